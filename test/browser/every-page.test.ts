import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { listViolations } from './axe.ts'
import { DIMENSIONS } from './dimensions.ts'
import { zoomIn } from './open-browser.ts'
import { PAGES } from './pages.ts'
import { describeInBrowser, setBrowserStage } from './product.ts'

describeInBrowser('each page, at each width, in light and dark, and at 200 %', () => {
  const { visit, openProduct } = setBrowserStage()

  it.each(PAGES)('is free of what axe finds, and of scrolling sideways: $name', async ({ persona, reach }) => {
    const page = await (persona === null ? openProduct() : visit(persona))
    await reach(page)
    for (const { width, height, colorScheme } of DIMENSIONS) {
      await page.setViewportSize({ width, height })
      await page.emulateMedia({ colorScheme })
      const found = { violations: await listViolations(page), overflow: await measureOverflow(page) }
      expect(found, `${width} px, ${colorScheme}`).toEqual({ violations: [], overflow: 0 })
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
