import { addDays, type Instant } from '@samsyn/schema/policy'
import { openRegistry } from '../source.ts'
import { serveStaff, type Staff } from '../staff/testing-staff.ts'
import type { Engine } from '../testing.ts'
import { writeEmail } from './contact-address.ts'
import type { Notifier } from './notifier.ts'
import { type NoticeResult, sendNotices } from './send.ts'

/** The families with addresses to be told at, and what is sent there. */

export interface TestNotices {
  readonly staff: Staff
  /** The database's clock. */
  now(): Promise<Instant>
  setEmail(person: string, email: string | null): Promise<void>
  /** Sends what is due by a notifier. */
  send(notifier: Notifier, at?: Instant): Promise<NoticeResult>
  /** Sends what is due; who was told, by key, each as often as they were. */
  tell(at?: Instant): Promise<readonly string[]>
  /** A permit of the giver's and of all who sign it, to some days from now. */
  agree(child: string, days: number, slices: readonly string[], ...signers: readonly string[]): Promise<void>
}

/** All who are told here. The youngest have no address. */
const ADDRESSED = ['ingrid', 'pal', 'gro', 'sara', 'niillas', 'hanne', 'marte', 'lene', 'roar']
const YOUTHS = ['froya', 'ailu', 'bjorn', 'maret', 'thea', 'signe']

export const emailOf = (person: string): string => `${person}@example.no`

export async function serveNotices(engine: Engine): Promise<TestNotices> {
  const staff = await serveStaff(engine)
  const { database, families, idOf } = staff.registry
  const registry = openRegistry(database)
  const setEmail: TestNotices['setEmail'] = (person, email) => writeEmail(database, idOf(person), email)
  const send: TestNotices['send'] = async (notifier, at) =>
    sendNotices(database, registry, notifier, at ?? (await registry.now()))
  for (const person of [...ADDRESSED, ...YOUTHS]) await setEmail(person, emailOf(person))
  return {
    staff,
    now: () => registry.now(),
    setEmail,
    send,
    tell: async (at) => {
      const told: string[] = []
      await send(recordTo(told), at)
      return told.map((address) => address.replace('@example.no', '')).toSorted()
    },
    agree: async (child, days, slices, ...[giver = '', ...others]) => {
      const to = addDays(families.today, days)
      const yes = await staff.acts.given(giver, child, { slices, to })
      for (const signer of others) await staff.acts.sign(signer, child, yes.id, yes.textHash)
    },
  }
}

/** A notifier that hands over to a list. */
export function recordTo(told: string[]): Notifier {
  return {
    send: async (address) => {
      told.push(address)
      return 'SENT'
    },
  }
}
