"""The graph of the example: what a request may ask, and the one place where the grant is enforced."""

from graphql import (
    GraphQLArgument,
    GraphQLField,
    GraphQLID,
    GraphQLInt,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLString,
    GraphQLUnionType,
)
from graphql.execution import execute
from graphql.language import ast
from graphql.language.parser import parse
from graphql.validation import validate

SECTOR = "school"
SLICES = ("school.enrolment", "school.attendance")


class BadRequest(Exception):
    """The query can't be answered; nobody is told what would have fitted."""


def build_graph(sdl, records):
    """records: by identity number, by the slice's name, a list of records with a startDate."""

    def guarded(name, item):
        slice_id = f"{SECTOR}.{name}"

        def resolve(child, info):
            grant = info.context
            if slice_id not in grant.since or child not in grant.children:
                return None
            since = grant.since[slice_id]
            found = records.get(grant.children[child], {}).get(name, [])
            counted = [one for one in found if since is None or (one["startDate"] or "") >= since]
            # Never an empty list: it would tell that there is something older.
            return counted or None

        return GraphQLField(GraphQLList(GraphQLNonNull(item)), resolver=resolve)

    def locating(name):
        return GraphQLField(
            GraphQLString, resolver=lambda record, info: record[name] if info.context.locating else None
        )

    def plain(name, kind):
        return GraphQLField(kind, resolver=lambda record, info: record[name])

    date = GraphQLScalarType("Date", serialize=str)
    enrolment = GraphQLObjectType(
        "Enrolment",
        {
            "startDate": plain("startDate", date),
            "endDate": plain("endDate", date),
            "grade": plain("grade", GraphQLInt),
            "schoolName": locating("schoolName"),
        },
    )
    absence = GraphQLObjectType("Absence", {"startDate": plain("startDate", date), "endDate": plain("endDate", date)})
    record = GraphQLObjectType(
        "SchoolRecord", {"enrolment": guarded("enrolment", enrolment), "attendance": guarded("attendance", absence)}
    )
    # A child is its id; what is known of it is in the grant.
    child = GraphQLObjectType(
        "Child",
        {
            "id": GraphQLField(GraphQLNonNull(GraphQLID), resolver=lambda child, info: child),
            SECTOR: GraphQLField(record, resolver=lambda child, info: child),
        },
    )
    entity = GraphQLUnionType("_Entity", [child], resolve_type=lambda value, info: child)
    anything = GraphQLScalarType("_Any", serialize=dict, parse_value=read_object, parse_literal=read_literal)
    service = GraphQLObjectType("_Service", {"sdl": GraphQLField(GraphQLString, resolver=lambda root, info: sdl)})
    query = GraphQLObjectType(
        "Query",
        {
            "_service": GraphQLField(GraphQLNonNull(service), resolver=lambda root, info: {}),
            "_entities": GraphQLField(
                GraphQLNonNull(GraphQLList(entity)),
                args={"representations": GraphQLArgument(GraphQLNonNull(GraphQLList(GraphQLNonNull(anything))))},
                resolver=find_children,
            ),
        },
    )
    return GraphQLSchema(query)


def find_children(_, info, representations):
    """A child that the grant does not name is None, known or not."""
    found = (one.get("id") if one.get("__typename") == "Child" else None for one in representations)
    return [child if isinstance(child, str) and child in info.context.children else None for child in found]


def read_object(value):
    if not isinstance(value, dict):
        raise ValueError("not an object")
    return value


def read_literal(node):
    if not isinstance(node, ast.ObjectValue):
        return None
    return {field.name.value: getattr(field.value, "value", None) for field in node.fields}


def answer(schema, grant, request):
    """Answers one GraphQL request under its grant. Raises BadRequest where it is none, or asks what there is not."""
    if not isinstance(request, dict) or not isinstance(request.get("query"), str):
        raise BadRequest
    variables, operation = request.get("variables"), request.get("operationName")
    if not isinstance(variables, (dict, type(None))) or not isinstance(operation, (str, type(None))):
        raise BadRequest
    try:
        document = parse(request["query"])
        if asks_for_schema(document) or validate(schema, document):
            raise BadRequest
        result = execute(schema, document, context=grant, variables=variables, operation_name=operation)
    except Exception as error:  # The library raises for variables that do not fit, and where a query is nested too deep.
        raise BadRequest from error
    if result.data is None:
        raise BadRequest
    errors = [
        {
            "message": "The source does not answer.",
            "path": error.path,
            "extensions": {"code": "SOURCE_UNAVAILABLE"},
        }
        for error in result.errors or []
    ]
    return {"data": result.data, "errors": errors} if errors else {"data": result.data}


def asks_for_schema(node):
    """Whether a document, at any depth, has `__schema` or `__type`."""
    if isinstance(node, ast.Field) and node.name.value in ("__schema", "__type"):
        return True
    selections = node.selection_set.selections if getattr(node, "selection_set", None) is not None else []
    return any(asks_for_schema(one) for one in [*selections, *getattr(node, "definitions", [])])
