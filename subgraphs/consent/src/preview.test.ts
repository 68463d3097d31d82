import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, startOfDate } from '@samsyn/schema/policy'
import { CATALOGUE, SAMPLES } from '@samsyn/schema/sdl'
import { actIn, type Acts } from './testing-acts.ts'
import { joinTeam, serveFamilies } from './testing-families.ts'
import { countLedger } from './testing-history.ts'
import { ENGINES, type TestRegistry } from './testing.ts'

const QUERY = `query ($child: ID!, $terms: ConsentTermsInput!) {
  preview: previewConsent(child: $child, terms: $terms) {
    at
    views {
      recipient { service role } purpose
      shared { slice { id name description } isNew recordsSince nb: sample nn: sample(locale: nn) en: sample(locale: en) }
      notShared { id }
    }
    problem { code }
  }
}`

interface PreviewAnswer {
  readonly preview: {
    readonly at: string | null
    readonly views: readonly View[] | null
    readonly problem: { readonly code: string } | null
  }
}

interface View {
  readonly recipient: { readonly service: string | null; readonly role: string | null }
  readonly purpose: string
  readonly shared: readonly {
    readonly slice: { readonly id: string }
    readonly isNew: boolean
    readonly recordsSince: string | null
    readonly nb: string | null
  }[]
  readonly notShared: readonly { readonly id: string }[]
}

const slicesOf = (view: View | undefined): string[] => view?.shared.map(({ slice }) => slice.id) ?? []

