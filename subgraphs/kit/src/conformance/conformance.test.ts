import { expect, it } from 'vitest'
import { RULES } from '@samsyn/schema/proof'
import { CHECKS } from './checks/index.ts'
import { grantFaults } from './wrong/grant-faults.ts'
import { httpFaults } from './wrong/http-faults.ts'
import { recordFaults } from './wrong/record-faults.ts'
import { serveModelHere } from './wrong/run-against.ts'
import { sdlFaults } from './wrong/sdl-faults.ts'

const runAgainst = serveModelHere()
const ids = CHECKS.map(({ id }) => id)

it('there are 40 checks or more, each with an id of its own', () => {
  expect(ids.length).toBeGreaterThanOrEqual(40)
  expect(new Set(ids).size).toBe(ids.length)
})

it('for each check there is a subgraph that breaks its rule', () => {
  const broken = [sdlFaults, grantFaults, recordFaults, httpFaults].flatMap((faults) => Object.keys(faults))
  expect(broken.toSorted()).toEqual(ids.toSorted())
})

/** What one sector's SDL cannot break: it is the registry's, or is found when all are put together. */
const OF_THE_WHOLE = ['C02', 'C21', 'C23', 'C24', 'C25', 'C26', 'C28', 'C29', 'C33']

it('every rule of the composition proof that a sector can break has a check', () => {
  const tried = CHECKS.flatMap(({ name }) => name.match(/\bC\d\d\b/g) ?? [])
  const rules = Object.keys(RULES).map((rule) => rule.slice(0, 3))
  expect([...tried, ...OF_THE_WHOLE].toSorted()).toEqual(rules.toSorted())
})

it('a right subgraph passes every check, and none is skipped', async () => {
  const results = await runAgainst(null)
  expect(results.filter(({ result }) => result !== 'pass')).toEqual([])
})

it('a server in between that does nothing wrong changes nothing', async () => {
  const results = await runAgainst(({ forward }) => forward())
  expect(results.filter(({ result }) => result !== 'pass')).toEqual([])
})
