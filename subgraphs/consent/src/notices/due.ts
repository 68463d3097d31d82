import {
  addHours,
  type ChildFacts,
  findCapacities,
  findHorizon,
  type Instant,
  isBehindWall,
  isRegisterTrusted,
  isVeiled,
  listSeenEndings,
  maySee,
  NO_OFFICES,
  type PersonId,
  seeFacts,
} from '@samsyn/schema/policy'
import type { KnownChild } from '../known-children.ts'

/** What a family is told that there is something to see of. Who is told of what follows what each of them may see. */

/** Days before an end at which a family is told of it, and told once more. */
export const FIRST_STAGE_DAYS = 30
const LAST_STAGE_DAYS = 14
/** Days for which what has happened is still told to someone who has not been: such as who had not given an address. */
export const EVENT_DAYS = 14

export interface DueNotice {
  readonly person: PersonId
  /** The same for as long as it is about the same. Told once. */
  readonly key: string
}

/**
 * What each of a child's family is due to be told of, now. Nothing of a child whose address is strictly protected, or may
 * be since the population register was last heard from.
 */
export function listDueNotices({ facts, registerReadAt }: KnownChild, at: Instant): readonly DueNotice[] {
  if (!isRegisterTrusted(registerReadAt, at)) return []
  return listFamily(facts)
    .filter((person) => maySee('reminders', findCapacities(facts, person, NO_OFFICES, at)))
    .flatMap((person) => {
      const seen = seeFacts(facts, person, at)
      const keys = [...listEndingKeys(facts, seen, at), ...listEventKeys(facts, seen, at)]
      return [...new Set(keys)].map((key) => ({ person, key }))
    })
}

function listFamily({ child, register }: ChildFacts): readonly PersonId[] {
  if (register === null) return []
  return [...new Set([child, ...register.responsibility.map(({ person }) => person), ...register.verger])]
}

function listEndingKeys(facts: ChildFacts, seen: ChildFacts, at: Instant): readonly string[] {
  const last = findHorizon(at, LAST_STAGE_DAYS)
  return listSeenEndings(facts, seen, at, FIRST_STAGE_DAYS).map(
    ({ directive, endsAt }) => `ending:${directive.id}:${endsAt}:${endsAt < last ? LAST_STAGE_DAYS : FIRST_STAGE_DAYS}`,
  )
}

/** Signatures that others have put on record, and what the team asks for. */
function listEventKeys(facts: ChildFacts, seen: ChildFacts, at: Instant): readonly string[] {
  const since = addHours(at, -24 * EVENT_DAYS)
  const shown = seen.directives.filter(
    ({ slices }) => !isVeiled(facts, seen) || slices.some((slice) => !isBehindWall(facts, slice, at)),
  )
  const signatures = shown.flatMap(({ id, unconfirmed, signatures: confirmed }) =>
    [...unconfirmed, ...confirmed]
      .filter((signature) => signature.record !== null && signature.at >= since)
      .map(({ person }) => `signature:${id}:${person}`),
  )
  const requests = seen.requests.filter((request) => request.at >= since).map(({ id }) => `request:${id}`)
  return [...signatures, ...requests]
}
