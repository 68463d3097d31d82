import { createHash } from 'node:crypto'
import type { DirectiveId, Instant, LedgerEvent, PersonId, SliceId } from '@samsyn/schema/policy'
import type { Disclosure } from './stored-looks.ts'

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
  /** Of a look-up: each slice that was shown, and the directive that shared it. */
  readonly disclosed: readonly { readonly slice: SliceId; readonly directive: DirectiveId }[]
  /** The directive that an act continues. */
  readonly renews: DirectiveId | null
  readonly record: RecordId
}

/** An event of the ledger, with its place there. */
export type StoredAct = LedgerEvent & { readonly seq: string }

/** Where an entry is recorded: by this a leaf of the log is found. Told to nobody. */
export interface RecordId {
  readonly kind: 'DISCLOSURE' | 'LEDGER'
  readonly seq: string
}

export type LogKind = 'LOOKED' | (typeof ACTS)[keyof typeof ACTS]

/** The events that are lines of the log. */
export const ACTS = {
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

export function writeLook({ id, at, seq, details }: Disclosure): LogEntry {
  const disclosed = details.slices.map(({ slice, directive }) => ({ slice: slice as SliceId, directive }))
  return {
    id,
    at,
    kind: 'LOOKED',
    person: details.person,
    onBehalfOf: null,
    role: details.role,
    service: details.service,
    purpose: details.purpose,
    directive: null,
    slices: disclosed.map(({ slice }) => slice),
    disclosed,
    renews: null,
    record: { kind: 'DISCLOSURE', seq },
  }
}

/** @param acts oldest first; whatever else happened to the child is no line of the log */
export function writeActs(acts: readonly StoredAct[]): readonly LogEntry[] {
  const slicesOf = new Map<DirectiveId, readonly SliceId[]>()
  const entries: LogEntry[] = []
  const alike = new Map<string, number>()
  const signerOf = new Map<string, PersonId>()
  for (const { seq, at, actor, kind, body } of acts) {
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
      disclosed: [],
      renews: kind === 'DIRECTIVE_GIVEN' ? body.renews : null,
      record: { kind: 'LEDGER', seq },
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
