import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, inject, it } from 'vitest'
import type { DemoChild } from '@samsyn/demo/families'
import { addDays } from '@samsyn/schema/policy'
import { at } from '../told.ts'
import { readBodies } from './bodies.ts'
import { openHomeBrowser } from './open-browser.ts'
import { findGroup, openChild, openTab, signIn, signOut, waitUntilShared } from './people.ts'
import { describeInBrowser, setBrowserStage } from './product.ts'
import { readStores, searchProfile } from './profile.ts'

const KEPT = 'health.mentalHealthFollowUp'
const KEEP = 'mutation ($input: KeepInput!) { keepFromGuardians(input: $input) { problem { code } } }'
const READ = 'query ($terms: ConsentTermsInput!) { consentText(terms: $terms) { textHash } }'
const GIVE = 'mutation ($input: GiveConsentInput!) { giveConsent(input: $input) { problem { code } } }'

/** Shorter words than this are found anywhere. */
const SHORTEST = 5

describeInBrowser('what a visit leaves behind', () => {
  const { product, issuer, ask, openBlank, openProduct, visit } = setBrowserStage()

  /** What tells who somebody is: names, numbers, and what the registry calls them. */
  const listPersonal = (): readonly string[] => {
    const { children, parents, staff } = product().families
    const all = [...children, ...parents, ...staff].flatMap(
      ({ id, givenName, familyName, nationalIdentityNumber, birthDate }) => [
        id,
        nationalIdentityNumber,
        birthDate,
        familyName,
        `${givenName} ${familyName}`,
      ],
    )
    return [...new Set(all)].filter((text) => text.length >= SHORTEST)
  }
  const findPersonal = (text: string): readonly string[] => listPersonal().filter((one) => text.includes(one))

  const tokenOf = ({ nationalIdentityNumber }: DemoChild): Promise<string> =>
    issuer().sign({ pid: nationalIdentityNumber })

  /** A child of fourteen keeps a slice from the guardians, and shares it. */
  const keepAndGive = async (child: DemoChild): Promise<void> => {
    const token = await tokenOf(child)
    const askAs = async (query: string, variables: Readonly<Record<string, unknown>>) =>
      (await ask('youth', query, { token, purpose: null, variables })).data
    const kept = await askAs(KEEP, { input: { child: child.id, slices: [KEPT] } })
    expect(at(kept, 'keepFromGuardians')).toEqual({ problem: null })
    const terms = {
      slices: [KEPT],
      recipients: [{ service: 'COORDINATION_UNIT' }],
      purposes: ['COORDINATION'],
      to: addDays(product().families.today, 30),
    }
    const text = await askAs(READ, { terms })
    const textHash = at(text, 'consentText', 'textHash')
    const given = await askAs(GIVE, { input: { child: child.id, terms, textHash } })
    expect(at(given, 'giveConsent')).toEqual({ problem: null })
  }

  /** What a coordinator and a mother do in a day. */
  const spendDay = async (page: Page): Promise<void> => {
    await page.goto(product().url)
    await signIn(page, 'coordinator')
    await openChild(page, 'Linnea Lyngblom')
    await waitUntilShared(page, 'Skole', 'Fravær')
    await page.goBack()
    await signOut(page)
    await signIn(page, 'guardian-a')
    await openChild(page, 'Frøya Lyngblom')
    await openTab(page, 'Hvem har sett')
    await page.getByRole('listitem').first().waitFor()
    await openTab(page, 'Gi nytt svar')
    await page.getByRole('button', { name: 'Les teksten' }).waitFor()
    await signOut(page)
  }

  it('no page asks another host than the gateway, and no address holds a name or a number', async () => {
    const page = await openBlank()
    const asked: { readonly url: string; readonly isNavigation: boolean }[] = []
    page.context().on('request', (request) => {
      asked.push({ url: request.url(), isNavigation: request.isNavigationRequest() })
    })
    page.on('framenavigated', (frame) => asked.push({ url: frame.url(), isNavigation: true }))
    await spendDay(page)
    const { origin } = new URL(product().url)
    const elsewhere = asked.filter(({ url, isNavigation }) => {
      const isIssuer = isNavigation && url.startsWith(`${product().issuer.config.issuer}/`)
      return new URL(url).origin !== origin && !isIssuer
    })
    expect(elsewhere).toEqual([])
    expect(asked.length).toBeGreaterThan(10)
    expect(findPersonal(decodeURIComponent(asked.map(({ url }) => url).join('\n')))).toEqual([])
  })

  it('after signing out the browser keeps nothing of anybody, in no store and in no file of its profile', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'samsyn-browser-'))
    try {
      const home = await openHomeBrowser(inject('chromium') ?? '', folder)
      const page = home.pages()[0] ?? (await home.newPage())
      await spendDay(page)
      const stores = await readStores(page)
      expect(findPersonal(JSON.stringify(stores))).toEqual([])
      expect(stores).toEqual({ local: {}, session: {}, databases: [], caches: [] })
      expect(findPersonal(JSON.stringify(await home.storageState()))).toEqual([])
      await home.close()
      expect(await searchProfile(folder, listPersonal())).toEqual([])
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('the search of a profile finds a name that is there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'samsyn-browser-'))
    try {
      const home = await openHomeBrowser(inject('chromium') ?? '', folder)
      const page = home.pages()[0] ?? (await home.newPage())
      await page.goto(product().url)
      await page.evaluate('localStorage.setItem("last", "Håkon Lyngblom")')
      await home.close()
      expect(await searchProfile(folder, listPersonal())).toContain('Lyngblom')
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })

  it('what a child keeps from the guardians is in nothing their browser is sent of the child', async () => {
    const child = product().families.child('hakon')
    await keepAndGive(child)
    const coordinator = await visit('coordinator')
    await openChild(coordinator, child.givenName)
    await waitUntilShared(coordinator, 'Skole', 'Fravær')
    // It is there to be seen: by the coordinator, and in the child's own log.
    await waitUntilShared(coordinator, 'Helse', 'Psykisk helse, BUP')
    const own = 'query ($id: ID!) { child(id: $id) { accessLog(first: 50) { nodes { kind slices { id } } } } }'
    const log = await ask('youth', own, { token: await tokenOf(child), purpose: null, variables: { id: child.id } })
    expect(log.text).toContain(KEPT)

    for (const guardian of ['guardian-a', 'guardian-b'] as const) {
      const page = await openProduct()
      const readAnswers = readBodies(page, (response) => {
        const isPage = response.request().isNavigationRequest() || response.url().startsWith(`${product().url}/assets/`)
        return !isPage && response.status() === 200
      })
      await signIn(page, guardian)
      await openChild(page, child.givenName)
      await findGroup(page, 'Deles nå').getByRole('listitem').first().waitFor()
      await openTab(page, 'Hvem har sett')
      await page.getByRole('listitem').filter({ hasText: 'Kari Nordvik' }).first().waitFor()
      await openTab(page, 'Gi nytt svar')
      await page.getByRole('button', { name: 'Les teksten' }).waitFor()
      // The catalogue of slices is the same for everybody.
      const answers = (await readAnswers()).map(({ response, bytes }) => ({
        asked: response.request().postData() ?? '',
        body: bytes.toString(),
      }))
      const aboutChild = answers.filter(({ asked }) => !asked.includes('query Slices'))
      expect(aboutChild.filter(({ asked }) => asked.includes(child.id))).toHaveLength(3)
      const sent = aboutChild.map(({ body }) => body).join('\n')
      expect(sent).not.toContain(KEPT)
      expect(sent).not.toContain('Psykisk helse')
      expect(sent).not.toMatch(/KEPT/)
    }
  })
})
