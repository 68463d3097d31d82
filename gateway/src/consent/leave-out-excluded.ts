import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type SelectionNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import type { SliceIndex } from '@samsyn/schema/proof'
import { HIDDEN_NOTHING } from './hidden-fields.ts'

/** Stands where everything was excluded, since a selection set may not be empty. Excluded itself. */
const NOTHING: FieldNode = {
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: '__typename' },
  directives: [
    {
      kind: Kind.DIRECTIVE,
      name: { kind: Kind.NAME, value: 'include' },
      arguments: [
        {
          kind: Kind.ARGUMENT,
          name: { kind: Kind.NAME, value: 'if' },
          value: { kind: Kind.BOOLEAN, value: false },
        },
      ],
    },
  ],
}

/**
 * The same within a record. It is asked for, and taken out of the answer again: of a field below a condition, under which
 * nothing is asked, the planner keeps nothing, and a record that is there would read as none.
 */
const NOTHING_OF_A_RECORD: FieldNode = {
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: HIDDEN_NOTHING },
  name: { kind: Kind.NAME, value: '__typename' },
}

export interface Included {
  readonly document: DocumentNode
  /** Whether `HIDDEN_NOTHING` is asked for. */
  readonly hidesNothing: boolean
}

/**
 * The document without what its constants exclude (`@include(if: false)`, `@skip(if: true)`). The planner would forget such
 * a constant below a condition with a variable (@apollo/query-planner 2.14.4), and ask a sector for what nobody wants.
 */
export function leaveOutExcluded(written: DocumentNode, schema: GraphQLSchema, index: SliceIndex): Included {
  const types = new TypeInfo(schema)
  const roots = [schema.getQueryType(), schema.getMutationType()].map((type) => type?.name)
  const namespaces = [...index.namespaces.values()].map(({ typeName }) => typeName)
  const isRecord = (type: string | undefined): boolean =>
    type !== 'Child' && !roots.includes(type) && !namespaces.includes(type ?? '')
  let hidesNothing = false
  const document = visit(
    written,
    visitWithTypeInfo(types, {
      SelectionSet: {
        leave: (node) => {
          const kept = node.selections.filter((selection) => !isExcluded(selection))
          if (kept.length === node.selections.length) return undefined
          if (kept.length > 0) return { ...node, selections: kept }
          const isOfRecord = isRecord(types.getParentType()?.name)
          hidesNothing ||= isOfRecord
          return { ...node, selections: [isOfRecord ? NOTHING_OF_A_RECORD : NOTHING] }
        },
      },
    }),
  )
  return { document, hidesNothing }
}

/** Takes the hidden field out of every record of an answer, in place. */
export function removeNothing(value: unknown): void {
  if (Array.isArray(value)) for (const item of value) removeNothing(item)
  else if (typeof value === 'object' && value !== null) {
    Reflect.deleteProperty(value, HIDDEN_NOTHING)
    for (const nested of Object.values(value)) removeNothing(nested)
  }
}

function isExcluded({ directives = [] }: SelectionNode): boolean {
  return directives.some((directive) => readConstant(directive) === (directive.name.value === 'skip'))
}

/** The constant of a condition; `null` for a variable, or for any other directive. */
function readConstant({ name, arguments: given = [] }: DirectiveNode): boolean | null {
  if (name.value !== 'include' && name.value !== 'skip') return null
  const value = given[0]?.value
  return value?.kind === Kind.BOOLEAN ? value.value : null
}
