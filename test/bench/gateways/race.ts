import type { Contender, ContenderName } from './contenders.ts'
import { type Asked, warmUp } from './load.ts'
import { type Measure, measure } from './measure.ts'
import { childId } from './people.ts'
import type { Rounds } from './results.ts'
import type { Stage } from './stage.ts'
import { type Workload, writeQuestion } from './workloads.ts'

export interface RaceTerms {
  readonly rounds: number
  /** Of one round of one gateway. */
  readonly seconds: number
  /** Of each gateway, before its first round. */
  readonly warmUpSeconds: number
}

/** A slow gateway's round is at least so many answers on each connection, however long that takes. */
const LEAST_PER_CONNECTION = 3

/**
 * Measures gateways on one workload in turns: each round has all of them, one after the other, and every second round goes
 * backwards, as whoever is first may find the machine in another state.
 * @throws Error when one answers wrongly, or does not record exactly the disclosures it made
 */
export async function race(
  stage: Stage,
  workload: Workload,
  contenders: readonly Contender[],
  { rounds, seconds, warmUpSeconds }: RaceTerms,
): Promise<Rounds> {
  const { share, connections } = workload
  const body = writeQuestion(workload, childId(0))
  // A token is good for five minutes.
  const prepare = async (contender: Contender): Promise<Asked> => ({
    contender,
    headers: writeHeaders(await stage.signIn(share)),
    body,
    connections,
  })
  const runners: { contender: Contender; amount: number; bytes: number; answered: number; measures: Measure[] }[] = []
  for (const contender of contenders) {
    await contender.records?.clear()
    const { perSecond, bytes, requests } = await warmUp(await prepare(contender), warmUpSeconds)
    const amount = Math.max(Math.round(perSecond * seconds), connections * LEAST_PER_CONNECTION)
    runners.push({ contender, amount, bytes, answered: requests, measures: [] })
  }
  for (let round = 0; round < rounds; round++) {
    for (const runner of round % 2 === 0 ? runners : runners.toReversed()) {
      runner.measures.push(await measure(await prepare(runner.contender), runner.amount, runner.bytes, stage))
      runner.answered += runner.amount
    }
  }
  for (const { contender, answered } of runners) await checkRecords(contender, answered * workload.children)
  return new Map<ContenderName, Measure[]>(runners.map(({ contender, measures }) => [contender.name, measures]))
}

export function writeHeaders(token: string): Readonly<Record<string, string>> {
  return { authorization: `Bearer ${token}`, 'samsyn-purpose': 'COORDINATION' }
}

async function checkRecords({ name, records }: Contender, expected: number): Promise<void> {
  const recorded = await records?.count()
  if (recorded !== undefined && recorded !== expected)
    throw new Error(`${name} made ${expected} disclosures and recorded ${recorded}`)
}
