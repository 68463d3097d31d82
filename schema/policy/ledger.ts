import type {
  ChildFacts,
  ConsentRequest,
  Directive,
  Hearing,
  KeptSlice,
  LookReport,
  Membership,
  RegisterFacts,
  Signature,
  SignatureRecord,
  UnconfirmedSignature,
} from './facts.ts'
import type { LegalRow } from './legal-table.ts'
import type { SliceId } from './slices.ts'
import type { ChildId, DirectiveId, Instant, PersonId, PlainDate } from './vocabulary.ts'

/**
 * The ledger of one child: every input of a decision, and what the family has reported, in the order it came. Facts are
 * folded from it, so a decision can be made again as of any past moment from the entries up to then.
 */
export type LedgerEvent = { readonly at: Instant; readonly actor: PersonId | null } & (
  | { readonly kind: 'CHILD_REGISTERED'; readonly body: { readonly organisation: string } }
  | { readonly kind: 'REGISTER_READ'; readonly body: RegisterFacts }
  | { readonly kind: 'CARE_ORDER_RECORDED'; readonly body: { readonly inForce: boolean } }
  | { readonly kind: 'MEMBER_ADDED'; readonly body: Omit<Membership, 'removedAt'> }
  | { readonly kind: 'MEMBER_REMOVED'; readonly body: { readonly membership: string } }
  | { readonly kind: 'DIRECTIVE_GIVEN'; readonly body: GivenDirective & OnBehalf }
  | {
      readonly kind: 'DIRECTIVE_SIGNED'
      readonly body: { readonly directive: DirectiveId } & Pick<Signature, 'method' | 'textHash' | 'locale'>
    }
  | {
      readonly kind: 'SIGNATURE_RECORDED'
      readonly body: { readonly directive: DirectiveId } & Pick<UnconfirmedSignature, 'id' | 'person' | 'textHash'> &
        Pick<Signature, 'method' | 'locale'> &
        Omit<SignatureRecord, 'recorder'>
    }
  | {
      readonly kind: 'SIGNATURE_CONFIRMED'
      readonly body: { readonly directive: DirectiveId; readonly signature: string }
    }
  | { readonly kind: 'DIRECTIVE_REFUSED'; readonly body: { readonly directive: DirectiveId } & OnBehalf }
  | {
      readonly kind: 'DIRECTIVE_WITHDRAWN'
      readonly body: { readonly directive: DirectiveId; readonly slices: readonly SliceId[] } & OnBehalf
    }
  | {
      readonly kind: 'CHILD_HEARD'
      readonly body: { readonly directive: DirectiveId } & Pick<Hearing, 'participation' | 'heardOn'>
    }
  | { readonly kind: 'SLICES_KEPT'; readonly body: { readonly slices: readonly SliceId[] } }
  | { readonly kind: 'SLICES_RELEASED'; readonly body: { readonly slices: readonly SliceId[] } }
  | {
      readonly kind: 'CONSENT_REQUESTED'
      /** No `to`: how long is left to the family. */
      readonly body: Omit<ConsentRequest, 'person' | 'at' | 'to'> & { readonly to?: PlainDate }
    }
  | { readonly kind: 'LOOK_REPORTED'; readonly body: Pick<LookReport, 'id' | 'look' | 'message'> }
  | { readonly kind: 'REPORT_ANSWERED'; readonly body: { readonly report: string; readonly text: string } }
)

/** Whose act it was, where the actor only recorded it; left out: the actor's own. */
export interface OnBehalf {
  readonly onBehalfOf?: PersonId
}

export type LedgerKind = LedgerEvent['kind']

/** A directive as it enters the ledger: what happens to it later are events of their own. */
export type GivenDirective = Omit<
  Directive,
  'givenBy' | 'givenAt' | 'signatures' | 'unconfirmed' | 'hearings' | 'refusals' | 'withdrawals'
>

/**
 * Folds a child's events, oldest first, into facts.
 * An id names one thing for ever: a second event that would make it anew, and so undo a withdrawal, changes nothing.
 * @param version the consent version the events were read at
 * @param legalTable the legal table in force at the moment the facts are for
 */
