import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway'
import type { GatewayInterface } from '@apollo/server-gateway-interface'
import type { GraphQLSchema } from 'graphql'
import { SECTORS } from '@samsyn/schema/policy'
import { type Finding, readProvenSupergraph, type SliceIndex } from '@samsyn/schema/proof'
import type { Database } from '../audit/database.ts'
import { guardExecutor } from '../consent/executor.ts'

/** What the data sources of one supergraph are made from, once it is loaded. */
export interface SupergraphView {
  readonly schema: () => GraphQLSchema
  readonly index: () => SliceIndex
}

export interface SupergraphOptions {
  readonly supergraphSdl: string
  readonly database: Database
  /** Makes the way to a subgraph, by its name in the supergraph. */
  readonly createSource: (name: string, view: SupergraphView) => GraphQLDataSource
}

export type LoadResult =
  | { readonly ok: true; readonly gateway: GatewayInterface }
  | { readonly ok: false; readonly findings: readonly Finding[] }

/** The names a supergraph's subgraphs may have. */
export const SUBGRAPHS = [...SECTORS, 'consent'] as const
export type SubgraphName = (typeof SUBGRAPHS)[number]

/**
 * Makes a gateway of a supergraph that passes the composition proof. One that does not is refused with the rules it
 * breaks: nothing is served from it.
 */
export function loadSupergraph({ supergraphSdl, database, createSource }: SupergraphOptions): LoadResult {
  const proven = readProvenSupergraph(supergraphSdl)
  if (!proven.ok) return proven
  let schema: GraphQLSchema | undefined
  const view: SupergraphView = {
    schema: () => {
      if (schema === undefined) throw new Error('the supergraph is not loaded yet')
      return schema
    },
    index: () => proven.index,
  }
  const apollo = new ApolloGateway({ supergraphSdl, buildService: ({ name }) => createSource(name, view) })
  apollo.onSchemaLoadOrUpdate(({ apiSchema }) => {
    schema = apiSchema
  })
  const gateway: GatewayInterface = {
    onSchemaLoadOrUpdate: (callback) => apollo.onSchemaLoadOrUpdate(callback),
    stop: () => apollo.stop(),
    load: async (options) => {
      const { executor } = await apollo.load(options)
      if (executor === null) throw new Error('the planner gave no executor')
      return { executor: guardExecutor(executor as never, { ...view, database }) as never }
    },
  }
  return { ok: true, gateway }
}
