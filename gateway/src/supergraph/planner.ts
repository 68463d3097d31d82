import { ApolloGateway } from '@apollo/gateway'
import type { QueryPlan } from '@apollo/query-planner'
import type { GatewayInterface } from '@apollo/server-gateway-interface'
import { buildASTSchema, type DocumentNode, getVariableValues, type GraphQLSchema, parse } from 'graphql'
import { ClientError } from '../errors.ts'
import { compileOperation, type ExecutableOperation } from '../execute/operation.ts'
import type { Source, Subgraph } from '../execute/source.ts'

type Executor = NonNullable<Awaited<ReturnType<GatewayInterface['load']>>['executor']>
type RequestContext = Parameters<Executor>[0]

/** Ends @apollo/gateway's executor where it has the plan and would begin to ask. */
class Planned extends Error {
  readonly plan: QueryPlan
  constructor(plan: QueryPlan) {
    super('planned')
    this.plan = plan
  }
}

/**
 * Plans with @apollo/gateway and executes with an executor of our own (`execute/operation.ts`) over the data sources it is
 * given. Each operation of a document is planned and compiled once, for as long as Apollo Server keeps the document and the
 * supergraph is the same. Answers hold data and errors and no extensions. An operation that nobody would be asked for is an
 * error, where the stock executor answers null.
 * @param createSource makes the way to a subgraph, by its name and URL in the supergraph. `load` throws what it throws.
 */
export function openPlanner(supergraphSdl: string, createSource: (subgraph: Subgraph) => Source): GatewayInterface {
  const sources = new Map<string, Source>()
  const apollo = new ApolloGateway({
    supergraphSdl,
    // What comes of a plan is kept with its document, and the plan itself is not needed again.
    experimental_approximateQueryPlanStoreMiB: 1,
    buildService: (subgraph) => {
      sources.set(subgraph.name, createSource(subgraph))
      return { process: () => Promise.reject(new Error('plans are executed elsewhere')) }
    },
    experimental_didResolveQueryPlan: ({ queryPlan }) => {
      throw new Planned(queryPlan)
    },
  })
  let schema: GraphQLSchema | undefined
  const supergraphSchema = buildASTSchema(parse(supergraphSdl), { assumeValidSDL: true })
  let operations = new WeakMap<DocumentNode, Map<string, ExecutableOperation>>()
  apollo.onSchemaLoadOrUpdate(({ apiSchema }) => {
    schema = apiSchema
    operations = new WeakMap()
  })

  const execute =
    (plan: Executor, apiSchema: GraphQLSchema): Executor =>
    async (context) => {
      const { document, request, operation } = context
      const { errors } = getVariableValues(apiSchema, operation.variableDefinitions ?? [], request.variables ?? {})
      if (errors !== undefined) return { errors }
      const byName = operations.get(document) ?? new Map<string, ExecutableOperation>()
      operations.set(document, byName)
      const name = request.operationName ?? ''
      let executable = byName.get(name)
      if (executable === undefined) {
        const options = { schema: apiSchema, supergraphSchema, sources }
        executable = compileOperation(await readPlan(plan, context), document, request.operationName, options)
        byName.set(name, executable)
      }
      return executable.execute(request.variables ?? {}, context.context) as ReturnType<Executor>
    }

  return {
    onSchemaLoadOrUpdate: (callback) => apollo.onSchemaLoadOrUpdate(callback),
    stop: () => apollo.stop(),
    load: async (options) => {
      const { executor } = await apollo.load(options)
      if (executor === null || schema === undefined) throw new Error('the planner gave no executor')
      return { executor: execute(executor as Executor, schema) as never }
    },
  }
}

async function readPlan(plan: Executor, context: RequestContext): Promise<QueryPlan> {
  try {
    await plan(context)
  } catch (error) {
    if (error instanceof Planned) return error.plan
    throw error
  }
  throw new ClientError('INTERNAL')
}
