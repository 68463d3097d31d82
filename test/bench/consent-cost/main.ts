import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startPostgres } from '../../faults/postgres-server.ts'
import { createPlantedCopy } from '../../fuzz/planted-copy.ts'
import { selectSlice } from '../../everything.ts'
import { median } from '../compare-times.ts'
import { applyLoad, ask, type Question } from './load.ts'
import { readServerUsage } from './server-usage.ts'
import { openStage, type Stage } from './stage.ts'
import { type MeasuredGateway, startGatewayProcess } from './start-gateway.ts'
import { ASKED } from './ten-children.ts'
import { WITHOUT_CONSENT } from './without-consent.ts'

/**
 * What the consent check and the disclosure commit cost: the gateway against the same gateway that lacks both (see
 * `without-consent.ts` for what exactly), in turns, on the same sectors, registry and PostgreSQL.
 *
 *   tsx test/bench/consent-cost/main.ts [--rounds 7] [--seconds 5] [--database <URL>] [--profile <folder>]
 *
 * Time is judged on one connection, where nobody waits for anybody, and throughput on twenty. On twenty the machine has
 * more to do than it can, and a time there is a throughput by another name. Ends with 1 when a bound does not hold.
 * The bounds are of the whole machine: whatever else runs on it counts too.
 */

const MOST_ADDED_MS = 3
const MOST_THROUGHPUT_LOST = 0.25
const ALONE = 1
const CROWDED = 20
/** Until Node has compiled what is asked over and over: some thousand requests. */
const WARM_UP_SECONDS = 15
const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url))

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '5' },
    database: { type: 'string' },
    profile: { type: 'string' },
  },
})
const [rounds, seconds] = [Number(values.rounds), Number(values.seconds)]

interface Contestant {
  readonly name: 'with' | 'without'
  readonly gateway: MeasuredGateway
}

interface Round {
  /** Median time of an answer, in milliseconds. */
  readonly time: number
  readonly perSecond: number
  /** Processor time of a request, in milliseconds: the gateway's, and PostgreSQL's. */
  readonly usage: number
  readonly serverUsage: number
}

interface Cost {
  /** To the median time of an answer, in milliseconds. */
  readonly added: number
  /** The share of throughput that is left. */
  readonly kept: number
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)
const figure = (value: number, digits = 2): string => value.toFixed(digits).padStart(9)

// A server of its own, unless another is named: on that, whoever else uses it is measured too.
const server = values.database === undefined ? await startPostgres() : null
const stage = await openStage(values.database ?? server?.url ?? '')
const copy = await createPlantedCopy([WITHOUT_CONSENT])
const gateways: Contestant[] = []
try {
  const flags = (name: string): string[] =>
    values.profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${values.profile}/${name}`]
  const start = async (name: Contestant['name'], root: string): Promise<void> =>
    void gateways.push({ name, gateway: await startGatewayProcess(root, stage.start, flags(name)) })
  await start('with', REPOSITORY)
  await start('without', copy.root)
  process.exitCode = (await measure(stage)) ? 0 : 1
} finally {
  for (const { gateway } of gateways) await gateway.close()
  await stage.close()
  await copy.remove()
  await server?.close()
}

async function measure({ ten }: Stage): Promise<boolean> {
  const selection = ASKED.map(selectSlice).join(' ')
  const questions: readonly Question[] = [
    {
      name: '1 child',
      body: JSON.stringify({
        query: `query ($id: ID!) { child(id: $id) { id displayName ${selection} } }`,
        variables: { id: ten.children[0]?.id },
      }),
    },
    {
      name: '10 children',
      body: JSON.stringify({ query: `{ children(first: 10) { nodes { id displayName ${selection} } } }` }),
    },
  ]
  say(`${rounds} rounds of ${seconds} s each way, in turns; medians of the rounds`)
  const held: boolean[] = []
  const judge = (what: string, holds: boolean): void => {
    held.push(holds)
    say(`  ${what}: ${holds ? 'holds' : 'does not hold'}`)
  }
  for (const question of questions) {
    const expected = await compareAnswers(question)
    say(`\n${question.name} × 4 sectors, answers of ${Buffer.byteLength(expected)} bytes, byte for byte the same`)
    say('  connections             ms   added ms   requests/s   of them   gateway CPU ms   PostgreSQL CPU ms')
    for (const { gateway } of gateways) {
      const token = await stage.signIn()
      await applyLoad(gateway.url, token, question, { expected, connections: CROWDED, seconds: WARM_UP_SECONDS })
    }
    const alone = await compareLoads(question, expected, ALONE)
    const crowded = await compareLoads(question, expected, CROWDED)
    judge(`at most ${MOST_ADDED_MS} ms more at the median`, alone.added <= MOST_ADDED_MS)
    judge(`at most ${MOST_THROUGHPUT_LOST * 100} % of throughput`, crowded.kept >= 1 - MOST_THROUGHPUT_LOST)
  }
  return held.every(Boolean)
}

/** @throws Error when the two do not answer the same, or withhold anything: then they are not doing the same work */
async function compareAnswers(question: Question): Promise<string> {
  const token = await stage.signIn()
  const answers: string[] = []
  for (const { gateway } of gateways) answers.push(await ask(gateway.url, token, question.body))
  const [first = '', ...others] = answers
  const { data, extensions } = JSON.parse(first) as { data: unknown; extensions?: { consent: { withheld: unknown[] } } }
  if (data === null || extensions?.consent.withheld.length !== 0 || others.some((other) => other !== first)) {
    throw new Error(`the answers differ or hold something back:\n${answers.map((one) => one.slice(0, 600)).join('\n')}`)
  }
  return first
}

async function compareLoads(question: Question, expected: string, connections: number): Promise<Cost> {
  const results = { with: [] as Round[], without: [] as Round[] }
  for (let round = 0; round < rounds; round++) {
    // Whoever goes first may find the machine in another state.
    for (const { name, gateway } of round % 2 === 0 ? gateways : gateways.toReversed()) {
      const token = await stage.signIn()
      const before = await Promise.all([gateway.readUsage(), readServerUsage(stage.database)])
      const load = await applyLoad(gateway.url, token, question, { expected, connections, seconds })
      const after = await Promise.all([gateway.readUsage(), readServerUsage(stage.database)])
      results[name].push({
        time: median(load.times),
        perSecond: load.requests / load.seconds,
        usage: (after[0] - before[0]) / load.requests,
        serverUsage: ((after[1] ?? 0) - (before[1] ?? 0)) / load.requests,
      })
    }
  }
  const middle = (name: Contestant['name'], of: keyof Round): number => median(results[name].map((round) => round[of]))
  const added = middle('with', 'time') - middle('without', 'time')
  const kept = middle('with', 'perSecond') / middle('without', 'perSecond')
  for (const name of ['without', 'with'] as const) {
    const own = name === 'with'
    say(
      `  ${String(connections).padEnd(4)}${name.padEnd(8)}${figure(middle(name, 'time'))}  ${own ? figure(added) : ' '.repeat(9)}    ` +
        `${figure(middle(name, 'perSecond'), 0)} ${own ? figure(kept * 100, 1) : ' '.repeat(9)}${own ? '%' : ' '}      ` +
        `${figure(middle(name, 'usage'))}           ${figure(middle(name, 'serverUsage'))}`,
    )
  }
  return { added, kept }
}
