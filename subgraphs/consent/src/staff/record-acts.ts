import { randomUUID } from 'node:crypto'
import {
  type ChildFacts,
  type ChildId,
  confirmSignature,
  dateInNorway,
  type DirectiveId,
  findCapacities,
  type Instant,
  isSliceId,
  type Locale,
  maySee,
  type Offices,
  type PersonId,
  type PlainDate,
  recordDirective,
  type RecordedTerms,
  recordRefusal,
  recordSignature,
  recordWithdrawal,
} from '@samsyn/schema/policy'
import { hashConsentText } from '@samsyn/schema/sdl'
import { isTextKept, signIn } from '../consent-text.ts'
import type { RegistryContext } from '../loaders.ts'
import { type Input, performChildAct } from '../perform-act.ts'
import { readTerms, type TermsInput } from '../terms.ts'

/** What a family says by word of mouth or on paper, as a registrar puts it on record and a witness confirms it. */

interface SignatureInput {
  readonly method: 'WITNESSED_ORAL' | 'PAPER'
  readonly signedOn: PlainDate
  readonly textHash: string
  readonly locale: Locale
  readonly witness?: PersonId | null
  /** Of a membership. */
  readonly beneficiary?: string | null
}

interface ChildInput {
  readonly child: ChildId
}

interface PersonInput extends ChildInput {
  readonly person: PersonId
}

interface RecordConsentInput extends PersonInput {
  readonly terms: TermsInput
  readonly signature: SignatureInput
}

interface RecordSignatureInput extends PersonInput {
  readonly directive: DirectiveId
  readonly signature: SignatureInput
}

interface ConfirmSignatureInput extends ChildInput {
  readonly directive: DirectiveId
  readonly signature: string
}

interface RecordRefusalInput extends PersonInput {
  readonly directive: DirectiveId
}

interface RecordWithdrawalInput extends PersonInput {
  readonly slices: readonly string[]
}

interface Witness {
  readonly person: PersonId
  readonly offices: Offices
}

/** The registrar who is named as witness; `null` for anybody who is not one beside the caller. */
async function findWitness({ witness: id }: SignatureInput, context: RegistryContext): Promise<Witness | null> {
  const viewer = await context.viewer()
  if (viewer === null || id == null) return null
  const today = dateInNorway(viewer.at)
  const fellows = await context.registry.findFellowRegistrars(viewer.person.id, today)
  if (!fellows.some((fellow) => fellow.id === id)) return null
  return { person: id, offices: await context.registry.readOffices(id, today) }
}

/** Whoever is to confirm a signature must be able to: a registrar for this child, and not of the family. */
function isWitness(facts: ChildFacts, witness: Witness | null, at: Instant): boolean {
  return witness !== null && maySee('record', findCapacities(facts, witness.person, witness.offices, at))
}

// Someone who is nobody is not independent of anybody: the policy refuses them where one is needed.
function readRecorded(facts: ChildFacts, input: SignatureInput): RecordedTerms {
  const { method, signedOn, textHash, locale, witness } = input
  const beneficiary = facts.team.find(({ id }) => id === input.beneficiary)?.person ?? ''
  return { id: randomUUID(), method, signedOn, textHash, locale, witness: witness ?? '', beneficiary }
}

export const recordActs = {
  recordConsent: async (_: unknown, { input }: Input<RecordConsentInput>, context: RegistryContext) => {
    const { child, person, terms, signature } = input
    const witness = await findWitness(signature, context)
    return performChildAct(context, child, 'record', (facts, actor) =>
      signIn(signature.locale, () => {
        const read = readTerms(terms, actor.at)
        if (!read.ok) return read
        const recorded = readRecorded(facts, signature)
        const result = recordDirective(facts, actor, person, read.terms, hashConsentText(read.terms), recorded)
        const isWitnessed = terms.kind === 'DENY' || isWitness(facts, witness, actor.at)
        return result.ok && !isWitnessed ? { ok: false, code: 'NOT_INDEPENDENT' } : result
      }),
    )
  },

  recordSignature: async (_: unknown, { input }: Input<RecordSignatureInput>, context: RegistryContext) => {
    const { child, directive: id, person, signature } = input
    const witness = await findWitness(signature, context)
    return performChildAct(context, child, 'record', (facts, actor) =>
      signIn(signature.locale, () => {
        const result = recordSignature(facts, actor, id, person, readRecorded(facts, signature))
        if (!result.ok) return result
        const directive = facts.directives.find((candidate) => candidate.id === id)
        // Nobody signs a text that can no longer be read, even with its hash at hand.
        if (directive === undefined || !isTextKept(directive)) return { ok: false, code: 'TEXT_CHANGED' }
        return isWitness(facts, witness, actor.at) ? result : { ok: false, code: 'NOT_INDEPENDENT' }
      }),
    )
  },

  confirmSignature: (_: unknown, { input }: Input<ConfirmSignatureInput>, context: RegistryContext) =>
    performChildAct(context, input.child, 'record', (facts, actor) =>
      confirmSignature(facts, actor, input.directive, input.signature),
    ),

  recordRefusal: (_: unknown, { input }: Input<RecordRefusalInput>, context: RegistryContext) =>
    performChildAct(context, input.child, 'record', (facts, actor) =>
      recordRefusal(facts, actor, input.directive, input.person),
    ),

  recordWithdrawal: (_: unknown, { input }: Input<RecordWithdrawalInput>, context: RegistryContext) =>
    performChildAct(context, input.child, 'record', (facts, actor) => {
      const slices = input.slices.filter(isSliceId)
      if (slices.length !== input.slices.length) return { ok: false, code: 'UNKNOWN_SLICE' }
      if (slices.length === 0 || new Set(slices).size !== slices.length) return { ok: false, code: 'INCOMPLETE_TERMS' }
      return recordWithdrawal(facts, actor, input.person, slices)
    }),
}
