import { type DirectiveNode, type DocumentNode, type FieldNode, Kind, type SelectionNode, visit } from 'graphql'

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
 * The document without what its constants exclude (`@include(if: false)`, `@skip(if: true)`). The planner would forget such
 * a constant below a condition with a variable (@apollo/query-planner 2.14.4), and ask a sector for what nobody wants.
 */
export function leaveOutExcluded(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet: {
      leave: (node) => {
        const kept = node.selections.filter((selection) => !isExcluded(selection))
        if (kept.length === node.selections.length) return undefined
        return { ...node, selections: kept.length === 0 ? [NOTHING] : kept }
      },
    },
  })
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
