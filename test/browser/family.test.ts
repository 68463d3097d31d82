import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { at } from '../told.ts'
import { NO_TO_ALL } from './no-to-all.ts'
import { PHONE } from './open-browser.ts'
import {
  chooseSlice,
  findAnswer,
  findGroup,
  give,
  lookAgain,
  openChild,
  openTab,
  readOneByOne,
  signIn,
  waitUntilNotShared,
  waitUntilShared,
} from './people.ts'
import { describeInBrowser, setBrowserStage } from './product.ts'

const REQUEST = 'mutation ($input: RequestConsentInput!) { requestConsent(input: $input) { problem { code } } }'

/** Each story is about slices of its own, so that none has to come before another. */
describeInBrowser('a family on a phone', () => {
  const { product, ask, openBlank, visit, readLedger } = setBrowserStage()
  const idOf = (person: string): string => product().families.person(person).id

  const askFamily = async (child: string, slice: string): Promise<void> => {
    const input = { child: product().families.child(child).id, slices: [slice], purpose: 'TRANSITION' }
    const { data } = await ask('coordinator', REQUEST, { variables: { input } })
    expect(at(data, 'requestConsent')).toEqual({ problem: null })
  }
  const findRequest = (page: Page, slice: string): Locator =>
    findGroup(page, 'Spørsmål fra dem som hjelper').getByRole('listitem').filter({ hasText: slice })
  const readNewestAnswer = async (child: string) =>
    (await readLedger(child)).filter(({ kind }) => kind === 'DIRECTIVE_GIVEN').at(-1)

  it('says no to what is asked for one purpose, and it is shared for no purpose with nobody', async () => {
    const coordinator = await visit('coordinator')
    await openChild(coordinator, 'Håkon Lyngblom')
    await waitUntilShared(coordinator, 'Skole', 'Vurdering')
    await askFamily('hakon', 'school.assessment')

    const mother = await visit('guardian-a', PHONE)
    await openChild(mother, 'Håkon Lyngblom')
    await findRequest(mother, 'Vurdering').getByRole('button', { name: 'Si nei' }).click()
    const dialog = mother.getByRole('dialog')
    await dialog.getByText('Nei til å dele: Skole: Vurdering.').waitFor()
    await dialog.getByText(/^Ingen i teamet får se dette uansett hva det skal brukes til, til og med /).waitFor()
    await dialog.getByRole('button', { name: 'Nei, jeg signerer' }).click()
    await findAnswer(mother, 'Stoppet av et nei', 'Vurdering').waitFor()

    expect(await readNewestAnswer('hakon')).toMatchObject({
      actor: idOf('ingrid'),
      body: { ...NO_TO_ALL, slices: ['school.assessment'] },
    })
    await lookAgain(coordinator)
    await waitUntilNotShared(coordinator, 'Skole', 'Vurdering')
    await waitUntilShared(coordinator, 'Skole', 'Fravær')
  })

  it('narrows a no, and reads before signing exactly what it then covers', async () => {
    await askFamily('linnea', 'school.enrolment')
    const mother = await visit('guardian-a', PHONE)
    await openChild(mother, 'Linnea Lyngblom')
    await findRequest(mother, 'Skole og trinn').getByRole('button', { name: 'Si nei' }).click()
    const dialog = mother.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Velg formål' }).click()
    for (const purpose of ['Få hjelpen til å henge sammen', 'Individuell plan', 'Tidlig hjelp']) {
      await dialog.getByRole('checkbox', { name: purpose }).uncheck()
    }
    await dialog.getByText(/^Ingen i teamet får se dette til å forberede en overgang, til og med /).waitFor()
    await dialog.getByRole('button', { name: 'Nei, jeg signerer' }).click()
    await findAnswer(mother, 'Dette er det sagt nei til', 'Skole og trinn').waitFor()
    await findAnswer(mother, 'Deles nå', 'Skole og trinn').waitFor()
    const { recipients } = NO_TO_ALL
    expect(await readNewestAnswer('linnea')).toMatchObject({ body: { recipients, purposes: ['TRANSITION'] } })
  })

  it('gives a yes to a role in the team, though the form begins with one service', async () => {
    const mother = await visit('guardian-a', PHONE)
    await openChild(mother, 'Linnea Lyngblom')
    await openTab(mother, 'Gi nytt svar')
    await mother.getByRole('button', { name: 'Velg hvem' }).click()
    await mother.getByRole('checkbox', { name: 'Koordinerende enhet i kommunen' }).uncheck()
    await mother.getByRole('checkbox', { name: 'Teamleder' }).check()
    await give(mother, 'Ja', 'Vurdering')
    expect(await readNewestAnswer('linnea')).toMatchObject({
      body: { kind: 'PERMIT', slices: ['school.assessment'], recipients: [{ role: 'TEAM_LEADER' }] },
    })
  })

  it('is led to what is missing in the form, and keeps what is chosen when it looks at another tab', async () => {
    const mother = await visit('guardian-a', PHONE)
    await openChild(mother, 'Linnea Lyngblom')
    await openTab(mother, 'Gi nytt svar')
    const read = mother.getByRole('button', { name: 'Les teksten' })
    await read.click()
    const focused = () => mother.evaluate<string>('document.activeElement.textContent')
    await expect.poll(focused).toBe('Før du kan lese teksten, må du rette dette:')
    await mother.getByRole('link', { name: 'Velg minst ett tema.' }).click()
    await expect.poll(focused).toMatch(/^Hva gjelder det\?Velg minst ett tema\./)
    expect(new URL(mother.url()).hash).toBe('')

    await chooseSlice(mother, 'Tiltak')
    await openTab(mother, 'Hvem har sett')
    await openTab(mother, 'Gi nytt svar')
    await read.click()
    await mother.getByText('Ja til å dele: Barnevern: Tiltak.').waitFor()
    await mother.getByRole('button', { name: 'Endre' }).click()
    await mother.getByText('Valgt: Tiltak').waitFor()
  })

  it('takes back all that one sentence says in as many presses as a single slice', async () => {
    const mother = await visit('guardian-a', PHONE)
    await openChild(mother, 'Linnea Lyngblom')
    const card = findGroup(mother, 'Deles nå').locator('.said-part').filter({ hasText: 'Familiens økonomi' })
    const count = await card.getByRole('listitem').count()
    await card.getByRole('button', { name: count > 1 ? 'Trekk tilbake alt dette' : 'Trekk tilbake' }).click()
    await mother.getByRole('dialog').getByRole('button', { name: 'Ja, trekk tilbake' }).click()
    await mother.getByRole('status').getByText('trukket tilbake').waitFor()
    await findAnswer(mother, 'Deles nå', 'Familiens økonomi').waitFor({ state: 'detached' })
  })

  it('reads who refused what one of them gave', async () => {
    const mother = await visit('guardian-a', PHONE)
    await openChild(mother, 'Linnea Lyngblom')
    await give(mother, 'Ja', 'Ytelser')
    const father = await visit('guardian-b', PHONE)
    await openChild(father, 'Linnea Lyngblom')
    const waiting = findGroup(father, 'Venter på svar').getByRole('listitem').filter({ hasText: 'Ytelser' })
    await waiting.getByRole('button', { name: 'Si nei' }).click()
    const dialog = father.getByRole('dialog')
    await dialog.getByText(/^Nei til å dele: NAV: Ytelser\./).waitFor()
    await dialog.getByRole('button', { name: 'Ja, jeg sier nei' }).click()
    await father.getByRole('status').getByText('Du har sagt nei.').waitFor()

    await openTab(mother, 'Dette deles')
    await mother.getByRole('button', { name: /^Vis avslått/ }).click()
    const past = mother.locator('.said-part').filter({ has: mother.getByText('Ytelser', { exact: true }) })
    await past.getByText('Avslått.').waitFor()
    await past.getByText('Ja fra deg. Nei fra Pål Åsmund Sørbø.').waitFor()
  })

  it('reads the looks of a day that showed nothing as one, and can check each of them', async () => {
    const LOOKS = 3
    for (let look = 0; look < LOOKS; look++) await visit('coordinator')
    const mother = await visit('guardian-a', PHONE)
    await openChild(mother, 'Frøya Lyngblom')
    await readOneByOne(mother)
    const entries = mother
      .locator('[data-kind=LOOKED]')
      .filter({ hasText: 'Kari Nordvik' })
      .filter({ hasText: 'slo opp navn og alder' })
    await entries.first().waitFor()
    // A day may have ended meanwhile.
    expect(await entries.count()).toBeLessThanOrEqual(2)
    const newest = entries.first()
    await newest.getByRole('button', { name: /^Vis hvert oppslag \(\d+\)$/ }).click()
    const each = newest.getByRole('listitem')
    expect(await each.count()).toBeGreaterThanOrEqual(2)
    await each.last().getByRole('button', { name: 'Hvordan kan jeg stole på dette?' }).click()
    await each
      .last()
      .getByText(/^Linjen står i loggen|^Det stemmer\. Linjen/)
      .waitFor()
  })

  it('without a network is told so, loses nothing of what is filled in, and goes on when there is one', async () => {
    const mother = await visit('guardian-a', PHONE)
    await openChild(mother, 'Linnea Lyngblom')
    await openTab(mother, 'Gi nytt svar')
    await chooseSlice(mother, 'Aktiviteter')
    await mother.context().setOffline(true)
    await mother
      .getByText(/^Du er uten nett\. Det du fyller ut, blir stående/)
      .first()
      .waitFor()
    await mother.getByRole('button', { name: 'Les teksten' }).click()
    await mother.getByRole('alert').getByText('Du er uten nett. Det du har fylt ut, står her fortsatt.').waitFor()
    await mother.getByText('Valgt: Aktiviteter').waitFor()
    await mother.context().setOffline(false)
    await mother.locator('.offline-banner').waitFor({ state: 'detached' })
    await mother.getByRole('button', { name: 'Les teksten' }).click()
    await mother.getByText('Ja til å dele: NAV: Aktiviteter.').waitFor()
  })

  it('signs in at localhost as at 127.0.0.1', async () => {
    const page = await openBlank(PHONE)
    await page.goto(product().url.replace('127.0.0.1', 'localhost'))
    await signIn(page, 'guardian-a')
    expect(new URL(page.url()).origin).toBe(product().url)
  })
})
