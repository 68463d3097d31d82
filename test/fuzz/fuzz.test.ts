import { readFileSync } from 'node:fs'
import { buildSchema, getNamedType, type GraphQLObjectType, isObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listDatabases, type TestDatabase } from '../databases.ts'
import { type Attack, openAttack } from './attack.ts'
import type { Report } from './run-queries.ts'

const SEED = 1
const QUERIES = 300
const TIMEOUT_MS = 300_000

// One is enough here, the one a municipality runs where it is there: which database it is changes nothing of a query.
const { name, open } = listDatabases().at(-1) as TestDatabase

describe(`generated queries on ${name}`, () => {
  let attack: Attack
  let report: Report

  beforeAll(async () => {
    attack = await openAttack(SEED, await open())
    report = await attack.run({ seed: SEED, queries: QUERIES })
  }, TIMEOUT_MS)
  afterAll(() => attack.close())

  it('are answered with what is shared, and nothing more or less', () => {
    expect(report.differences.slice(0, 3)).toEqual([])
    expect(report.queries).toBe(QUERIES)
  })

  it('are never answered with a 5xx, and seldom refused as too large', () => {
    expect(report.faults5xx).toBe(0)
    expect(report.refused).toBeLessThan(report.requests / 20)
  })

  it('ask for, and are told, each field that a sector has', () => {
    expect(listSectorFields().filter((coordinate) => !report.told.has(coordinate))).toEqual([])
  })

  it('meet both what is shared and what is not', () => {
    expect(report.canaries).toBeGreaterThan(QUERIES)
    expect(report.withheld).toBeGreaterThan(QUERIES)
  })
})

/** `Type.field` of everything below the sectors' fields of `Child`. */
function listSectorFields(): readonly string[] {
  const schema = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'))
  const fields = new Set<string>()
  const visit = (type: GraphQLObjectType): void => {
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type.name}.${field.name}`
      const named = getNamedType(field.type)
      if (fields.has(coordinate)) continue
      fields.add(coordinate)
      if (isObjectType(named)) visit(named)
    }
  }
  for (const namespace of ['SchoolRecord', 'HealthRecord', 'ChildWelfareRecord', 'NavRecord']) {
    visit(schema.getType(namespace) as GraphQLObjectType)
  }
  return [...fields]
}
