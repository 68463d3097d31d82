import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { openDatabase, openRegistry, recordEvents } from '@samsyn/consent'
import { addDays, type NewEvent, startOfDate } from '@samsyn/schema/policy'
import { hashConsentText } from '@samsyn/schema/sdl'
import type { Cluster } from '../cluster.ts'
import type { FaultChild } from '../people.ts'
import { ASKED } from './received.ts'
import { send } from './send.ts'

/** What the rounds stand on: children of whom everything asked can be shared, and those who take that back. */
export interface Stand {
  readonly cluster: Cluster
  /** The coordinator's. */
  readonly token: string
  /** Children who are not yet old enough to be asked themselves. */
  readonly children: Some
  /** All holders of parental responsibility have said yes to all that is asked. @returns the directive */
  give(child: FaultChild): Promise<string>
  /** The mother takes back all that anybody has said yes to until now: what is shared from then on is what is given next. */
  takeBackAll(child: FaultChild): Promise<void>
  /**
   * The mother takes it back, and tries again for as long as she is not told that it is done.
   * @returns how long that took from when she first tried, in milliseconds, and how often she tried
   */
  withdraw(child: FaultChild, directive: string): Promise<{ readonly took: number; readonly tries: number }>
}

type Some = readonly [FaultChild, FaultChild, FaultChild, FaultChild, ...FaultChild[]]

export interface Rounds {
  readonly count: number
  readonly seed: number
}

/** What came of a lot of rounds. */
export interface RoundsReport {
  readonly summary: string
  readonly violations: readonly string[]
}

const DAYS = 60
const YOUNGER_THAN = 12
const TRIES = 10
const RETRY_AFTER_MS = 100
const WITHDRAW = `mutation ($input: WithdrawConsentInput!) {
  answer: withdrawConsent(input: $input) { directive { id } problem { code } }
}`

export async function openStand(cluster: Cluster): Promise<Stand> {
  const { people, pool } = cluster
  const database = openDatabase(pool)
  return {
    cluster,
    token: await cluster.signIn(people.coordinator),
    children: people.children.filter(({ age }) => age < YOUNGER_THAN) as unknown as Some,
    give: async (child) => {
      const now = await openRegistry(database).now()
      const { directive, signature } = writeDirective(now, startOfDate(addDays(people.today, DAYS)))
      for (const [index, { id }] of child.holders.entries()) {
        await recordEvents(database, child.id, id, now, index === 0 ? [directive, signature] : [signature])
      }
      return directive.body.id
    },
    takeBackAll: async ({ id, parents: [mother] }) => {
      const registry = openRegistry(database)
      const known = (await registry.readFacts([id])).get(id)
      const events = (known?.facts.directives ?? []).map(
        ({ id: directive, slices }): NewEvent => ({ kind: 'DIRECTIVE_WITHDRAWN', body: { directive, slices } }),
      )
      await recordEvents(database, id, mother.id, await registry.now(), events)
    },
    withdraw: async (child, directive) => {
      const token = await cluster.signIn(child.parents[0])
      const start = performance.now()
      for (let tries = 1; tries <= TRIES; tries++) {
        const url = cluster.gateways.find((gateway) => gateway.isRunning())?.url ?? ''
        const variables = { input: { child: child.id, directive } }
        const code = readCode((await send(url, { token, query: WITHDRAW, variables })).text)
        // One that was not acknowledged may have been done all the same: then there is nothing left to take back.
        if (code === 'DONE' || (code === 'NOT_OPEN' && tries > 1)) return { took: performance.now() - start, tries }
        await setTimeout(RETRY_AFTER_MS)
      }
      return { took: Infinity, tries: TRIES }
    },
  }
}

function writeDirective(from: string, to: string) {
  const terms = {
    id: randomUUID(),
    kind: 'PERMIT',
    slices: ASKED,
    recipients: [{ service: 'COORDINATION_UNIT' }],
    purposes: ['COORDINATION'],
    validFrom: from,
    validTo: to,
    recordsSince: null,
    legalNature: 'SECRECY_WAIVER',
    gdprBasis: 'ART_6_1_E',
    renews: null,
  } as const
  const textHash = hashConsentText(terms)
  return {
    directive: { kind: 'DIRECTIVE_GIVEN', body: { ...terms, textHash } },
    signature: { kind: 'DIRECTIVE_SIGNED', body: { directive: terms.id, method: 'EID_HIGH', textHash, locale: 'nb' } },
  } as const satisfies Record<string, NewEvent>
}

interface Answer {
  readonly data?: {
    readonly answer?: { readonly directive: object | null; readonly problem: { readonly code: string } | null }
  } | null
}

/** `DONE`, the code of what is wrong, or `UNKNOWN` where there is no whole answer. */
function readCode(text: string): string {
  try {
    const answer = (JSON.parse(text) as Answer).data?.answer
    if (answer === undefined) return 'UNKNOWN'
    return answer.directive === null ? (answer.problem?.code ?? 'UNKNOWN') : 'DONE'
  } catch {
    return 'UNKNOWN'
  }
}
