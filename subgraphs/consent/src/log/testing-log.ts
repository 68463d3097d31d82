import { randomUUID } from 'node:crypto'
import type { NewEvent } from '@samsyn/schema/policy'
import { generateKeys, type NoteSigner, readSigner } from '@samsyn/schema/log'
import {
  type Connection as Session,
  openTestLedger,
  PARENT,
  REGISTER_READ,
  type TestLedger,
} from '../testing-ledger.ts'
import type { Engine } from '../testing.ts'
import type { Connection } from './connection.ts'
import { readDatabase } from './read-database.ts'
import { sequencePending } from './sequencer.ts'
import { type Verification, verifyLog } from './verify.ts'

/** A registry's database with a log that has a key of its own. */
export interface TestLog extends TestLedger {
  readonly keys: { readonly signer: string; readonly verifier: string }
  readonly signer: NoteSigner
  readonly connect: () => Promise<Connection>
  /** Records of a child: a look at it, straight into the tables, and an event of the ledger. */
  readonly recordLook: (child: string, at?: string) => Promise<void>
  readonly recordEvent: (child: string) => Promise<void>
  /** Makes leaves of all that is pending. */
  readonly sequence: () => Promise<number>
  /** @param session the one it is read through; without it, one of its own */
  readonly verify: (witnessed?: readonly string[], session?: Session) => Promise<Verification>
  readonly listNotes: () => Promise<readonly string[]>
}

export const LOG_NAME = 'testvik.example/log'

export async function openTestLog(engine: Engine): Promise<TestLog> {
  const ledger = await openTestLedger(engine)
  const { pool } = ledger
  const keys = generateKeys(LOG_NAME)
  const signer = readSigner(keys.signer) as NoteSigner
  const connect = (): Promise<Connection> => pool.connect()
  let events = 0
  return {
    ...ledger,
    keys,
    signer,
    connect,
    recordLook: async (child, at = '2026-02-03T04:05:06.123456Z') => {
      const details = {
        person: PARENT.id,
        role: 'TEACHER',
        service: 'SCHOOL',
        organisation: '999999999',
        purpose: 'COORDINATION',
        slices: [{ slice: 'school.attendance', directive: randomUUID() }],
        count: 1,
      }
      await pool.query(
        `WITH added AS (INSERT INTO audit.disclosure (id, at, child, details) VALUES ($1, $2, $3, $4::jsonb) RETURNING seq)
         INSERT INTO audit.pending (kind, source) SELECT 'DISCLOSURE', seq FROM added`,
        [randomUUID(), at, child, JSON.stringify(details)],
      )
    },
    recordEvent: (child) => {
      // No two are alike: to swap those would change nothing.
      const birthDate = `2017-04-${String(1 + (events++ % 30)).padStart(2, '0')}`
      return ledger.record(child, { ...REGISTER_READ, body: { ...REGISTER_READ.body, birthDate } } as NewEvent)
    },
    sequence: () => sequencePending({ connect, signer, verifiers: [keys.verifier], log: () => {} }),
    verify: async (witnessed, session) => {
      const verifyBy = (connection: Session): Promise<Verification> =>
        verifyLog({
          reader: readDatabase((text, values) => connection.query(text, [...values])),
          verifiers: [keys.verifier],
          ...(witnessed === undefined ? {} : { witnessed: toStream(witnessed) }),
        })
      return session === undefined
        ? ledger.inTransaction('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', verifyBy)
        : verifyBy(session)
    },
    listNotes: async () => {
      const { rows } = await pool.query('SELECT note FROM audit.checkpoint ORDER BY size')
      return (rows as { note: string }[]).map(({ note }) => note)
    },
  }
}

async function* toStream<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items
}
