import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Instant, NewEvent } from '@samsyn/schema/policy'
import {
  commitDisclosure,
  openTestLedger,
  PARENT,
  RECORDED_AT,
  refusalOf,
  REGISTER_READ,
  type TestLedger,
  toDisclosure,
} from './testing-ledger.ts'
import { BOTH_ENGINES, type TestPool } from './testing.ts'

describe.each(BOTH_ENGINES)('the ledger (%s)', (engine) => {
  let ledger: TestLedger
  let pool: TestPool
  let child: string

  beforeAll(async () => {
    ledger = await openTestLedger(engine)
    pool = ledger.pool
  })
  afterAll(() => ledger.close())
  beforeEach(async () => {
    child = await ledger.registerChild()
  })

  describe('keeps what has happened', () => {
    it.each(['registry.ledger', 'audit.disclosure'])('%s refuses every change, even by its owner', async (table) => {
      await commitDisclosure(pool, toDisclosure(child))
      const count = async (): Promise<unknown> => (await pool.query(`SELECT count(*)::int FROM ${table}`)).rows[0]
      const before = await count()
      for (const change of [
        `UPDATE ${table} SET at = now() WHERE child = '${child}'`,
        `DELETE FROM ${table} WHERE child = '${child}'`,
        `TRUNCATE ${table}`,
      ]) {
        await expect(pool.query(change), change).rejects.toThrow(/is append-only$/)
      }
      expect(await count()).toEqual(before)
    })

    it('numbers its own rows: nobody writes an event between two others', async () => {
      const forged = `INSERT INTO registry.ledger (seq, child, at, kind, body) VALUES (1, $1, now(), 'REGISTER_READ', '{}')`
      expect(await refusalOf(pool.query(forged, [child]))).toBe('428C9')
    })

    it('knows no other kinds of event', async () => {
      const append = `SELECT registry.append($1, now(), NULL, 'BREAK_GLASS', '{}')`
      expect(await refusalOf(pool.query(append, [child]))).toBe('23514')
      expect(await ledger.versionOf(child)).toBe(1)
    })
  })

  describe('raises the version of a child', () => {
    const directive = randomUUID()
    const membership = randomUUID()
    const signature = { directive, method: 'EID_HIGH', textHash: 'f', locale: 'nb' } as const
    const recorded = randomUUID()
    const EVENTS: readonly NewEvent[] = [
      { kind: 'CHILD_REGISTERED', body: { organisation: '314000013' } },
      REGISTER_READ,
      { kind: 'CARE_ORDER_RECORDED', body: { inForce: true } },
      {
        kind: 'MEMBER_ADDED',
        body: {
          id: membership,
          person: PARENT.id,
          role: 'COORDINATOR',
          service: 'COORDINATION_UNIT',
          organisation: '314000013',
          from: '2026-01-01',
          to: null,
        },
      },
      { kind: 'MEMBER_REMOVED', body: { membership } },
      {
        kind: 'DIRECTIVE_GIVEN',
        body: {
          id: directive,
          kind: 'PERMIT',
          slices: ['school.attendance'],
          recipients: [{ service: 'SCHOOL' }],
          purposes: ['COORDINATION'],
          validFrom: RECORDED_AT,
          validTo: '2027-01-01T00:00:00.000Z',
          recordsSince: null,
          legalNature: 'SECRECY_WAIVER',
          gdprBasis: null,
          textHash: 'f',
          renews: null,
        },
      },
      { kind: 'DIRECTIVE_SIGNED', body: signature },
      {
        kind: 'SIGNATURE_RECORDED',
        body: {
          ...signature,
          id: recorded,
          person: PARENT.id,
          method: 'PAPER',
          witness: randomUUID(),
          beneficiary: randomUUID(),
          signedOn: '2026-01-01',
        },
      },
      { kind: 'SIGNATURE_CONFIRMED', body: { directive, signature: recorded } },
      { kind: 'CHILD_HEARD', body: { directive, participation: 'CONVERSATION', heardOn: '2026-01-01' } },
      { kind: 'SLICES_KEPT', body: { slices: ['health.plan'] } },
      { kind: 'SLICES_RELEASED', body: { slices: ['health.plan'] } },
      {
        kind: 'CONSENT_REQUESTED',
        body: {
          id: randomUUID(),
          slices: ['nav.contact'],
          purpose: 'COORDINATION',
          recipient: { service: 'NAV_OFFICE' },
        },
      },
      { kind: 'DIRECTIVE_REFUSED', body: { directive } },
      { kind: 'DIRECTIVE_WITHDRAWN', body: { directive, slices: ['school.attendance'] } },
    ]
    it.each(EVENTS)('with every event: $kind', async (event) => {
      const other = await ledger.registerChild()
      await ledger.record(child, event)
      expect(await ledger.versionOf(child)).toBe(2)
      expect(await ledger.versionOf(other)).toBe(1)
    })

    it('once for each, when several are recorded together or at the same time', async () => {
      await ledger.record(child, REGISTER_READ, REGISTER_READ)
      await Promise.all(Array.from({ length: 5 }, () => ledger.record(child, REGISTER_READ)))
      expect(await ledger.versionOf(child)).toBe(8)
    })

    it('and keeps none of several events when one of them fails', async () => {
      const broken = { kind: 'BREAK_GLASS', body: {} } as unknown as NewEvent
      expect(await refusalOf(ledger.record(child, REGISTER_READ, broken))).toBe('23514')
      expect(await ledger.versionOf(child)).toBe(1)
    })
  })

  describe('tells the gateway facts', () => {
    interface Facts {
      readonly now: Instant
      readonly callers: Record<string, string>
      readonly children: readonly Record<string, unknown>[]
    }
    const readFacts = async (callers: string[], children: string[], known: (number | null)[]): Promise<Facts> => {
      const { rows } = await pool.query(
        'SELECT gateway.read_facts($1::text[], $2::uuid[], $3::bigint[], NULL) AS facts',
        [callers, children, known],
      )
      return (rows[0] as { facts: Facts }).facts
    }

    it('all of them for a child it has not read', async () => {
      const { now, children } = await readFacts([], [child], [null])
      expect(now).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
      expect(children).toEqual([
        {
          id: child,
          version: 1,
          nationalIdentityNumber: expect.stringMatching(/^\d{11}$/),
          registerReadAt: null,
          events: [{ at: RECORDED_AT, actor: null, ...REGISTER_READ }],
          parents: { [PARENT.id]: PARENT.nationalIdentityNumber },
        },
      ])
    })

    it('without events for a version it knows, and with them for any other', async () => {
      const other = await ledger.registerChild()
      await ledger.record(other, REGISTER_READ)
      const { children } = await readFacts([], [child, other], [1, 1])
      expect(children.find(({ id }) => id === child)).toMatchObject({ version: 1, events: null, parents: null })
      expect(children.find(({ id }) => id === other)).toMatchObject({ version: 2, parents: expect.anything() })
      expect(children.find(({ id }) => id === other)?.['events']).toHaveLength(2)
    })

    it('none for a child nobody has', async () => {
      expect((await readFacts([], [randomUUID()], [null])).children).toEqual([])
    })

    it('and who the callers are, where it knows them', async () => {
      const { callers } = await readFacts([PARENT.nationalIdentityNumber, '01810000099'], [], [])
      expect(callers).toEqual({ [PARENT.nationalIdentityNumber]: PARENT.id })
    })
  })
})
