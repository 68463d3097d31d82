import { type Browser, type BrowserContext, type Cookie, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, inject } from 'vitest'
import type { Persona } from '@samsyn/demo/personas'
import { type Product, startProduct } from '@samsyn/demo/product'
import { startTestIssuer, type TestIssuer } from '../issuer.ts'
import { type Ask, createAsk } from '../told.ts'
import { type Device, openBrowser, openDevice } from './open-browser.ts'
import { signIn, waitUntilSignedIn } from './people.ts'

/** The running product, one for a file, and the people who open it. */
export interface BrowserStage {
  readonly product: () => Product
  readonly issuer: () => TestIssuer
  /** Past the browser, for what no page is there for yet. */
  readonly ask: Ask
  /** A device with nothing on it yet. It goes after the test. */
  readonly openBlank: (device?: Device) => Promise<Page>
  /** A device with the product's first page on it. */
  readonly openProduct: (device?: Device) => Promise<Page>
  /** Somebody at their own device, signed in. */
  readonly visit: (persona: Persona, device?: Device) => Promise<Page>
  /** The same, with the session they had before in this file: they sign in once. */
  readonly returnAs: (persona: Persona) => Promise<Page>
  /** What happened around a child and was written to the registry, the newest last. */
  readonly readLedger: (child: string) => Promise<readonly LedgerRow[]>
  /** What was shown of a child, and to whom, the newest last. */
  readonly readDisclosures: (child: string) => Promise<readonly unknown[]>
}

interface LedgerRow {
  readonly kind: string
  readonly actor: string | null
  readonly body: Readonly<Record<string, unknown>>
}

/** Tests of what a browser shows; skipped where there is none. */
export const describeInBrowser = describe.skipIf(inject('chromium') === null)

/** Starts the product and a browser before the tests of a file, and stops them after. */
export function setBrowserStage(): BrowserStage {
  let product: Product
  let issuer: TestIssuer
  let browser: Browser
  let ask: Ask
  const devices: BrowserContext[] = []
  const closers: (() => Promise<unknown>)[] = []
  beforeAll(async () => {
    issuer = await startTestIssuer()
    closers.push(() => issuer.close())
    product = await startProduct({ consoleFolder: inject('consoleFolder'), issuers: [issuer.config] })
    closers.push(() => product.close())
    ask = createAsk(product)
    browser = await openBrowser(inject('chromium') ?? '')
    closers.push(() => browser.close())
  })
  afterEach(async () => {
    for (const device of devices.splice(0)) await device.close()
  })
  afterAll(async () => {
    for (const close of closers.toReversed()) await close()
  })
  const openBlank = async (device?: Device): Promise<Page> => {
    const context = await openDevice(browser, device)
    devices.push(context)
    return context.newPage()
  }
  const openProduct = async (device?: Device): Promise<Page> => {
    const page = await openBlank(device)
    await page.goto(product.url)
    return page
  }
  const visit = async (persona: Persona, device?: Device): Promise<Page> => {
    const page = await openProduct(device)
    await signIn(page, persona)
    return page
  }
  const sessions = new Map<Persona, Cookie[]>()
  const returnAs = async (persona: Persona): Promise<Page> => {
    const kept = sessions.get(persona)
    const page = kept === undefined ? await visit(persona) : await openBlank()
    if (kept !== undefined) {
      await page.context().addCookies(kept)
      await page.goto(product.url)
      await waitUntilSignedIn(page)
    }
    sessions.set(persona, await page.context().cookies())
    return page
  }
  return {
    product: () => product,
    issuer: () => issuer,
    ask: (persona, query, options) => ask(persona, query, options),
    openBlank,
    openProduct,
    visit,
    returnAs,
    readLedger: async (child) => {
      const { id } = product.families.child(child)
      const select = 'SELECT kind, actor, body FROM registry.ledger WHERE child = $1 ORDER BY seq'
      return (await product.database.query(select, [id])).rows as LedgerRow[]
    },
    readDisclosures: async (child) => {
      const { id } = product.families.child(child)
      const select = 'SELECT details FROM audit.disclosure WHERE child = $1 ORDER BY seq'
      return (await product.database.query(select, [id])).rows.map((row) => (row as { details: unknown }).details)
    },
  }
}
