export {
  type ConfigResult,
  OPERATIONS_SETTINGS,
  readSettings,
  readSettingsOrExit,
  SERVE_SETTINGS,
  type ServeConfig,
  toOperationsConfig,
  toServeConfig,
} from './config.ts'
export type { SliceSubject } from './enforce.ts'
export { createRegistryGrantReader, type GrantReader } from './grant.ts'
export { type JsonResult, parseJson } from './json.ts'
export type { CloseTimes } from '@samsyn/schema/serving'
export { openProcessMetrics, type ProcessMetrics } from './operations/process-metrics.ts'
export { type Part, serveOwnOperations } from './operations/serve-own.ts'
export { type FaultListener, isOnOrAfter, type SourceFault } from './report.ts'
export { logJson, runSubgraph } from './run.ts'
export {
  type SectorContext,
  type SectorOptions,
  type SectorResolvers,
  serveSector,
  type SliceResolvers,
} from './sector.ts'
export { type Log, type RunningSubgraph, serveSubgraph } from './serve.ts'
