import { createHash } from 'node:crypto'
import {
  type ChildFacts,
  type DirectiveId,
  type Instant,
  type LedgerEvent,
  type PersonId,
  type SliceId,
  wasBehindWall,
  wasOwnYes,
} from '@samsyn/schema/policy'
import type { Disclosure } from './source.ts'

/** One line of a child's log: a look-up by someone on the team, or something the family did, or said and others recorded. */
export interface LogEntry {
  readonly id: string
  readonly at: Instant
  readonly kind: LogKind
  readonly person: PersonId | null
  /** Whose act it was, where `person` put it on record. */
  readonly onBehalfOf: PersonId | null
  readonly role: string | null
  readonly service: string | null
  readonly purpose: string | null
  readonly directive: DirectiveId | null
  readonly slices: readonly SliceId[]
}

const ACTS = {
  DIRECTIVE_GIVEN: 'GAVE',
  DIRECTIVE_SIGNED: 'SIGNED',
  SIGNATURE_RECORDED: 'RECORDED',
  SIGNATURE_CONFIRMED: 'CONFIRMED',
  DIRECTIVE_REFUSED: 'REFUSED',
  DIRECTIVE_WITHDRAWN: 'WITHDREW',
  CHILD_HEARD: 'HEARD',
  CONSENT_REQUESTED: 'REQUESTED',
  SLICES_KEPT: 'KEPT',
  SLICES_RELEASED: 'STOPPED_KEEPING',
} as const

type LogKind = 'LOOKED' | (typeof ACTS)[keyof typeof ACTS]

/** Merges what was disclosed and what was done, newest first. */
export function mergeLog(disclosures: readonly Disclosure[], events: readonly LedgerEvent[]): readonly LogEntry[] {
  const looked = disclosures.map(
    ({ id, at, details }): LogEntry => ({
      id,
      at,
      kind: 'LOOKED',
      person: details.person,
      onBehalfOf: null,
      role: details.role,
      service: details.service,
      purpose: details.purpose,
      directive: null,
      slices: details.slices.map(({ slice }) => slice as SliceId),
    }),
  )
  // Both lists are oldest first, and the sort is stable: of one instant, what was recorded last comes first.
  return [...looked, ...readActs(events)].toReversed().toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}

function readActs(events: readonly LedgerEvent[]): LogEntry[] {
  const slicesOf = new Map<DirectiveId, readonly SliceId[]>()
  const entries: LogEntry[] = []
  const alike = new Map<string, number>()
  const signerOf = new Map<string, PersonId>()
  for (const { at, actor, kind, body } of events) {
    if (kind === 'DIRECTIVE_GIVEN') slicesOf.set(body.id, body.slices)
    if (kind === 'SIGNATURE_RECORDED') signerOf.set(body.id, body.person)
    if (!(kind in ACTS)) continue
    const act = kind as keyof typeof ACTS
    const directive = kind === 'DIRECTIVE_GIVEN' ? body.id : 'directive' in body ? body.directive : null
    const own = 'slices' in body ? body.slices : undefined
    const told = JSON.stringify([at, actor, kind, body])
    const number = alike.get(told) ?? 0
    alike.set(told, number + 1)
    entries.push({
      id: identify(told, number),
      at,
      kind: ACTS[act],
      person: actor,
      onBehalfOf: kind === 'SIGNATURE_CONFIRMED' ? (signerOf.get(body.signature) ?? null) : readOnBehalf(kind, body),
      role: null,
      service: null,
      purpose: kind === 'CONSENT_REQUESTED' ? body.purpose : null,
      directive,
      slices: own ?? slicesOf.get(directive ?? '') ?? [],
    })
  }
  return entries
}

/** Made from the act alone: a number among all acts would tell a guardian of those that are not shown. */
function identify(told: string, number: number): string {
  return createHash('sha256').update(`${number} ${told}`).digest('base64url')
}

function readOnBehalf(kind: LedgerEvent['kind'], body: LedgerEvent['body']): PersonId | null {
  if (kind === 'SIGNATURE_RECORDED' && 'person' in body) return body.person
  return 'onBehalfOf' in body ? (body.onBehalfOf ?? null) : null
}

/**
 * The log as a guardian may read it: nothing of what is behind the child's own wall, or was when it happened, and nothing
 * of what the child has said no to.
 * @param seen the facts as the guardian sees them
 */
export function veilLog(
  entries: readonly LogEntry[],
  facts: ChildFacts,
  seen: ChildFacts,
  now: Instant,
): readonly LogEntry[] {
  const told = new Set(seen.directives.map(({ id }) => id))
  return entries.flatMap((entry) => {
    const { kind, at, directive, slices } = entry
    if (kind === 'KEPT' || kind === 'STOPPED_KEEPING') return []
    if (directive !== null && !told.has(directive)) return []
    const isChilds = (entry.onBehalfOf ?? entry.person) === facts.child
    if (isChilds && (kind === 'REFUSED' || kind === 'WITHDREW')) return []
    const isYes = kind === 'SIGNED' || kind === 'RECORDED' || kind === 'CONFIRMED'
    if (isChilds && isYes && wasOwnYes(facts, slices, at)) return []
    if (kind !== 'LOOKED' && kind !== 'REQUESTED') return [entry]
    const left = slices.filter((slice) => !wasBehindWall(facts, slice, at, now))
    // Who looked and was shown nothing is told; who was shown only what is behind the wall is not.
    return slices.length > 0 && left.length === 0 ? [] : [{ ...entry, slices: left }]
  })
}
