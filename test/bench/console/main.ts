import { parseArgs } from 'node:util'
import type { Browser } from 'playwright-core'
import { buildConsole } from '@samsyn/demo/console'
import { type Product, startProduct } from '@samsyn/demo/product'
import { findChromium, NO_CHROMIUM } from '../../browser/find-chromium.ts'
import { openBrowser, openDevice, PHONE } from '../../browser/open-browser.ts'
import { findAnswer, openChild, signIn, waitUntilNotShared, waitUntilShared } from '../../browser/people.ts'
import { median } from '../gateways/statistics.ts'
import { loadThrottled } from './load-throttled.ts'

/**
 * How long people wait: for the first page on a middling phone with a middling net, and for a card to empty by itself when
 * a family has withdrawn what was on it.
 *
 *   tsx test/bench/console/main.ts [--rounds 5]
 *
 * Ends with 1 when a bound does not hold.
 */

const MOST_INTERACTIVE_MS = 2_000
const MOST_WITHDRAWN_MS = 2_000
const MOST_SCRIPT_BYTES = 300_000

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } })
const rounds = Number(values.rounds)

/** Shared of Linnea in the demo: each can be withdrawn once. */
const WITHDRAWN = [
  ['Skole', 'Tilrettelegging'],
  ['Skole', 'Fravær'],
  ['Skole', 'Kontaktlærer'],
  ['Helse', 'Avtaler'],
  ['Helse', 'Hvem følger opp'],
  ['Barnevern', 'Tiltak'],
] as const
const CHILD = 'Linnea Lyngblom'

/** Milliseconds from a mother's last click to when the coordinator's open page has no such thing on it, for each slice. */
async function measureWithdrawals(browser: Browser, product: Product): Promise<readonly number[]> {
  const [team, home] = [await openDevice(browser), await openDevice(browser, PHONE)]
  const [coordinator, mother] = [await team.newPage(), await home.newPage()]
  for (const [page, persona] of [
    [coordinator, 'coordinator'],
    [mother, 'guardian-a'],
  ] as const) {
    await page.goto(product.url)
    await signIn(page, persona)
    await openChild(page, CHILD)
  }
  const times: number[] = []
  for (const [sector, slice] of WITHDRAWN) {
    await waitUntilShared(coordinator, sector, slice)
    await findAnswer(mother, 'Deles nå', slice).getByRole('button', { name: 'Trekk tilbake' }).click()
    const sure = mother.getByRole('dialog').getByRole('button', { name: 'Ja, trekk tilbake' })
    await sure.waitFor()
    const start = performance.now()
    await sure.click()
    await waitUntilNotShared(coordinator, sector, slice)
    times.push(performance.now() - start)
    await mother.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await Promise.all([team.close(), home.close()])
  return times
}

let hasFailed = false
function tell(what: string, measured: readonly number[], bound: number, unit: string): void {
  const middle = median(measured)
  const holds = middle <= bound
  hasFailed ||= !holds
  const most = Math.max(...measured)
  process.stdout.write(
    `${what}: ${Math.round(middle)} ${unit} at the median, ${Math.round(most)} at most (at most ${bound}: ${holds ? 'holds' : 'does not hold'})\n`,
  )
}

const chromium = findChromium()
if (chromium === null) {
  process.stderr.write(`${NO_CHROMIUM}\n`)
  process.exit(1)
}
const product = await startProduct({ consoleFolder: await buildConsole() })
const browser = await openBrowser(chromium)
try {
  const loads = []
  for (let round = 0; round < rounds; round++) loads.push(await loadThrottled(browser, product.url))
  const interactive = loads.map(({ interactiveMs }) => interactiveMs)
  const script = loads.map(({ scriptBytes }) => scriptBytes)
  tell('script on the wire, first load', script, MOST_SCRIPT_BYTES, 'bytes')
  tell('interactive on a throttled phone', interactive, MOST_INTERACTIVE_MS, 'ms')
  tell('a withdrawal empties an open card', await measureWithdrawals(browser, product), MOST_WITHDRAWN_MS, 'ms')
} finally {
  await browser.close()
  await product.close()
}
process.exitCode = hasFailed ? 1 : 0
