import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway'
import type { GatewayInterface } from '@apollo/server-gateway-interface'
import type { QueryPlan } from '@apollo/query-planner'
import { buildASTSchema, type DocumentNode, type GraphQLSchema, parse } from 'graphql'
import { readDocument } from '../../../gateway/src/execute/operation-document.ts'
import { compileOperation, type ExecutableOperation } from '../../../gateway/src/execute/operation.ts'
import type { Source } from '../../../gateway/src/execute/source.ts'

process.env['APOLLO_TELEMETRY_DISABLED'] = '1'

export interface Asked {
  readonly text: string
  readonly operationName?: string | null
  readonly variables?: Readonly<Record<string, unknown>>
}

export interface Answer {
  readonly data?: unknown
  readonly errors?: readonly unknown[]
}

/** @apollo/gateway's executor and ours, over the same made-up subgraphs and by the same plans. */
export interface TwoExecutors {
  /** What clients see. */
  readonly schema: GraphQLSchema
  /** Either is given what its data sources are told: who asks. The stock one is asked first, as it plans. */
  askStock(asked: Asked, asker?: object): Promise<Answer>
  askOwn(asked: Asked, asker?: object): Promise<Answer>
  stop(): Promise<void>
}

/** What has been parsed, planned and compiled of one operation. */
interface Known {
  readonly document: DocumentNode
  plan?: QueryPlan
  executable?: ExecutableOperation
}

export async function openExecutors(
  supergraphSdl: string,
  createSource: (name: string) => Source,
): Promise<TwoExecutors> {
  const sources = new Map<string, Source>()
  const known = new Map<string, Known>()
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ name }) => {
      const source = createSource(name)
      sources.set(name, source)
      return source as GraphQLDataSource
    },
    experimental_didResolveQueryPlan: ({ queryPlan, requestContext }) => {
      const operation = known.get(requestContext.queryHash)
      if (operation !== undefined) operation.plan = queryPlan
    },
  })
  let schema: GraphQLSchema | undefined
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => {
    schema = apiSchema
  })
  const { executor } = await (gateway as unknown as GatewayInterface).load({ apollo: {} })
  if (schema === undefined || executor === null) throw new Error('the supergraph was not loaded')
  const options = { schema, supergraphSchema: buildASTSchema(parse(supergraphSdl), { assumeValidSDL: true }), sources }

  return {
    schema,
    stop: () => gateway.stop(),
    askStock: async ({ text, operationName, variables = {} }, asker = {}) => {
      const operation = known.get(text) ?? { document: parse(text) }
      known.set(text, operation)
      const context = {
        document: operation.document,
        operation: readDocument(operation.document, operationName).operation,
        request: { query: text, variables, operationName },
        queryHash: text,
        context: asker,
        metrics: {},
      }
      return executor(context as never) as Promise<Answer>
    },
    askOwn: async ({ text, operationName, variables = {} }, asker = {}) => {
      const operation = known.get(text)
      if (operation?.plan === undefined) throw new Error(`not planned: ${text}`)
      operation.executable ??= compileOperation(operation.plan, operation.document, operationName, options)
      return operation.executable.execute(variables, { ...asker })
    },
  }
}
