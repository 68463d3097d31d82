import DataLoader from 'dataloader'
import type { SchoolRecords } from './records.ts'
import type { Source } from './source.ts'

/** One loader for each slice, by national identity number. */
export type Loaders = { readonly [Slice in keyof SchoolRecords]: DataLoader<string, SchoolRecords[Slice]> }

/** Loaders for one request. */
export function createLoaders(source: Source): Loaders {
  return {
    enrolment: new DataLoader(source.enrolment),
    attendance: new DataLoader(source.attendance),
    contacts: new DataLoader(source.contacts),
    adaptedEducation: new DataLoader(source.adaptedEducation),
    ppt: new DataLoader(source.ppt),
    assessment: new DataLoader(source.assessment),
    followUpService: new DataLoader(source.followUpService),
  }
}
