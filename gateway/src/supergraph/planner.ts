import { ApolloGateway, type GraphQLDataSource, type ServiceEndpointDefinition } from '@apollo/gateway'
import type { GatewayInterface } from '@apollo/server-gateway-interface'
import { type DocumentNode, Kind, type OperationDefinitionNode, type SelectionSetNode } from 'graphql'
import { ClientError } from '../errors.ts'

type Executor = NonNullable<Awaited<ReturnType<GatewayInterface['load']>>['executor']>
type RequestContext = Parameters<Executor>[0]

/**
 * The planner over the data sources it is given. Its answers hold data and errors and no extensions: those name fields
 * that are not shared, and outside production tell the plan to a client who sends a header. An operation that nobody
 * would be asked for is an error, where the planner answers null.
 * @param createSource makes the way to a subgraph, by its name and URL in the supergraph. `load` throws what it throws.
 */
export function openPlanner(
  supergraphSdl: string,
  createSource: (subgraph: ServiceEndpointDefinition) => GraphQLDataSource,
): GatewayInterface {
  const unplanned = new WeakSet<object>()
  const apollo = new ApolloGateway({
    supergraphSdl,
    buildService: createSource,
    experimental_didResolveQueryPlan: ({ queryPlan, requestContext }) => {
      if (queryPlan.node === undefined) unplanned.add(requestContext)
    },
  })
  const plan = (execute: Executor) => async (context: RequestContext) => {
    const { data, errors } = await execute(context)
    if (unplanned.has(context) && answersFields(data, context)) {
      return { data: null, errors: [new ClientError('INTERNAL')] }
    }
    return { data, ...(errors === undefined ? {} : { errors }) }
  }
  return {
    onSchemaLoadOrUpdate: (callback) => apollo.onSchemaLoadOrUpdate(callback),
    stop: () => apollo.stop(),
    load: async (options) => {
      const { executor } = await apollo.load(options)
      if (executor === null) throw new Error('the planner gave no executor')
      return { executor: plan(executor as Executor) as never }
    },
  }
}

/** Whether the data holds a field that only a subgraph could have answered. */
function answersFields(data: unknown, { document, operation }: RequestContext): boolean {
  if (typeof data !== 'object' || data === null || operation === undefined) return false
  const names = listFieldNames(operation, document)
  return Object.keys(data).some((name) => names.has(name))
}

/** The names, in the answer, of an operation's root fields that are none of introspection's. */
function listFieldNames(operation: OperationDefinitionNode, document: DocumentNode): ReadonlySet<string> {
  const names = new Set<string>()
  const visit = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) visit(selection.selectionSet)
      else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        for (const definition of document.definitions) {
          if (definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value)
            visit(definition.selectionSet)
        }
      } else if (!selection.name.value.startsWith('__')) names.add((selection.alias ?? selection.name).value)
    }
  }
  visit(operation.selectionSet)
  return names
}
