import { decide, type DecisionRequest, SLICE_IDS } from '../policy/index.ts'
import { busyFamily } from './family.ts'

/**
 * How long one decision takes, over 30 directives that each name all 25 slices. Facts are kept in memory by version, so
 * those of a child someone is looking at are nearly always known already; the first question after a change meets new ones.
 * The reference is plain arithmetic in the same run: what a machine, or its other work, does to a figure it does to both.
 */

const WARM_UP = 20_000
const ROUNDS = 50_000
const TARGET_MICROSECONDS = 20

interface Timing {
  readonly median: number
  readonly p99: number
}

/** Times each call by itself, in microseconds. */
function time(call: (round: number) => unknown): Timing {
  for (let round = 0; round < WARM_UP; round++) call(round)
  const times = new Float64Array(ROUNDS)
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    call(round)
    times[round] = (performance.now() - start) * 1_000
  }
  times.sort()
  const at = (share: number): number => times[Math.floor(ROUNDS * share)] ?? Number.NaN
  return { median: at(0.5), p99: at(0.99) }
}

const facts = busyFamily()
const NOON = Date.parse('2026-11-21T11:00:00.000Z')
/** A question of its own for each round, all of them within one hour. */
const moments = Array.from({ length: 3_600 }, (_, second) => new Date(NOON + second * 1_000).toISOString())
const ask = (round: number): DecisionRequest => ({
  facts,
  person: 'coordinator',
  assurance: 'HIGH',
  purpose: 'COORDINATION',
  registerReadAt: '2026-11-21T06:00:00.000Z',
  at: moments[round % moments.length] as string,
})

/** Ten thousand steps of a xorshift generator. */
function stepReference(round: number): number {
  let state = round + 1
  for (let step = 0; step < 10_000; step++) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
  }
  return state
}

const verdicts = Object.values(decide(ask(0)).verdicts)
const shared = verdicts.filter(({ share }) => share).length
process.stdout.write(
  `One decision: ${facts.directives.length} directives × ${SLICE_IDS.length} slices, ${shared} of them shared. Microseconds.\n`,
)

const unsigned = { ...facts, directives: facts.directives.map((directive) => ({ ...directive, signatures: [] })) }
const reference = time(stepReference)
const varied = {
  ...facts,
  directives: facts.directives.map((directive, index) => ({
    ...directive,
    slices: SLICE_IDS.filter((_, place) => (place + index) % SLICE_IDS.length > 7),
  })),
}
const measured = {
  'reference loop': reference,
  'facts known (the usual case)': time((round) => decide(ask(round))),
  'facts known, no two slices alike': time((round) => decide({ ...ask(round), facts: varied })),
  'facts known, nothing signed': time((round) => decide({ ...ask(round), facts: unsigned })),
  'facts new each time': time((round) => decide({ ...ask(round), facts: { ...facts } })),
}
const write = (...[name, ...figures]: readonly string[]): void => {
  process.stdout.write(`${name?.padEnd(34)}${figures.map((figure) => figure.padStart(10)).join('')}\n`)
}
write('', 'median', 'p99', '× loop')
for (const [name, { median, p99 }] of Object.entries(measured)) {
  write(name, median.toFixed(1), p99.toFixed(1), (median / reference.median).toFixed(2))
}
const met = measured['facts known, no two slices alike'].median < TARGET_MICROSECONDS
process.stdout.write(
  `Target: under ${TARGET_MICROSECONDS} µs at the median, facts known, no two slices alike: ${met ? 'met' : 'not met'}\n`,
)
