import type { GraphQLDataSource } from '@apollo/gateway'

/** A subgraph as the executor asks it: @apollo/gateway's own interface, so that its executor can ask the same ones. */
export type Source = Pick<GraphQLDataSource, 'process'>

/** Of a subgraph in the plan, its name and URL in the supergraph. */
export interface Subgraph {
  readonly name: string
  readonly url?: string | undefined
}

/** An object of an answer while it is being gathered. */
export type Entity = Record<string, unknown>
