import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql'

/** Refuses aliases that begin with two underscores: GraphQL keeps such names, and the gateway uses two of them. */
export function refuseHiddenNames(context: ValidationContext): ASTVisitor {
  return {
    Field: (node) => {
      if (node.alias?.value.startsWith('__') === true) {
        context.reportError(new GraphQLError('An alias may not begin with two underscores.', { nodes: [node] }))
      }
    },
  }
}
