import { type ChildId, dateInNorway, type Instant } from '@samsyn/schema/policy'
import type { FactsReader, FactsReading } from '../consent/facts.ts'
import { openSession } from '../consent/session.ts'
import { waitWithin } from '../consent/wait-within.ts'
import type { Requester } from '../identity/caller.ts'
import { digestOutcome } from './outcome.ts'

/** One caller's watch over some children: what they could be shown at the last look, and whether it is the same now. */
export interface Watch {
  readonly children: readonly ChildId[]
  /**
   * Whether the outcome for any of the children is another than at the last look. At the first it never is.
   * @throws when the database does not answer, or the signal is aborted: then the last look stands
   */
  look(): Promise<Look>
}

export interface Look {
  readonly changed: boolean
  /** Milliseconds until time alone may change something. */
  readonly validForMs: number
}

interface Seen {
  /** Every input of the decision that is read, but for the time of day. */
  readonly key: string
  readonly validUntil: Instant
  readonly outcome: string | null
}

const FAR_FUTURE: Instant = '9999-12-31T00:00:00.000Z'

/**
 * Each look reads as a request does, and a session decides. A child whose inputs are those of the last look, and whose
 * decision has not passed its time, is not decided again: the same goes in, so the same would come out.
 */
export function openWatch(
  requester: Requester,
  children: readonly ChildId[],
  reader: FactsReader,
  signal: AbortSignal,
): Watch {
  const { nationalIdentityNumber } = requester.caller
  const seen = new Map<ChildId, Seen>()

  const look = async (): Promise<Look> => {
    const reading = await waitWithin(signal, () => reader.read(nationalIdentityNumber, children))
    const { now } = reading
    const keys = new Map(children.map((id) => [id, writeKey(id, reading)]))
    const due = children.filter((id) => {
      const last = seen.get(id)
      return last === undefined || last.key !== keys.get(id) || last.validUntil <= now
    })
    const session = openSession(requester, { read: () => Promise.resolve(reading) }, signal)
    await session.decide(due)
    let changed = false
    for (const id of due) {
      const decided = session.decided(id)
      const outcome = digestOutcome(decided, requester, reading.registerReadAt.get(id) ?? null, now)
      const last = seen.get(id)
      if (last !== undefined && last.outcome !== outcome) changed = true
      seen.set(id, {
        key: keys.get(id) as string,
        validUntil: decided?.decision.validUntil ?? FAR_FUTURE,
        outcome,
      })
    }
    const ends = [...seen.values()].map(({ validUntil }) => validUntil)
    const end = ends.reduce((a, b) => (a < b ? a : b), FAR_FUTURE)
    return { changed, validForMs: Date.parse(end) - Date.parse(now) }
  }

  return { children, look }
}

function writeKey(id: ChildId, { now, person, offices, children, registerReadAt }: FactsReading): string {
  const child = children.get(id)
  return JSON.stringify([
    child?.facts.version,
    child?.legalTableSeq,
    registerReadAt.get(id),
    person,
    offices,
    dateInNorway(now),
  ])
}
