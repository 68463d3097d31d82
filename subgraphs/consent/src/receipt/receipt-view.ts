import {
  type ChildId,
  type Directive,
  type DirectiveState,
  findSeenState,
  type Instant,
  maySee,
  permitEnd,
  type PersonId,
  type SliceId,
} from '@samsyn/schema/policy'
import { CONSENT_TEXT_VERSION, LOCALES, renderConsentText, type Texts } from '@samsyn/schema/sdl'
import { isTextKept } from '../consent-text.ts'
import type { ChildView } from '../loaders.ts'

/**
 * What a receipt is written from: one directive as one viewer may see it at one moment. It holds nothing that tells where
 * the child is, so a receipt is the same whether or not the address is protected.
 */
export interface ReceiptView {
  readonly child: ChildId
  readonly directive: Directive
  /** Each slice of the directive, as the viewer sees it stand at the moment. */
  readonly slices: readonly SeenSlice[]
  /** The text of the terms; `null` when the registry would now write another than the one signed. */
  readonly text: { readonly version: string; readonly texts: Texts } | null
  /** The family's names, for those the viewer is told the name of. */
  readonly names: ReadonlyMap<PersonId, string>
  readonly at: Instant
}

export interface SeenSlice {
  readonly slice: SliceId
  readonly state: DirectiveState | 'NOT_ACTIVE'
  /** The instant it ends: the directive's end, or the longest the catalogue allows. */
  readonly endsAt: Instant
}

/** @param directive of `view.facts`, so that a guardian's receipt shows nothing of the child's own wall */
export function viewReceipt(view: ChildView, directive: Directive): Omit<ReceiptView, 'names'> {
  const { facts, truth, viewer, capacities } = view
  // Who took what back is told to those who read the log; to a parent with affairs of their own, what is theirs.
  const isTold = ({ person }: { readonly person: PersonId }): boolean =>
    person === viewer.person.id || maySee('accessLog', capacities)
  const seen: Directive = {
    ...directive,
    renews: facts.directives.some(({ id }) => id === directive.renews) ? directive.renews : null,
    refusals: directive.refusals.filter(isTold),
    withdrawals: directive.withdrawals.filter(isTold),
  }
  return {
    child: facts.child,
    directive: seen,
    slices: directive.slices.map((slice) => ({
      slice,
      state: findSeenState(directive, slice, truth, facts, viewer.at),
      endsAt: directive.kind === 'PERMIT' ? permitEnd(directive, slice) : directive.validTo,
    })),
    text: isTextKept(directive) ? { version: CONSENT_TEXT_VERSION, texts: renderTexts(directive) } : null,
    at: viewer.at,
  }
}

function renderTexts(directive: Directive): Texts {
  return Object.fromEntries(LOCALES.map((locale) => [locale, renderConsentText(directive, locale)])) as unknown as Texts
}
