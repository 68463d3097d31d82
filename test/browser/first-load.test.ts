import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { readBodies } from './bodies.ts'
import { openChild, signIn, waitUntilShared } from './people.ts'
import { describeInBrowser, setBrowserStage } from './product.ts'

const MOST_SCRIPT_BYTES = 300_000

describeInBrowser('what the console costs', () => {
  const { openBlank, product } = setBrowserStage()

  it('is less than 300 kB of script, packed, on the first load, and one question for the picture of a child', async () => {
    const page = await openBlank()
    const readScripts = readBodies(
      page,
      (response) => response.request().resourceType() === 'script' && response.status() === 200,
    )
    const questions: string[] = []
    page.on('request', (request) => {
      if (request.url() === `${product().url}/graphql`)
        questions.push(/(?:query|mutation) \w+/.exec(request.postData() ?? '')?.[0] ?? '')
    })
    await page.goto(product().url)
    await signIn(page, 'coordinator')
    // Back from signing in, the browser takes the same files out of its own store.
    const scripts = new Map((await readScripts()).map(({ response, bytes }) => [response.url(), bytes]))
    const packed = [...scripts.values()].map((bytes) => gzipSync(bytes).length)
    expect(packed.length).toBeGreaterThan(0)
    expect(packed.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThan(MOST_SCRIPT_BYTES)

    await page.getByRole('button', { name: 'Linnea Lyngblom' }).waitFor()
    questions.length = 0
    await openChild(page, 'Linnea Lyngblom')
    for (const [sector, slice] of [
      ['Skole', 'Fravær'],
      ['Helse', 'Avtaler'],
      ['Barnevern', 'Tiltak'],
      ['NAV', 'Familiens økonomi'],
    ] as const) {
      await waitUntilShared(page, sector, slice)
    }
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: 'Oversikt' }).waitFor()
    expect(questions).toEqual(['query Picture'])
  })
})
