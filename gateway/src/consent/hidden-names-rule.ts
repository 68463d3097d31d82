import type { ASTVisitor, ValidationContext } from 'graphql'
import { ClientError } from '../errors.ts'

/** What the planner calls the children it asks a sector about. */
const REPRESENTATIONS = 'representations'

/**
 * Refuses the names that the gateway and the planner keep for themselves: aliases and variables that begin with two
 * underscores (GraphQL keeps such names, the gateway uses some of them, and one is the prototype of every object), another
 * field of `Child` under the key `id`, by which the planner finds the child again in a sector, and the planner's own variable.
 */
export function refuseHiddenNames(context: ValidationContext): ASTVisitor {
  return {
    Field: (node) => {
      const alias = node.alias?.value
      if (alias === undefined) return
      if (alias.startsWith('__')) {
        context.reportError(
          new ClientError('GRAPHQL_VALIDATION_FAILED', 'An alias may not begin with two underscores.', {
            nodes: [node],
          }),
        )
      } else if (alias === 'id' && node.name.value !== 'id' && context.getParentType()?.name === 'Child') {
        context.reportError(
          new ClientError('GRAPHQL_VALIDATION_FAILED', 'Of a child, only its id may be called id.', { nodes: [node] }),
        )
      }
    },
    VariableDefinition: (node) => {
      const name = node.variable.name.value
      if (name.startsWith('__') || name === REPRESENTATIONS) {
        const message = `A variable may not begin with two underscores, nor be called ${REPRESENTATIONS}.`
        context.reportError(new ClientError('GRAPHQL_VALIDATION_FAILED', message, { nodes: [node] }))
      }
    },
  }
}
