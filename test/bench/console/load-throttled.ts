import type { Browser, CDPSession } from 'playwright-core'
import { openDevice, PHONE } from '../../browser/open-browser.ts'

/** What Lighthouse takes for a mid-range phone: a fourth of the processor, and its "slow 4G". */
const PROCESSOR_SLOWED = 4
const NETWORK = { offline: false, latency: 150, downloadThroughput: 1_638_400 / 8, uploadThroughput: 750_000 / 8 }
/** Interactive is when there is something to press and no task keeps the page from hearing it for so long. */
const QUIET_MS = 1_500

export interface ThrottledLoad {
  /** Milliseconds from the start of the navigation to when the page can be used. */
  readonly interactiveMs: number
  /** Bytes of script that came over the net, as packed. */
  readonly scriptBytes: number
}

/** Opens the first page on a phone that has never been there. */
export async function loadThrottled(browser: Browser, url: string): Promise<ThrottledLoad> {
  const device = await openDevice(browser, PHONE)
  const page = await device.newPage()
  const session = await device.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', NETWORK)
  await session.send('Emulation.setCPUThrottlingRate', { rate: PROCESSOR_SLOWED })
  const countScript = followScript(session)
  await page.addInitScript(`
    globalThis.lastLongTask = 0
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) lastLongTask = Math.max(lastLongTask, startTime + duration)
    }).observe({ type: 'longtask', buffered: true })
    const watch = () => {
      if (document.querySelector('main button')) globalThis.shown = performance.now()
      else requestAnimationFrame(watch)
    }
    watch()
  `)
  await page.goto(url)
  await page.locator('main button').first().waitFor()
  const interactiveMs = await page.evaluate<number>(
    `new Promise((resolve) => setTimeout(() => resolve(Math.max(shown, lastLongTask)), ${QUIET_MS}))`,
  )
  await device.close()
  return { interactiveMs, scriptBytes: countScript() }
}

function followScript(session: CDPSession): () => number {
  const scripts = new Set<string>()
  let bytes = 0
  session.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) bytes += encodedDataLength
  })
  return () => bytes
}
