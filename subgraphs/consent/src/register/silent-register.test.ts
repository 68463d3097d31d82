import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { REGISTER_FRESH_HOURS, REGISTER_TRUSTED_HOURS } from '@samsyn/schema/policy'
import { actIn } from '../testing-acts.ts'
import { joinTeam, serveFamilies } from '../testing-families.ts'
import { ENGINES, type TestRegistry } from '../testing.ts'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
const QUERY = `query ($id: ID!) {
  child(id: $id) { displayName municipality team { displayName role } directives { id } }
  children { nodes { displayName } }
}`
const NOTHING = { child: null, children: { nodes: [] } }

describe.each(ENGINES)('while the population register is silent (%s)', (engine) => {
  // biome-ignore format: a table
  describe.each<[string, number | null, { places: boolean; others: boolean }]>([
    ['for not quite a day', REGISTER_FRESH_HOURS * HOUR_MS - 10 * MINUTE_MS, { places: true, others: true }],
    ['for a day', REGISTER_FRESH_HOURS * HOUR_MS, { places: false, others: true }],
    ['for not quite two days', REGISTER_TRUSTED_HOURS * HOUR_MS - 10 * MINUTE_MS, { places: false, others: true }],
    ['for two days', REGISTER_TRUSTED_HOURS * HOUR_MS, { places: false, others: false }],
    ['from the beginning', null, { places: false, others: false }],
  ])('%s', (_, readAgo, { places, others }) => {
    let registry: TestRegistry
    beforeAll(async () => {
      registry = await serveFamilies(engine, readAgo)
      await registry.record('linnea', null, joinTeam(registry, 'kari'))
    })
    afterAll(() => registry.close())

    const find = async (person: string) => (await registry.ask(person, QUERY, { id: registry.idOf('linnea') })).body.data
    const shown = (directives: unknown) => ({
      child: {
        displayName: 'Linnea Lyngblom',
        municipality: places ? '9901' : null,
        team: [{ displayName: places ? 'Kari Nordvik' : null, role: 'COORDINATOR' }],
        directives,
      },
    })

    it(`the team ${others ? 'finds the child' : 'finds no child'}`, async () => {
      expect(await find('kari')).toMatchObject(others ? shown(null) : NOTHING)
    })

    it(`the privacy officer ${others ? 'finds the child' : 'finds no child'}`, async () => {
      expect(await find('siri')).toMatchObject(others ? shown([]) : NOTHING)
    })

    it('the family finds the child, and can give and withdraw', async () => {
      expect(await find('ingrid')).toMatchObject(shown([]))
      const acts = actIn(registry)
      const { id } = await acts.given('ingrid', 'linnea')
      expect(await acts.withdraw('ingrid', 'linnea', id)).toMatchObject({ problem: null, child: { id: expect.any(String) } })
    })
  })
})
