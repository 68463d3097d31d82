export { type ComposeResult, composeSupergraph, type SubgraphService } from './compose.ts'
export * from './proof.ts'
