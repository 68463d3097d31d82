import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getOperationAST,
  getVariableValues,
  GraphQLIncludeDirective,
  type GraphQLObjectType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  isObjectType,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql'
import { count } from './records.ts'
import type { Caller, SeenChild, World } from './world.ts'

/**
 * Says what the answer to a query is to be, from the query and the world alone. A second reading of the rules: it has
 * nothing of the product but the names that the supergraph's `@consent` and `@locating` stand on.
 */

export interface Question {
  readonly document: DocumentNode
  readonly operationName: string | null
  readonly variables: Readonly<Record<string, unknown>>
  readonly caller: Caller
  readonly purpose: string | null
}

type Path = readonly (string | number)[]
type Json = Record<string, unknown>

export interface Prediction {
  readonly data: Json
  readonly withheld: readonly { readonly path: Path; readonly slice: string; readonly code: 'NOT_SHARED' }[]
  /** `Type.field` of whatever is told in it. */
  readonly told: ReadonlySet<string>
}

export interface Reference {
  predict(question: Question): Prediction
}

/** Stands for the cursor of a child: what it looks like is the registry's own affair. */
export const cursorAt = (child: string): string => `cursor of ${child}`

/** By `Type.field`. */
interface Coordinates {
  readonly slices: ReadonlyMap<string, string>
  readonly locating: ReadonlySet<string>
}

function readCoordinates(supergraph: string): Coordinates {
  const slices = new Map<string, string>()
  const locating = new Set<string>()
  const types = parse(supergraph).definitions.filter(({ kind }) => kind === Kind.OBJECT_TYPE_DEFINITION)
  for (const { name, fields = [] } of types as readonly ObjectTypeDefinitionNode[]) {
    for (const field of fields) {
      const coordinate = `${name.value}.${field.name.value}`
      for (const directive of field.directives ?? []) {
        if (directive.name.value === 'locating') locating.add(coordinate)
        const value = directive.name.value === 'consent' ? directive.arguments?.[0]?.value : undefined
        if (value?.kind === Kind.STRING) slices.set(coordinate, value.value)
      }
    }
  }
  return { slices, locating }
}

