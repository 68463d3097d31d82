import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays, addHours } from '@samsyn/schema/policy'
import { openDatabase } from '../database.ts'
import { openRegistry } from '../source.ts'
import { readRegister } from '../testing-families.ts'
import { ENGINES } from '../testing.ts'
import type { Notifier } from './notifier.ts'
import { sendNotices } from './send.ts'
import { emailOf, recordTo, serveNotices, type TestNotices } from './testing-notices.ts'

const KEEP = 'mutation ($input: KeepInput!) { keepFromGuardians(input: $input) { problem { code } } }'

describe.each(ENGINES)('a family is told that there is something to see (%s)', (engine) => {
  let notices: TestNotices

  beforeAll(async () => {
    notices = await serveNotices(engine)
  })
  afterAll(() => notices.staff.close())
  // Whatever an earlier test left to be told.
  beforeEach(() => notices.tell())

  const today = () => notices.staff.registry.families.today
  const countNotices = async (): Promise<unknown> =>
    (await notices.staff.registry.pool.query('SELECT count(*)::int AS count FROM registry.notice')).rows[0]

  describe('of an end', () => {
    it('once within 30 days and once more within 14, each of them', async () => {
      await notices.agree('linnea', 14, ['school.attendance'], 'ingrid', 'pal')
      const now = await notices.now()
      expect(await notices.tell(now)).toEqual(['ingrid', 'pal'])
      expect(await notices.tell(now)).toEqual([])
      // Past the next local midnight, and no more than two.
      const later = addHours(now, 26)
      expect(await notices.tell(later)).toEqual(['ingrid', 'pal'])
      expect(await notices.tell(later)).toEqual([])
    })

    it('once only, where it is known of within 14 days', async () => {
      await notices.agree('linnea', 5, ['school.contacts'], 'ingrid', 'pal')
      expect(await notices.tell()).toEqual(['ingrid', 'pal'])
      expect(await notices.tell(addHours(await notices.now(), 26))).toEqual([])
    })

    it('not of one that is more than 30 days away', async () => {
      await notices.agree('linnea', 60, ['school.contacts'], 'ingrid', 'pal')
      expect(await notices.tell()).toEqual([])
    })

    it('not of one that waits for a signature', async () => {
      await notices.agree('linnea', 5, ['school.contacts'], 'ingrid')
      expect(await notices.tell()).toEqual([])
    })

    it('by one message, however much it is about', async () => {
      await notices.agree('ante', 5, ['school.attendance'], 'gro')
      await notices.agree('ante', 6, ['school.contacts', 'nav.contact'], 'gro')
      await notices.agree('bjorn', 7, ['school.contacts'], 'gro', 'bjorn')
      expect(await notices.tell()).toEqual(['bjorn', 'gro'])
    })

    it('that comes with a birthday, though the last day is far away', async () => {
      const { registry } = notices.staff
      await notices.agree('biret', 90, ['school.contacts'], 'sara', 'niillas')
      expect(await notices.tell()).toEqual([])
      const [year = '', ...day] = addDays(today(), 10).split('-')
      const birthDate = `${Number(year) - 15}-${day.join('-').replace('02-29', '02-28')}`
      await registry.record('biret', null, readRegister(registry, 'biret', { birthDate }))
      expect(await notices.tell()).toEqual(['niillas', 'sara'])
    })
  })

  describe('by what each of them may see', () => {
    it('the youth alone of their health from 16', async () => {
      await notices.agree('froya', 10, ['health.plan'], 'froya')
      expect(await notices.tell()).toEqual(['froya'])
    })

    it('the child alone of what they keep from the guardians', async () => {
      const { registry } = notices.staff
      const input = { child: registry.idOf('ailu'), slices: ['health.contacts'] }
      await registry.ask('ailu', KEEP, { input })
      await notices.agree('ailu', 10, ['health.contacts'], 'ailu')
      expect(await notices.tell()).toEqual(['ailu'])
    })

    it('no guardian of what the youth has said no to', async () => {
      await notices.agree('bjorn', 10, ['school.followUpService'], 'gro', 'bjorn')
      await notices.staff.acts.given('bjorn', 'bjorn', { kind: 'DENY', slices: ['school.followUpService'] })
      expect(await notices.tell()).toEqual(['bjorn'])
    })

    it('no guardian once the child is 18', async () => {
      await notices.agree('maret', 10, ['school.attendance'], 'maret')
      expect(await notices.tell()).toEqual(['maret'])
    })

    it('nobody once the address is strictly protected', async () => {
      const { registry } = notices.staff
      await notices.agree('thea', 10, ['school.attendance'], 'thea')
      const protectedNow = readRegister(registry, 'thea', { addressProtection: 'STRENGT_FORTROLIG' })
      await registry.record('thea', null, protectedNow)
      expect(await notices.tell()).toEqual([])
    })

    it('those of a child whose address is protected, but not strictly', async () => {
      await notices.agree('ase', 10, ['school.attendance'], 'hanne')
      expect(await notices.tell()).toEqual(['hanne'])
    })

    it('nobody while the population register is not to be relied on', async () => {
      await notices.agree('linnea', 20, ['nav.contact'], 'ingrid', 'pal')
      const now = await notices.now()
      expect(await notices.tell(addHours(now, 48))).toEqual([])
      expect(await notices.tell(now)).toEqual(['ingrid', 'pal'])
    })
  })

  describe('of what others did', () => {
    it('a signature put on record, once, whether or not its witness has confirmed it since', async () => {
      const { staff } = notices
      expect(await staff.record('ingrid', 'linnea', staff.acts.terms({ slices: ['nav.followUp'] }))).toMatchObject({
        problem: null,
      })
      expect(await notices.tell()).toEqual(['ingrid', 'pal'])
      const open = (await staff.openTo('ola', 'linnea')).find(({ unconfirmed }) => unconfirmed.length > 0)
      const waiting = { directive: open?.id, signature: open?.unconfirmed[0]?.id }
      expect(await staff.send('ola', 'confirmSignature', { child: 'linnea', ...waiting })).toMatchObject({
        problem: null,
      })
      expect(await notices.tell()).toEqual([])
    })

    it('a request, to those whom it is put to', async () => {
      const { staff } = notices
      const ask = (child: string, slice: string) =>
        staff.send('kari', 'requestConsent', { child, slices: [slice], purpose: 'COORDINATION' })
      expect(await ask('linnea', 'nav.activities')).toMatchObject({ problem: null })
      expect(await notices.tell()).toEqual(['ingrid', 'pal'])
      expect(await ask('froya', 'health.schoolNurseContact')).toMatchObject({ problem: null })
      expect(await notices.tell()).toEqual(['froya'])
      expect(await ask('froya', 'school.ppt')).toMatchObject({ problem: null })
      expect(await notices.tell()).toEqual(['froya', 'ingrid', 'pal'])
      expect(await notices.tell()).toEqual([])
    })
  })

  describe('at the address they have given', () => {
    it('and not without one; given one later, they are told what is still due', async () => {
      await notices.setEmail('gro', null)
      await notices.agree('ante', 12, ['school.ppt'], 'gro')
      expect(await notices.tell()).toEqual([])
      await notices.setEmail('gro', emailOf('gro'))
      expect(await notices.tell()).toEqual(['gro'])
    })

    it('one that is refused stops nobody else’s, and is tried the next time', async () => {
      await notices.agree('linnea', 12, ['school.ppt'], 'ingrid', 'pal')
      const told: string[] = []
      const picky: Notifier = {
        send: async (address) => (address === emailOf('ingrid') ? 'REFUSED' : recordTo(told).send(address)),
      }
      expect(await notices.send(picky)).toEqual({ sent: 1, refused: 1, failed: 0 })
      expect(told).toEqual([emailOf('pal')])
      expect(await notices.tell()).toEqual(['ingrid'])
    })

    it('nothing is lost when nothing can be handed over; after three failures in a row it waits', async () => {
      await notices.agree('linnea', 12, ['school.adaptedEducation'], 'ingrid', 'pal')
      await notices.agree('ante', 12, ['school.adaptedEducation'], 'gro')
      await notices.agree('ase', 12, ['school.adaptedEducation'], 'hanne')
      const before = await countNotices()
      let tried = 0
      const broken: Notifier = {
        send: () => {
          tried += 1
          throw new Error(`${emailOf('ingrid')} cannot be reached`)
        },
      }
      expect(await notices.send(broken)).toEqual({ sent: 0, refused: 0, failed: 3 })
      expect(tried).toBe(3)
      expect(await countNotices()).toEqual(before)
      expect(await notices.tell()).toEqual(['gro', 'hanne', 'ingrid', 'pal'])
    })

    it('a failure now and then stops nobody else’s', async () => {
      await notices.agree('linnea', 13, ['school.assessment'], 'ingrid', 'pal')
      await notices.agree('ante', 13, ['school.assessment'], 'gro')
      await notices.agree('ase', 13, ['school.assessment'], 'hanne')
      const told: string[] = []
      let tried = 0
      const shaky: Notifier = {
        send: async (address) => {
          tried += 1
          if (tried === 1 || tried === 3) throw new Error('interrupted')
          return recordTo(told).send(address)
        },
      }
      expect(await notices.send(shaky)).toEqual({ sent: 2, refused: 0, failed: 2 })
      expect(
        [...told.map((address) => address.replace('@example.no', '')), ...(await notices.tell())].toSorted(),
      ).toEqual(['gro', 'hanne', 'ingrid', 'pal'])
    })

    it('no more once it is told to stop', async () => {
      await notices.agree('linnea', 12, ['nav.benefits'], 'ingrid', 'pal')
      const { database } = notices.staff.registry
      const stopping = new AbortController()
      const one: Notifier = {
        send: async () => {
          stopping.abort()
          return 'SENT'
        },
      }
      const registry = openRegistry(database)
      expect(await sendNotices(database, registry, one, await notices.now(), stopping.signal)).toMatchObject({
        sent: 1,
      })
      expect(await notices.tell()).toHaveLength(1)
    })
  })

  it('what has been told is never changed', async () => {
    const { pool } = notices.staff.registry
    for (const statement of [
      'UPDATE registry.notice SET key = key',
      'DELETE FROM registry.notice',
      'TRUNCATE registry.notice',
    ])
      await expect(pool.query(statement)).rejects.toThrow('notice is append-only')
  })

  // The embedded database has but one session.
  it.skipIf(engine === 'embedded')('once, when two processes do it at the same time', async () => {
    const { pool } = notices.staff.registry
    await notices.agree('ante', 12, ['nav.decision14a'], 'gro')
    const now = await notices.now()
    const told: string[] = []
    const isOtherWaiting = async (): Promise<boolean> =>
      (await pool.query(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`))
        .rows.length > 0
    const slow: Notifier = {
      send: async (address) => {
        while (!(await isOtherWaiting())) await new Promise((resolve) => setTimeout(resolve, 5))
        return recordTo(told).send(address)
      },
    }
    const results = await Promise.all(
      [1, 2].map(() => {
        const database = openDatabase(pool)
        return sendNotices(database, openRegistry(database), slow, now)
      }),
    )
    expect(results.map(({ sent }) => sent).toSorted((a, b) => a - b)).toEqual([0, 1])
    expect(told).toEqual([emailOf('gro')])
  })
})
