import type { GatewayInterface } from '@apollo/server-gateway-interface'
import { type ASTVisitor, type DocumentNode, Kind, type ValidationContext, visit } from 'graphql'
import { ClientError } from '../errors.ts'

type Executor = NonNullable<Awaited<ReturnType<GatewayInterface['load']>>['executor']>

/**
 * A schema nobody may read: `__schema` is refused here, and `hideTypes` has `__type` answer null whatever it names, which
 * is GraphQL's answer for a type that does not exist (§ 4.5). So no request tells a name that is in the schema from one
 * that is not, and what a client of GraphQL over HTTP may ask of any server is not an error.
 */
export function refuseSchema(context: ValidationContext): ASTVisitor {
  return {
    Field: (node) => {
      if (node.name.value !== '__schema') return
      context.reportError(
        new ClientError('GRAPHQL_VALIDATION_FAILED', 'The schema is not told here.', { nodes: [node] }),
      )
    },
  }
}

/** Has each `__type` ask for a name that no type can have. */
export function hideTypes(execute: Executor): Executor {
  const hidden = new WeakMap<DocumentNode, DocumentNode>()
  return (context) => {
    const document = hidden.get(context.document) ?? nameNoTypes(context.document)
    hidden.set(context.document, document)
    return execute({ ...context, document })
  }
}

function nameNoTypes(document: DocumentNode): DocumentNode {
  return visit(document, {
    Field: (node) => {
      if (node.name.value !== '__type') return undefined
      const name = { kind: Kind.NAME, value: 'name' } as const
      const value = { kind: Kind.STRING, value: '' } as const
      return { ...node, arguments: [{ kind: Kind.ARGUMENT, name, value }] }
    },
  })
}
