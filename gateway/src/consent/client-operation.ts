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
import { compileCost, type OperationCost } from '../limits/operation-cost.ts'
import { HIDDEN_CAPACITY, HIDDEN_ID } from './hidden-fields.ts'
import { leaveOutExcluded } from './leave-out-excluded.ts'
import { readDocument } from '../execute/operation-document.ts'
import { buildWalk, type WalkField } from './walk-fields.ts'

/** A client's operation, read once: what is executed in its place, and how its answer is walked. */
export interface ClientOperation {
  /** The client's document without what its constants exclude, and with the hidden fields asked for on every `Child`. */
  readonly document: DocumentNode
  readonly fields: readonly WalkField[]
  readonly cost: OperationCost
  /** Whether `HIDDEN_NOTHING` is asked for as well. */
  readonly hidesNothing: boolean
}

export function compileClientOperation(
  written: DocumentNode,
  operationName: string | null | undefined,
  schema: GraphQLSchema,
  index: SliceIndex,
): ClientOperation {
  const { document, hidesNothing } = leaveOutExcluded(written, schema, index)
  const { operation, fragments } = readDocument(document, operationName)
  const root = schema.getRootType(operation.operation)
  if (root == null) throw new Error('no such root type')
  const sources = [{ selectionSet: operation.selectionSet, conditions: [] }]
  const fields = buildWalk(schema, index, root, sources, fragments)
  return { document: addHiddenFields(document, schema), fields, cost: compileCost(fields, schema), hidesNothing }
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
