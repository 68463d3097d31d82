import { parseArgs } from 'node:util'
import { startPostgres } from '../../faults/postgres-server.ts'
import { applyLoad, ask, type Question } from '../consent-cost/load.ts'
import { openStage, type Stage } from '../consent-cost/stage.ts'
import { replaceSection } from '../growth/replace-section.ts'
import { fitLine } from './fit-line.ts'
import { writeQuestions } from './questions.ts'
import type { Holdings } from '../consent-cost/gateway-process.ts'
import { type MeasuredGateway, startWatchedGateway } from '../consent-cost/start-gateway.ts'

/**
 * Whether a gateway holds more the longer it runs: steady load on a few connections, and between two stretches of it what
 * the process holds after a collection.
 *
 *   tsx test/bench/soak/main.ts [--minutes 20] [--connections 8] [--keep]
 *
 * `--keep` writes the result into RESULTS.md. The first third is warm-up: caches fill, and what Node compiles is kept. Ends with 1 when a bound does not hold.
 */

const MOST_GROWTH_MB_PER_10_MINUTES = 1
/** Sockets of pools come and go with the load, a dozen at a time. A leak is one with each request, or each minute's token. */
const MOST_HANDLES_MORE = 20
const STRETCH_SECONDS = 30
const WARM_UP_SHARE = 1 / 3
const MB = 1_048_576

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '20' },
    connections: { type: 'string', default: '8' },
    keep: { type: 'boolean', default: false },
  },
})
const [minutes, connections] = [Number(values.minutes), Number(values.connections)]

interface Sample extends Holdings {
  /** Requests a second. */
  readonly rate: number
  /** Since the load began. */
  readonly minute: number
  readonly count: number
}

const say = (line: string): void => void process.stdout.write(`${line}\n`)

const server = await startPostgres()
const opened = await openStage(server.url)
try {
  const gateway = await startWatchedGateway(opened.start)
  try {
    const samples = await soak(opened, gateway)
    const { verdict, holds } = judge(samples)
    say(verdict)
    if (values.keep) await replaceSection('soak', `${writeTable(samples)}\n\n${verdict}`)
    process.exitCode = holds ? 0 : 1
  } finally {
    await gateway.close()
  }
} finally {
  await opened.close()
  await server.close()
}

async function soak(stage: Stage, gateway: MeasuredGateway): Promise<readonly Sample[]> {
  const questions = writeQuestions(stage.ten)
  const expected = new Map<Question, string>()
  const samples: Sample[] = []
  const start = performance.now()
  const elapsed = (): number => (performance.now() - start) / 60_000
  const seconds = Math.min(STRETCH_SECONDS, (minutes * 60) / 12) / questions.length
  say(`${minutes} minutes on ${connections} connections`)
  say('  minute   requests/s    heap MB     RSS MB   handles   of them sockets')
  while (elapsed() < minutes) {
    // Good for five minutes, and each is one more that the gateway must forget.
    const token = await stage.signIn()
    let requests = 0
    for (const question of questions) {
      const answer = expected.get(question) ?? (await ask(gateway.url, token, question.body))
      expected.set(question, answer)
      const load = await applyLoad(gateway.url, token, question, { expected: answer, connections, seconds })
      requests += load.requests
    }
    const held = await gateway.readHoldings()
    const rate = requests / seconds / questions.length
    samples.push({ ...held, rate, minute: elapsed(), count: countHandles(held) })
    say(
      `  ${elapsed().toFixed(1).padStart(6)} ${rate.toFixed(0).padStart(12)} ` +
        `${(held.heap / MB).toFixed(2).padStart(10)} ${(held.rss / MB).toFixed(0).padStart(10)} ` +
        `${String(countHandles(held)).padStart(9)} ${String(held.handles['TCPSocketWrap'] ?? 0).padStart(17)}`,
    )
  }
  return samples
}

function countHandles({ handles }: Holdings): number {
  return Object.values(handles).reduce((sum, count) => sum + count, 0)
}

function judge(samples: readonly Sample[]): { readonly verdict: string; readonly holds: boolean } {
  const warm = samples.filter(({ minute }) => minute > minutes * WARM_UP_SHARE)
  const heap = fitLine(warm.map(({ minute, heap: bytes }) => [minute, bytes / MB]))
  const handles = fitLine(warm.map(({ minute, count }) => [minute, count]))
  const growth = heap.slope * 10
  const more = handles.slope * (minutes * (1 - WARM_UP_SHARE))
  const holds = growth < MOST_GROWTH_MB_PER_10_MINUTES && more < MOST_HANDLES_MORE
  const verdict =
    `soak of ${minutes} minutes: heap ${growth.toFixed(2)} MB per 10 minutes (at most ${MOST_GROWTH_MB_PER_10_MINUTES}), ` +
    `handles ${more.toFixed(1)} more (at most ${MOST_HANDLES_MORE}): ${holds ? 'holds' : 'does not hold'}`
  return { verdict, holds }
}

/** Every fourth sample, as Markdown. */
function writeTable(samples: readonly Sample[]): string {
  const shown = samples.filter((_, place) => place % 4 === 0 || place === samples.length - 1)
  return [
    '| minute | requests/s | heap, MB | RSS, MB | handles |',
    '| ---: | ---: | ---: | ---: | ---: |',
    ...shown.map(
      ({ minute, rate, heap, rss, count }) =>
        `| ${minute.toFixed(1)} | ${rate.toFixed(0)} | ${(heap / MB).toFixed(1)} | ${(rss / MB).toFixed(0)} | ${count} |`,
    ),
  ].join('\n')
}
