import { setTimeout as wait } from 'node:timers/promises'
import type { GraphQLSchema } from 'graphql'
import type { Ask } from './ask.ts'
import { type Answered, compareAnswer, type Difference, listWords } from './compare.ts'
import { type Built, buildQuery } from './query.ts'
import { createRandom, type Random } from './random.ts'
import type { Prediction, Reference } from './reference.ts'
import type { createRequests } from './requests.ts'
import type { Caller, World } from './world.ts'

/** Asks generated queries of a product, and compares what comes with what is to come. */

export interface RunOptions {
  readonly seed: number
  readonly queries: number
  /** Stop at the first difference. */
  readonly untilDifference?: boolean
  /** Called after each query. */
  readonly onProgress?: (report: Report) => void
}

export interface Report {
  readonly queries: number
  readonly requests: number
  /** How often one was asked again, as its answer was that a deadline had passed. */
  readonly repeated: number
  /** Requests that the gateway refused as too large; all others are compared. */
  readonly refused: number
  /** How often a word of the files came where it was predicted to, and how many different ones did. */
  readonly canaries: number
  readonly words: ReadonlySet<string>
  /** Entries of `withheld`, as predicted. */
  readonly withheld: number
  /** `Type.field` of all that was told. */
  readonly told: ReadonlySet<string>
  readonly faults5xx: number
  readonly differences: readonly Found[]
}

/** A difference, and what was asked. */
export interface Found extends Difference {
  readonly caller: string
  readonly asked: string
}

const ASKED_TIMES = 2
const AT_ONCE = 8
/** `null`: the header is left out. */
const PURPOSES = [...Array<string>(7).fill('COORDINATION'), 'INDIVIDUAL_PLAN', 'TRANSITION', 'CURIOSITY', null]
const DIFFERENCES_KEPT = 200
const TRIES = 5
const WAIT_MS = 1_000
const LATE = ['"SOURCE_UNAVAILABLE"', '"REGISTRY_UNAVAILABLE"', '"ANSWER_OUTDATED"']
/** How often someone on a team asks, beside the others. */
const WEIGHTS: Readonly<Record<string, number>> = { coordinator: 16, nurse: 4, teacher: 6, elsewhere: 2 }

/** By caller, how the registry writes the cursor at each child of theirs. */
export type Cursors = ReadonlyMap<string, ReadonlyMap<string, string>>

/** What queries are asked of, and judged by. */
export interface Stage {
  readonly world: World
  readonly schema: GraphQLSchema
  readonly reference: Reference
  readonly ask: Ask
  readonly cursors: Cursors
  readonly requests: ReturnType<typeof createRequests>
}

