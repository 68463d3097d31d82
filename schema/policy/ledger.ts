import type { ChildFacts, Directive, Membership, RegisterFacts, Signature } from './facts.ts'
import type { SliceId } from './slices.ts'
import type { ChildId, DirectiveId, Instant, PersonId } from './vocabulary.ts'

/**
 * The ledger of one child: every input of a decision, in the order it came. Facts are folded from it, so a decision can
 * be made again as of any past moment from the entries up to then.
 */
export type LedgerEvent = { readonly at: Instant; readonly actor: PersonId | null } & (
  | { readonly kind: 'REGISTER_READ'; readonly body: RegisterFacts }
  | { readonly kind: 'MEMBER_ADDED'; readonly body: Omit<Membership, 'removedAt'> }
  | { readonly kind: 'MEMBER_REMOVED'; readonly body: { readonly membership: string } }
  | { readonly kind: 'DIRECTIVE_GIVEN'; readonly body: GivenDirective }
  | {
      readonly kind: 'DIRECTIVE_SIGNED'
      readonly body: { readonly directive: DirectiveId } & Omit<Signature, 'at' | 'person'>
    }
  | { readonly kind: 'DIRECTIVE_REFUSED'; readonly body: { readonly directive: DirectiveId } }
  | {
      readonly kind: 'DIRECTIVE_WITHDRAWN'
      readonly body: { readonly directive: DirectiveId; readonly slices: readonly SliceId[] }
    }
)

export type LedgerKind = LedgerEvent['kind']

/** A directive as it enters the ledger: what happens to it later are events of their own. */
export type GivenDirective = Omit<Directive, 'givenBy' | 'givenAt' | 'signatures' | 'refusals' | 'withdrawals'>

/**
 * Folds a child's events, oldest first, into facts.
 * An id names one thing for ever: a second event that would make it anew, and so undo a withdrawal, changes nothing.
 * @param version the consent version the events were read at
 */
export function foldLedger(child: ChildId, version: number, events: readonly LedgerEvent[]): ChildFacts {
  let register: RegisterFacts | null = null
  const team = new Map<string, Membership>()
  const directives = new Map<DirectiveId, Directive>()
  const amend = (id: DirectiveId, change: (directive: Directive) => Partial<Directive>): void => {
    const directive = directives.get(id)
    if (directive !== undefined) directives.set(id, { ...directive, ...change(directive) })
  }
  for (const { at, actor, kind, body } of events) {
    const person = actor ?? ''
    switch (kind) {
      case 'REGISTER_READ':
        register = body
        break
      case 'MEMBER_ADDED':
        if (!team.has(body.id)) team.set(body.id, { ...body, removedAt: null })
        break
      case 'MEMBER_REMOVED': {
        const membership = team.get(body.membership)
        if (membership !== undefined) team.set(membership.id, { ...membership, removedAt: at })
        break
      }
      case 'DIRECTIVE_GIVEN':
        if (directives.has(body.id)) break
        directives.set(body.id, {
          ...body,
          givenBy: person,
          givenAt: at,
          signatures: [],
          refusals: [],
          withdrawals: [],
        })
        break
      case 'DIRECTIVE_SIGNED': {
        const { method, textHash } = body
        amend(body.directive, ({ signatures }) => ({ signatures: [...signatures, { person, at, method, textHash }] }))
        break
      }
      case 'DIRECTIVE_REFUSED':
        amend(body.directive, ({ refusals }) => ({ refusals: [...refusals, { person, at }] }))
        break
      case 'DIRECTIVE_WITHDRAWN':
        amend(body.directive, ({ withdrawals }) => ({
          withdrawals: [...withdrawals, { person, at, slices: body.slices }],
        }))
        break
    }
  }
  return { child, version, register, team: [...team.values()], directives: [...directives.values()] }
}
