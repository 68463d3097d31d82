import {
  type DocumentNode,
  executeSync,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
} from 'graphql'
import { listOccurrences, readKey, type SelectionSource } from './selection.ts'
import type { Fragments, Variables } from './selection.ts'

/** Answers an operation's `__schema` and `__type` fields, by response key, from the schema that clients see. */
export function compileIntrospection(
  operation: OperationDefinitionNode,
  fragments: Fragments,
  schema: GraphQLSchema,
  source: SelectionSource,
): (key: string, variables: Variables) => unknown {
  const root = schema.getRootType(operation.operation)
  const fields = new Map<string, FieldNode[]>()
  for (const { node } of root == null ? [] : listOccurrences(schema, root, [source], fragments)) {
    if (node.name.value !== '__schema' && node.name.value !== '__type') continue
    fields.set(readKey(node), [...(fields.get(readKey(node)) ?? []), node])
  }
  const documents = new Map<string, DocumentNode>()
  return (key, variables) => {
    const document = documents.get(key) ?? writeDocument(operation, fragments, fields.get(key) ?? [])
    documents.set(key, document)
    return executeSync({ schema, document, variableValues: variables }).data?.[key] ?? null
  }
}

function writeDocument(
  operation: OperationDefinitionNode,
  fragments: Fragments,
  selections: readonly FieldNode[],
): DocumentNode {
  // Whether they are selected at all has been found out by then.
  const included = selections.map((node) => ({ ...node, directives: [] }))
  return {
    kind: Kind.DOCUMENT,
    definitions: [
      { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections: included } },
      ...fragments.values(),
    ],
  }
}