/** Builds so many queries and asks each twice: by others, with other variables. */
export async function runQueries(stage: Stage, options: RunOptions): Promise<Report> {
  const random = createRandom(options.seed)
  const ids = [...stage.world.people.children.map(({ id }) => id), '00000000-0000-4000-8000-000000000000', 'no id']
  const differences: Found[] = []
  const words = new Set<string>()
  const told = new Set<string>()
  const counts = { queries: 0, requests: 0, repeated: 0, refused: 0, canaries: 0, withheld: 0, faults5xx: 0 }
  const report = (): Report => ({ ...counts, differences, words, told })

  const ask = async (built: Built, seed: number): Promise<void> => {
    const exchange = await askOnce(stage, built, createRandom(seed))
    if (exchange === null) return
    const { prediction, answered, late, caller, asked } = exchange
    const keep = (found: readonly Difference[]): void => {
      for (const difference of found) {
        if (differences.length < DIFFERENCES_KEPT) differences.push({ ...difference, caller, asked })
      }
    }
    counts.requests++
    counts.repeated += late.length
    for (const { status } of [...late, answered]) if (status >= 500) counts.faults5xx++
    // Less than is shared came in time; more may not have come all the same.
    for (const one of late) keep(compareAnswer(prediction, one).filter(({ kind }) => kind === 'LEAK'))
    if (isTooLarge(answered)) {
      counts.refused++
      return
    }
    for (const word of listWords(JSON.stringify(prediction.data))) {
      counts.canaries++
      words.add(word)
    }
    for (const coordinate of prediction.told) told.add(coordinate)
    counts.withheld += prediction.withheld.length
    keep(compareAnswer(prediction, answered))
  }

  const askTimes = async (built: Built): Promise<void> => {
    const seeds = Array.from({ length: ASKED_TIMES }, () => random.whole(0, 2 ** 32 - 1))
    for (const seed of seeds) await ask(built, seed)
    counts.queries++
    options.onProgress?.(report())
  }

  const isOver = (): boolean => options.untilDifference === true && differences.length > 0
  const mutations: Built[] = []
  let begun = 0
  const work = async (): Promise<void> => {
    while (begun < options.queries && !isOver()) {
      begun++
      const built = buildQuery(stage.schema, random, ids)
      if (built.isMutation) mutations.push(built)
      else await askTimes(built)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  // Alone: while a writer holds a child for long, others are told nothing of it, and who is that late is a matter of speed.
  for (const built of mutations) if (!isOver()) await askTimes(built)
  return report()
}

interface Exchange {
  readonly prediction: Prediction
  readonly answered: Answered
  /** Answers that a deadline had passed, before the one that counts. */
  readonly late: readonly Answered[]
  readonly caller: string
  readonly asked: string
}

/** `null`: a mutation that the caller has nothing left to ask with. */
async function askOnce(stage: Stage, built: Built, random: Random): Promise<Exchange | null> {
  const caller = pickCaller(built, stage.world, random)
  const purpose = random.pick(PURPOSES)
  const input = built.isMutation ? stage.requests.take(caller, random) : undefined
  if (built.isMutation && input === undefined) return null
  const cursors = stage.cursors.get(caller.key) ?? new Map<string, string>()
  const variables = { ...built.createVariables(random, [...cursors.keys()]), ...(input === undefined ? {} : { input }) }
  const { document, operationName, text: query } = built
  const { data, ...rest } = stage.reference.predict({ document, operationName, variables, caller, purpose })
  const body = { query, operationName, variables: writeCursors(variables, cursors) }
  let answered = await stage.ask(caller, body, purpose)
  const late: Answered[] = []
  while (late.length < TRIES - 1 && !built.isMutation && isLate(answered)) {
    late.push(answered)
    await wait(late.length * WAIT_MS)
    answered = await stage.ask(caller, body, purpose)
  }
  const asked = JSON.stringify({ purpose, ...body })
  return { prediction: { data: writeCursors(data, cursors), ...rest }, answered, late, caller: caller.key, asked }
}

function pickCaller(built: Built, world: World, random: Random): Caller {
  const fitting = world.callers.filter(({ key, seat }) => {
    if (built.isMutation) return seat !== null
    return !built.asksForFamily || seat !== null || key === 'outsider' || key === 'stranger'
  })
  return random.pick(fitting.flatMap((caller) => Array.from({ length: WEIGHTS[caller.key] ?? 1 }, () => caller)))
}

/** Puts the cursors of a caller in place of what the reference calls them. */
function writeCursors<T extends object>(value: T, cursors: ReadonlyMap<string, string>): T {
  return JSON.parse(JSON.stringify(value), (_key, inner: unknown) =>
    typeof inner === 'string' ? (cursors.get(inner) ?? inner) : inner,
  ) as T
}

/**
 * Said where a deadline passed, as may be on a machine that is busy: then it is asked again, after a while. Whatever else is
 * the cause stays so.
 */
function isLate({ text }: Answered): boolean {
  return LATE.some((code) => text.includes(code))
}

function isTooLarge({ status, text }: Answered): boolean {
  return status === 400 && text.includes('OPERATION_TOO_LARGE')
}
