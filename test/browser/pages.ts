import type { Locator, Page } from 'playwright-core'
import type { Persona } from '@samsyn/demo/personas'
import { openChild, readOneByOne } from './people.ts'

/** Every page there is, for each kind of person who reaches it. What is true of all pages is tried on each of these. */
export interface VisitedPage {
  readonly name: string
  /** Who sees it; null: whoever is not signed in. */
  readonly persona: Persona | null
  /** From the first page after signing in, by clicks. Resolves when all of it is there. */
  readonly reach: (page: Page) => Promise<void>
}

const SHOWN = {
  children: 'main .card-button',
  picture: 'main .slice[data-state]',
  timeline: 'main .timeline > .card:visible',
  answers: 'main :is(li.card, .said)',
  log: 'main [data-kind]',
  start: 'main .aksel-button',
  // Whichever the tab has: text to read, or something to fill in.
  panel: 'main [role=tabpanel][data-state=active] :is(p, table, form, select)',
  overseen: 'main [data-flags]',
  table: 'main [role=tabpanel][data-state=active] table',
  form: 'main form button[type=submit]',
  dialog: 'dialog[open] button',
} as const

type Step = (page: Page) => Promise<void>

const show =
  (what: keyof typeof SHOWN): Step =>
  (page) =>
    page.locator(SHOWN[what]).first().waitFor()
const child =
  (name: string, what: keyof typeof SHOWN): Step =>
  async (page) => {
    await openChild(page, name)
    await show(what)(page)
  }
const tab =
  (index: number, what: keyof typeof SHOWN): Step =>
  async (page) => {
    await page.getByRole('tab').nth(index).click()
    await show(what)(page)
  }
const press =
  (find: (page: Page) => Locator, shown: string): Step =>
  async (page) => {
    await find(page).click()
    await page.locator(shown).first().waitFor()
  }
/** One of the views of a timeline; a narrow page has one, and no choice. */
const choose =
  (view: string): Step =>
  async (page) => {
    const choice = page.getByRole('radio', { name: view })
    if (await choice.isVisible()) await choice.click()
  }
const steps =
  (...all: readonly Step[]): Step =>
  async (page) => {
    for (const step of all) await step(page)
  }

const LINNEA = 'Linnea Lyngblom'
const FROYA = 'Frøya Lyngblom'

const button =
  (name: string) =>
  (page: Page): Locator =>
    page.getByRole('button', { name }).first()
const submit: Step = (page) => page.locator(SHOWN.form).click()
const openFirstSector: Step = (page) => page.locator('main .aksel-accordion__header').first().click()
const sayNo: Step = (page) => page.getByRole('radio', { name: /^Nei,/ }).check()
const chooseAndRead: Step = async (page) => {
  await openFirstSector(page)
  for (const index of [0, 1]) await page.locator('main .aksel-accordion').getByRole('checkbox').nth(index).check()
  await submit(page)
  await page.locator('main .consent-text').waitFor()
}

