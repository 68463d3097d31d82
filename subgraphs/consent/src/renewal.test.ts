import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, startOfDate } from '@samsyn/schema/policy'
import { type ActAnswer, actIn, type Acts, DIRECTIVE, type DirectiveAnswer, statesOf } from './testing-acts.ts'
import { joinTeam, serveFamilies } from './testing-families.ts'
import { countLedger, recordDirective } from './testing-history.ts'
import { ENGINES, type TestRegistry } from './testing.ts'

const TEXT = `query ($child: ID!, $directive: ID!, $to: Date!) {
  answer: renewalText(child: $child, directive: $directive, to: $to) { text textHash problem { code } }
}`
const RENEW = `mutation ($input: RenewConsentInput!) {
  answer: renewConsent(input: $input) { directive { ...directive renews validFrom validTo } child { id } problem { code message } }
} ${DIRECTIVE}`

interface TextAnswer {
  readonly text: string | null
  readonly textHash: string | null
  readonly problem: { readonly code: string } | null
}

describe.each(ENGINES)('a directive is renewed (%s)', (engine) => {
  let registry: TestRegistry
  let acts: Acts

  beforeAll(async () => {
    registry = await serveFamilies(engine)
    acts = actIn(registry)
    await registry.record('linnea', null, joinTeam(registry, 'kari'))
  })
  afterAll(() => registry.close())

  const day = (days: number): string => addDays(registry.families.today, days)
  const ask = async <T>(person: string, query: string, variables: Readonly<Record<string, unknown>>): Promise<T> => {
    const { body, text } = await registry.ask<{ answer: T }>(person, query, variables)
    if (body.data === undefined || body.errors !== undefined) throw new Error(text)
    return body.data.answer
  }
  const readText = (person: string, directive: string, to: string): Promise<TextAnswer> =>
    ask(person, TEXT, { child: registry.idOf('linnea'), directive, to })
  const renew = async (
    person: string,
    directive: string,
    to: string,
    changes: Readonly<Record<string, string>> = {},
  ): Promise<ActAnswer & { readonly directive: (DirectiveAnswer & { readonly renews: string }) | null }> => {
    const { textHash } = await readText(person, directive, to)
    const input = { child: registry.idOf('linnea'), directive, to, textHash: textHash ?? 'none', ...changes }
    return ask(person, RENEW, { input })
  }

  it('with the same slices, recipients and purposes from today, and waits for everyone to sign anew', async () => {
    const { id } = await recordDirective(registry, 'linnea', 'ingrid', { slices: ['school.attendance', 'nav.contact'] })
    const { directive } = await renew('pal', id, day(100))
    expect(directive).toMatchObject({
      renews: id,
      validFrom: startOfDate(day(0)),
      validTo: startOfDate(day(101)),
      missing: [{ displayName: 'Ingrid Lyngblom' }],
    })
    expect(statesOf(directive)).toEqual({ 'school.attendance': 'PENDING', 'nav.contact': 'PENDING' })
    const signed = await acts.sign('ingrid', 'linnea', String(directive?.id), String(directive?.textHash))
    expect(statesOf(signed.directive)).toEqual({ 'school.attendance': 'ACTIVE', 'nav.contact': 'ACTIVE' })
  })

  it('also when it has run out', async () => {
    const { id } = await recordDirective(registry, 'linnea', 'ingrid', { validTo: startOfDate(day(-3)) })
    expect(await renew('ingrid', id, day(30))).toMatchObject({ problem: null, directive: { renews: id } })
  })

  it('without the slices that were taken back', async () => {
    const { id } = await recordDirective(registry, 'linnea', 'ingrid', { slices: ['school.attendance', 'nav.contact'] })
    await acts.withdraw('ingrid', 'linnea', id, ['nav.contact'])
    expect(statesOf((await renew('ingrid', id, day(30))).directive)).toEqual({ 'school.attendance': 'PENDING' })
    expect((await readText('ingrid', id, day(30))).text).not.toContain('Veileder')
  })

  describe('not', () => {
    const none = (): Promise<unknown> => Promise.resolve()
    type Refusal = readonly [
      code: string,
      rule: string,
      attempt: (id: string) => Promise<ActAnswer>,
      first: (id: string) => Promise<unknown>,
    ]
    const again = (id: string): Promise<ActAnswer> => renew('ingrid', id, day(30))
    const refusals: readonly Refusal[] = [
      ['NOT_RENEWABLE', 'when it was taken back', again, (id) => acts.withdraw('ingrid', 'linnea', id)],
      ['NOT_RENEWABLE', 'when it was refused', again, (id) => acts.refuse('pal', 'linnea', id)],
      ['NOT_FOUND', 'when nobody has it', () => again('11111111-2222-4333-8444-555555555555'), none],
      ['NOT_FAMILY', 'by someone on the team', (id) => renew('kari', id, day(30)), none],
      ['PERIOD_TOO_LONG', 'for longer than the catalogue allows', (id) => renew('ingrid', id, day(400)), none],
      ['INVALID_PERIOD', 'until a day that is past', (id) => renew('ingrid', id, day(-2)), none],
      ['INVALID_PERIOD', 'until a day that is none', (id) => renew('ingrid', id, '2027-02-30'), none],
      ['TEXT_CHANGED', 'on another text', (id) => renew('ingrid', id, day(30), { textHash: 'f'.repeat(64) }), none],
      [
        'LANGUAGE_NOT_REVIEWED',
        'in a language whose translation nobody has reviewed',
        (id) => renew('ingrid', id, day(30), { locale: 'en' }),
        none,
      ],
    ]
    it.each(refusals)('%s: %s', async (code, _rule, attempt, first) => {
      const { id } = await recordDirective(registry, 'linnea', 'ingrid', {})
      await first(id)
      const before = await countLedger(registry)
      expect(await attempt(id)).toEqual({
        directive: null,
        child: null,
        problem: { code, message: expect.any(String) },
      })
      expect(await countLedger(registry)).toEqual(before)
    })
  })
})

