import DataLoader from 'dataloader'
import type { RecordKind, RecordKinds } from './records.ts'
import type { Source } from './source.ts'

/** One loader for each kind of record, keyed on the national identity number. */
export type Loaders = { readonly [K in RecordKind]: DataLoader<string, readonly RecordKinds[K][]> }

/** Loaders for one request: they never outlive the grant they were made under. */
export function createLoaders(source: Source): Loaders {
  const createLoader = <K extends RecordKind>(kind: K): DataLoader<string, readonly RecordKinds[K][]> =>
    new DataLoader((numbers) => source.find(kind, numbers))
  return {
    contacts: createLoader('contacts'),
    schoolNursePeriods: createLoader('schoolNursePeriods'),
    schoolNurseConsultations: createLoader('schoolNurseConsultations'),
    mentalHealthPeriods: createLoader('mentalHealthPeriods'),
    mentalHealthAppointments: createLoader('mentalHealthAppointments'),
    appointments: createLoader('appointments'),
    needs: createLoader('needs'),
    plans: createLoader('plans'),
  }
}
