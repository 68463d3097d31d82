import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

/**
 * A browser asks nobody but this computer: what it would do of its own accord is off, and no name but the loopback's is
 * looked up.
 */
const ARGUMENTS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
]

/** How long a person, or a test on a busy computer, waits for what should be there at once. */
export const PATIENCE_MS = 30_000

interface LaunchSettings {
  readonly executablePath: string
  readonly args: string[]
  readonly chromiumSandbox: boolean
}

// The superuser cannot have the sandbox, and what is opened here is our own pages.
const launchSettings = (executablePath: string): LaunchSettings => ({
  executablePath,
  args: ARGUMENTS,
  chromiumSandbox: false,
})

/** Where everybody is, and what they read. */
const PLACE = { locale: 'nb-NO', timezoneId: 'Europe/Oslo' }

/** A browser with an empty profile, which goes when the browser is closed. */
export function openBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch(launchSettings(executablePath))
}

/** A browser that keeps its profile in `folder`, as the one at home does. */
export async function openHomeBrowser(executablePath: string, folder: string): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(folder, {
    ...launchSettings(executablePath),
    ...PLACE,
  })
  context.setDefaultTimeout(PATIENCE_MS)
  return context
}

export interface Device {
  readonly width: number
  readonly height: number
  readonly colorScheme?: 'light' | 'dark'
}

export const PHONE: Device = { width: 390, height: 844 }
export const DESKTOP: Device = { width: 1440, height: 900 }

/** A person's device: nothing is shared between one and another. */
export async function openDevice(browser: Browser, device: Device = DESKTOP): Promise<BrowserContext> {
  const { width, height, colorScheme = 'light' } = device
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    ...PLACE,
    // What is on its way from one place to another cannot be measured.
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(PATIENCE_MS)
  return context
}

/** A desktop's window of 1280 by 1024 pixels, zoomed to 200 %: a pixel of the page is two of the screen's each way. */
export async function zoomIn(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const metrics = { width: 640, height: 512, deviceScaleFactor: 2, mobile: false }
  await session.send('Emulation.setDeviceMetricsOverride', metrics)
}
