import {
  type Actor,
  type ActResult,
  type ChildFacts,
  type DirectiveId,
  giveDirective,
  isSliceId,
  keepSlices,
  type Locale,
  type Participation,
  type PlainDate,
  recordHearing,
  refuseDirective,
  releaseSlices,
  signDirective,
  withdrawDirective,
} from '@samsyn/schema/policy'
import { hashConsentText } from '@samsyn/schema/sdl'
import { type ActInput, type Input, performAct } from './perform-act.ts'
import { isTextKept, signIn } from './consent-text.ts'
import type { RegistryContext } from './loaders.ts'
import { readRenewal } from './renewal.ts'
import { readTerms, type TermsInput } from './terms.ts'

/** What a family does: each mutation is one act, run under the child's lock. */

interface DirectiveInput extends ActInput {
  readonly directive: DirectiveId
}

/** What was read, and in which language. */
interface ReadInput {
  readonly textHash: string
  readonly locale: Locale
}

type SignInput = DirectiveInput & ReadInput

interface GiveInput extends ActInput, ReadInput {
  readonly terms: TermsInput
}

interface RenewInput extends SignInput {
  readonly to: PlainDate
}

interface WithdrawInput extends DirectiveInput {
  readonly slices?: readonly string[] | null
}

interface KeepInput extends ActInput {
  readonly slices: readonly string[]
}

interface HearingInput extends DirectiveInput {
  readonly participation: Participation
  readonly heardOn: PlainDate
}

/** Nobody signs a text that can no longer be read, even with its hash at hand. */
function signReadable(facts: ChildFacts, actor: Actor, { directive: id, textHash, locale }: SignInput): ActResult {
  const result = signDirective(facts, actor, id, { textHash, locale })
  const directive = facts.directives.find((candidate) => candidate.id === id)
  if (result.ok && (directive === undefined || !isTextKept(directive))) return { ok: false, code: 'TEXT_CHANGED' }
  return result
}

export const acts = {
  giveConsent: (_: unknown, { input }: Input<GiveInput>, context: RegistryContext) =>
    performAct(context, input, (facts, actor) =>
      signIn(input.locale, () => {
        const read = readTerms(input.terms, actor.at)
        return read.ok ? giveDirective(facts, actor, read.terms, hashConsentText(read.terms), pickRead(input)) : read
      }),
    ),
  signConsent: (_: unknown, { input }: Input<SignInput>, context: RegistryContext) =>
    performAct(context, input, (facts, actor) => signIn(input.locale, () => signReadable(facts, actor, input))),
  refuseConsent: (_: unknown, { input }: Input<DirectiveInput>, context: RegistryContext) =>
    performAct(context, input, (facts, actor) => refuseDirective(facts, actor, input.directive)),
  withdrawConsent: (_: unknown, { input }: Input<WithdrawInput>, context: RegistryContext) =>
    performAct(
      context,
      input,
      (facts, actor) => {
        const slices = input.slices?.filter(isSliceId) ?? null
        if (slices !== null && slices.length !== input.slices?.length) return { ok: false, code: 'UNKNOWN_SLICE' }
        return withdrawDirective(facts, actor, input.directive, slices)
      },
      'withdraw',
    ),
  renewConsent: (_: unknown, { input }: Input<RenewInput>, context: RegistryContext) =>
    performAct(context, input, (facts, actor) =>
      signIn(input.locale, () => {
        const read = readRenewal(facts, actor, input.directive, input.to)
        return read.ok ? giveDirective(facts, actor, read.terms, hashConsentText(read.terms), pickRead(input)) : read
      }),
    ),
  keepFromGuardians: (_: unknown, { input }: Input<KeepInput>, context: RegistryContext) =>
    performAct(context, input, (facts, actor) => keepSlices(facts, actor, input.slices)),
  stopKeepingFromGuardians: (_: unknown, { input }: Input<KeepInput>, context: RegistryContext) =>
    performAct(context, input, (facts, actor) => releaseSlices(facts, actor, input.slices)),
  recordHearing: (_: unknown, { input }: Input<HearingInput>, context: RegistryContext) =>
    performAct(
      context,
      input,
      (facts, actor) => recordHearing(facts, actor, input.directive, input.participation, input.heardOn),
      'hearing',
    ),
}

function pickRead({ textHash, locale }: ReadInput): ReadInput {
  return { textHash, locale }
}
