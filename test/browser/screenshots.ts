import { mkdir, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { buildConsole } from '@samsyn/demo/console'
import { startProduct } from '@samsyn/demo/product'
import { findChromium, NO_CHROMIUM } from './find-chromium.ts'
import { DESKTOP, type Device, openBrowser, openDevice, PHONE } from './open-browser.ts'
import { PAGES, type VisitedPage } from './pages.ts'
import { signIn } from './people.ts'

/** Writes a picture of each page, as it is today, to `console/screenshots/`: for people to look at. */

const FOLDER = fileURLToPath(new URL('../../console/screenshots/', import.meta.url))
const MOST_BYTES = 60_000
/** Tried one after another until the picture is small enough. */
const QUALITIES = [30, 15, 5]
/** Of what goes on and on, this much is seen. */
const MOST_HEIGHT = 1_200

const LOOKS: readonly (Device & { readonly name: string })[] = [
  { name: 'phone', ...PHONE },
  { name: 'desktop-dark', ...DESKTOP, colorScheme: 'dark' },
]

async function takePicture(page: Page): Promise<Buffer> {
  const { width, height } = await page.evaluate<{ width: number; height: number }>(
    `({
      width: innerWidth,
      // Behind a dialog the page goes on, of no interest.
      height: document.querySelector('dialog[open]') ? innerHeight : document.scrollingElement.scrollHeight,
    })`,
  )
  const clip = { x: 0, y: 0, width, height: Math.min(height, MOST_HEIGHT), scale: 1 }
  const session = await page.context().newCDPSession(page)
  let picture = Buffer.alloc(0)
  for (const quality of QUALITIES) {
    const settings = { format: 'webp', quality, clip, captureBeyondViewport: true } as const
    picture = Buffer.from((await session.send('Page.captureScreenshot', settings)).data, 'base64')
    if (picture.length <= MOST_BYTES) break
  }
  return picture
}

async function visitPage(browser: Browser, url: string, { name, persona, reach }: VisitedPage): Promise<void> {
  for (const look of LOOKS) {
    const device = await openDevice(browser, look)
    const page = await device.newPage()
    await page.goto(url)
    if (persona !== null) await signIn(page, persona)
    await reach(page)
    // The last click left the pointer over something, which then looks chosen.
    await page.mouse.move(0, 0)
    await page.evaluate('document.fonts.ready.then(() => undefined)')
    await writeFile(`${FOLDER}${name}.${look.name}.webp`, await takePicture(page))
    await device.close()
  }
}

const chromium = findChromium()
if (chromium === null) {
  process.stderr.write(`${NO_CHROMIUM}\n`)
  process.exit(1)
}
const product = await startProduct({ consoleFolder: await buildConsole() })
const browser = await openBrowser(chromium)
try {
  await rm(FOLDER, { recursive: true, force: true })
  await mkdir(FOLDER, { recursive: true })
  for (const page of PAGES) await visitPage(browser, product.url, page)
} finally {
  await browser.close()
  await product.close()
}
