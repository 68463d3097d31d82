import { expect, it } from 'vitest'
import { PERSONAS } from '@samsyn/demo/personas'
import { readBodies } from './bodies.ts'
import { pressByKey, tabTo } from './keyboard.ts'
import { NO_TO_ALL } from './no-to-all.ts'
import { PHONE } from './open-browser.ts'
import {
  findAnswer,
  findGroup,
  findSector,
  findSlice,
  give,
  lookAgain,
  openChild,
  openTab,
  readOneByOne,
  waitUntilNotShared,
  waitUntilShared,
  withdraw,
} from './people.ts'
import { describeInBrowser, setBrowserStage } from './product.ts'

/** Each story is about slices of its own, so that none has to come before another. */
describeInBrowser('a family and those around it', () => {
  const { product, openProduct, visit, readLedger, readDisclosures } = setBrowserStage()
  const idOf = (person: string): string => product().families.person(person).id

  it('what a mother withdraws on her phone goes by itself from the page that a coordinator has open', async () => {
    const coordinator = await visit('coordinator')
    await openChild(coordinator, 'Linnea Lyngblom')
    await waitUntilShared(coordinator, 'Skole', 'Tilrettelegging')

    const mother = await visit('guardian-a', PHONE)
    await openChild(mother, 'Linnea Lyngblom')
    await withdraw(mother, 'Tilrettelegging')
    await findAnswer(mother, 'Deles nå', 'Tilrettelegging').waitFor({ state: 'detached' })

    await waitUntilNotShared(coordinator, 'Skole', 'Tilrettelegging')
    await waitUntilShared(coordinator, 'Skole', 'Fravær')

    expect((await readLedger('linnea')).at(-1)).toMatchObject({
      kind: 'DIRECTIVE_WITHDRAWN',
      actor: idOf('ingrid'),
      body: { slices: ['school.adaptedEducation'] },
    })
    await readOneByOne(mother)
    await mother
      .getByRole('listitem')
      .filter({ hasText: /Ingrid Lyngblom.*trakk tilbake.*tilrettelegging/i })
      .waitFor()
  })

  it('what one guardian gives is shared when the other has signed, and not before', async () => {
    const coordinator = await visit('coordinator')
    await openChild(coordinator, 'Håkon Lyngblom')
    await waitUntilNotShared(coordinator, 'Skole', 'Kontaktlærer')

    const mother = await visit('guardian-a')
    await openChild(mother, 'Håkon Lyngblom')
    await give(mother, 'Ja', 'Kontaktlærer')
    await lookAgain(coordinator)
    await waitUntilShared(coordinator, 'Skole', 'Fravær')
    await waitUntilNotShared(coordinator, 'Skole', 'Kontaktlærer')

    const father = await visit('guardian-b', PHONE)
    await openChild(father, 'Håkon Lyngblom')
    const waiting = findGroup(father, 'Venter på svar').getByRole('listitem').filter({ hasText: 'kontaktlærer' })
    await waiting.getByText('Venter på deg').waitFor()
    await waiting.getByRole('button', { name: 'Si ja' }).click()
    const dialog = father.getByRole('dialog')
    await dialog.getByText('Kontaktlærer').first().waitFor()
    await dialog.getByRole('button', { name: 'Ja, jeg signerer' }).click()
    await findAnswer(father, 'Deles nå', 'Kontaktlærer').waitFor()

    await lookAgain(coordinator)
    await waitUntilShared(coordinator, 'Skole', 'Kontaktlærer')

    const about = (await readLedger('hakon')).slice(-3)
    expect(about).toMatchObject([
      { kind: 'DIRECTIVE_GIVEN', actor: idOf('ingrid'), body: { slices: ['school.contacts'] } },
      { kind: 'DIRECTIVE_SIGNED', actor: idOf('ingrid') },
      { kind: 'DIRECTIVE_SIGNED', actor: idOf('pal') },
    ])
    expect(about.map(({ body }) => body['textHash'])).toEqual(Array(3).fill(about[0]?.body['textHash']))
    expect(JSON.stringify((await readDisclosures('hakon')).at(-1))).toContain('school.contacts')
  })

  it('the no of a youth of sixteen stops what she and her parents have said yes to', async () => {
    const coordinator = await visit('coordinator')
    await openChild(coordinator, 'Frøya Lyngblom')
    await waitUntilShared(coordinator, 'Skole', 'Kontaktlærer')

    const youth = await visit('youth', PHONE)
    await openChild(youth, 'Frøya Lyngblom')
    await give(youth, 'Nei', 'Kontaktlærer')
    await openTab(youth, 'Dette deles')
    await findAnswer(youth, 'Stoppet av et nei', 'Kontaktlærer').waitFor()
    await findAnswer(youth, 'Dette er det sagt nei til', 'Kontaktlærer').waitFor()

    await lookAgain(coordinator)
    await waitUntilNotShared(coordinator, 'Skole', 'Kontaktlærer')
    await waitUntilShared(coordinator, 'Skole', 'Fravær')
    const given = (await readLedger('froya')).filter(({ kind }) => kind === 'DIRECTIVE_GIVEN').at(-1)
    expect(given).toMatchObject({ actor: idOf('froya'), body: { ...NO_TO_ALL, slices: ['school.contacts'] } })
  })

  it('a youth of sixteen withdraws what only her parents could have given', async () => {
    const youth = await visit('youth')
    await openChild(youth, 'Frøya Lyngblom')
    await withdraw(youth, 'Veileder')
    const coordinator = await visit('coordinator')
    await openChild(coordinator, 'Frøya Lyngblom')
    await waitUntilNotShared(coordinator, 'NAV', 'Veileder')
    const withdrawn = (await readLedger('froya')).filter(({ kind }) => kind === 'DIRECTIVE_WITHDRAWN').at(-1)
    expect(withdrawn).toMatchObject({ actor: idOf('froya'), body: { slices: ['nav.contact'] } })
  })

  it('a family reads who looked, at what and what for', async () => {
    const before = (await readDisclosures('hakon')).length
    const coordinator = await visit('coordinator')
    await openChild(coordinator, 'Håkon Lyngblom')
    await coordinator.getByLabel('Hva skal du bruke opplysningene til?').selectOption('Individuell plan')
    await waitUntilShared(coordinator, 'Skole', 'Vurdering')
    const disclosures = (await readDisclosures('hakon')).slice(before)
    expect(disclosures.at(-1)).toMatchObject({ purpose: 'INDIVIDUAL_PLAN' })

    const father = await visit('guardian-b')
    await openChild(father, 'Håkon Lyngblom')
    await readOneByOne(father)
    const entry = father.getByRole('listitem').filter({ hasText: 'Brukt til en individuell plan.' }).first()
    await entry.getByText('Kari Nordvik (koordinator, koordinerende enhet i kommunen)').waitFor()
    expect(await entry.innerText()).toMatch(/fravær.*vurdering/i)
  })

  it('the privacy officer reads what has been said and who looked, and nothing of any sector', async () => {
    const coordinator = await visit('coordinator')
    await openChild(coordinator, 'Linnea Lyngblom')
    await waitUntilShared(coordinator, 'Skole', 'Fravær')

    const officer = await visit('privacy-officer')
    const readAnswers = readBodies(officer, (response) => response.url() === `${product().url}/graphql`)
    await openChild(officer, 'Linnea Lyngblom')
    await findAnswer(officer, 'Venter på svar', 'PPT-vurdering').getByText('Mangler Pål Åsmund Sørbø').waitFor()
    await findAnswer(officer, 'Gjelder nå', 'Fravær').getByText('Signert av Ingrid Lyngblom').waitFor()
    await openTab(officer, 'Hvem har sett')
    await officer
      .getByRole('listitem')
      .filter({ hasText: 'Kari Nordvik' })
      .filter({ hasText: 'fravær' })
      .first()
      .waitFor()
    const answers = (await readAnswers()).map(({ bytes }) => bytes.toString())
    expect(answers.length).toBeGreaterThanOrEqual(2)
    expect(answers.join()).not.toContain('Testvik barneskole')
    expect(await findSlice(officer, 'Skole', 'Fravær').count()).toBe(0)
  })

  it('a mother signs in, withdraws and gives by Tab, Enter and Space alone, and the arrows from tab to tab', async () => {
    const page = await openProduct()
    const button = (name: string) => page.getByRole('button', { name })
    const toIssuer = button('Logg inn')
    const label = button(PERSONAS['guardian-a'].label)
    await toIssuer.or(label).first().waitFor()
    if (await toIssuer.isVisible()) await pressByKey(page, toIssuer)
    await pressByKey(page, label)
    await pressByKey(page, button('Linnea Lyngblom'))

    const answer = findAnswer(page, 'Deles nå', 'Plan og mål')
    await pressByKey(page, answer.getByRole('button', { name: 'Trekk tilbake' }), 'Space')
    await pressByKey(page, page.getByRole('dialog').getByRole('button', { name: 'Avbryt' }), 'Space')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    // Dropped, it leads back to where it was opened.
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toBe('Trekk tilbake Plan og mål')
    await page.keyboard.press('Enter')
    await pressByKey(page, page.getByRole('dialog').getByRole('button', { name: 'Ja, trekk tilbake' }))
    await page.getByRole('status').getByText('«Plan og mål» er trukket tilbake').waitFor()
    await answer.waitFor({ state: 'detached' })

    await tabTo(page, page.getByRole('tab', { name: 'Dette deles' }))
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    await pressByKey(page, findSector(page, 'Undersøkelse pågår'))
    await pressByKey(page, page.getByRole('checkbox', { name: 'Undersøkelse pågår', exact: true }), 'Space')
    await pressByKey(page, button('Les teksten'))
    await pressByKey(page, button('Ja, jeg signerer'))
    await page.getByRole('status').getByText('Du har sagt ja og signert').waitFor()

    const mother = product().families.person('ingrid').id
    expect((await readLedger('linnea')).slice(-3)).toMatchObject([
      { kind: 'DIRECTIVE_WITHDRAWN', actor: mother, body: { slices: ['health.plan'] } },
      {
        kind: 'DIRECTIVE_GIVEN',
        actor: mother,
        body: { kind: 'PERMIT', slices: ['childWelfare.investigationStatus'] },
      },
      { kind: 'DIRECTIVE_SIGNED', actor: mother },
    ])
  })
})