export function foldLedger(
  child: ChildId,
  version: number,
  events: readonly LedgerEvent[],
  legalTable: readonly LegalRow[],
): ChildFacts {
  let register: RegisterFacts | null = null
  let careOrder: boolean | null = null
  const team = new Map<string, Membership>()
  const directives = new Map<DirectiveId, Directive>()
  const organisations = new Set<string>()
  const requests = new Map<string, ConsentRequest>()
  const reports = new Map<string, LookReport>()
  let kept: readonly KeptSlice[] = []
  const amend = (id: DirectiveId, change: (directive: Directive) => Partial<Directive>): void => {
    const directive = directives.get(id)
    if (directive !== undefined) directives.set(id, { ...directive, ...change(directive) })
  }
  for (const { at, actor, kind, body } of events) {
    const person = ('onBehalfOf' in body ? body.onBehalfOf : undefined) ?? actor ?? ''
    switch (kind) {
      case 'CHILD_REGISTERED':
        organisations.add(body.organisation)
        break
      case 'REGISTER_READ':
        register = body
        break
      case 'CARE_ORDER_RECORDED':
        careOrder = body.inForce
        break
      case 'MEMBER_ADDED':
        if (!team.has(body.id)) team.set(body.id, { ...body, removedAt: null })
        organisations.add(body.organisation)
        break
      case 'MEMBER_REMOVED': {
        const membership = team.get(body.membership)
        if (membership !== undefined) team.set(membership.id, { ...membership, removedAt: at })
        break
      }
      case 'DIRECTIVE_GIVEN': {
        if (directives.has(body.id)) break
        const { onBehalfOf: _, ...given } = body
        directives.set(body.id, {
          ...given,
          givenBy: person,
          givenAt: at,
          signatures: [],
          unconfirmed: [],
          hearings: [],
          refusals: [],
          withdrawals: [],
        })
        break
      }
      case 'DIRECTIVE_SIGNED': {
        const { directive, ...signed } = body
        amend(directive, ({ signatures }) => ({ signatures: [...signatures, { ...signed, person, at, record: null }] }))
        break
      }
      case 'SIGNATURE_RECORDED': {
        const { directive, witness, beneficiary, signedOn, ...recorded } = body
        const record = { recorder: person, witness, beneficiary, signedOn }
        amend(directive, ({ unconfirmed }) => ({ unconfirmed: [...unconfirmed, { ...recorded, at, record }] }))
        break
      }
      case 'SIGNATURE_CONFIRMED':
        amend(body.directive, (directive) => confirmSignature(directive, body.signature, person, at))
        break
      case 'DIRECTIVE_REFUSED':
        amend(body.directive, ({ refusals }) => ({ refusals: [...refusals, { person, at }] }))
        break
      case 'DIRECTIVE_WITHDRAWN':
        amend(body.directive, ({ withdrawals }) => ({
          withdrawals: [...withdrawals, { person, at, slices: body.slices }],
        }))
        break
      case 'CHILD_HEARD': {
        const { directive, ...heard } = body
        amend(directive, ({ hearings }) => ({ hearings: [...hearings, { ...heard, recordedBy: person, at }] }))
        break
      }
      case 'SLICES_KEPT':
        kept = [...kept, ...body.slices.map((slice) => ({ slice, from: at, to: null }))]
        break
      case 'SLICES_RELEASED':
        kept = kept.map((one) => (one.to === null && body.slices.includes(one.slice) ? { ...one, to: at } : one))
        break
      case 'CONSENT_REQUESTED':
        if (!requests.has(body.id)) requests.set(body.id, { ...body, person, at, to: body.to ?? null })
        break
      case 'LOOK_REPORTED':
        if (!reports.has(body.id)) reports.set(body.id, { ...body, person, at, answer: null })
        break
      case 'REPORT_ANSWERED': {
        const report = reports.get(body.report)
        if (report?.answer === null) reports.set(report.id, { ...report, answer: { person, at, text: body.text } })
        break
      }
    }
  }
  return {
    child,
    version,
    legalTable,
    // The population register knows of no care orders; a reading may come before or after one is recorded.
    register: register === null ? null : { ...register, careOrder: careOrder ?? register.careOrder },
    team: [...team.values()],
    directives: [...directives.values()],
    kept,
    requests: [...requests.values()],
    reports: [...reports.values()],
    organisations: [...organisations],
  }
}

/** A signature counts from when its witness says so; nobody else's word makes it count. */
function confirmSignature(directive: Directive, id: string, witness: PersonId, at: Instant): Partial<Directive> {
  const found = directive.unconfirmed.find((one) => one.id === id && one.record.witness === witness)
  if (found === undefined) return {}
  const { id: _, ...signature } = found
  return {
    signatures: [...directive.signatures, { ...signature, at }],
    unconfirmed: directive.unconfirmed.filter((one) => one !== found),
  }
}
