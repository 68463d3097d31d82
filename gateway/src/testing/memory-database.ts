import { isDeepStrictEqual } from 'node:util'
import {
  type ChildId,
  type Instant,
  LEGAL_TABLE,
  type LedgerEvent,
  type LegalRow,
  NO_OFFICES,
  type Offices,
} from '@samsyn/schema/policy'
import type { Database } from '../audit/database.ts'
import type { DisclosureItem } from '../audit/disclosure.ts'
import { COORDINATOR, FATHER, MOTHER, NOW, OFFICER, type TestChild } from './family.ts'

/**
 * The gateway's two database functions over plain objects, for faults and races that a real database can't be made to
 * have on cue.
 */
export interface MemoryDatabase extends Database {
  /** What was recorded, once for each record id. */
  readonly recorded: { readonly child: ChildId; readonly slices: readonly string[]; readonly details: object }[]
  /** The parameters of each read: callers, children, known versions, known legal table. */
  readonly reads: (readonly [readonly string[], readonly ChildId[], readonly (number | null)[], number | null])[]
  /** The items of each attempt to commit. */
  readonly commits: (readonly DisclosureItem[])[]
  now: string
  /** When the population register was read; a reading that does not grow old unless a test says otherwise. */
  registerReadAt: Instant | null
  /** The newest legal table; `null`: none is recorded. */
  legalTable: { readonly seq: number; readonly rows: readonly LegalRow[] } | null
  /** Those the officer holds. */
  offices: Offices
  /** Children whose lock a writer holds. */
  readonly locked: Set<ChildId>
  /** Runs before each read or commit; what it throws, the database throws. */
  before: (call: 'READ' | 'COMMIT', times: number) => void | Promise<void>
  /** Appends to a child's ledger, as a writer would. */
  append(child: TestChild, ...events: readonly LedgerEvent[]): void
}

/** The country's rows, as the first table on record. */
export const FIRST_TABLE: MemoryDatabase['legalTable'] = { seq: 1, rows: LEGAL_TABLE }
/** A later one that has no rule for what is the school's. */
export const TABLE_WITHOUT_SCHOOL: MemoryDatabase['legalTable'] = {
  seq: 2,
  rows: LEGAL_TABLE.filter(({ rule }) => rule !== 'S'),
}

const OFFICE = { municipality: '9901', organisation: '314000013' }
/** Of the municipality and the organisation of every test's child. */
export const BOTH_OFFICES: Offices = { officerOf: [OFFICE], registrarOf: [OFFICE] }

export function openMemoryDatabase(children: readonly TestChild[]): MemoryDatabase {
  const byId = new Map(children.map((child) => [child.id, child]))
  const persons = new Map(
    [MOTHER, FATHER, COORDINATOR, OFFICER].map(({ id, nationalIdentityNumber }) => [nationalIdentityNumber, id]),
  )
  const records = new Set<string>()
  const officesOf = (person: string | undefined): Offices => (person === OFFICER.id ? database.offices : NO_OFFICES)

  const readFacts = (values: MemoryDatabase['reads'][number]) => {
    database.reads.push(values)
    const [callers, ids, versions, knownTable] = values
    const { legalTable } = database
    return {
      now: database.now,
      legalTable: legalTable === null || legalTable.seq !== knownTable ? legalTable : { ...legalTable, rows: null },
      offices: Object.fromEntries([...persons.values()].map((id) => [id, officesOf(id)])),
      callers: Object.fromEntries(
        callers.flatMap((caller) => (persons.has(caller) ? [[caller, persons.get(caller)]] : [])),
      ),
      children: ids.flatMap((id, index) => {
        const child = byId.get(id)
        if (child === undefined) return []
        const isKnown = versions[index] === child.version
        const parents = { [MOTHER.id]: MOTHER.nationalIdentityNumber, [FATHER.id]: FATHER.nationalIdentityNumber }
        const { version, nationalIdentityNumber } = child
        return [
          {
            id,
            version,
            nationalIdentityNumber,
            registerReadAt: database.registerReadAt,
            events: isKnown ? null : [...child.events],
            parents: isKnown ? null : parents,
          },
        ]
      }),
    }
  }

  const commit = (items: readonly DisclosureItem[]) => {
    database.commits.push(items)
    if (items.some(({ child, withoutLock }) => withoutLock !== true && database.locked.has(child))) {
      throw Object.assign(new Error('canceling statement due to lock timeout'), { code: '55P03' })
    }
    const changed = items.filter(
      ({ child, version, legalTable, validUntil, offices, records: [record] }) =>
        byId.get(child)?.version !== version ||
        database.legalTable?.seq !== legalTable ||
        validUntil <= database.now ||
        (offices !== undefined && !isDeepStrictEqual(offices, officesOf(record?.details.person))),
    )
    if (changed.length > 0) return { committed: false, changed: changed.map(({ child }) => child) }
    for (const { child, records: made } of items) {
      for (const { id, details } of made) {
        if (records.has(id)) continue
        records.add(id)
        database.recorded.push({ child, slices: details.slices.map(({ slice }) => slice), details })
      }
    }
    return { committed: true, changed: [] }
  }

  const database: MemoryDatabase = {
    recorded: [],
    reads: [],
    commits: [],
    now: NOW,
    registerReadAt: '9999-12-29T00:00:00.000Z',
    legalTable: FIRST_TABLE,
    offices: BOTH_OFFICES,
    locked: new Set(),
    before: () => undefined,
    append: (child, ...events) => {
      child.events.push(...events)
      child.version += 1
    },
    query: async (text, values) => {
      if (text.includes('gateway.read_facts')) {
        await database.before('READ', database.reads.length + 1)
        return { rows: [{ answer: readFacts(values as never) }] }
      }
      await database.before('COMMIT', database.commits.length + 1)
      const answers = JSON.parse(String(values[0])) as readonly (readonly DisclosureItem[])[]
      return { rows: [{ results: answers.map(commit) }] }
    },
  }
  return database
}