describe.each(ENGINES)('a preview of consent (%s)', (engine) => {
  let registry: TestRegistry
  let acts: Acts

  beforeAll(async () => {
    registry = await serveFamilies(engine)
    acts = actIn(registry)
    await registry.record('linnea', null, joinTeam(registry, 'kari'))
  })
  afterAll(() => registry.close())

  const ask = async (person: string, child: string, changes: object = {}, terms = {}) => {
    const { body } = await registry.ask<PreviewAnswer>(
      person,
      QUERY,
      { child: registry.idOf(child), terms: acts.terms(changes) },
      terms,
    )
    if (body.data === undefined || body.errors !== undefined) throw new Error(JSON.stringify(body.errors))
    return body.data.preview
  }
  const preview = async (person: string, child: string, changes: object = {}): Promise<readonly View[]> => {
    const { views, problem } = await ask(person, child, changes)
    if (views === null) throw new Error(`no preview: ${problem?.code}`)
    return views
  }

  it('shows what each recipient would see once everyone has signed, in plain words with an example', async () => {
    const views = await preview('ingrid', 'linnea', {
      slices: ['health.contacts', 'school.attendance'],
      recipients: [{ service: 'SCHOOL' }, { role: 'CHILD_COORDINATOR' }],
      purposes: ['COORDINATION', 'TRANSITION'],
      recordsSince: '2026-01-01',
    })
    expect(views.map(({ recipient, purpose }) => [recipient.service ?? recipient.role, purpose])).toEqual([
      ['SCHOOL', 'COORDINATION'],
      ['SCHOOL', 'TRANSITION'],
      ['CHILD_COORDINATOR', 'COORDINATION'],
      ['CHILD_COORDINATOR', 'TRANSITION'],
    ])
    const described = (['school.attendance', 'health.contacts'] as const).map((slice) => ({
      slice: { id: slice, name: CATALOGUE[slice].name.nb, description: CATALOGUE[slice].description.nb },
      isNew: true,
      recordsSince: '2026-01-01',
      ...SAMPLES[slice],
    }))
    for (const { shared, notShared } of views)
      expect({ shared, notShared }).toEqual({ shared: described, notShared: [] })
  })

  it('stores nothing', async () => {
    const before = await countLedger(registry)
    await preview('ingrid', 'linnea')
    await preview('ingrid', 'linnea', { kind: 'DENY' })
    expect(await countLedger(registry)).toEqual(before)
  })

  it('is what comes of it when the terms are given and signed', async () => {
    const changes = {
      slices: ['school.attendance', 'nav.householdEconomy', 'health.plan'],
      to: addDays(registry.families.today, 60),
    }
    const [promised] = await preview('sara', 'biret', changes)
    const given = await acts.given('sara', 'biret', changes)
    await acts.sign('niillas', 'biret', given.id, given.textHash)
    const [seen] = await preview('sara', 'biret', { kind: 'DENY', slices: ['school.ppt'] })
    expect(slicesOf(promised)).toEqual(['school.attendance', 'health.plan', 'nav.householdEconomy'])
    expect(slicesOf(seen)).toEqual(slicesOf(promised))
    expect(seen?.shared.map(({ isNew }) => isNew)).toEqual([false, false, false])
  })

  it('of a no shows what is left, and that what is denied is not shared', async () => {
    const [view] = await preview('niillas', 'biret', { kind: 'DENY', slices: ['school.attendance'] })
    expect(slicesOf(view)).toEqual(['health.plan', 'nav.householdEconomy'])
    expect(view?.notShared).toEqual([{ id: 'school.attendance' }])
  })

  it('does not promise what a no withholds, whoever signs', async () => {
    await acts.given('pal', 'hakon', { kind: 'DENY', slices: ['school.attendance'] })
    const [view] = await preview('ingrid', 'hakon')
    expect(slicesOf(view)).toEqual(['health.contacts'])
    expect(view?.notShared).toEqual([{ id: 'school.attendance' }])
  })

  it('does not promise a parent’s own affairs on a youth’s word alone', async () => {
    const [view] = await preview('bjorn', 'bjorn', {
      slices: ['nav.householdEconomy', 'school.ppt'],
      to: addDays(registry.families.today, 60),
    })
    expect([slicesOf(view), view?.notShared]).toEqual([['school.ppt', 'nav.householdEconomy'], []])
    const [alone] = await preview('bjorn', 'bjorn', {
      slices: ['nav.householdEconomy'],
      to: addDays(registry.families.today, 60),
    })
    expect([slicesOf(alone), alone?.notShared]).toEqual([[], [{ id: 'nav.householdEconomy' }]])
  })

  it('does not promise what nobody can sign for: a care order', async () => {
    const [view] = await preview('lene', 'emil')
    expect([slicesOf(view), view?.notShared]).toEqual([[], [{ id: 'school.attendance' }, { id: 'health.contacts' }]])
  })

  it('is worked out for the first day of the terms', async () => {
    const from = addDays(registry.families.today, 10)
    const { at, views } = await ask('ingrid', 'linnea', { from })
    expect(at).toBe(startOfDate(from))
    expect(slicesOf(views?.[0])).toEqual(['school.attendance', 'health.contacts'])
  })

  it('gives no example of a place when the address is protected, and of all else it does', async () => {
    const [view] = await preview('hanne', 'ase', { slices: ['school.enrolment', 'school.attendance'] })
    expect(view?.shared.map(({ slice, nb }) => [slice.id, nb])).toEqual([
      ['school.enrolment', null],
      ['school.attendance', SAMPLES['school.attendance'].nb],
    ])
  })

  describe('is refused as giving would be', () => {
    // biome-ignore format: a table
    const CASES: readonly [reason: string, code: string, person: string, child: string, changes?: object, terms?: object][] = [
      ['to one on the team', 'NOT_FAMILY', 'kari', 'linnea'],
      ['to the privacy officer', 'NOT_FAMILY', 'siri', 'linnea'],
      ['to a child too young to say yes', 'NOT_FAMILY', 'hakon', 'hakon'],
      ['to a guardian of another family', 'NOT_FOUND', 'gro', 'linnea'],
      ['to one who is nobody to the child', 'NOT_FOUND', 'tor', 'linnea'],
      ['with a strictly protected address', 'NOT_FOUND', 'marte', 'signe'],
      ['to one who has signed in with too little assurance', 'ASSURANCE_TOO_LOW', 'ingrid', 'linnea', {}, { assurance: 'LOW' }],
      ['of a slice that is none', 'UNKNOWN_SLICE', 'ingrid', 'linnea', { slices: ['school.comments'] }],
      ['without a recipient', 'INCOMPLETE_TERMS', 'ingrid', 'linnea', { recipients: [] }],
      ['of a recipient that is two', 'INCOMPLETE_TERMS', 'ingrid', 'linnea', { recipients: [{ service: 'SCHOOL', role: 'COORDINATOR' }] }],
      ['of a period that is over', 'INVALID_PERIOD', 'ingrid', 'linnea', { to: '2020-01-01' }],
      ['of a period too long', 'PERIOD_TOO_LONG', 'ingrid', 'linnea', { to: '9999-12-31' }],
    ]
    it.each(CASES)('%s: %s', async (_reason, code, person, child, changes, terms) => {
      expect(await ask(person, child, changes, terms)).toEqual({ at: null, views: null, problem: { code } })
    })
  })
})
