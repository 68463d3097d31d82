import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actIn, type Acts } from './testing-acts.ts'
import { joinTeam, serveFamilies } from './testing-families.ts'
import { ENGINES, type TestRegistry } from './testing.ts'

/** All that a guardian can read about what the family has said, done and been looked at for. */
const EVERYTHING = `query ($id: ID!, $terms: ConsentTermsInput!) {
  child(id: $id) {
    directives { id kind slices { slice { id } state } signatures { by { displayName } } missing { displayName } refusals { by { displayName } at } hearings { participation } }
    coverage(purpose: COORDINATION) { slice { id } cells { state } }
    accessLog(first: 100) { nodes { id kind by onBehalfOf { displayName } slices { id } } }
    keptSlices { id }
  }
  previewConsent(child: $id, terms: $terms) { views { shared { slice { id } isNew } notShared { id } } problem { code } }
}`

interface Told {
  readonly child: {
    readonly directives: readonly {
      readonly id: string
      readonly kind: string
      readonly slices: readonly { readonly slice: { readonly id: string }; readonly state: string }[]
      readonly missing: readonly { readonly displayName: string }[]
      readonly refusals: readonly { readonly by: { readonly displayName: string } | null }[]
    }[]
    readonly coverage: readonly {
      readonly slice: { readonly id: string }
      readonly cells: readonly { readonly state: string }[]
    }[]
    readonly accessLog: {
      readonly nodes: readonly { readonly kind: string; readonly slices: readonly { readonly id: string }[] }[]
    }
    readonly keptSlices: readonly { readonly id: string }[] | null
  }
  readonly previewConsent: {
    readonly views: readonly { readonly shared: readonly { readonly slice: { readonly id: string } }[] }[]
  }
}

const KEEP = 'mutation ($input: KeepInput!) { act: keepFromGuardians(input: $input) { problem { code } } }'
const STOP = 'mutation ($input: KeepInput!) { act: stopKeepingFromGuardians(input: $input) { problem { code } } }'

