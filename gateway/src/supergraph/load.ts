import type { GraphQLDataSource } from '@apollo/gateway'
import type { GatewayInterface } from '@apollo/server-gateway-interface'
import type { GraphQLSchema } from 'graphql'
import { SECTORS } from '@samsyn/schema/policy'
import { type Finding, readProvenSupergraph, type SliceIndex } from '@samsyn/schema/proof'
import type { Database } from '../audit/database.ts'
import { type AnswerCounts, guardExecutor } from '../consent/executor.ts'
import { hideTypes } from './hide-schema.ts'
import { openPlanner } from './planner.ts'

/** What the data sources of one supergraph are made from, once it is loaded. */
export interface SupergraphView {
  readonly schema: () => GraphQLSchema
  readonly index: () => SliceIndex
}

export interface SupergraphOptions {
  readonly supergraphSdl: string
  readonly database: Database
  /** Whether the schema can be read through GraphQL. */
  readonly introspection: boolean
  /** Told of each answer that leaves. */
  readonly onAnswer?: (counts: AnswerCounts) => void
  /** Makes the way to a subgraph, by its name in the supergraph. */
  readonly createSource: (name: string, view: SupergraphView) => GraphQLDataSource
}

export type LoadResult =
  | { readonly ok: true; readonly gateway: GatewayInterface; readonly schema: () => GraphQLSchema }
  | { readonly ok: false; readonly findings: readonly Finding[] }

/** The names a supergraph's subgraphs may have. */
export const SUBGRAPHS = [...SECTORS, 'consent'] as const
export type SubgraphName = (typeof SUBGRAPHS)[number]

/**
 * Makes a gateway of a supergraph that passes the composition proof. One that does not is refused with the rules it
 * breaks: nothing is served from it.
 */
export function loadSupergraph(options: SupergraphOptions): LoadResult {
  const { supergraphSdl, database, introspection, createSource, onAnswer } = options
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
  const planner = openPlanner(supergraphSdl, ({ name }) => createSource(name, view))
  planner.onSchemaLoadOrUpdate(({ apiSchema }) => {
    schema = apiSchema
  })
  const gateway: GatewayInterface = {
    ...planner,
    load: async (apolloOptions) => {
      const { executor } = await planner.load(apolloOptions)
      const execute = introspection ? executor : hideTypes(executor as never)
      return { executor: guardExecutor(execute as never, { ...view, database, onAnswer }) as never }
    },
  }
  return { ok: true, gateway, schema: view.schema }
}
