import type { Locator, Page } from 'playwright-core'
import { PERSONAS, type Persona } from '@samsyn/demo/personas'

/** What people do on the pages, by what they read there. */

/** Signs in as somebody: by way of the issuer's page where there is a button that leads to it. */
export async function signIn(page: Page, persona: Persona): Promise<void> {
  const toIssuer = page.getByRole('button', { name: 'Logg inn' })
  const { label } = PERSONAS[persona]
  const choice = page.getByRole('button', { name: label })
  await toIssuer.or(choice).first().waitFor()
  if (await toIssuer.isVisible()) await toIssuer.click()
  await choice.click()
  await waitUntilSignedIn(page)
}

/** Waits for the first page of somebody who is signed in. */
export async function waitUntilSignedIn(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'Oversikt' }).waitFor()
}

/** Signs out, and waits until the page is as it was for whoever comes first. */
export async function signOut(page: Page): Promise<void> {
  const leave = page.getByRole('button', { name: /^(Bytt person|Logg ut)$/ })
  await leave.click()
  await leave.waitFor({ state: 'detached' })
}

/** From the list of children to one of them. */
export async function openChild(page: Page, name: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

export async function openTab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name }).click()
}

/** In the log, each look and act by itself. */
export async function readOneByOne(page: Page): Promise<void> {
  await openTab(page, 'Hvem har sett')
  await page.getByRole('radio', { name: 'Ett og ett' }).click()
}

/** One slice of the combined picture. */
export function findSlice(page: Page, sector: string, slice: string): Locator {
  return page
    .getByRole('region', { name: sector, exact: true })
    .locator('[data-state]')
    .filter({ has: page.getByRole('heading', { name: slice, exact: true }) })
}

/** Waits until a slice of the picture reads as not shared: nothing but its name and that. */
export async function waitUntilNotShared(page: Page, sector: string, slice: string): Promise<void> {
  await findSlice(page, sector, slice).getByText('Ikke delt', { exact: true }).waitFor()
}

/** Waits until there is something to read in a slice of the picture. */
export async function waitUntilShared(page: Page, sector: string, slice: string): Promise<void> {
  await findSlice(page, sector, slice).getByRole('listitem').first().waitFor()
}

/** Asks for the picture again. */
export async function lookAgain(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Hent på nytt' }).click()
}

/** A group of a family's answers, by its heading. */
export function findGroup(page: Page, name: string): Locator {
  return page.getByRole('region', { name, exact: true })
}

/** An answer in such a group, by the slice it is about. */
export function findAnswer(page: Page, group: string, slice: string): Locator {
  return findGroup(page, group)
    .getByRole('listitem')
    .filter({ has: page.getByText(slice, { exact: true }) })
}

export async function withdraw(page: Page, slice: string): Promise<void> {
  await findAnswer(page, 'Deles nå', slice).getByRole('button', { name: 'Trekk tilbake' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Ja, trekk tilbake' }).click()
  await page.getByRole('status').getByText(`«${slice}» er trukket tilbake`).waitFor()
}

/** Chooses a slice in the form, and opens its sector first where that is folded. */
export async function chooseSlice(page: Page, slice: string): Promise<void> {
  const choice = page.getByRole('checkbox', { name: slice, exact: true, includeHidden: true })
  const header = findSector(page, slice)
  await header.waitFor()
  if ((await header.getAttribute('aria-expanded')) === 'false') await header.click()
  await choice.check()
}

/** The button that folds and unfolds the sector that a slice is of. */
export function findSector(page: Page, slice: string): Locator {
  const choice = page.getByRole('checkbox', { name: slice, exact: true, includeHidden: true })
  return page.locator('.aksel-accordion__item').filter({ has: choice }).locator('button[aria-expanded]').first()
}

/** Says yes or no to one slice: chooses, reads the text, signs. */
export async function give(page: Page, kind: 'Ja' | 'Nei', slice: string): Promise<void> {
  await openTab(page, 'Gi nytt svar')
  await page.getByRole('radio', { name: new RegExp(`^${kind},`) }).check()
  await chooseSlice(page, slice)
  await page.getByRole('button', { name: 'Les teksten' }).click()
  await page.getByRole('button', { name: `${kind}, jeg signerer` }).click()
  await page
    .getByRole('status')
    .getByText(kind === 'Ja' ? 'Du har sagt ja' : 'Du har sagt nei')
    .waitFor()
}
