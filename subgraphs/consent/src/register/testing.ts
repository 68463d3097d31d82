import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describePerson } from '@samsyn/demo/files'
import type { DemoFamilies } from '@samsyn/demo/families'
import type { SourceFault } from '@samsyn/kit'
import type { Instant } from '@samsyn/schema/policy'
import { openRegisterFolder, type RegisterSource, TIME_FILE } from './folder.ts'

/** A folder with what the population register answers about the families, and changes to it. */

/** The members of an answer to `hentPerson`, each a list of records. */
export type PdlPerson = Record<string, Record<string, unknown>[]>

export interface TestFeed {
  readonly folder: string
  readonly source: RegisterSource
  /** What was reported since it was last emptied. */
  readonly faults: SourceFault[]
  /** What the register answers about a person, as it was before any change. */
  readonly answer: (person: string) => PdlPerson
  /** Writes a person's file, with changes. */
  readonly tell: (person: string, changes?: PdlPerson) => Promise<void>
  /** Writes a file with whatever text. */
  readonly write: (file: string, text: string) => Promise<void>
  readonly remove: (file: string) => Promise<void>
  /** Says that the register was read at this moment. */
  readonly date: (readAt: Instant) => Promise<void>
  readonly close: () => Promise<void>
}

/** The file of a person. Its name says nothing; in use it might. */
export const fileOf = (person: string): string => `${person}.json`

export async function openTestFeed(families: DemoFamilies): Promise<TestFeed> {
  const folder = await mkdtemp(join(tmpdir(), 'samsyn-register-'))
  const faults: SourceFault[] = []
  const answer = (key: string): PdlPerson =>
    (describePerson(families, families.person(key)) as { data: { hentPerson: PdlPerson } }).data.hentPerson
  const write = (file: string, text: string): Promise<void> => writeFile(join(folder, file), text)
  const tell: TestFeed['tell'] = (person, changes = {}) =>
    write(fileOf(person), JSON.stringify({ data: { hentPerson: { ...answer(person), ...changes } } }))
  for (const { key } of [...families.children, ...families.parents]) await tell(key)
  return {
    folder,
    source: openRegisterFolder(folder, (fault) => faults.push(fault)),
    faults,
    answer,
    tell,
    write,
    remove: (file) => rm(join(folder, file)),
    date: (readAt) => write(TIME_FILE, JSON.stringify({ tidspunkt: readAt })),
    close: () => rm(folder, { recursive: true }),
  }
}

/** Records of `adressebeskyttelse` with this grade. */
export const graded = (gradering: string, historisk = false) => ({
  adressebeskyttelse: [{ gradering, metadata: { historisk, master: 'FREG' } }],
})

/** A record of `vergemaalEllerFremtidsfullmakt`: a mandate for an adult's personal affairs and money, with changes. */
export const mandated = (
  verge: string | null,
  { scope = {}, ...changes }: { readonly scope?: object; readonly [member: string]: unknown } = {},
) => ({
  type: 'voksen',
  embete: 'Statsforvalteren i Testfylket',
  vergeEllerFullmektig: {
    motpartsPersonident: verge,
    omfang: 'personligeOgOekonomiskeInteresser',
    omfangetErInnenPersonligOmraade: true,
    tjenesteomraade: null,
    ...scope,
  },
  folkeregistermetadata: { gyldighetstidspunkt: '2025-02-03T00:00:00', opphoerstidspunkt: null },
  metadata: { historisk: false, master: 'FREG' },
  ...changes,
})