export const PAGES: readonly VisitedPage[] = [
  { name: 'sign-in', persona: null, reach: show('start') },

  { name: 'coordinator-children', persona: 'coordinator', reach: show('children') },
  { name: 'coordinator-picture', persona: 'coordinator', reach: child(LINNEA, 'picture') },
  { name: 'coordinator-picture-nothing-shared', persona: 'coordinator', reach: child('Emil Nygård', 'picture') },
  { name: 'coordinator-picture-protected-address', persona: 'coordinator', reach: child('Åse Østby', 'picture') },
  {
    name: 'coordinator-picture-source-down',
    persona: 'coordinator',
    reach: async (page) => {
      await page.route('**/graphql', (route) => route.abort())
      await openChild(page, LINNEA)
      await page.locator('main [role=alert] button').waitFor()
    },
  },
  {
    name: 'coordinator-timeline',
    persona: 'coordinator',
    reach: steps(child(LINNEA, 'picture'), tab(1, 'timeline')),
  },
  {
    name: 'coordinator-timeline-whole',
    persona: 'coordinator',
    reach: steps(child(LINNEA, 'picture'), tab(1, 'timeline'), choose('0–24 år')),
  },
  {
    name: 'coordinator-timeline-table',
    persona: 'coordinator',
    reach: steps(child(LINNEA, 'picture'), tab(1, 'timeline'), choose('Tabell')),
  },
  {
    name: 'coordinator-ask',
    persona: 'coordinator',
    reach: steps(child(LINNEA, 'picture'), press(button('Spør familien'), 'dialog[open] .consent-text')),
  },
  {
    name: 'coordinator-picture-offline',
    persona: 'coordinator',
    reach: async (page) => {
      await child(LINNEA, 'picture')(page)
      // Told so, and not cut off: the texts of another language are still fetched.
      await page.evaluate("dispatchEvent(new Event('offline'))")
      await page.getByText('Bildet er fra klokken').waitFor()
    },
  },
  {
    name: 'coordinator-part-unreachable',
    persona: 'coordinator',
    reach: async (page) => {
      await page.route('**/assets/picture-page*', (route) => route.abort())
      await openChild(page, LINNEA)
      await page.locator('main [role=alert] button').waitFor()
    },
  },
  { name: 'outsider-children', persona: 'outsider', reach: show('children') },
  { name: 'outsider-picture', persona: 'outsider', reach: child('Thea Nygård', 'picture') },

  { name: 'guardian-children', persona: 'guardian-a', reach: show('children') },
  { name: 'guardian-answers', persona: 'guardian-a', reach: child(LINNEA, 'answers') },
  {
    name: 'guardian-answers-past',
    persona: 'guardian-a',
    reach: steps(
      child(LINNEA, 'answers'),
      press(button('Vis avslått'), 'main .aksel-read-more[data-state=open] .said'),
    ),
  },
  {
    name: 'guardian-withdraw',
    persona: 'guardian-a',
    reach: steps(child(LINNEA, 'answers'), press(button('Trekk tilbake'), SHOWN.dialog)),
  },
  {
    name: 'guardian-sign',
    persona: 'guardian-b',
    reach: steps(child(LINNEA, 'answers'), press(button('Si ja'), SHOWN.dialog)),
  },
  {
    name: 'guardian-refuse',
    persona: 'guardian-b',
    reach: steps(child(LINNEA, 'answers'), press(button('Si nei'), SHOWN.dialog)),
  },
  { name: 'guardian-log', persona: 'guardian-a', reach: steps(child(LINNEA, 'answers'), tab(1, 'panel')) },
  {
    name: 'guardian-log-one-by-one',
    persona: 'guardian-a',
    reach: async (page) => {
      await openChild(page, LINNEA)
      await readOneByOne(page)
      await show('log')(page)
    },
  },
  { name: 'guardian-give', persona: 'guardian-a', reach: steps(child(LINNEA, 'answers'), tab(2, 'form')) },
  {
    name: 'guardian-give-open',
    persona: 'guardian-a',
    reach: steps(
      child(LINNEA, 'answers'),
      tab(2, 'form'),
      openFirstSector,
      press(button('Velg hvem'), 'main .choice .aksel-read-more[data-state=open]'),
    ),
  },
  {
    name: 'guardian-give-no',
    persona: 'guardian-a',
    reach: steps(child(LINNEA, 'answers'), tab(2, 'form'), sayNo, chooseAndRead),
  },
  {
    name: 'guardian-give-incomplete',
    persona: 'guardian-a',
    reach: steps(child(LINNEA, 'answers'), tab(2, 'form'), submit),
  },
  {
    name: 'guardian-give-text',
    persona: 'guardian-a',
    reach: steps(child(LINNEA, 'answers'), tab(2, 'form'), chooseAndRead),
  },

  { name: 'youth-children', persona: 'youth', reach: show('children') },
  { name: 'youth-answers', persona: 'youth', reach: child(FROYA, 'answers') },
  { name: 'youth-log', persona: 'youth', reach: steps(child(FROYA, 'answers'), tab(1, 'panel')) },
  { name: 'youth-keeping', persona: 'youth', reach: steps(child(FROYA, 'answers'), tab(3, 'panel')) },
  { name: 'youth-give', persona: 'youth', reach: steps(child(FROYA, 'answers'), tab(2, 'form')) },

  { name: 'officer-children', persona: 'privacy-officer', reach: show('children') },
  { name: 'officer-answers', persona: 'privacy-officer', reach: child(LINNEA, 'answers') },
  { name: 'officer-log', persona: 'privacy-officer', reach: steps(child(LINNEA, 'answers'), tab(3, 'log')) },
  { name: 'officer-coverage', persona: 'privacy-officer', reach: steps(child(LINNEA, 'answers'), tab(1, 'panel')) },
  { name: 'officer-replay', persona: 'privacy-officer', reach: steps(child(LINNEA, 'answers'), tab(2, 'panel')) },
  { name: 'officer-evidence', persona: 'privacy-officer', reach: steps(child(LINNEA, 'answers'), tab(4, 'panel')) },
  { name: 'officer-looks', persona: 'privacy-officer', reach: steps(show('children'), tab(1, 'overseen')) },
  {
    name: 'officer-looks-children',
    persona: 'privacy-officer',
    reach: steps(
      show('children'),
      tab(1, 'overseen'),
      press(button('Vis hvilke barn'), 'main li.card .aksel-inline-message'),
    ),
  },
  { name: 'officer-requests', persona: 'privacy-officer', reach: steps(show('children'), tab(2, 'panel')) },
  { name: 'officer-municipality', persona: 'privacy-officer', reach: steps(show('children'), tab(3, 'table')) },
  { name: 'officer-review', persona: 'privacy-officer', reach: steps(show('children'), tab(4, 'panel')) },
  { name: 'officer-reports', persona: 'privacy-officer', reach: steps(show('children'), tab(5, 'panel')) },
  { name: 'officer-fields', persona: 'privacy-officer', reach: steps(show('children'), tab(6, 'panel')) },
  { name: 'officer-checkpoints', persona: 'privacy-officer', reach: steps(show('children'), tab(7, 'panel')) },

  { name: 'registrar-children', persona: 'registrar', reach: show('children') },
  { name: 'registrar-open', persona: 'registrar', reach: child(LINNEA, 'answers') },
]
