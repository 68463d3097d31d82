import type { DirectiveId, Instant, LedgerEvent, PersonId, SliceId } from '@samsyn/schema/policy'
import type { Disclosure } from './source.ts'

/** One line of a child's log: a look-up by someone on the team, or something the family did. */
export interface LogEntry {
  readonly id: string
  readonly at: Instant
  readonly kind: 'LOOKED' | 'GAVE' | 'SIGNED' | 'REFUSED' | 'WITHDREW'
  readonly person: PersonId | null
  readonly role: string | null
  readonly service: string | null
  readonly purpose: string | null
  readonly slices: readonly SliceId[]
}

const ACTS = {
  DIRECTIVE_GIVEN: 'GAVE',
  DIRECTIVE_SIGNED: 'SIGNED',
  DIRECTIVE_REFUSED: 'REFUSED',
  DIRECTIVE_WITHDRAWN: 'WITHDREW',
} as const

/** Merges what was disclosed and what the family did, newest first. */
export function mergeLog(disclosures: readonly Disclosure[], events: readonly LedgerEvent[]): readonly LogEntry[] {
  const looked = disclosures.map(
    ({ id, at, leaf }): LogEntry => ({
      id,
      at,
      kind: 'LOOKED',
      person: leaf.person,
      role: leaf.role,
      service: leaf.service,
      purpose: leaf.purpose,
      slices: leaf.slices.map(({ slice }) => slice as SliceId),
    }),
  )
  // Both lists are oldest first, and the sort is stable: of one instant, what was recorded last comes first.
  return [...looked, ...readActs(events)].toReversed().toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))
}

function readActs(events: readonly LedgerEvent[]): LogEntry[] {
  const slicesOf = new Map<DirectiveId, readonly SliceId[]>()
  const entries: LogEntry[] = []
  for (const [index, { at, actor, kind, body }] of events.entries()) {
    if (kind === 'DIRECTIVE_GIVEN') slicesOf.set(body.id, body.slices)
    if (!(kind in ACTS)) continue
    const act = kind as keyof typeof ACTS
    const own = 'slices' in body ? body.slices : undefined
    const slices = own ?? ('directive' in body ? slicesOf.get(body.directive) : undefined) ?? []
    entries.push({
      id: `act-${index}`,
      at,
      kind: ACTS[act],
      person: actor,
      role: null,
      service: null,
      purpose: null,
      slices,
    })
  }
  return entries
}
