import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FaultListener } from '@samsyn/kit'
import { type Entry, readBundle } from './bundle.ts'
import { collectRecords } from './collect.ts'
import type { RecordKind, RecordKinds } from './records.ts'

type RecordList<K extends RecordKind> = readonly RecordKinds[K][]

/** Where the sector's records come from. */
export interface Source {
  /**
   * One kind of record for many children.
   * @param numbers national identity numbers, 11 digits each
   * @returns one list for each number, in the same order; empty where nothing is recorded, an error where the child's
   * records could not be read
   */
  find<K extends RecordKind>(kind: K, numbers: readonly string[]): Promise<readonly (RecordList<K> | Error)[]>
}

/** A folder, of which all is known from the start. */
export interface FolderSource extends Source {
  find<K extends RecordKind>(kind: K, numbers: readonly string[]): Promise<readonly RecordList<K>[]>
}

/**
 * Reads every `.json` file of a folder, once: FHIR R4 searchset bundles, or single resources. References between files are
 * resolved.
 * @param onFault told of each record and file that could not be read
 * @throws Error when the folder cannot be read
 */
export async function openFolderSource(folder: string, onFault: FaultListener): Promise<FolderSource> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`SOURCE_FOLDER cannot be read (${error.code ?? 'unknown'})`)
  })
  const entries: Entry[] = []
  for (const name of names.filter((candidate) => candidate.endsWith('.json')).toSorted()) {
    // A file may be named after its patient, and faults are logged.
    const file = name.replaceAll(/\d{11}/g, '***********')
    const bytes = await readFile(join(folder, name)).catch(() => null)
    if (bytes === null) onFault({ kind: 'FILE_REFUSED', file, place: '/', reason: 'cannot be read' })
    else entries.push(...readBundle(file, bytes, onFault))
  }
  const records = collectRecords(entries, 'ALL', onFault)
  return { find: async (kind, numbers) => numbers.map((number) => records[kind].get(number) ?? []) }
}
