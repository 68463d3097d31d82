import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startPostgres } from '../../faults/postgres-server.ts'
import { ask, type Question } from '../consent-cost/load.ts'
import { openStage, type Stage } from '../consent-cost/stage.ts'
import { startGatewayProcess } from '../consent-cost/start-gateway.ts'
import { replaceSection } from '../growth/replace-section.ts'
import { answerAll } from './answer-all.ts'
import { offerLoad, type Outcome } from './offer-load.ts'
import { writeQuestions } from './questions.ts'
import { watchHealth } from './watch-health.ts'

/**
 * What the gateway does when it is asked five times what it can answer: first its capacity, on connections that each
 * ask as soon as they are answered, then that many times as much, due by the clock.
 *
 *   tsx test/bench/soak/overload.ts [--seconds 8] [--times 5] [--source <folder>] [--keep]
 *
 * `--keep` writes the result into RESULTS.md. Whoever asks is on the same machine, and at five times capacity some of the
 * capacity goes to that. Ends with 1 when a bound does not hold.
 */

const MOST_MS = 500
/** Who sheds everything is quick too: of what it can answer this share must be answered. */
const LEAST_ANSWERED = 0.3
/** On how many connections capacity is looked for. The most of them counts: a few may not keep it busy. */
const CROWDS = [10, 20, 60]
const WARM_UP_SECONDS = 8
/** As a gateway has it that is not told otherwise. */
const SHED_ABOVE_MS = 200
const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url))

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '8' },
    times: { type: 'string', default: '5' },
    keep: { type: 'boolean', default: false },
    /** Another copy of the repository, to start the gateway from. */
    source: { type: 'string', default: REPOSITORY },
  },
})
const [seconds, times] = [Number(values.seconds), Number(values.times)]

const said: string[] = []
const say = (line: string): void => {
  said.push(line)
  process.stdout.write(`${line}\n`)
}

const server = await startPostgres()
const opened = await openStage(server.url)
try {
  const gateway = await startGatewayProcess(values.source, {
    ...opened.start,
    config: { ...opened.start.config, shedAboveMs: SHED_ABOVE_MS },
  })
  try {
    process.exitCode = (await measure(opened, gateway.url)) ? 0 : 1
    if (values.keep) await replaceSection('overload', `\`\`\`\n${said.join('\n').trim()}\n\`\`\``)
  } finally {
    await gateway.close()
  }
} finally {
  await opened.close()
  await server.close()
}

async function measure(stage: Stage, url: string): Promise<boolean> {
  const held: boolean[] = []
  for (const question of writeQuestions(stage.ten)) held.push(await overload(question, url, await stage.signIn()))
  const holds = held.every(Boolean)
  say(`\noverload at ${times} × capacity: ${holds ? 'holds' : 'does not hold'}`)
  return holds
}

async function overload(question: Question, url: string, token: string): Promise<boolean> {
  const expected = await ask(url, token, question.body)
  say(`\n${question.name}`)
  await answerAll(question, { url, token, connections: 20, seconds: WARM_UP_SECONDS })
  const capacity = await findCapacity(question, url, token)

  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'samsyn-purpose': 'COORDINATION',
  }
  const perSecond = capacity * times
  const watch = watchHealth(url)
  const started = performance.now()
  const outcomes = await offerLoad({ url: `${url}/graphql`, headers, body: question.body, perSecond, seconds })
  const lasted = (performance.now() - started) / 1_000
  const refusedHealth = await watch.end()

  const accepted = outcomes.filter(({ status }) => status === 200)
  const shed = outcomes.filter(isShed)
  const wrong = outcomes.length - accepted.length - shed.length
  const answered = accepted.length / lasted
  say(
    `  offered             ${(outcomes.length / seconds).toFixed(0)} requests/s for ${seconds} s, the last answer after ${lasted.toFixed(1)} s`,
  )
  say(
    `  answered            ${answered.toFixed(0)} requests/s, ${((answered / capacity) * 100).toFixed(0)} % of capacity`,
  )
  say(`    p50, p99, longest ${describeTimes(accepted)}`)
  say(`  shed (503)          ${shed.length}, each with a code and a time to come back`)
  say(`    p50, p99, longest ${describeTimes(shed)}`)
  say(`  neither             ${wrong}${wrong === 0 ? '' : `: ${describeStatuses(outcomes)}`}`)
  say(`  health              refused ${refusedHealth} times`)
  const judge = (what: string, holds: boolean): boolean => {
    say(`  ${what}: ${holds ? 'holds' : 'does not hold'}`)
    return holds
  }
  return [
    judge(
      'what is answered is what was asked',
      accepted.every(({ text }) => text === expected),
    ),
    judge(`p99 of what is answered is under ${MOST_MS} ms`, quantile(accepted, 0.99) < MOST_MS),
    judge('all else is shed, with 503', wrong === 0 && shed.length > 0),
    judge(`at least ${LEAST_ANSWERED * 100} % of capacity is answered`, answered >= capacity * LEAST_ANSWERED),
    judge('health is never refused', refusedHealth === 0),
  ].every(Boolean)
}

/** The most that is answered, on any of so many connections that each ask again when they have their answer. */
async function findCapacity(question: Question, url: string, token: string): Promise<number> {
  let most = 0
  for (const connections of CROWDS) {
    const perSecond = await answerAll(question, { url, token, connections, seconds: seconds / CROWDS.length })
    say(`  on ${String(connections).padStart(3)} connections  ${perSecond.toFixed(0)} answers/s`)
    most = Math.max(most, perSecond)
  }
  return most
}

function isShed({ status, retryAfter, text }: Outcome): boolean {
  return status === 503 && retryAfter !== undefined && text.includes('"code":"OVERLOADED"')
}

function quantile(outcomes: readonly Outcome[], share: number): number {
  const sorted = outcomes.map(({ time }) => time).toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

function describeTimes(outcomes: readonly Outcome[]): string {
  if (outcomes.length === 0) return 'none'
  return `${[0.5, 0.99, 1].map((share) => quantile(outcomes, share).toFixed(0).padStart(5)).join(', ')} ms`
}

function describeStatuses(outcomes: readonly Outcome[]): string {
  const counts = new Map<number, number>()
  for (const { status } of outcomes) counts.set(status, (counts.get(status) ?? 0) + 1)
  return [...counts].map(([status, count]) => `${status === 0 ? 'no answer' : status} ${count} times`).join(', ')
}
