import {
  type Actor,
  type ActResult,
  type ChildFacts,
  giveDirective,
  isAssured,
  isSliceId,
  maySee,
  type ProblemCode,
  refuseDirective,
  signDirective,
  withdrawDirective,
} from '@samsyn/schema/policy'
import { hashConsentText } from '@samsyn/schema/sdl'
import { isTextKept } from './consent-text.ts'
import { type ChildView, type RegistryContext, viewChild } from './loaders.ts'
import { describeProblem } from './problems.ts'
import { readTerms, type TermsInput } from './terms.ts'

/** What a family does: each mutation is one act, run under the child's lock. */

interface ActInput {
  readonly child: string
  readonly directive?: string
}

interface DirectiveInput extends ActInput {
  readonly directive: string
}

interface SignInput extends DirectiveInput {
  readonly textHash: string
}

interface GiveInput extends ActInput {
  readonly terms: TermsInput
  readonly textHash: string
}

interface WithdrawInput extends DirectiveInput {
  readonly slices?: readonly string[] | null
}

/** A child of the caller's own family, or why they may not act for it. */
export async function findOwnChild(
  id: string,
  context: RegistryContext,
): Promise<{ readonly ok: true; readonly view: ChildView } | { readonly ok: false; readonly code: ProblemCode }> {
  // Said of the sign-in alone, before the child is looked for: it tells nothing of any child.
  if (!isAssured(context.assurance)) return { ok: false, code: 'ASSURANCE_TOO_LOW' }
  const view = await context.child(id)
  if (view === null) return { ok: false, code: 'NOT_FOUND' }
  return maySee('consent', view.capacities) ? { ok: true, view } : { ok: false, code: 'NOT_FAMILY' }
}

/** Runs an act against the facts as they are under the lock, and answers with what came of it. */
async function act(context: RegistryContext, input: ActInput, perform: (facts: ChildFacts, actor: Actor) => ActResult) {
  const found = await findOwnChild(input.child, context)
  if (!found.ok) return describeProblem(found.code)
  const { view: before } = found
  const { viewer } = before
  let acted: string | undefined
  const result = await context.registry.write(input.child, viewer.person.id, ({ facts, now }) => {
    const done = perform(facts, { person: viewer.person.id, assurance: viewer.assurance, at: now })
    const given = done.ok ? done.events.find((event) => event.kind === 'DIRECTIVE_GIVEN') : undefined
    acted = given?.body.id ?? input.directive
    return done
  })
  if (!result.ok) return describeProblem(result.code)
  const view = viewChild({ ...viewer, at: result.now }, { ...before, facts: result.facts })
  const directive = result.facts.directives.find((candidate) => candidate.id === acted)
  return {
    child: view,
    directive: view === null || directive === undefined ? null : { view, directive },
    problem: null,
  }
}

/** Nobody signs a text that can no longer be read, even with its hash at hand. */
function signReadable(facts: ChildFacts, actor: Actor, { directive: id, textHash }: SignInput): ActResult {
  const result = signDirective(facts, actor, id, textHash)
  const directive = facts.directives.find((candidate) => candidate.id === id)
  if (result.ok && (directive === undefined || !isTextKept(directive))) return { ok: false, code: 'TEXT_CHANGED' }
  return result
}

export const acts = {
  giveConsent: (_: unknown, { input }: { input: GiveInput }, context: RegistryContext) =>
    act(context, input, (facts, actor) => {
      const read = readTerms(input.terms, actor.at)
      return read.ok ? giveDirective(facts, actor, read.terms, input.textHash, hashConsentText(read.terms)) : read
    }),
  signConsent: (_: unknown, { input }: { input: SignInput }, context: RegistryContext) =>
    act(context, input, (facts, actor) => signReadable(facts, actor, input)),
  refuseConsent: (_: unknown, { input }: { input: DirectiveInput }, context: RegistryContext) =>
    act(context, input, (facts, actor) => refuseDirective(facts, actor, input.directive)),
  withdrawConsent: (_: unknown, { input }: { input: WithdrawInput }, context: RegistryContext) =>
    act(context, input, (facts, actor) => {
      const slices = input.slices?.filter(isSliceId) ?? null
      if (slices !== null && slices.length !== input.slices?.length) return { ok: false, code: 'UNKNOWN_SLICE' }
      return withdrawDirective(facts, actor, input.directive, slices)
    }),
}
