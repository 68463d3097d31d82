import type { DemoClient } from '@samsyn/demo/client'
import type { Persona } from '@samsyn/demo/personas'
import type { SliceId } from '@samsyn/schema/policy'

/** The demo's children whose whole family are personas: the first of each reads and acts, where it may. */
export const FAMILIES = {
  linnea: ['guardian-a', 'guardian-b'],
  froya: ['youth', 'guardian-a', 'guardian-b'],
} as const satisfies Readonly<Record<string, readonly [Persona, ...Persona[]]>>

export type FamilyChild = keyof typeof FAMILIES

/** Says yes and no for a family to one slice at a time, as its own people do: by mutations, each in the log. */
export interface ConsentSwitch {
  /** What is shared with the coordinator today. */
  readonly readShared: () => Promise<ReadonlySet<string>>
  /** @throws Error with what the registry says, where it says no */
  readonly share: (slice: SliceId) => Promise<void>
  /** @throws Error with what the registry says, where it says no */
  readonly withdraw: (slice: SliceId) => Promise<void>
}

const COVERAGE = `query ($child: ID!) { child(id: $child) { coverage(purpose: COORDINATION) {
  slice { id } cells { recipient { service role } state } } } }`
const TEXT = 'query ($terms: ConsentTermsInput!) { consentText(terms: $terms) { textHash problem { message } } }'
const GIVE = `mutation ($input: GiveConsentInput!) { act: giveConsent(input: $input) {
  directive { id textHash missing { id } } problem { message } } }`
const SIGN = `mutation ($input: SignConsentInput!) { act: signConsent(input: $input) {
  directive { id textHash missing { id } } problem { message } } }`
const DIRECTIVES = `query ($child: ID!) { child(id: $child) { directives { id kind slices { slice { id } state } } } }`
const WITHDRAW = `mutation ($input: WithdrawConsentInput!) { act: withdrawConsent(input: $input) {
  directive { id textHash missing { id } } problem { message } } }`

interface Coverage {
  readonly child: {
    readonly coverage: readonly {
      readonly slice: { readonly id: string }
      readonly cells: readonly {
        readonly recipient: { readonly service: string; readonly role: string }
        readonly state: string
      }[]
    }[]
  }
}

interface Text {
  readonly consentText: {
    readonly textHash: string | null
    readonly problem: { readonly message: string } | null
  }
}

interface Directives {
  readonly child: {
    readonly directives: readonly {
      readonly id: string
      readonly kind: string
      readonly slices: readonly { readonly slice: { readonly id: string }; readonly state: string }[]
    }[]
  }
}

interface Given {
  readonly id: string
  readonly textHash: string
  readonly missing: readonly unknown[]
}

interface Act {
  readonly act: {
    readonly directive: Given | null
    readonly problem: { readonly message: string } | null
  }
}

/**
 * @param child her id
 * @param family her name in the demo
 * @param until the last day of what is given, in Norway
 */
export function openConsentSwitch(
  client: DemoClient,
  child: string,
  family: FamilyChild,
  until: string,
): ConsentSwitch {
  const people = FAMILIES[family]
  const [reader] = people
  /** As the first of them who may. */
  const act = async (mutation: string, input: object, by: readonly Persona[] = people): Promise<Given> => {
    let reason = 'nobody of the family may'
    for (const persona of by) {
      const { data } = await client.ask<Act>(persona, mutation, { input: { child, ...input } })
      if (data.act.directive !== null) return data.act.directive
      reason = data.act.problem?.message ?? reason
    }
    throw new Error(reason)
  }
  const readShared = async (): Promise<ReadonlySet<string>> => {
    const { data } = await client.ask<Coverage>(reader, COVERAGE, { child })
    const shared = data.child.coverage.filter(({ cells }) =>
      cells.some(({ recipient, state }) => recipient.role === 'COORDINATOR' && state === 'SHARED'),
    )
    return new Set(shared.map(({ slice }) => slice.id))
  }
  return {
    readShared,
    share: async (slice) => {
      if ((await readShared()).has(slice)) return
      const terms = {
        slices: [slice],
        recipients: [{ service: 'COORDINATION_UNIT' }],
        purposes: ['COORDINATION'],
        to: until,
      }
      const { data } = await client.ask<Text>(reader, TEXT, { terms })
      const { textHash, problem } = data.consentText
      if (textHash === null) throw new Error(problem?.message ?? 'the registry gave no text')
      let given = await act(GIVE, { terms, textHash })
      // Whoever gave it has signed it, and is told so.
      for (const persona of people) {
        if (given.missing.length === 0) break
        const signed = await act(SIGN, { directive: given.id, textHash: given.textHash }, [persona]).catch(() => null)
        given = signed ?? given
      }
      if (!(await readShared()).has(slice)) throw new Error(`a yes is recorded, but a no to ${slice} stands in its way`)
    },
    withdraw: async (slice) => {
      const { data } = await client.ask<Directives>(reader, DIRECTIVES, { child })
      for (const { id, kind, slices } of data.child.directives) {
        const isActive = slices.some((one) => one.slice.id === slice && one.state === 'ACTIVE')
        if (kind === 'PERMIT' && isActive) await act(WITHDRAW, { directive: id, slices: [slice] })
      }
    },
  }
}
