import {
  type Capacity,
  type ChildDecision,
  type ChildId,
  familyRole,
  findCapacities,
  type Offices,
  type PersonId,
  type Sector,
  sectorOf,
  type Shared,
  SLICE_IDS,
  type SliceId,
  type Verdict,
} from '@samsyn/schema/policy'
import type { Requester } from '../identity/caller.ts'
import { decideOnce } from './decision-memory.ts'
import type { FactsReader, KnownChild } from './facts.ts'
import { waitWithin } from './wait-within.ts'

/** What one request has decided about one child. */
export interface DecidedChild {
  readonly child: KnownChild
  readonly person: PersonId
  readonly decision: ChildDecision
  /** The family's own look at their child is not a disclosure. */
  readonly isFamily: boolean
  /** Those the caller holds, and all that the caller is to the child. */
  readonly offices: Offices
  readonly capacities: readonly Capacity[]
}

/**
 * Consent for the length of one request. A child is decided once and that verdict holds for all that the request asks of
 * them; the disclosure commit finds out whether it still held when the answer left.
 */
export interface ConsentSession {
  readonly requester: Requester
  /** Aborted when the request's time is up or the caller has gone: nothing is waited for, or shown, after that. */
  readonly signal: AbortSignal
  /** Decides the children not yet decided. A child the registry does not know, or the caller, is left out. */
  decide(children: readonly ChildId[]): Promise<void>
  decided(child: ChildId): DecidedChild | undefined
  /** The verdict, if it is to share. */
  permits(child: ChildId, slice: SliceId): Shared | undefined
  /** Whether nothing was taken back from what was decided about a child. */
  isWhole(child: ChildId): boolean
  /** Takes slices back from children whose facts have changed since: what was shared and is so no more is withheld. */
  decideAgain(children: readonly ChildId[]): Promise<void>
  /** Withholds every slice of a child for the rest of the request. */
  withholdAll(child: ChildId): void
  /** A source did not answer for a slice it was asked for. */
  reportUnavailable(child: ChildId, slices: readonly SliceId[]): void
  isUnavailable(child: ChildId, slice: SliceId): boolean
  /** The registry itself did not answer: nothing of this request is to be shown. */
  registryFailed: boolean
}

export function openSession(requester: Requester, reader: FactsReader, signal: AbortSignal): ConsentSession {
  /** The reading that each child asked about is part of. */
  const readings = new Map<ChildId, Promise<void>>()
  const settled = new Map<ChildId, DecidedChild>()
  const taken = new Map<ChildId, Set<SliceId> | 'ALL'>()
  const unavailable = new Set<string>()

  const read = async (ids: readonly ChildId[]): Promise<ReadonlyMap<ChildId, DecidedChild>> => {
    const { caller, purpose } = requester
    const ask = () => reader.read(caller.nationalIdentityNumber, ids)
    const reading = await waitWithin(signal, ask).catch((error: unknown) => {
      session.registryFailed = true
      throw error
    })
    const decided = new Map<ChildId, DecidedChild>()
    const { person } = reading
    if (person === null) return decided
    for (const id of ids) {
      const child = reading.children.get(id)
      if (child === undefined) continue
      const { facts } = child
      const registerReadAt = reading.registerReadAt.get(id) ?? null
      const terms = { person, assurance: caller.assurance, purpose, registerReadAt, at: reading.now }
      const decision = decideOnce(child, terms)
      decided.set(id, {
        child,
        person,
        decision,
        isFamily: familyRole(facts, person, reading.now) !== null,
        offices: reading.offices,
        capacities: findCapacities(facts, person, reading.offices, reading.now),
      })
    }
    return decided
  }

  const settle = async (ids: readonly ChildId[]): Promise<void> => {
    for (const [id, child] of await read(ids)) settled.set(id, child)
  }

  const session: ConsentSession = {
    requester,
    signal,
    registryFailed: false,
    decide: async (ids) => {
      const missing = ids.filter((id) => !readings.has(id))
      if (missing.length > 0) {
        const reading = settle([...new Set(missing)])
        for (const id of missing) readings.set(id, reading)
      }
      await Promise.all(new Set(ids.flatMap((id) => readings.get(id) ?? [])))
    },
    decided: (id) => settled.get(id),
    permits: (id, slice) => {
      const verdict = settled.get(id)?.decision.verdicts[slice]
      if (verdict === undefined || !verdict.share) return undefined
      const gone = taken.get(id)
      return gone === 'ALL' || gone?.has(slice) === true ? undefined : verdict
    },
    isWhole: (id) => !taken.has(id),
    decideAgain: async (ids) => {
      const again = await read(ids)
      for (const id of ids) {
        const before = settled.get(id)
        const now = again.get(id)
        if (before === undefined) continue
        if (now === undefined) settled.delete(id)
        else settled.set(id, takeBack(id, before, now))
      }
    },
    withholdAll: (id) => void taken.set(id, 'ALL'),
    reportUnavailable: (id, slices) => {
      for (const slice of slices) unavailable.add(`${id} ${slice}`)
    },
    isUnavailable: (id, slice) => unavailable.size > 0 && unavailable.has(`${id} ${slice}`),
  }

  /** A slice fetched under one verdict is kept only while the new one shares the same records of the same people. */
  const takeBack = (id: ChildId, before: DecidedChild, now: DecidedChild): DecidedChild => {
    const verdicts: Record<SliceId, Verdict> = { ...before.decision.verdicts }
    const gone = taken.get(id) ?? new Set<SliceId>()
    for (const slice of SLICE_IDS) {
      const kept = keepShare(before.decision.verdicts[slice], now.decision.verdicts[slice])
      if (kept !== undefined) verdicts[slice] = kept
      else if (gone !== 'ALL') gone.add(slice)
    }
    const mayNoLongerLocate = before.decision.locating && !now.decision.locating
    taken.set(id, mayNoLongerLocate ? 'ALL' : gone)
    const locating = before.decision.locating && now.decision.locating
    return { ...now, decision: { ...now.decision, verdicts, locating } }
  }

  return session
}

/** The new verdict, which may rest on another directive, where it shares what the first one did. */
function keepShare(before: Verdict, now: Verdict): Shared | undefined {
  const isSame =
    before.share && now.share && now.since === before.since && String(now.subjects) === String(before.subjects)
  return isSame ? now : undefined
}

/** The slices of one sector that a child's decision permits, of those asked for. */
export function permittedSlices(
  session: ConsentSession,
  child: ChildId,
  asked: readonly SliceId[],
  sector: Sector,
): readonly SliceId[] {
  return asked.filter((slice) => sectorOf(slice) === sector && session.permits(child, slice) !== undefined)
}
