export { type ConfigResult, readSettings, readSettingsOrExit, SERVE_SETTINGS, type ServeConfig } from './config.ts'
export type { SliceSubject } from './enforce.ts'
export { createRegistryGrantReader, type GrantReader } from './grant.ts'
export { type JsonResult, parseJson } from './json.ts'
export type { CloseTimes } from '@samsyn/schema/serving'
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
