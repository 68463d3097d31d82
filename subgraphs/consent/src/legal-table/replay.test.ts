import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LEGAL_TABLE, type LegalRow } from '@samsyn/schema/policy'
import { openRegistry } from '../source.ts'
import { actIn } from '../testing-acts.ts'
import { joinTeam, serveFamilies } from '../testing-families.ts'
import { ENGINES, type TestRegistry } from '../testing.ts'
import { recordLegalTable } from './recorded.ts'

const QUERY = `query ($id: ID!, $at: DateTime) {
  child(id: $id) { explainDecision(recipient: { service: COORDINATION_UNIT }, purpose: COORDINATION, at: $at) {
    slices { slice { id } shared reason rule { id fromAge toAge signers source } mustSign { displayName } }
  } }
}`

interface Answer {
  readonly child: {
    readonly explainDecision: { readonly slices: readonly { readonly slice: { readonly id: string } }[] } | null
  } | null
}

/** The municipality of the families lets a child of any age sign at school beside the guardians. */
const SOURCE = 'Testvik kommune, rettleiing til stafettloggen'
const OWN: LegalRow = {
  id: 'S-0-17@9901',
  rule: 'S',
  fromAge: 0,
  toAge: 18,
  signers: 'YOUTH_AND_ALL_HOLDERS',
  kept: false,
  municipality: '9901',
  source: SOURCE,
  inForceFrom: '2023-01-01',
  inForceTo: null,
  needsLegalReview: true,
}
const WITHOUT_SCHOOL = LEGAL_TABLE.filter(({ rule }) => rule !== 'S')

describe.each(ENGINES)('a decision is replayed by the legal table of its moment (%s)', (engine) => {
  let registry: TestRegistry
  /** Under the country's table, under one with the municipality's own row, and under one with no rule for school. */
  const moments: string[] = []

  beforeAll(async () => {
    registry = await serveFamilies(engine)
    const acts = actIn(registry)
    await registry.record('linnea', null, joinTeam(registry, 'kari'))
    const { id, textHash } = await acts.given('ingrid', 'linnea', { slices: ['school.attendance'] })
    await acts.sign('pal', 'linnea', id, textHash)
    for (const table of [null, [...LEGAL_TABLE, OWN], WITHOUT_SCHOOL]) {
      if (table !== null) await recordLegalTable(registry.database, table)
      // Two things of one millisecond could not be told apart.
      await pause(5)
      moments.push(await openRegistry(registry.database).now())
      await pause(5)
    }
  })
  afterAll(() => registry.close())

  const explain = async (at: string | null) => {
    const { body } = await registry.ask<Answer>('siri', QUERY, { id: registry.idOf('linnea'), at })
    return body.data?.child?.explainDecision?.slices.find(({ slice }) => slice.id === 'school.attendance')
  }
  const guardians = [{ displayName: 'Ingrid Lyngblom' }, { displayName: 'Pål Åsmund Sørbø' }]

  it('as it was under the country’s rows, before a newer table came', async () => {
    expect(await explain(moments[0] as string)).toEqual({
      slice: { id: 'school.attendance' },
      shared: true,
      reason: null,
      rule: {
        id: 'S-0-14',
        fromAge: 0,
        toAge: 15,
        signers: 'ALL_HOLDERS',
        source: 'barnelova § 32, forvaltningsloven § 13 a nr. 1',
      },
      mustSign: guardians,
    })
  })

  it('as it was under the municipality’s own row, which it names', async () => {
    expect(await explain(moments[1] as string)).toEqual({
      slice: { id: 'school.attendance' },
      shared: false,
      reason: 'SIGNATURES_MISSING',
      rule: { id: 'S-0-17@9901', fromAge: 0, toAge: 18, signers: 'YOUTH_AND_ALL_HOLDERS', source: SOURCE },
      mustSign: [...guardians, { displayName: 'Linnea Lyngblom' }],
    })
  })

  it.each(['at that moment', 'today'])('and under the newest table %s', async (when) => {
    expect(await explain(when === 'today' ? null : (moments[2] as string))).toEqual({
      slice: { id: 'school.attendance' },
      shared: false,
      reason: 'NO_RULE_FOR_AGE',
      rule: null,
      mustSign: [],
    })
  })
})
