import {
  type Directive,
  findMissingSigners,
  findSeenState,
  permitEnd,
  type Recipient,
  type Seat,
  type Signature,
  type SignatureRecord,
  type SliceId,
} from '@samsyn/schema/policy'
import { renderConsentText } from '@samsyn/schema/sdl'
import { isTextKept, type LocaleArgument } from './consent-text.ts'
import type { ChildView, RegistryContext } from './loaders.ts'
import { familyMember, familyMembers, nameOf } from './people.ts'
import { directiveReceipt } from './receipt/directive-receipt.ts'
import { locating } from './visibility.ts'

export interface DirectiveView {
  readonly view: ChildView
  readonly directive: Directive
}

interface SliceView extends DirectiveView {
  readonly slice: SliceId
}

interface SignatureView {
  readonly view: ChildView
  readonly signature: Signature
}

interface RefusalView {
  readonly view: ChildView
  readonly refusal: Directive['refusals'][number]
}

interface RecordView {
  readonly view: ChildView
  readonly record: SignatureRecord
}

export const directiveFields = {
  id: ({ directive }: DirectiveView) => directive.id,
  kind: ({ directive }: DirectiveView) => directive.kind,
  slices: ({ view, directive }: DirectiveView) =>
    directive.slices.map((slice): SliceView => ({ view, directive, slice })),
  recipients: ({ directive }: DirectiveView) => directive.recipients,
  purposes: ({ directive }: DirectiveView) => directive.purposes,
  validFrom: ({ directive }: DirectiveView) => directive.validFrom,
  validTo: ({ directive }: DirectiveView) => directive.validTo,
  recordsSince: ({ directive }: DirectiveView) => directive.recordsSince,
  legalNature: ({ directive }: DirectiveView) => directive.legalNature,
  gdprBasis: ({ directive }: DirectiveView) => directive.gdprBasis,
  givenBy: ({ view, directive }: DirectiveView, _: unknown, context: RegistryContext) =>
    familyMember(directive.givenBy, view, context),
  givenAt: ({ directive }: DirectiveView) => directive.givenAt,
  signatures: ({ view, directive }: DirectiveView) =>
    directive.signatures.map((signature): SignatureView => ({ view, signature })),
  missing: ({ view, directive }: DirectiveView, _: unknown, context: RegistryContext) => {
    if (directive.kind === 'DENY') return []
    const { facts, viewer } = view
    const missing = directive.slices.flatMap((slice) => findMissingSigners(directive, slice, facts, viewer.at))
    return familyMembers(missing, view, context)
  },
  refusals: ({ view, directive }: DirectiveView) =>
    directive.refusals.map((refusal): RefusalView => ({ view, refusal })),
  text: ({ directive }: DirectiveView, { locale }: LocaleArgument) =>
    isTextKept(directive) ? renderConsentText(directive, locale) : null,
  textHash: ({ directive }: DirectiveView) => directive.textHash,
  // One that the viewer is not told of has no id here either.
  renews: ({ view, directive }: DirectiveView) =>
    view.facts.directives.find(({ id }) => id === directive.renews)?.id ?? null,
  hearings: ({ directive }: DirectiveView) => directive.hearings,
  receipt: directiveReceipt,
}

export const signatureFields = {
  by: ({ view, signature }: SignatureView, _: unknown, context: RegistryContext) =>
    familyMember(signature.person, view, context),
  at: ({ signature }: SignatureView) => signature.at,
  method: ({ signature }: SignatureView) => signature.method,
  locale: ({ signature }: SignatureView) => signature.locale,
  record: ({ view, signature: { record } }: SignatureView): RecordView | null =>
    record === null ? null : { view, record },
}

export const refusalFields = {
  by: ({ view, refusal }: RefusalView, _: unknown, context: RegistryContext) =>
    familyMember(refusal.person, view, context),
  at: ({ refusal }: RefusalView) => refusal.at,
}

export const signatureRecordFields = {
  recorder: locating(({ record }: RecordView, context) => nameOf(record.recorder, context)),
  witness: locating(({ record }: RecordView, context) => nameOf(record.witness, context)),
  signedOn: ({ record }: RecordView) => record.signedOn,
}

export const directiveSliceFields = {
  slice: ({ slice }: SliceView) => slice,
  state: ({ view, directive, slice }: SliceView) =>
    findSeenState(directive, slice, view.truth, view.facts, view.viewer.at),
  validTo: ({ directive, slice }: SliceView) =>
    directive.kind === 'PERMIT' ? permitEnd(directive, slice) : directive.validTo,
}

export const recipientFields = {
  service: (recipient: Recipient | Seat) => ('service' in recipient ? recipient.service : null),
  role: (recipient: Recipient | Seat) => ('role' in recipient ? recipient.role : null),
}
