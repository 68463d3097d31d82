import type { SliceId } from '@samsyn/schema/policy'
import type { Person } from '../../fuzz/people.ts'
import type { Random } from '../../fuzz/random.ts'
import type { Cell } from './cells.ts'
import type { History } from './history.ts'
import { type Body, send } from './send.ts'

/** A family's acts on one cell, one after the other: gives, signs, withdraws, and clears up what it lost sight of. */
export interface Family {
  readonly cell: Cell
  /** Whether someone acts for it now. */
  isBusy: boolean
  /** Does what comes next. @returns what it was, or `null` where it must wait */
  act(): Promise<Act | null>
}

/** `withdraw`: it was asked for and not acknowledged. `refused`: what had to be read first was not answered. */
export type Act = 'give' | 'sign' | 'withdraw' | 'withdrawn' | 'refused'

export interface FamilyOptions {
  readonly history: History
  readonly random: Random
  readonly now: () => number
  /** Of any gateway. */
  readonly pickUrl: () => string
  readonly tokenOf: (person: Person) => string
  /** Told of each withdrawal that was acknowledged, by the registry's id. */
  readonly onWithdrawn: (withdrawn: Withdrawn) => void
}

export interface Withdrawn {
  readonly directive: string
  readonly slices: readonly SliceId[]
}

interface OpenDirective {
  readonly id: string
  /** Ours for it, in the history. */
  readonly name: string
  readonly textHash: string
  readonly signed: Person[]
  readonly missing: Person[]
  left: readonly SliceId[]
}

/** A directive that may have been given, and whose id was lost with the answer. */
interface Lost {
  readonly name: string
  readonly since: number
}

/** After this no request of ours is still under way anywhere: a gateway's deadline, and the longest it is held or paused. */
const SETTLED_AFTER_MS = 40_000
const WITHDRAW_ALL = 0.7

const TEXT = 'query ($terms: ConsentTermsInput!) { answer: consentText(terms: $terms) { textHash } }'
const DIRECTIVES = 'query ($id: ID!) { child(id: $id) { directives { id slices { slice { id } state } } } }'
const mutation = (name: string): string =>
  `mutation ($input: ${name.charAt(0).toUpperCase()}${name.slice(1)}Input!) {
    answer: ${name}(input: $input) { directive { id textHash } problem { code } } }`

interface ActAnswer {
  readonly directive: { readonly id: string; readonly textHash: string } | null
  readonly problem: { readonly code: string } | null
}

interface ListedDirective {
  readonly id: string
  readonly slices: readonly { readonly slice: { readonly id: string }; readonly state: string }[]
}

export function createFamily(cell: Cell, options: FamilyOptions): Family {
  const { history, random, now, pickUrl, tokenOf, onWithdrawn } = options
  const { child, slices, purposes } = cell
  const [giver] = cell.signers
  let open: OpenDirective | null = null
  let lost: Lost[] = []
  let given = 0

  const ask = async (
    person: Person,
    query: string,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<Body | null> => {
    const answer = await send({ url: pickUrl(), token: tokenOf(person), purpose: 'COORDINATION', query, variables })
    // An answer with errors does not say whether the act was done.
    return answer.whole && answer.status === 200 && answer.body.errors === undefined ? answer.body : null
  }
  const perform = async (person: Person, name: string, input: object): Promise<ActAnswer | null> => {
    const body = await ask(person, mutation(name), { input: { child: child.id, ...input } })
    return (body?.data?.['answer'] as ActAnswer | undefined) ?? null
  }
  const nameNext = (): string => `${child.key} ${slices[0] ?? ''} no. ${++given}`
  const permit = (directive: string): void =>
    history.permit({ child: child.id, directive, slices, purposes, start: now() })

  const give = async (): Promise<Act> => {
    const text = await ask(giver, TEXT, { terms: cell.terms })
    const textHash = (text?.data?.['answer'] as { textHash: string | null } | undefined)?.textHash ?? null
    if (textHash === null) return 'refused'
    const [name, missing] = [nameNext(), cell.signers.slice(1)]
    const since = now()
    if (missing.length === 0) permit(name)
    const answer = await perform(giver, 'giveConsent', { terms: cell.terms, textHash })
    if (answer?.directive != null) {
      open = { ...answer.directive, name, signed: [giver], missing, left: slices }
    } else if (answer === null && missing.length === 0) {
      lost.push({ name, since })
    }
    return 'give'
  }

  const sign = async (directive: OpenDirective): Promise<Act> => {
    const person = directive.missing.shift() as Person
    if (directive.missing.length === 0) permit(directive.name)
    const answer = await perform(person, 'signConsent', { directive: directive.id, textHash: directive.textHash })
    // Where nobody knows whether it was signed, it may count; it is withdrawn next, by those who have signed for sure.
    if (answer?.directive == null) directive.missing.length = 0
    else directive.signed.push(person)
    return 'sign'
  }

  const withdraw = async (directive: OpenDirective): Promise<Act> => {
    const some = random.chance(WITHDRAW_ALL) ? directive.left : directive.left.slice(0, 1)
    const start = now()
    const answer = await perform(random.pick(directive.signed), 'withdrawConsent', {
      directive: directive.id,
      slices: some,
    })
    // Asked again for what was withdrawn without our knowing: it says that nothing of it is left.
    const isDone = answer !== null && (answer.problem === null || answer.problem.code === 'NOT_OPEN')
    if (!isDone) return 'withdraw'
    history.withdraw({ child: child.id, directive: directive.name, slices: some, start, end: now() })
    onWithdrawn({ directive: directive.id, slices: some })
    directive.left = directive.left.filter((slice) => !some.includes(slice))
    if (directive.left.length === 0) open = null
    return 'withdrawn'
  }

  /** Withdraws whatever the registry knows of the cell, once nothing that was lost can still arrive. */
  const clearUp = async (): Promise<Act | null> => {
    if (lost.some(({ since }) => now() < since + SETTLED_AFTER_MS)) return null
    const start = now()
    const body = await ask(giver, DIRECTIVES, { id: child.id })
    const listed = (body?.data?.['child'] as { directives: readonly ListedDirective[] } | null | undefined)?.directives
    if (listed === undefined) return 'refused'
    for (const directive of listed) {
      const left = directive.slices.filter(({ state }) => state === 'ACTIVE' || state === 'PENDING')
      if (!left.some(({ slice }) => slices.some((own) => own === slice.id))) continue
      const answer = await perform(giver, 'withdrawConsent', { directive: directive.id })
      if (answer === null || (answer.problem !== null && answer.problem.code !== 'NOT_OPEN')) return 'withdraw'
    }
    for (const { name } of lost) history.withdraw({ child: child.id, directive: name, slices, start, end: now() })
    lost = []
    return 'withdrawn'
  }

  return {
    cell,
    isBusy: false,
    act: async () => {
      if (open === null) return lost.length > 0 ? clearUp() : give()
      return open.missing.length > 0 ? sign(open) : withdraw(open)
    },
  }
}
