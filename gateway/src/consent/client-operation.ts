import {
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { SliceIndex } from '@samsyn/schema/proof'
import { HIDDEN_CAPACITY, HIDDEN_ID } from './hidden-fields.ts'
import { readDocument } from './operation-document.ts'
import { buildWalk, type WalkField } from './walk-fields.ts'

/** A client's operation, read once: what is executed in its place, and how its answer is walked. */
export interface ClientOperation {
  /** The client's document with the hidden fields asked for on every `Child`. */
  readonly document: DocumentNode
  readonly fields: readonly WalkField[]
  /** In how many places it asks for children, one or many. Each costs a request to every sector asked there. */
  readonly childPlaces: number
}

export function compileClientOperation(
  document: DocumentNode,
  operationName: string | null | undefined,
  schema: GraphQLSchema,
  index: SliceIndex,
): ClientOperation {
  const { operation, fragments } = readDocument(document, operationName)
  const root = schema.getRootType(operation.operation)
  if (root == null) throw new Error('no such root type')
  const sources = [{ selectionSet: operation.selectionSet, conditions: [] }]
  const fields = buildWalk(schema, index, root, sources, fragments)
  return { document: addHiddenFields(document, schema), fields, childPlaces: countChildPlaces(fields) }
}

function countChildPlaces(fields: readonly WalkField[]): number {
  return fields.reduce((sum, field) => sum + (field.isChild ? 1 : 0) + countChildPlaces(field.nested), 0)
}

const hidden = (alias: string, name: string): FieldNode => ({
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: alias },
  name: { kind: Kind.NAME, value: name },
})

function addHiddenFields(document: DocumentNode, schema: GraphQLSchema): DocumentNode {
  const types = new TypeInfo(schema)
  return visit(
    document,
    visitWithTypeInfo(types, {
      SelectionSet: {
        leave: (node) =>
          types.getParentType()?.name === 'Child'
            ? {
                ...node,
                selections: [...node.selections, hidden(HIDDEN_ID, 'id'), hidden(HIDDEN_CAPACITY, 'myCapacity')],
              }
            : undefined,
      },
    }),
  )
}
