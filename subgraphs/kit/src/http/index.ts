export { type SourceAnswer, type SourceClient, openSourceClient, type SourceRequest } from './client.ts'
export { startDeadline } from './deadline.ts'
export { SourceUnavailable } from './failure.ts'
export { keepReading, type KeptReading } from './keep-reading.ts'
export { type KeptSource, type OpenedSource, openInMemory } from './opened-source.ts'
export { type Page, readPages } from './pages.ts'
export {
  ACCESS_SETTINGS,
  type AccessSettings,
  ASKING_SETTINGS,
  describeSource,
  findSourceFaults,
  openAccess,
  READING_SETTINGS,
  sourceFolder,
  sourceUrl,
  URL_KIND,
} from './settings.ts'
