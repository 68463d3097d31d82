import type { Page } from 'playwright-core'
import { expect, inject, it } from 'vitest'
import { listViolations } from './axe.ts'
import { applyLook, chooseLooks } from './looks.ts'
import { zoomIn } from './open-browser.ts'
import { PAGES } from './pages.ts'
import { describeInBrowser, setBrowserStage } from './product.ts'

const places = PAGES.map((page, place) => ({ ...page, place }))

describeInBrowser('each page, in each language, at each width, in light and dark, and at 200 %', () => {
  const { returnAs, openProduct } = setBrowserStage()

  it.each(places)('is free of what axe finds, and of scrolling sideways: $name', async ({ persona, reach, place }) => {
    const page = await (persona === null ? openProduct() : returnAs(persona))
    await reach(page)
    for (const look of chooseLooks(place, inject('everyLook'))) {
      await applyLook(page, look)
      const found = { violations: await listViolations(page), overflow: await measureOverflow(page) }
      expect(found, `${look.language}, ${look.width} px, ${look.colorScheme}`).toEqual({ violations: [], overflow: 0 })
    }
    await zoomIn(page)
    await expect.poll(() => page.evaluate('[innerWidth, devicePixelRatio]')).toEqual([640, 2])
    expect(await measureOverflow(page), 'at 200 %').toBe(0)
  })
})

/** Pixels by which the page is wider than its window. */
function measureOverflow(page: Page): Promise<number> {
  return page.evaluate<number>('Math.max(0, document.scrollingElement.scrollWidth - innerWidth)')
}
