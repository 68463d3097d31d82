import { setTimeout } from 'node:timers/promises'
import type { Purpose, SliceId } from '@samsyn/schema/policy'
import { createRandom } from '../../fuzz/random.ts'
import type { Cluster } from '../cluster.ts'
import { CELL_SLICES, createCells } from './cells.ts'
import { type Act, createFamily, type Family, type Withdrawn } from './family.ts'
import { at, createHistory } from './history.ts'
import { readTold, writeCaseload, writeLook } from './look.ts'
import { send } from './send.ts'
import type { ShownRead } from './unrecorded-reads.ts'

/** Clients that give, sign, withdraw and read at random, each waiting for its answer before the next. */
export interface Clients {
  readonly counts: Readonly<Record<Exclude<Act, 'refused'> | 'read' | 'shown', number>>
  /** Look-ups that told of what had been withdrawn, with the history of the slice. */
  readonly violations: readonly string[]
  /** Every look-up of one child or several: when, and whether it was answered as if nothing was wrong. */
  readonly looks: readonly Look[]
  readonly shown: readonly ShownRead[]
  /** Withdrawals that were acknowledged. */
  readonly withdrawn: readonly Withdrawn[]
  /** Lets each finish what it is at. */
  stop(): Promise<void>
}

export interface Look {
  readonly start: number
  readonly end: number
  readonly isAnswered: boolean
}

export interface ClientOptions {
  readonly seed: number
  readonly clients?: number
  /** Of how many of the children it is all about; fewer meet more often. */
  readonly children?: number
}

const CLIENTS = 8
const READ = 0.6
const READ_WHAT_IS_HOT = 0.6
const READ_AFTER_WITHDRAWAL = 0.7
const WHOLE_CASELOAD = 0.04
const EVERY_SLICE = 0.3
const HOT_CELLS = 3
/** A cell on its own with a purpose that its permit may not name. */
const PURPOSES: readonly Purpose[] = [
  'COORDINATION',
  'COORDINATION',
  'COORDINATION',
  'COORDINATION',
  'INDIVIDUAL_PLAN',
  'TRANSITION',
]
const REST_WHEN_REFUSED_MS = 50

export async function startClients(cluster: Cluster, options: ClientOptions): Promise<Clients> {
  const { people, gateways } = cluster
  const { seed, clients = CLIENTS, children = people.children.length } = options
  const random = createRandom(seed)
  const history = createHistory()
  const now = (): number => performance.now()
  const everyone = [...people.children, ...people.parents, people.coordinator]
  const tokens = new Map(
    await Promise.all(everyone.map(async (person) => [person.id, await cluster.signIn(person)] as const)),
  )
  const tokenOf = ({ id }: { readonly id: string }): string => tokens.get(id) as string
  const pickUrl = (): string => random.pick(gateways).url

  const withdrawn: Withdrawn[] = []
  const onWithdrawn = (one: Withdrawn): void => void withdrawn.push(one)

  const ours = people.children.slice(0, children)
  const families = createCells(people)
    .filter(({ child }) => ours.includes(child))
    .map((cell) => createFamily(cell, { history, random, now, pickUrl, tokenOf, onWithdrawn }))
  const counts = { read: 0, give: 0, sign: 0, withdraw: 0, withdrawn: 0, shown: 0 }
  const violations: string[] = []
  const looks: Look[] = []
  const shown: ShownRead[] = []
  let hot: Family[] = []
  const stopping = new AbortController()

  const look = async (
    query: string,
    variables: Readonly<Record<string, unknown>>,
    asked: readonly SliceId[],
  ): Promise<void> => {
    const purpose = random.pick(PURPOSES)
    const url = pickUrl()
    const [start, from] = [now(), Date.now()]
    const answer = await send({ url, token: tokenOf(people.coordinator), purpose, query, variables })
    const [end, to] = [now(), Date.now()]
    const told = answer.whole ? readTold(answer.body, asked) : []
    const isAnswered = answer.whole && answer.status === 200 && answer.body.errors === undefined && told.length > 0
    counts.read++
    looks.push({ start, end, isAnswered })
    for (const one of told) {
      counts.shown += one.shown.length
      shown.push({ child: one.child, shown: one.shown, from, to })
      for (const slice of history.findForbidden({ ...one, purpose, start, end })) {
        const gateway = gateways.findIndex((replica) => replica.url === url)
        violations.push(
          [
            `G1: gateway ${gateway} told of ${slice} of ${one.child} for ${purpose}, in a look-up from ${at(start)} to ${at(end)}`,
            ...history.describe(one.child, slice).map((line) => `    ${line}`),
          ].join('\n'),
        )
      }
    }
    if (!isAnswered) await setTimeout(REST_WHEN_REFUSED_MS)
  }

  const lookAt = (family: Family): Promise<void> => {
    const { child, slices } = family.cell
    const asked = random.chance(EVERY_SLICE) ? CELL_SLICES : slices
    return look(writeLook(asked), { id: child.id }, asked)
  }

  const actFor = async (family: Family): Promise<void> => {
    family.isBusy = true
    hot = [family, ...hot.filter((one) => one !== family)].slice(0, HOT_CELLS)
    const act = await family.act().finally(() => {
      family.isBusy = false
    })
    if (act === null) return
    if (act === 'refused') await setTimeout(REST_WHEN_REFUSED_MS)
    else counts[act]++
    if (act === 'withdrawn' && random.chance(READ_AFTER_WITHDRAWAL)) await lookAt(family)
  }

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      if (!random.chance(READ)) {
        const free = families.filter(({ isBusy }) => !isBusy)
        const warm = free.filter((family) => hot.includes(family))
        await actFor(random.pick(warm.length > 0 && random.chance(READ_WHAT_IS_HOT) ? warm : free))
      } else if (random.chance(WHOLE_CASELOAD)) {
        await look(writeCaseload(CELL_SLICES), { first: random.whole(2, 20) }, CELL_SLICES)
      } else {
        await lookAt(random.pick(hot.length > 0 && random.chance(READ_WHAT_IS_HOT) ? hot : families))
      }
    }
  }
  const running = Promise.all(Array.from({ length: clients }, run))
  // Whoever stops them gets the error; until then it is no unhandled rejection.
  running.catch(() => undefined)
  return {
    counts,
    violations,
    looks,
    shown,
    withdrawn,
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
