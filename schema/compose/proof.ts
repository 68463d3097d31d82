export { proveSubgraphs, type SubgraphSdl } from './prove-subgraphs.ts'
export { type ProvenSupergraph, proveSupergraph, readProvenSupergraph, readSliceIndex } from './prove-supergraph.ts'
export { type Finding, printFinding, type RuleId, RULES } from './rules.ts'
export type { Namespace, SliceIndex } from './slice-index.ts'
