import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays } from '@samsyn/schema/policy'
import { actIn, type Acts, DIRECTIVE, type DirectiveAnswer, statesOf } from './testing-acts.ts'
import { serveFamilies } from './testing-families.ts'
import { ENGINES, type TestRegistry } from './testing.ts'

describe.each(ENGINES)('what a family does (%s)', (engine) => {
  let registry: TestRegistry
  let acts: Acts

  beforeAll(async () => {
    registry = await serveFamilies(engine)
    acts = actIn(registry)
  })
  afterAll(() => registry.close())

  it('a permit waits for the other guardian, and counts when both have signed', async () => {
    const given = await acts.given('ingrid', 'linnea')
    expect(given).toMatchObject({ kind: 'PERMIT', missing: [{ displayName: 'Pål Åsmund Sørbø' }] })
    expect(given.signatures).toEqual([{ by: { displayName: 'Ingrid Lyngblom' }, method: 'EID_HIGH' }])
    expect(statesOf(given)).toEqual({ 'school.attendance': 'PENDING', 'health.contacts': 'PENDING' })

    const { directive, child, problem } = await acts.sign('pal', 'linnea', given.id, given.textHash, 'SUBSTANTIAL')
    expect(problem).toBeNull()
    expect(child).toEqual({ id: registry.idOf('linnea') })
    expect(directive).toMatchObject({ id: given.id, missing: [] })
    expect(directive?.signatures[1]).toEqual({ by: { displayName: 'Pål Åsmund Sørbø' }, method: 'EID_SUBSTANTIAL' })
    expect(statesOf(directive)).toEqual({ 'school.attendance': 'ACTIVE', 'health.contacts': 'ACTIVE' })
  })

  it('a refusal ends a permit for all its slices, and is recorded', async () => {
    const given = await acts.given('ingrid', 'linnea')
    const { directive } = await acts.refuse('pal', 'linnea', given.id)
    expect(statesOf(directive)).toEqual({ 'school.attendance': 'REFUSED', 'health.contacts': 'REFUSED' })
  })

  it('withdrawing one slice leaves the others as they were', async () => {
    const given = await acts.given('gro', 'ante')
    const { directive } = await acts.withdraw('gro', 'ante', given.id, ['health.contacts'])
    expect(statesOf(directive)).toEqual({ 'school.attendance': 'ACTIVE', 'health.contacts': 'WITHDRAWN' })
  })

  it('withdrawing without naming slices withdraws those that are left', async () => {
    const given = await acts.given('gro', 'ante')
    await acts.withdraw('gro', 'ante', given.id, ['health.contacts'])
    const { directive } = await acts.withdraw('gro', 'ante', given.id)
    expect(statesOf(directive)).toEqual({ 'school.attendance': 'WITHDRAWN', 'health.contacts': 'WITHDRAWN' })
    const { rows } = await registry.pool.query(
      `SELECT body -> 'slices' AS slices FROM registry.ledger
         WHERE kind = 'DIRECTIVE_WITHDRAWN' AND body ->> 'directive' = $1 ORDER BY seq`,
      [given.id],
    )
    expect(rows).toEqual([{ slices: ['health.contacts'] }, { slices: ['school.attendance'] }])
  })

  it('one guardian withdraws what both signed', async () => {
    const given = await acts.given('ingrid', 'linnea')
    await acts.sign('pal', 'linnea', given.id, given.textHash)
    const { directive } = await acts.withdraw('pal', 'linnea', given.id)
    expect(new Set(Object.values(statesOf(directive)))).toEqual(new Set(['WITHDRAWN']))
  })

  it('a deny counts at once, whoever has not signed it', async () => {
    const given = await acts.given('pal', 'linnea', { kind: 'DENY', slices: ['nav.contact'] })
    expect(given.missing).toEqual([])
    expect(statesOf(given)).toEqual({ 'nav.contact': 'ACTIVE' })
    const { directive } = await acts.withdraw('pal', 'linnea', given.id)
    expect(statesOf(directive)).toEqual({ 'nav.contact': 'WITHDRAWN' })
  })

  it('a child of 12 denies what concerns their health', async () => {
    const given = await acts.given('ailu', 'ailu', { kind: 'DENY', slices: ['health.contacts', 'health.plan'] })
    expect(statesOf(given)).toEqual({ 'health.contacts': 'ACTIVE', 'health.plan': 'ACTIVE' })
  })

  it('a youth of 15 must sign too, and may withdraw what they never signed', async () => {
    const given = await acts.given('gro', 'bjorn', { slices: ['school.attendance'] })
    expect(given.missing).toEqual([{ displayName: 'Bjørn Fjellbekk' }])
    const { directive } = await acts.withdraw('bjorn', 'bjorn', given.id)
    expect(statesOf(directive)).toEqual({ 'school.attendance': 'WITHDRAWN' })
  })

  it('what an act answers is what is then read', async () => {
    const given = await acts.given('sara', 'biret')
    const query = `query ($id: ID!) { child(id: $id) { directives { ...directive } } } ${DIRECTIVE}`
    const { body } = await registry.ask('niillas', query, { id: registry.idOf('biret') })
    expect(body).toEqual({ data: { child: { directives: [given] } } })
  })

  it('an act from tomorrow on is not yet valid', async () => {
    const { today } = registry.families
    const given = await acts.given('gro', 'ante', { from: addDays(today, 3), to: addDays(today, 3) })
    expect(new Set(Object.values(statesOf(given)))).toEqual(new Set(['NOT_YET_VALID']))
  })

  describe('at the same time', () => {
    it('loses no signature: two sign at once, and both count', async () => {
      const given = await acts.given('ingrid', 'froya', { slices: ['school.attendance'] })
      const answers = await Promise.all(
        ['pal', 'froya'].map((person) => acts.sign(person, 'froya', given.id, given.textHash)),
      )
      expect(answers.map(({ problem }) => problem)).toEqual([null, null])
      const states = answers.map(({ directive }) => statesOf(directive)['school.attendance'])
      expect(new Set(states)).toEqual(new Set(['ACTIVE', 'PENDING']))
      const last = answers.find(({ directive }) => directive?.missing.length === 0)?.directive
      expect(last?.signatures.map(({ by }) => by?.displayName).toSorted()).toEqual([
        'Frøya Lyngblom',
        'Ingrid Lyngblom',
        'Pål Åsmund Sørbø',
      ])
    })

    it('signs once for one who sends the same signature several times', async () => {
      const given = await acts.given('ingrid', 'linnea')
      const answers = await Promise.all(
        Array.from({ length: 4 }, () => acts.sign('pal', 'linnea', given.id, given.textHash)),
      )
      const codes = answers.map(({ problem }) => problem?.code ?? 'DONE')
      expect(codes.toSorted()).toEqual(['ALREADY_SIGNED', 'ALREADY_SIGNED', 'ALREADY_SIGNED', 'DONE'])
    })

    it('ends withdrawn when one signs while another withdraws', async () => {
      const given = await acts.given('ingrid', 'linnea', { slices: ['school.attendance'] })
      await Promise.all([
        acts.sign('pal', 'linnea', given.id, given.textHash),
        acts.withdraw('ingrid', 'linnea', given.id),
      ])
      const query = `query ($id: ID!) { child(id: $id) { directives { ...directive } } } ${DIRECTIVE}`
      const { body } = await registry.ask<{ child: { directives: DirectiveAnswer[] } }>('pal', query, {
        id: registry.idOf('linnea'),
      })
      const now = body.data?.child.directives.find(({ id }) => id === given.id) ?? null
      expect(statesOf(now)).toEqual({ 'school.attendance': 'WITHDRAWN' })
    })
  })
})
