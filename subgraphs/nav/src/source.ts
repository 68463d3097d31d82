import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { FaultListener } from '@samsyn/kit'
import { type Activity, readActivities } from './activities.ts'
import { type Decision14a, readDecision14a } from './decision14a.ts'
import { type FollowUp, readFollowUp } from './follow-up.ts'
import { readJsonFile } from './json-file.ts'
import { type ParentLink, readIdentity } from './pdl.ts'
import { readSupports, type Support } from './support.ts'
import type { Report } from './wire.ts'

/** Someone whom NAV may share something about. */
export interface NavPerson {
  readonly parents: readonly ParentLink[]
  readonly followUp: FollowUp | null
}

/** By national identity number. An error stands for what could not be read of that person; the others are told. */
export type Found<T> = Promise<ReadonlyMap<string, T | Error>>

/** What NAV's systems hold on people, as far as it may ever be shared. */
export interface Source {
  /** One whom NAV can share nothing about is absent from the answer, and must not be asked about further. */
  findPeople(numbers: readonly string[]): Found<NavPerson>
  findActivities(numbers: readonly string[]): Found<readonly Activity[]>
  findDecisions14a(numbers: readonly string[]): Found<Decision14a | null>
  findBenefits(numbers: readonly string[]): Found<readonly Support[]>
  /** What people receive towards their household: each one's own affairs, so ask only for those who have said yes. */
  findHouseholdSupports(numbers: readonly string[]): Found<readonly Support[]>
}

const PDL = 'pdl-hentPerson.json'
const FOLLOW_UP = 'veilarboppfolging.json'

/** The files of one person's folder. */
interface PersonFolder {
  report(kind: Parameters<Report>[0], file: string, reason: string): void
  read<T>(file: string, parse: (value: unknown, report: Report) => T): Promise<T | 'ABSENT' | 'REFUSED'>
}

/**
 * Reads a folder with one sub-folder per person. A fault tells the sub-folder by its number among all of them, sorted by
 * code unit and counted from 1: the name itself might tell who it is about.
 * @throws Error when the folder cannot be read.
 */
export async function openFolderSource(folder: string, onFault: FaultListener): Promise<Source> {
  const people = new Map<string, NavPerson & PersonRecords>()
  const seen = new Set<string>()
  for (const [index, name] of (await listFolders(folder)).entries()) {
    const personFolder = openPersonFolder(join(folder, name), index + 1, onFault)
    const identity = await personFolder.read(PDL, readIdentity)
    if (identity === 'ABSENT') personFolder.report('FILE_REFUSED', PDL, 'is missing')
    if (identity === 'ABSENT' || identity === 'REFUSED' || identity === null) continue
    const number = identity.nationalIdentityNumber
    if (seen.has(number)) {
      // One of the two may hold the office lock that the other lacks, so neither is served.
      personFolder.report('FILE_REFUSED', PDL, 'an earlier folder is about the same person; both are left out')
      people.delete(number)
      continue
    }
    seen.add(number)
    const records = await readPersonRecords(personFolder)
    if (records === 'LOCKED') continue
    people.set(number, { parents: identity.parents, ...records })
  }
  const find =
    <T>(choose: (person: NavPerson & PersonRecords) => T) =>
    (numbers: readonly string[]): Found<T> =>
      Promise.resolve(pick(people, numbers, choose))
  return {
    findPeople: find(({ parents, followUp }) => ({ parents, followUp })),
    findActivities: find(({ activities }) => activities),
    findDecisions14a: find(({ decision14a }) => decision14a),
    findBenefits: find(({ benefits }) => benefits),
    findHouseholdSupports: find(({ household }) => household),
  }
}

async function listFolders(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true })
    return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).toSorted()
  } catch (cause) {
    throw new Error(`the source folder cannot be read (${(cause as NodeJS.ErrnoException).code})`, { cause })
  }
}

function openPersonFolder(path: string, ordinal: number, onFault: FaultListener): PersonFolder {
  const reportIn =
    (file: string): Report =>
    (kind, place, reason) =>
      onFault({ kind, file, place: `folder ${ordinal}, ${place}`, reason })
  return {
    report: (kind, file, reason) => reportIn(file)(kind, 'whole file', reason),
    read: async (file, parse) => {
      const report = reportIn(file)
      const json = await readJsonFile(join(path, file), report)
      return json.state === 'READ' ? parse(json.value, report) : json.state
    },
  }
}

interface PersonRecords {
  readonly followUp: FollowUp | null
  readonly activities: readonly Activity[]
  readonly decision14a: Decision14a | null
  readonly benefits: readonly Support[]
  readonly household: readonly Support[]
}

/** `LOCKED`: nothing may be shared, as an office lock is on or cannot be ruled out. */
async function readPersonRecords(folder: PersonFolder): Promise<PersonRecords | 'LOCKED'> {
  const followUp = await folder.read(FOLLOW_UP, readFollowUp)
  if (followUp === 'LOCKED' || followUp === 'REFUSED') return 'LOCKED'
  const activities = await folder.read('veilarbaktivitet-perioder.json', readActivities)
  const decision14a = await folder.read('vedtak14a.json', readDecision14a)
  if (followUp === 'ABSENT' && (activities !== 'ABSENT' || (decision14a !== 'ABSENT' && decision14a !== null))) {
    folder.report('FILE_REFUSED', FOLLOW_UP, 'is missing beside other follow-up, so an office lock cannot be ruled out')
    return 'LOCKED'
  }
  return {
    followUp: presentOr(followUp, null),
    activities: presentOr(activities, []),
    decision14a: presentOr(decision14a, null),
    benefits: presentOr(await folder.read('ytelser.json', readSupports), []),
    household: presentOr(await folder.read('husholdningsokonomi.json', readSupports), []),
  }
}

function presentOr<T>(read: T | 'ABSENT' | 'REFUSED', otherwise: T): T {
  return read === 'ABSENT' || read === 'REFUSED' ? otherwise : read
}

function pick<P, T>(
  all: ReadonlyMap<string, P>,
  numbers: readonly string[],
  choose: (person: P) => T,
): ReadonlyMap<string, T> {
  return new Map(
    numbers.flatMap((number) => {
      const found = all.get(number)
      return found === undefined ? [] : [[number, choose(found)] as const]
    }),
  )
}
