import type { ContenderName } from './contenders.ts'
import type { Measure } from './measure.ts'
import { median } from './statistics.ts'

/** A row of `results.json`: medians of the rounds of one gateway on one workload. */
export interface Result {
  readonly workload: string
  readonly contender: ContenderName
  /** Answers a second. */
  readonly rps: number
  /** Of each round's answers a second to those of the floor in the same round. */
  readonly ratioToFloor: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly cpuMsPerRequest: number
  readonly upstreamPerRequest: number
  readonly peakRssMb: number
}

/** By contender, in the order of the rounds. */
export type Rounds = ReadonlyMap<ContenderName, readonly Measure[]>

const DIGITS = 4

/** @param rounds of the floor and of others, equally many of each */
export function summarise(workload: string, rounds: Rounds): readonly Result[] {
  const floor = rounds.get('floor') ?? []
  return [...rounds].map(([contender, measures]) => {
    const middle = (of: keyof Measure): number => round(median(measures.map((measure) => measure[of])))
    return {
      workload,
      contender,
      rps: middle('rps'),
      // Of each round by itself, so that what the machine did meanwhile is in both.
      ratioToFloor: round(median(measures.map(({ rps }, index) => rps / (floor[index]?.rps ?? Number.NaN)))),
      p50Ms: middle('p50Ms'),
      p99Ms: middle('p99Ms'),
      cpuMsPerRequest: middle('cpuMsPerRequest'),
      upstreamPerRequest: middle('upstreamPerRequest'),
      peakRssMb: middle('peakRssMb'),
    }
  })
}

const round = (value: number): number => Number(value.toPrecision(DIGITS))
