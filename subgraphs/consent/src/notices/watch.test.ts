import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Log } from '@samsyn/kit'
import { ENGINES } from '../testing.ts'
import type { Notifier } from './notifier.ts'
import { emailOf, recordTo, serveNotices, type TestNotices } from './testing-notices.ts'
import { watchNotices } from './watch.ts'

type Line = Parameters<Log>

describe.each(ENGINES)('notices, while the registry runs (%s)', (engine) => {
  let notices: TestNotices

  beforeAll(async () => {
    notices = await serveNotices(engine)
  })
  afterAll(() => notices.staff.close())

  /** Watches until the first run, which has something to log, is done; what was logged by then. */
  const watchOnce = async (notifier: Notifier): Promise<readonly Line[]> => {
    const lines: Line[] = []
    await new Promise<void>((resolve, reject) => {
      const watch = watchNotices(notices.staff.registry.database, notifier, (...line) => {
        lines.push(line)
        watch.stop().then(resolve, reject)
      })
    })
    return lines
  }

  it('are sent at once, and of what was sent only the numbers are logged', async () => {
    await notices.agree('linnea', 10, ['school.attendance'], 'ingrid', 'pal')
    await notices.agree('ante', 10, ['school.attendance'], 'gro')
    const notifier: Notifier = {
      send: async (address) => {
        if (address === emailOf('gro')) throw new Error(`${address} could not be reached`)
        return address === emailOf('pal') ? 'REFUSED' : 'SENT'
      },
    }
    expect(await watchOnce(notifier)).toEqual([['notices were sent', { sent: 1, refused: 1, failed: 1 }]])
    expect(await watchOnce(recordTo([]))).toEqual([['notices were sent', { sent: 2, refused: 0, failed: 0 }]])
  })

  it('go on when the database fails, and nothing of the failure but its code is logged', async () => {
    const { pool } = notices.staff.registry
    await notices.agree('linnea', 10, ['school.contacts'], 'ingrid', 'pal')
    await pool.query('ALTER TABLE registry.contact_address RENAME TO away')
    expect(await watchOnce(recordTo([]))).toEqual([['notices could not be sent', { code: '42P01' }]])
    await pool.query('ALTER TABLE registry.away RENAME TO contact_address')
    expect(await watchOnce(recordTo([]))).toMatchObject([['notices were sent', { sent: 2 }]])
  })

  it('end with the message that is under way, which is recorded', async () => {
    await notices.agree('linnea', 10, ['school.ppt'], 'ingrid', 'pal')
    const told: string[] = []
    await new Promise<void>((resolve, reject) => {
      const notifier: Notifier = {
        send: (address) => {
          watch.stop().then(resolve, reject)
          return recordTo(told).send(address)
        },
      }
      const watch = watchNotices(notices.staff.registry.database, notifier, () => {})
    })
    expect(told).toHaveLength(1)
    expect(await notices.tell()).toHaveLength(1)
  })
})
