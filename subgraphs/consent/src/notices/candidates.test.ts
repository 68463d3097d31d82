import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type GivenDirective, type Instant, LEGAL_TABLE, type NewEvent, startOfDate } from '@samsyn/schema/policy'
import { openDatabase } from '../database.ts'
import { recordLegalTable } from '../legal-table/recorded.ts'
import { openTestLedger, REGISTER_READ, type TestLedger } from '../testing-ledger.ts'
import { ENGINES } from '../testing.ts'
import { listCandidates } from './candidates.ts'

const NOW: Instant = '2026-02-20T11:00:00.000Z'

const given = (changes: Partial<GivenDirective>): NewEvent => ({
  kind: 'DIRECTIVE_GIVEN',
  body: {
    id: randomUUID(),
    kind: 'PERMIT',
    slices: ['school.attendance'],
    recipients: [{ service: 'COORDINATION_UNIT' }],
    purposes: ['COORDINATION'],
    validFrom: startOfDate('2025-12-10'),
    validTo: startOfDate('2026-12-01'),
    recordsSince: null,
    legalNature: 'SECRECY_WAIVER',
    gdprBasis: 'ART_6_1_E',
    textHash: 'a text',
    renews: null,
    ...changes,
  },
})
const until = (date: string) => given({ validTo: startOfDate(date) })
const born = (birthDate: string): NewEvent => ({
  ...REGISTER_READ,
  body: { ...(REGISTER_READ.body as object), birthDate } as never,
})

describe.each(ENGINES)('children of whom something may be due to be told (%s)', (engine) => {
  let ledger: TestLedger

  beforeAll(async () => {
    ledger = await openTestLedger(engine)
  })
  afterAll(() => ledger.close())

  const isCandidate = async (now: Instant, ...events: readonly NewEvent[]): Promise<boolean> => {
    const child = await ledger.registerChild()
    await ledger.record(child, ...events)
    return (await listCandidates(openDatabase(ledger.pool), now)).includes(child)
  }

  it.each<[string, boolean, readonly NewEvent[]]>([
    ['whose permit ends in 30 days', true, [until('2026-03-22')]],
    ['whose permit ends tomorrow', true, [until('2026-02-21')]],
    ['whose permit is over', false, [until('2026-02-20')]],
    ['whose permit ends much later', false, [until('2026-06-01')]],
    ['who has no permit', false, []],
    ['who has a no alone', false, [given({ kind: 'DENY', validTo: startOfDate('2026-03-10') })]],
    [
      'whose permit may end by the catalogue, though it says later',
      true,
      [given({ validFrom: startOfDate('2025-03-10') })],
    ],
    ['who has a birthday within 30 days', true, [until('2026-12-01'), born('2011-03-14')]],
    ['whose birthday was yesterday', false, [until('2026-12-01'), born('2011-02-19')]],
    ['born on 29 February, a year older on 1 March', true, [until('2026-12-01'), born('2012-02-29')]],
    [
      'whose birth date the register has since told otherwise',
      false,
      [until('2026-12-01'), born('2011-03-14'), born('2011-07-14')],
    ],
  ])('one %s: %s', async (_, expected, events) => {
    const summer = events.some(({ kind }) => kind === 'REGISTER_READ') ? events : [born('2011-07-14'), ...events]
    expect(await isCandidate(NOW, ...summer)).toBe(expected)
  })

  it('are found over New Year too', async () => {
    const permit = until('2027-06-01')
    expect(await isCandidate('2026-12-20T11:00:00.000Z', born('2012-01-05'), permit)).toBe(true)
  })

  it('who have been asked for something within two weeks', async () => {
    // What is recorded here is dated 1 January 2026.
    const asked: NewEvent = {
      kind: 'CONSENT_REQUESTED',
      body: { id: randomUUID(), slices: ['nav.contact'], purpose: 'COORDINATION', recipient: { service: 'SCHOOL' } },
    }
    expect(await isCandidate('2026-01-14T23:59:00.000Z', asked)).toBe(true)
    expect(await isCandidate('2026-01-15T00:01:00.000Z', asked)).toBe(false)
  })

  it('are all who have a permit, when another rule comes into force', async () => {
    const database = openDatabase(ledger.pool)
    await recordLegalTable(database, LEGAL_TABLE)
    expect(await isCandidate(NOW, born('2011-07-14'), until('2026-12-01'))).toBe(false)
    const changed = LEGAL_TABLE.map((row) => (row.id === 'S-0-14' ? { ...row, inForceTo: '2026-03-01' } : row))
    await recordLegalTable(database, changed)
    expect(await isCandidate(NOW, born('2011-07-14'), until('2026-12-01'))).toBe(true)
  })
})