describe.each(ENGINES)('languages (%s)', (engine) => {
  let registry: TestRegistry
  beforeAll(async () => {
    registry = await serveFamilies(engine)
  })
  afterAll(() => registry.close())

  it('a translation that nobody has reviewed is marked, and not offered for signing', async () => {
    const { text } = await registry.ask('ingrid', '{ languages { locale status maySign } }')
    expect(JSON.parse(text)).toEqual({
      data: {
        languages: [
          { locale: 'nb', status: 'ORIGINAL', maySign: true },
          { locale: 'nn', status: 'NOT_REVIEWED', maySign: false },
          { locale: 'en', status: 'NOT_REVIEWED', maySign: false },
        ],
      },
    })
  })

  it.each(['giveConsent', 'signConsent'])('%s in such a language is refused', async (act) => {
    const acts = actIn(registry)
    const given = await acts.given('ingrid', 'linnea')
    const before = await countLedger(registry)
    const { textHash } = await acts.readText('pal', acts.terms())
    const input =
      act === 'giveConsent'
        ? { child: registry.idOf('linnea'), terms: acts.terms(), textHash, locale: 'nn' }
        : { child: registry.idOf('linnea'), directive: given.id, textHash: given.textHash, locale: 'nn' }
    const type = act === 'giveConsent' ? 'GiveConsentInput' : 'SignConsentInput'
    const query = `mutation ($input: ${type}!) { ${act}(input: $input) { problem { code } } }`
    const { body } = await registry.ask('pal', query, { input })
    expect(body.data).toEqual({ [act]: { problem: { code: 'LANGUAGE_NOT_REVIEWED' } } })
    expect(await countLedger(registry)).toEqual(before)
  })

  it('what a signer read is told beside the signature', async () => {
    const acts = actIn(registry)
    await acts.given('ingrid', 'hakon')
    const query = 'query ($id: ID!) { child(id: $id) { directives { signatures { locale record { recorder } } } } }'
    const { body } = await registry.ask('ingrid', query, { id: registry.idOf('hakon') })
    expect(body.data).toEqual({ child: { directives: [{ signatures: [{ locale: 'nb', record: null }] }] } })
  })
})
