import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actIn, type Acts } from './testing-acts.ts'
import { serveFamilies } from './testing-families.ts'
import { countLedger, recordDirective } from './testing-history.ts'
import { ENGINES, type TestRegistry } from './testing.ts'

describe.each(ENGINES)('the registry writes (%s)', (engine) => {
  let registry: TestRegistry
  let acts: Acts

  beforeAll(async () => {
    registry = await serveFamilies(engine)
    acts = actIn(registry)
  })
  afterAll(() => registry.close())

  describe('the text of a directive', () => {
    const readTexts = async (id: string): Promise<Record<string, string | null> | undefined> => {
      const query = `query ($id: ID!) { child(id: $id) {
        directives { id nb: text nn: text(locale: nn) en: text(locale: en) }
      } }`
      const { body } = await registry.ask<{ child: { directives: Record<string, string | null>[] } }>('pal', query, {
        id: registry.idOf('linnea'),
      })
      return body.data?.child.directives.find((directive) => directive['id'] === id)
    }

    it('is shown in each language while it is the one that was signed', async () => {
      const { id } = await recordDirective(registry, 'linnea', 'ingrid', {})
      expect(await readTexts(id)).toEqual({
        id,
        nb: expect.stringMatching(/^Ja til å dele opplysninger\n/),
        nn: expect.stringMatching(/^Ja til å dele opplysningar\n/),
        en: expect.stringMatching(/^Yes to sharing information\n/),
      })
    })

    it('is not shown when the registry would now write another: nobody signed that one', async () => {
      const { id } = await recordDirective(registry, 'linnea', 'ingrid', { textHash: 'd'.repeat(64) })
      expect(await readTexts(id)).toEqual({ id, nb: null, nn: null, en: null })
    })
  })

  describe('the text of terms', () => {
    const QUERY = `query ($terms: ConsentTermsInput!) {
      consentText(terms: $terms) { nb: text nn: text(locale: nn) en: text(locale: en) textHash problem { code } }
    }`

    it('has one hash in every language, and reading it stores nothing', async () => {
      const before = await countLedger(registry)
      const { body } = await registry.ask('ingrid', QUERY, { terms: acts.terms({ kind: 'DENY' }) })
      expect(body).toEqual({
        data: {
          consentText: {
            nb: expect.stringMatching(/^Nei til å dele opplysninger\n/),
            nn: expect.stringMatching(/^Nei til å dele opplysningar\n/),
            en: expect.stringMatching(/^No to sharing information\n/),
            textHash: expect.stringMatching(/^[0-9a-f]{64}$/),
            problem: null,
          },
        },
      })
      expect(await countLedger(registry)).toEqual(before)
    })

    it.each([
      ['UNKNOWN_SLICE', { slices: ['school.comments'] }],
      ['INCOMPLETE_TERMS', { purposes: [] }],
      ['INVALID_PERIOD', { to: '2020-01-01' }],
      ['PERIOD_TOO_LONG', { to: '9999-12-31' }],
    ])('is not written for terms that cannot be given: %s', async (code, changes) => {
      const { body } = await registry.ask('ingrid', QUERY, { terms: acts.terms(changes) })
      expect(body).toEqual({
        data: { consentText: { nb: null, nn: null, en: null, textHash: null, problem: { code } } },
      })
    })
  })
})
