export { type ComposeResult, composeSupergraph, type SubgraphService } from './compose.ts'
export * from './proof.ts'
export { readSubgraphs } from './subgraph-files.ts'
export { readTypeOwners } from './type-owners.ts'
