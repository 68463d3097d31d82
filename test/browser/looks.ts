import type { Page } from 'playwright-core'
import { LANGUAGES, type Language } from '../../console/src/texts/languages.ts'
import type { Device } from './open-browser.ts'

/** How a page may be looked at: each width, in light and in dark, in each language. */
export interface Look extends Required<Pick<Device, 'width' | 'height' | 'colorScheme'>> {
  readonly language: Language
}

/** Any three of these that follow one another are all widths, and light as well as dark. */
const SIZES = [
  { width: 320, colorScheme: 'light' },
  { width: 768, colorScheme: 'dark' },
  { width: 1440, colorScheme: 'light' },
  { width: 320, colorScheme: 'dark' },
  { width: 768, colorScheme: 'light' },
  { width: 1440, colorScheme: 'dark' },
] as const
const HEIGHT = 900
const TAGS = Object.keys(LANGUAGES) as Language[]

const EVERY: readonly Look[] = TAGS.flatMap((language) => SIZES.map((size) => ({ ...size, height: HEIGHT, language })))

/**
 * The looks at one of the pages: every one, or one for each language, which are all widths, light and dark. What is then
 * left out of one page is looked at on the next, so that no two looks are the only ones a fault could hide from.
 */
export function chooseLooks(page: number, all: boolean): readonly Look[] {
  if (all) return EVERY
  return TAGS.map((language, place) => {
    const size = SIZES[(page + place) % SIZES.length] ?? SIZES[0]
    return { ...size, height: HEIGHT, language }
  })
}

/** Looks at the page so. The language is chosen as people do, but behind a dialog too, where they cannot. */
export async function applyLook(page: Page, { width, height, colorScheme, language }: Look): Promise<void> {
  await page.setViewportSize({ width, height })
  await page.emulateMedia({ colorScheme })
  await page.locator(`select:has(> option[lang="${language}"])`).selectOption(language, { force: true })
  await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' })
}
