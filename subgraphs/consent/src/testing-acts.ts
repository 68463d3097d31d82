import { addDays, type ProblemCode } from '@samsyn/schema/policy'
import type { RegistryGrant } from '@samsyn/schema/grant'
import type { TermsInput } from './terms.ts'
import type { TestRegistry } from './testing.ts'

/** The family's acts, as the gateway sends them. */

export interface DirectiveAnswer {
  readonly id: string
  readonly kind: 'PERMIT' | 'DENY'
  readonly slices: readonly { readonly slice: { readonly id: string }; readonly state: string }[]
  readonly signatures: readonly { readonly by: { readonly displayName: string } | null; readonly method: string }[]
  readonly missing: readonly { readonly displayName: string }[]
  readonly text: string | null
  readonly textHash: string
}

export interface ActAnswer {
  readonly directive: DirectiveAnswer | null
  readonly child: { readonly id: string } | null
  readonly problem: { readonly code: ProblemCode; readonly message: string } | null
}

export const DIRECTIVE = `fragment directive on Directive {
  id kind slices { slice { id } state } signatures { by { displayName } method } missing { displayName } text textHash
}`

const PAYLOAD = `{ directive { ...directive } child { id } problem { code message } } } ${DIRECTIVE}`

type Terms = Partial<Record<keyof TermsInput, unknown>>
type Assurance = RegistryGrant['assurance']

export interface Acts {
  /** Ninety days of school attendance and health contacts for the coordination unit, with changes. */
  terms(changes?: Terms): Terms
  readText(person: string, terms: Terms): Promise<{ textHash: string | null; problem: { code: ProblemCode } | null }>
  /** Reads the text of the terms and gives it; `textHash` gives another. */
  give(person: string, child: string, terms?: Terms, textHash?: string, assurance?: Assurance): Promise<ActAnswer>
  sign(person: string, child: string, directive: string, textHash: string, assurance?: Assurance): Promise<ActAnswer>
  refuse(person: string, child: string, directive: string, assurance?: Assurance): Promise<ActAnswer>
  withdraw(
    person: string,
    child: string,
    directive: string,
    slices?: readonly string[] | null,
    assurance?: Assurance,
  ): Promise<ActAnswer>
  /** Gives terms that are sound. */
  given(person: string, child: string, changes?: Terms): Promise<DirectiveAnswer>
}

/** @param registry its persons are named by their keys, its children by key or, where no child has that key, by id */
export function actIn(registry: TestRegistry): Acts {
  const { families } = registry
  const childId = (child: string): string => families.children.find(({ key }) => key === child)?.id ?? child
  const act = async (
    person: string,
    name: string,
    input: Readonly<Record<string, unknown>>,
    assurance: Assurance = 'HIGH',
  ): Promise<ActAnswer> => {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
    const query = `mutation ($input: ${type}!) { answer: ${name}(input: $input) ${PAYLOAD}`
    const { body } = await registry.ask<{ answer: ActAnswer }>(person, query, { input }, { assurance })
    if (body.data === undefined || body.errors !== undefined) throw new Error(JSON.stringify(body.errors))
    return body.data.answer
  }
  const acts: Acts = {
    terms: (changes = {}) => ({
      slices: ['school.attendance', 'health.contacts'],
      recipients: [{ service: 'COORDINATION_UNIT' }],
      purposes: ['COORDINATION'],
      to: addDays(families.today, 90),
      ...changes,
    }),
    readText: async (person, terms) => {
      const query =
        'query ($terms: ConsentTermsInput!) { answer: consentText(terms: $terms) { textHash problem { code } } }'
      const { body } = await registry.ask<{ answer: Awaited<ReturnType<Acts['readText']>> }>(person, query, { terms })
      if (body.data === undefined || body.errors !== undefined) throw new Error(JSON.stringify(body.errors))
      return body.data.answer
    },
    give: async (person, child, terms = acts.terms(), textHash, assurance) => {
      const hash = textHash ?? (await acts.readText(person, terms)).textHash ?? 'none'
      return act(person, 'giveConsent', { child: childId(child), terms, textHash: hash }, assurance)
    },
    sign: (person, child, directive, textHash, assurance) =>
      act(person, 'signConsent', { child: childId(child), directive, textHash }, assurance),
    refuse: (person, child, directive, assurance) =>
      act(person, 'refuseConsent', { child: childId(child), directive }, assurance),
    withdraw: (person, child, directive, slices = null, assurance) =>
      act(person, 'withdrawConsent', { child: childId(child), directive, slices }, assurance),
    given: async (person, child, changes = {}) => {
      const { directive, problem } = await acts.give(person, child, acts.terms(changes))
      if (directive === null) throw new Error(`not given: ${problem?.code}`)
      return directive
    },
  }
  return acts
}

/** The state of each slice, by its id. */
export function statesOf(directive: DirectiveAnswer | null): Record<string, string> {
  return Object.fromEntries((directive?.slices ?? []).map(({ slice, state }) => [slice.id, state]))
}
