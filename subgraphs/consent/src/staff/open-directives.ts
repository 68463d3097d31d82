import {
  type Directive,
  findDirectiveState,
  findMissingSigners,
  isKept,
  isOpen,
  type PersonId,
  type UnconfirmedSignature,
} from '@samsyn/schema/policy'
import { renderConsentText } from '@samsyn/schema/sdl'
import { isTextKept, type LocaleArgument } from '../consent-text.ts'
import type { DirectiveView } from '../directive-fields.ts'
import type { ChildView, RegistryContext } from '../loaders.ts'
import { familyMember, familyMembers } from '../people.ts'

/** Permits that wait for a signature, for whoever puts one on record. Nothing of what else the family has said. */

interface SignatureView {
  readonly view: ChildView
  readonly signature: UnconfirmedSignature
}

export function listOpenDirectives(view: ChildView): readonly DirectiveView[] {
  const { truth, viewer } = view
  return truth.directives
    .filter((directive) => isOpen(directive, truth, viewer.at) && listMissing({ view, directive }).length > 0)
    .map((directive) => ({ view, directive }))
}

/**
 * Who must sign some slice that a signature could still make a difference to. That a guardian's permit waits for the child
 * because of what the child keeps from the guardians is not told: whoever asks the child for it might ask the guardians.
 */
function listMissing({ view: { truth, viewer }, directive }: DirectiveView): readonly PersonId[] {
  return directive.slices
    .filter((slice) => directive.givenBy === truth.child || !isKept(truth, slice))
    .filter((slice) => {
      const state = findDirectiveState(directive, slice, truth, viewer.at)
      return state === 'PENDING' || state === 'LAPSED_BY_AGE'
    })
    .flatMap((slice) => findMissingSigners(directive, slice, truth, viewer.at))
}

function hasSigned({ signatures }: Directive, person: PersonId): boolean {
  return signatures.some((signature) => signature.person === person)
}

export const openDirectiveFields = {
  id: ({ directive }: DirectiveView) => directive.id,
  text: ({ directive }: DirectiveView, { locale }: LocaleArgument) =>
    isTextKept(directive) ? renderConsentText(directive, locale) : null,
  textHash: ({ directive }: DirectiveView) => directive.textHash,
  missing: (parent: DirectiveView, _: unknown, context: RegistryContext) =>
    familyMembers(listMissing(parent), parent.view, context),
  unconfirmed: ({ view, directive }: DirectiveView) =>
    directive.unconfirmed
      .filter(({ person }) => !hasSigned(directive, person))
      .map((signature): SignatureView => ({ view, signature })),
}

export const unconfirmedSignatureFields = {
  id: ({ signature }: SignatureView) => signature.id,
  by: ({ view, signature }: SignatureView, _: unknown, context: RegistryContext) =>
    familyMember(signature.person, view, context),
  method: ({ signature }: SignatureView) => signature.method,
  signedOn: ({ signature }: SignatureView) => signature.record.signedOn,
  isMineToConfirm: ({ view, signature }: SignatureView) => signature.record.witness === view.viewer.person.id,
}
