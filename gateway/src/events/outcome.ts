import { createHash } from 'node:crypto'
import {
  ageAt,
  type Capacity,
  type ChildFacts,
  currentMemberships,
  decideSeat,
  familyRole,
  findDirectiveState,
  findMissingSigners,
  type Instant,
  isAssured,
  isKept,
  isOpen,
  isRegisterTrusted,
  maySee,
  type PersonId,
  type RegistryArea,
  seeFacts,
  SLICE_IDS,
  type Verdict,
} from '@samsyn/schema/policy'
import type { DecidedChild } from '../consent/session.ts'
import type { Requester } from '../identity/caller.ts'

/** What a caller can be shown of one child, made small enough to keep and compare. */

interface Sight {
  readonly facts: ChildFacts
  readonly seen: ChildFacts
  readonly person: PersonId
  readonly capacities: readonly Capacity[]
  readonly registerReadAt: Instant | null
  readonly at: Instant
}

/**
 * A digest of all that the decision and the role table let a caller see of a child: the verdicts for the team, and of the
 * registry's own areas what the caller's capacities reach. Two looks with the same digest would be answered alike. What no
 * fact of a decision tells is not in it: names, and who has looked.
 *
 * A guardian's is made through the child's own wall and of nothing else. That a directive reads as not active for a reason
 * that is the child's, a guardian finds at the next look, whenever that is: told at once, it would tell when the child spoke.
 * @returns `null`: the caller is told nothing of such a child, not even that there is one
 */
export function digestOutcome(
  decided: DecidedChild | undefined,
  { caller }: Requester,
  registerReadAt: Instant | null,
  at: Instant,
): string | null {
  if (decided === undefined || !isAssured(caller.assurance)) return null
  const { child, person, decision } = decided
  const { facts, legalTableSeq } = child
  // The family can withdraw however long the population register has been silent; nobody else finds the child then.
  const capacities = isRegisterTrusted(registerReadAt, at)
    ? decided.capacities
    : decided.capacities.filter((capacity) => maySee('withdraw', [capacity]))
  if (capacities.length === 0) return null
  const sight: Sight = { facts, seen: seeFacts(facts, person, at), person, capacities, registerReadAt, at }
  const area = (name: RegistryArea, read: (sight: Sight) => unknown): unknown =>
    maySee(name, capacities) ? read(sight) : null
  const outcome = [
    capacities,
    decision.locating,
    decision.onTeam ? SLICE_IDS.map((slice) => readShare(decision.verdicts[slice])) : null,
    area('basics', ({ seen }) => [
      ageAt(seen.register, at),
      seen.register?.birthDate,
      decision.locating ? seen.register?.municipality : null,
    ]),
    area('team', ({ seen }) =>
      seen.team.filter((member) => currentMemberships(seen, member.person, at).includes(member)),
    ),
    area('guardians', ({ seen }) =>
      seen.register?.responsibility.filter((holder) => familyRole(seen, holder.person, at) === 'GUARDIAN'),
    ),
    area('directives', readDirectives),
    area('openDirectives', readOpenDirectives),
    area('requests', readRequests),
    area('keptSlices', () => SLICE_IDS.filter((slice) => isKept(facts, slice))),
    area('explain', () => legalTableSeq),
  ]
  return createHash('sha256').update(JSON.stringify(outcome)).digest('base64url')
}

/** Neither why a slice is withheld nor by which directive it is shared is told to the team. */
function readShare(verdict: Verdict): unknown {
  return verdict.share ? [verdict.since, verdict.subjects] : null
}

function readDirectives({ seen, at }: Sight): unknown {
  return seen.directives.map((directive) => [
    directive,
    directive.slices.map((slice) => findDirectiveState(directive, slice, seen, at)),
  ])
}

/** Permits that wait for a signature: who has not signed, and which signatures wait for their witness. */
function readOpenDirectives({ facts, at }: Sight): unknown {
  return facts.directives
    .filter((directive) => isOpen(directive, facts, at))
    .map((directive) => {
      const missing = directive.slices
        .filter((slice) => directive.givenBy === facts.child || !isKept(facts, slice))
        .filter((slice) => ['PENDING', 'LAPSED_BY_AGE'].includes(findDirectiveState(directive, slice, facts, at)))
        .flatMap((slice) => findMissingSigners(directive, slice, facts, at))
      const unconfirmed = directive.unconfirmed.filter(
        ({ person }) => !directive.signatures.some((signature) => signature.person === person),
      )
      return missing.length === 0 ? null : [directive.id, missing, unconfirmed]
    })
}

/** What the family was asked for; to someone on the team what their own service has asked, and whether it is shared. */
function readRequests({ facts, seen, person, capacities, registerReadAt, at }: Sight): unknown {
  if (!capacities.includes('TEAM')) return seen.requests
  const services = currentMemberships(facts, person, at).map(({ service }) => service)
  return seen.requests.flatMap((request) => {
    const { recipient, purpose, slices } = request
    if (!('service' in recipient) || !services.includes(recipient.service)) return []
    const verdicts = decideSeat({ facts, purpose, at, registerReadAt }, { service: recipient.service, role: null })
    return [[request, slices.map((slice) => verdicts[slice].share)]]
  })
}