/** @param registryFields what the registry tells of a child */
export function createReference(
  world: World,
  schema: GraphQLSchema,
  supergraph: string,
  registryFields: (seen: SeenChild, caller: Caller) => Json,
): Reference {
  const { slices, locating } = readCoordinates(supergraph)

  const predict = ({ document, operationName, variables: given, caller, purpose }: Question): Prediction => {
    const operation = getOperationAST(document, operationName)
    const root = operation && schema.getRootType(operation.operation)
    if (!operation || !root) throw new Error('the query asks for no operation')
    const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], given).coerced
    if (coerced === undefined) throw new Error('the query has variables that do not fit')
    const fragments = new Map(
      document.definitions.flatMap((one) =>
        one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
      ),
    )
    const withheld: Prediction['withheld'][number][] = []
    const told = new Set<string>()
    const seen = world.see(caller)

    type Selection = ReadonlyMap<string, readonly FieldNode[]>
    const collect = (type: GraphQLObjectType, sets: readonly (SelectionSetNode | undefined)[]): Selection => {
      const fields = new Map<string, FieldNode[]>()
      const add = (set: SelectionSetNode): void => {
        for (const node of set.selections) {
          if (getDirectiveValues(GraphQLSkipDirective, node, coerced)?.['if'] === true) continue
          if (getDirectiveValues(GraphQLIncludeDirective, node, coerced)?.['if'] === false) continue
          if (node.kind === Kind.FIELD) {
            const key = node.alias?.value ?? node.name.value
            fields.set(key, [...(fields.get(key) ?? []), node])
            continue
          }
          const fragment =
            node.kind === Kind.INLINE_FRAGMENT ? node : (fragments.get(node.name.value) as FragmentDefinitionNode)
          const condition = fragment.typeCondition?.name.value
          if (condition === undefined || condition === type.name) add(fragment.selectionSet)
        }
      }
      for (const set of sets) if (set !== undefined) add(set)
      return fields
    }
    const below = (type: GraphQLObjectType, nodes: readonly FieldNode[]): Selection =>
      collect(
        type,
        nodes.map(({ selectionSet }) => selectionSet),
      )
    const definitionOf = (type: GraphQLObjectType, [node]: readonly FieldNode[]) => {
      const field = type.getFields()[node?.name.value ?? '']
      if (field === undefined) return undefined
      const named = getNamedType(field.type)
      return { field, coordinate: `${type.name}.${field.name}`, object: isObjectType(named) ? named : null }
    }

    /** Whether nothing is asked of an object but where the child is. */
    const asksOnlyPlaces = (type: GraphQLObjectType, nodes: readonly FieldNode[]): boolean => {
      const asked = [...below(type, nodes).values()].flatMap((inner) => {
        const definition = definitionOf(type, inner)
        return definition === undefined ? [] : [{ ...definition, inner }]
      })
      return (
        asked.length > 0 &&
        asked.every(
          ({ coordinate, object, inner }) =>
            locating.has(coordinate) || (object !== null && asksOnlyPlaces(object, inner)),
        )
      )
    }

    interface Place {
      readonly path: Path
      /** The slice whose places are withheld here; `null`: none are. */
      readonly hides: string | null
    }
    const complete = (type: GraphQLObjectType, nodes: readonly FieldNode[], value: unknown, place: Place): unknown => {
      if (value === null || value === undefined) return null
      if (Array.isArray(value)) {
        return value.map((item, index) => complete(type, nodes, item, { ...place, path: [...place.path, index] }))
      }
      if (type.name === 'Child') return completeChild(nodes, value as SeenChild, place.path)
      return completeFields(type, below(type, nodes), value as Json, place)
    }
    const completeFields = (type: GraphQLObjectType, fields: Selection, source: Json, { path, hides }: Place): Json => {
      const answer: Json = {}
      for (const [key, nodes] of fields) {
        const definition = definitionOf(type, nodes)
        if (definition === undefined) {
          answer[key] = type.name
          continue
        }
        const { field, coordinate, object } = definition
        if (hides !== null && locating.has(coordinate)) {
          withheld.push({ path: [...path, key], slice: hides, code: 'NOT_SHARED' })
          answer[key] = null
          continue
        }
        const held = source[field.name]
        const args = getArgumentValues(field, nodes[0] as FieldNode, coerced)
        const value = typeof held === 'function' ? (held as (args: Json) => unknown)(args) : held
        if (value !== null && value !== undefined) told.add(coordinate)
        answer[key] =
          object === null ? (value ?? null) : complete(object, nodes, value, { path: [...path, key], hides })
      }
      return answer
    }
    const completeChild = (nodes: readonly FieldNode[], child: SeenChild, path: Path): Json => {
      const type = schema.getType('Child') as GraphQLObjectType
      const own = registryFields(child, caller)
      const answer: Json = {}
      for (const [key, inner] of below(type, nodes)) {
        const name = inner[0]?.name.value as string
        const sector = world.files.records.get(child.child.key)?.[name]
        const namespace = sector === undefined ? null : (definitionOf(type, inner)?.object ?? null)
        if (namespace !== null) answer[key] = completeNamespace(namespace, inner, child, [...path, key])
        else Object.assign(answer, completeFields(type, new Map([[key, inner]]), own, { path, hides: null }))
      }
      return answer
    }
    const completeNamespace = (
      type: GraphQLObjectType,
      nodes: readonly FieldNode[],
      { child }: SeenChild,
      path: Path,
    ): Json | null => {
      const shared = world.shared(caller, purpose, child.key)
      const hidesPlaces = child.protection !== 'UGRADERT'
      const answer: Json = {}
      let isShown = false
      for (const [key, inner] of below(type, nodes)) {
        const definition = definitionOf(type, inner)
        const slice = definition && slices.get(definition.coordinate)
        const object = definition?.object
        if (definition === undefined || slice === undefined || object == null) {
          answer[key] = type.name
          continue
        }
        const share = shared.get(slice)
        const place = { path: [...path, key], hides: hidesPlaces ? slice : null }
        if (share === undefined || (hidesPlaces && asksOnlyPlaces(object, inner))) {
          withheld.push({ path: place.path, slice, code: 'NOT_SHARED' })
          answer[key] = null
          continue
        }
        const [sector = '', name = ''] = slice.split('.')
        const records = world.files.records.get(child.key)?.[sector]?.[name] ?? null
        answer[key] = complete(object, inner, count(records, share), place)
        if (answer[key] === null) continue
        told.add(definition.coordinate)
        isShown = true
      }
      return isShown ? answer : null
    }

    const find = (id: unknown): SeenChild | null => seen.find(({ child }) => child.id === id) ?? null
    const source: Json = {
      me: caller.person && { id: caller.person.id, displayName: caller.person.displayName },
      child: ({ id }: Json) => find(id),
      children: ({ first, after }: Json) => {
        const start = after == null ? 0 : seen.findIndex(({ child }) => cursorAt(child.key) === after) + 1
        if (after != null && start === 0) return { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }
        const nodes = seen.slice(start, start + Math.max(1, Math.min(50, first as number)))
        const hasNextPage = start + nodes.length < seen.length
        const last = nodes.at(-1)?.child.key ?? ''
        return { nodes, pageInfo: { hasNextPage, endCursor: hasNextPage ? cursorAt(last) : null } }
      },
      requestConsent: ({ input }: Json) => ({ problem: null, child: find((input as Json)['child']) }),
    }
    const data = completeFields(root, collect(root, [operation.selectionSet]), source, { path: [], hides: null })
    return { data, withheld, told }
  }
  return { predict }
}