describe.each(ENGINES)('the child’s own wall (%s)', (engine) => {
  let registry: TestRegistry
  let acts: Acts

  // Each test is about slices of its own.
  beforeAll(async () => {
    registry = await serveFamilies(engine)
    acts = actIn(registry)
    for (const child of ['froya', 'ailu']) await registry.record(child, null, joinTeam(registry, 'kari'))
  })
  afterAll(() => registry.close())

  const ask = async (person: string, child: string) => {
    const terms = acts.terms({ slices: ['school.contacts'] })
    const { text, body } = await registry.ask<Told>(person, EVERYTHING, { id: registry.idOf(child), terms })
    if (body.data === undefined || body.errors !== undefined) throw new Error(text)
    return { text, ...body.data }
  }
  const stateOf = async (person: string, child: string, slice: string): Promise<readonly string[]> => {
    const { directives } = (await ask(person, child)).child
    return directives.flatMap(({ kind, slices }) =>
      kind === 'PERMIT' ? slices.flatMap((one) => (one.slice.id === slice ? [one.state] : [])) : [],
    )
  }
  const refusersOf = async (person: string, child: string, id: string): Promise<readonly (string | undefined)[]> => {
    const found = (await ask(person, child)).child.directives.find((directive) => directive.id === id)
    return (found?.refusals ?? []).map(({ by }) => by?.displayName)
  }
  /** Those of some slices that read as shared. */
  const shared = async (person: string, child: string, ...of: readonly string[]): Promise<readonly string[]> =>
    (await ask(person, child)).child.coverage.flatMap(({ slice, cells }) =>
      of.includes(slice.id) && cells.some(({ state }) => state === 'SHARED') ? [slice.id] : [],
    )
  const keep = async (person: string, child: string, slices: readonly string[], mutation = KEEP) => {
    const input = { child: registry.idOf(child), slices }
    const { body } = await registry.ask<{ act: { problem: { code: string } | null } }>(person, mutation, { input })
    return body.data?.act.problem?.code ?? null
  }
  const agree = async (child: string, slices: readonly string[], ...signers: readonly string[]) => {
    const [giver = '', ...others] = signers
    const yes = await acts.given(giver, child, { slices })
    for (const signer of others) await acts.sign(signer, child, yes.id, yes.textHash)
    return yes
  }
  /** What a guardian reads, but for the words that tell whether something is shared now. */
  const withoutStates = ({ child }: Told): string => JSON.stringify(child).replaceAll(/NOT_ACTIVE|ACTIVE|SHARED/g, '')

  describe('from 15 a youth can stop any slice, and a guardian reads only that nothing is shared by it', () => {
    it.each<[string, string, (directive: string, slice: string) => Promise<unknown>]>([
      [
        'by saying no',
        'school.attendance',
        (_, slice) => acts.given('froya', 'froya', { kind: 'DENY', slices: [slice] }),
      ],
      ['by taking it back', 'nav.followUp', (directive) => acts.withdraw('froya', 'froya', directive)],
    ])('%s', async (_, slice, stop) => {
      const yes = await agree('froya', [slice], 'ingrid', 'pal', 'froya')
      const before = await ask('ingrid', 'froya')
      expect(await stateOf('ingrid', 'froya', slice)).toEqual(['ACTIVE'])
      await stop(yes.id, slice)
      expect(await shared('froya', 'froya', slice)).toEqual([])
      expect(await shared('ingrid', 'froya', slice)).toEqual([])
      expect(await stateOf('ingrid', 'froya', slice)).toEqual(['NOT_ACTIVE'])
      expect(withoutStates(await ask('ingrid', 'froya'))).toBe(withoutStates(before))
    })

    it('by refusing to sign, of which a guardian reads nothing at all', async () => {
      const yes = await agree('froya', ['nav.activities'], 'ingrid', 'pal')
      const before = await ask('ingrid', 'froya')
      expect(await acts.refuse('froya', 'froya', yes.id)).toMatchObject({ problem: null })
      expect(await refusersOf('froya', 'froya', yes.id)).toEqual(['Frøya Lyngblom'])
      expect((await ask('ingrid', 'froya')).text).toBe(before.text)
    })

    it('and the privacy officer sees why', async () => {
      await agree('froya', ['school.assessment'], 'ingrid', 'pal', 'froya')
      await acts.given('froya', 'froya', { kind: 'DENY', slices: ['school.assessment'] })
      const query = `query ($id: ID!) { child(id: $id) { explainDecision(recipient: { service: COORDINATION_UNIT }, purpose: COORDINATION) {
        slices { slice { id } reason } } } }`
      const { text } = await registry.ask('siri', query, { id: registry.idOf('froya') })
      expect(text).toContain('{"slice":{"id":"school.assessment"},"reason":"DENIED"}')
    })

    it('and a guardian who takes back a yes that the youth has stopped is answered as if it stood', async () => {
      const yes = await agree('froya', ['nav.contact'], 'ingrid', 'pal', 'froya')
      await acts.withdraw('froya', 'froya', yes.id)
      expect(await acts.withdraw('ingrid', 'froya', yes.id)).toMatchObject({ problem: null })
      expect(await stateOf('ingrid', 'froya', 'nav.contact')).toEqual(['WITHDRAWN'])
    })
  })

  it('who refused is told to the family by name, but for the child', async () => {
    const yes = await acts.given('ingrid', 'froya', { slices: ['nav.benefits'] })
    await acts.refuse('pal', 'froya', yes.id)
    for (const reader of ['ingrid', 'pal', 'froya']) {
      expect(await refusersOf(reader, 'froya', yes.id)).toEqual(['Pål Åsmund Sørbø'])
    }
    const other = await acts.given('ingrid', 'froya', { slices: ['nav.decision14a'] })
    await acts.refuse('froya', 'froya', other.id)
    await acts.refuse('pal', 'froya', other.id)
    expect(await refusersOf('froya', 'froya', other.id)).toEqual(['Frøya Lyngblom', 'Pål Åsmund Sørbø'])
    expect(await refusersOf('ingrid', 'froya', other.id)).toEqual(['Pål Åsmund Sørbø'])
  })

  const look = async (...slices: readonly string[]): Promise<void> => {
    const details = { person: registry.idOf('kari'), role: 'COORDINATOR', service: 'COORDINATION_UNIT', purpose: null }
    await registry.pool.query(
      `INSERT INTO audit.disclosure (id, at, child, details) VALUES (gen_random_uuid(), clock_timestamp(), $1, $2)`,
      [
        registry.idOf('froya'),
        JSON.stringify({ ...details, slices: slices.map((slice) => ({ slice, directive: 'any' })) }),
      ],
    )
  }
  const newestLook = async (person: string) =>
    (await ask(person, 'froya')).child.accessLog.nodes.find(({ kind }) => kind === 'LOOKED')?.slices

  it('from 16 a guardian is told nothing of what the youth says about health, nor of who looked at it', async () => {
    const before = await ask('pal', 'froya')
    await acts.given('froya', 'froya', { slices: ['health.contacts', 'health.plan'] })
    await look('health.plan')
    expect(await shared('froya', 'froya', 'health.contacts', 'health.plan')).toEqual(['health.contacts', 'health.plan'])
    expect(await newestLook('froya')).toEqual([{ id: 'health.plan' }])
    expect((await ask('pal', 'froya')).text).toBe(before.text)
  })

  it('of a look at several slices a guardian is told those that are not behind the wall', async () => {
    await look('health.plan', 'school.enrolment')
    expect(await newestLook('pal')).toEqual([{ id: 'school.enrolment' }])
    expect(await newestLook('froya')).toEqual([{ id: 'health.plan' }, { id: 'school.enrolment' }])
  })

  describe('from 12 a child can keep health slices from the guardians', () => {
    it('who read that nothing is shared by what they signed, and nothing else', async () => {
      const slice = 'health.needsInDailyLife'
      await agree('ailu', [slice], 'sara', 'niillas')
      const before = await ask('sara', 'ailu')
      expect(await keep('ailu', 'ailu', [slice])).toBeNull()
      expect(await shared('ailu', 'ailu', slice)).toEqual([])
      expect(await stateOf('sara', 'ailu', slice)).toEqual(['NOT_ACTIVE'])
      const after = await ask('sara', 'ailu')
      expect(withoutStates(after)).toBe(withoutStates(before))
      expect(after.child.keptSlices).toBeNull()
      expect((await ask('ailu', 'ailu')).child.keptSlices).toEqual([{ id: slice }])
    })

    it('and alone says yes to them, which the guardians are not told', async () => {
      const slice = 'health.mentalHealthFollowUp'
      const before = await ask('niillas', 'ailu')
      await keep('ailu', 'ailu', [slice])
      await acts.given('ailu', 'ailu', { slices: [slice] })
      expect(await shared('ailu', 'ailu', slice)).toEqual([slice])
      expect((await ask('niillas', 'ailu')).text).toBe(before.text)
    })

    it('until the child keeps them no longer', async () => {
      const slice = 'health.plan'
      await agree('ailu', [slice], 'sara', 'niillas')
      await keep('ailu', 'ailu', [slice])
      expect(await keep('ailu', 'ailu', [slice], STOP)).toBeNull()
      expect(await shared('sara', 'ailu', slice)).toEqual([slice])
      expect(await stateOf('sara', 'ailu', slice)).toEqual(['ACTIVE'])
    })

    it('and the guardians’ acts are answered as if nothing were kept', async () => {
      const slice = 'health.contacts'
      await keep('ailu', 'ailu', [slice])
      const yes = await acts.given('sara', 'ailu', { slices: [slice] })
      expect(yes.missing).toEqual([{ displayName: 'Niillas Guttorm' }])
      expect(await acts.sign('niillas', 'ailu', yes.id, yes.textHash)).toMatchObject({ problem: null })
      expect(await shared('ailu', 'ailu', slice)).toEqual([])
    })

    it.each<[string, string, string, readonly string[], string]>([
      ['a child under 12 cannot', 'ante', 'ante', ['health.plan'], 'NOT_FAMILY'],
      ['nor can a guardian', 'sara', 'ailu', ['health.plan'], 'NOT_FAMILY'],
      ['and not slices of another sector', 'ailu', 'ailu', ['school.attendance'], 'UNKNOWN_SLICE'],
      ['nor nothing', 'ailu', 'ailu', [], 'INCOMPLETE_TERMS'],
      ['nor can anyone else', 'ola', 'ailu', ['health.plan'], 'NOT_FOUND'],
    ])('%s', async (_, person, child, slices, code) => {
      expect(await keep(person, child, slices)).toBe(code)
    })
  })

  it('a youth gives what is theirs alone and what the guardians sign too each on its own', async () => {
    const terms = acts.terms({ slices: ['health.plan', 'school.attendance'] })
    expect((await acts.give('froya', 'froya', terms)).problem?.code).toBe('MIXED_SIGNERS')
  })
})
