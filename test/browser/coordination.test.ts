import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { addDays, startOfDate } from '@samsyn/schema/policy'
import { expect, it } from 'vitest'
import { PHONE } from './open-browser.ts'
import {
  findAnswer,
  findGroup,
  findSlice,
  openChild,
  openTab,
  waitUntilNotShared,
  waitUntilShared,
  withdraw,
} from './people.ts'
import { describeInBrowser, setBrowserStage } from './product.ts'

const NOTICE = 'Noe av dette kan være trukket tilbake siden.'

/** Each story is about slices of its own, so that none has to come before another. */
describeInBrowser('a coordinator, from the combined picture', () => {
  const { product, visit, readLedger } = setBrowserStage()
  const idOf = (person: string): string => product().families.person(person).id

  it('asks the family in one dialog, and the card fills when everyone who must has said yes', async () => {
    const coordinator = await visit('coordinator')
    await openChild(coordinator, 'Håkon Lyngblom')
    await askFor(coordinator, 'Skole', 'Kontaktlærer')
    const asked = findSlice(coordinator, 'Skole', 'Kontaktlærer')
    await asked.getByText(/^Spurt /).waitFor()
    await waitUntilNotShared(coordinator, 'Skole', 'Kontaktlærer')
    expect(await asked.getByRole('button').count()).toBe(0)
    const request = (await readLedger('hakon')).at(-1)
    expect(request).toMatchObject({
      kind: 'CONSENT_REQUESTED',
      actor: idOf('kari'),
      body: {
        slices: ['school.contacts'],
        purpose: 'COORDINATION',
        recipient: { service: 'COORDINATION_UNIT' },
        to: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      },
    })

    const mother = await visit('guardian-a', PHONE)
    await openChild(mother, 'Håkon Lyngblom')
    const card = findGroup(mother, 'Spørsmål fra dem som hjelper').getByRole('listitem')
    await card.getByText(/De ber om å få se det til og med/).waitFor()
    await card.getByRole('button', { name: 'Si ja' }).click()
    const period = mother.getByRole('dialog').getByLabel('Hvor lenge skal svaret gjelde?')
    expect(await period.locator('option:checked').innerText()).toMatch(/slik de spør om$/)
    await mother.getByRole('dialog').getByRole('button', { name: 'Ja, jeg signerer' }).click()
    await mother.getByRole('status').getByText('Du har sagt ja').waitFor()

    const father = await visit('guardian-b', PHONE)
    await openChild(father, 'Håkon Lyngblom')
    const waiting = findAnswer(father, 'Venter på svar', 'Skole: Kontaktlærer')
    await waiting.getByRole('button', { name: 'Si ja' }).click()
    await father.getByRole('dialog').getByRole('button', { name: 'Ja, jeg signerer' }).click()

    await waitUntilShared(coordinator, 'Skole', 'Kontaktlærer')
    const [given] = (await readLedger('hakon')).filter(({ kind }) => kind === 'DIRECTIVE_GIVEN').slice(-1)
    expect(given?.body['validTo']).toBe(startOfDate(addDays(String(request?.body['to']), 1)))
  })

  it('is offered the same for every slice that is not shared, and sees no answer that shares nothing', async () => {
    const coordinator = await visit('coordinator')
    await openChild(coordinator, 'Frøya Lyngblom')
    await askFor(coordinator, 'Helse', 'Plan og mål')
    const read = async (): Promise<string> => findSlice(coordinator, 'Helse', 'Plan og mål').innerText()
    const before = await read()

    const youth = await visit('youth', PHONE)
    await openChild(youth, 'Frøya Lyngblom')
    await findGroup(youth, 'Spørsmål fra dem som hjelper').getByRole('button', { name: 'Si nei' }).click()
    await youth.getByRole('dialog').getByRole('button', { name: 'Nei, jeg signerer' }).click()
    await youth.getByRole('status').getByText('Du har sagt nei').waitFor()

    const again = await visit('coordinator')
    await openChild(again, 'Frøya Lyngblom')
    await waitUntilNotShared(again, 'Helse', 'Plan og mål')
    expect(await findSlice(again, 'Helse', 'Plan og mål').innerText()).toBe(before)
    const notShared = again.locator('[data-state=NOT_SHARED]')
    const [all, offered, asked] = await Promise.all([
      notShared.count(),
      notShared.getByRole('button', { name: 'Spør familien' }).count(),
      notShared.getByText(/^Spurt /).count(),
    ])
    expect({ offered, asked }).toEqual({ offered: all - 1, asked: 1 })
  })

  it('reads in the timeline what is shared, as bars and as a table, and nothing of what is withdrawn', async () => {
    const coordinator = await visit('coordinator')
    await openChild(coordinator, 'Linnea Lyngblom')
    await openTab(coordinator, 'Tidslinje')
    await coordinator
      .getByRole('button', { name: /trinn: .+ – / })
      .first()
      .waitFor()
    expect(await coordinator.getByRole('table').count()).toBe(0)
    await coordinator.getByRole('radio', { name: 'Tabell' }).click()
    const table = coordinator.getByRole('table', { name: 'Tidslinje 0–24 år' })
    await table.getByRole('row', { name: /Støttekontakt/ }).waitFor()
    expect(await table.innerText()).toContain('Barnetrinnet')
    expect(await table.innerText()).not.toMatch(/PPT|Sakkyndig/)

    const mother = await visit('guardian-a', PHONE)
    await openChild(mother, 'Linnea Lyngblom')
    await withdraw(mother, 'Tiltak')
    await table.getByRole('row', { name: /Støttekontakt/ }).waitFor({ state: 'detached' })

    await coordinator.setViewportSize({ width: 320, height: 800 })
    await table.getByRole('row', { name: /Marte Meo/ }).waitFor()
    expect(await coordinator.getByRole('radio', { name: 'Tabell' }).isVisible()).toBe(false)
  })

  it('takes the picture away as a file that says when, by whom and what for, and what may have been withdrawn', async () => {
    const coordinator = await visit('coordinator')
    await openChild(coordinator, 'Linnea Lyngblom')
    await waitUntilShared(coordinator, 'Skole', 'Fravær')
    const [download] = await Promise.all([
      coordinator.waitForEvent('download'),
      coordinator.getByRole('button', { name: 'Last ned (JSON)' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('samsyn-bilde.json')
    const file = JSON.parse(await readFile(await download.path(), 'utf8')) as PictureFile
    expect(file).toMatchObject({
      format: 'samsyn-picture/1',
      madeBy: 'Kari Nordvik',
      purpose: { code: 'COORDINATION' },
      madeAt: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T.*Z$/),
      notice: expect.stringContaining(NOTICE),
    })
    const found = file.sectors.flatMap(({ slices }) => slices).find(({ id }) => id === 'school.ppt')
    expect(found).toEqual({ id: 'school.ppt', name: 'PPT-vurdering', state: 'NOT_SHARED' })
  })

  it('prints one clean document of all of it, with the table, and no way to press anything', async () => {
    const coordinator = await visit('coordinator')
    await openChild(coordinator, 'Linnea Lyngblom')
    await waitUntilShared(coordinator, 'Skole', 'Fravær')
    await coordinator.evaluate("dispatchEvent(new Event('beforeprint'))")
    await coordinator.emulateMedia({ media: 'print' })
    const paper = await coordinator.evaluate<string>('document.body.innerText')
    expect(paper).toMatch(/Laget \d+\. \w+ \d{4} kl\. \d\d:\d\d av Kari Nordvik\. Brukes for å få hjelpen til å henge/)
    expect(paper).toContain(NOTICE)
    expect(paper).toContain('Tidslinje 0–24 år')
    expect(paper).not.toMatch(/Spør familien|Vis alle|Hent på nytt/)
    expect(await coordinator.getByRole('button').count()).toBe(0)
    expect(paper.match(/Ikke delt/g)?.length).toBeGreaterThan(0)
  })

  it('is told when the browser is offline, and from when the picture is, which stays', async () => {
    const coordinator = await visit('coordinator')
    await openChild(coordinator, 'Linnea Lyngblom')
    await waitUntilShared(coordinator, 'Skole', 'Fravær')
    await coordinator.context().setOffline(true)
    await coordinator.getByText(/^Bildet er fra klokken \d\d:\d\d, og kan være endret siden/).waitFor()
    await waitUntilShared(coordinator, 'Skole', 'Fravær')
    expect(await coordinator.getByRole('button', { name: 'Hent på nytt' }).count()).toBe(0)
    await coordinator.context().setOffline(false)
    await coordinator.getByText(/^Bildet er fra klokken/).waitFor({ state: 'detached' })
    await coordinator.getByRole('button', { name: 'Hent på nytt' }).waitFor()
  })
})

interface PictureFile {
  readonly sectors: readonly { readonly slices: readonly { readonly id: string }[] }[]
}

/** Asks for one slice, and waits until it is sent. */
async function askFor(page: Page, sector: string, slice: string): Promise<void> {
  await findSlice(page, sector, slice).getByRole('button', { name: 'Spør familien' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Dette leser familien før de svarer').waitFor()
  await dialog.locator('.consent-text').getByText(slice).first().waitFor()
  await dialog.getByRole('button', { name: 'Send spørsmålet' }).click()
  await page.getByRole('status').getByText(`Familien er spurt om «${slice}».`).waitFor()
}
