import {
  type Directive,
  findDirectiveState,
  findMissingSigners,
  permitEnd,
  type Recipient,
  type Seat,
  type SliceId,
} from '@samsyn/schema/policy'
import { renderConsentText } from '@samsyn/schema/sdl'
import { isTextKept, type LocaleArgument } from './consent-text.ts'
import type { ChildView, RegistryContext } from './loaders.ts'
import { familyMember, familyMembers } from './people.ts'

export interface DirectiveView {
  readonly view: ChildView
  readonly directive: Directive
}

interface SliceView extends DirectiveView {
  readonly slice: SliceId
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
  signatures: ({ view, directive }: DirectiveView, _: unknown, context: RegistryContext) =>
    directive.signatures.map(({ person, at, method }) => ({ by: familyMember(person, view, context), at, method })),
  missing: ({ view, directive }: DirectiveView, _: unknown, context: RegistryContext) => {
    if (directive.kind === 'DENY') return []
    const { facts, viewer } = view
    const missing = directive.slices.flatMap((slice) => findMissingSigners(directive, slice, facts, viewer.at))
    return familyMembers(missing, view, context)
  },
  text: ({ directive }: DirectiveView, { locale }: LocaleArgument) =>
    isTextKept(directive) ? renderConsentText(directive, locale) : null,
  textHash: ({ directive }: DirectiveView) => directive.textHash,
}

export const directiveSliceFields = {
  slice: ({ slice }: SliceView) => slice,
  state: ({ view, directive, slice }: SliceView) => findDirectiveState(directive, slice, view.facts, view.viewer.at),
  validTo: ({ directive, slice }: SliceView) =>
    directive.kind === 'PERMIT' ? permitEnd(directive, slice) : directive.validTo,
}

export const recipientFields = {
  service: (recipient: Recipient | Seat) => ('service' in recipient ? recipient.service : null),
  role: (recipient: Recipient | Seat) => ('role' in recipient ? recipient.role : null),
}
