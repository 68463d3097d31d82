import { readFileSync } from 'node:fs'
import { buildASTSchema, isEnumType, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, SLICE_IDS, startOfDate, type TraceReason } from '@samsyn/schema/policy'
import { recordEvents, registerOfficer } from './intake.ts'
import { actIn, type Acts } from './testing-acts.ts'
import { joinTeam, ORGANISATION, readRegister, serveFamilies } from './testing-families.ts'
import { countLedger } from './testing-history.ts'
import { ENGINES, type TestRegistry } from './testing.ts'

const QUERY = `query ($id: ID!, $recipient: RecipientInput!, $purpose: Purpose!, $at: DateTime) {
  child(id: $id) { explainDecision(recipient: $recipient, purpose: $purpose, at: $at) {
    recipient { service role } purpose at obstacle
    slices {
      slice { id } shared reason recordsSince
      directive { id } subjects { displayName } mustSign { displayName isMe }
      rule { id source signers needsLegalReview fromAge toAge inForceFrom inForceTo }
      directives { directive { id slices { slice { id } state } } counts reason
        signed { displayName } missing { displayName } }
    }
  } }
}`

interface SliceAnswer {
  readonly slice: { readonly id: string }
  readonly [field: string]: unknown
}

interface TraceAnswer {
  readonly child: {
    readonly explainDecision: { readonly at: string; readonly slices: readonly SliceAnswer[] } | null
  } | null
}

const REASONS: Readonly<Record<TraceReason, true>> = {
  ASSURANCE_TOO_LOW: true,
  NOT_ON_TEAM: true,
  PURPOSE_MISSING: true,
  ADDRESS_PROTECTED: true,
  REGISTER_STALE: true,
  REGISTER_MISSING: true,
  BIRTH_DATE_MISSING: true,
  NO_RULE_FOR_AGE: true,
  CARE_ORDER: true,
  RESPONSIBILITY_UNKNOWN: true,
  DENIED: true,
  NEVER_ASKED: true,
  OTHER_RECIPIENT: true,
  OTHER_PURPOSE: true,
  NOT_YET_VALID: true,
  EXPIRED: true,
  REFUSED: true,
  WITHDRAWN: true,
  SIGNATURES_MISSING: true,
  LAPSED_BY_AGE: true,
}

it('every reason a trace can give is a word of the schema, and no other is', () => {
  const sdl = readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8')
  const reasons = buildASTSchema(parse(sdl), { assumeValidSDL: true }).getType('WithholdReason')
  const words = isEnumType(reasons) ? reasons.getValues().map(({ name }) => name) : []
  expect(words.toSorted()).toEqual(Object.keys(REASONS).toSorted())
})

describe.each(ENGINES)('a decision is explained (%s)', (engine) => {
  let registry: TestRegistry
  let acts: Acts
  let directive: string
  /** Before and after each of the family's acts, by the database's clock. */
  const moments: string[] = []

  const now = async (): Promise<string> => {
    const { rows } = await registry.pool.query('SELECT registry.to_instant(clock_timestamp()) AS now')
    return (rows[0] as { now: string }).now
  }
  /** A moment that nothing shares, to the millisecond. */
  const mark = async (): Promise<void> => {
    const pause = () => new Promise((resolve) => setTimeout(resolve, 5))
    await pause()
    moments.push(await now())
    await pause()
  }

  beforeAll(async () => {
    registry = await serveFamilies(engine)
    acts = actIn(registry)
    const { database, families, idOf, record } = registry
    await record('linnea', null, joinTeam(registry, 'kari'))
    const from = addDays(families.today, -5)
    await registerOfficer(database, { person: idOf('lene'), municipality: '9902', organisation: ORGANISATION, from })
    await mark()
    const given = await acts.given('ingrid', 'linnea')
    directive = given.id
    await mark()
    await acts.sign('pal', 'linnea', directive, given.textHash)
    await mark()
    await acts.withdraw('pal', 'linnea', directive, ['school.attendance'])
    await mark()
  })
  afterAll(() => registry.close())

  const ask = (person: string, child: string, changes: Readonly<Record<string, unknown>> = {}, terms = {}) =>
    registry.ask<TraceAnswer>(
      person,
      QUERY,
      {
        id: registry.idOf(child),
        recipient: { service: 'COORDINATION_UNIT' },
        purpose: 'COORDINATION',
        ...changes,
      },
      terms,
    )
  const explain = async (slice: string, changes: Readonly<Record<string, unknown>> = {}, child = 'linnea') => {
    const { body } = await ask('siri', child, changes)
    if (body.errors !== undefined) throw new Error(JSON.stringify(body.errors))
    return body.data?.child?.explainDecision?.slices.find((trace) => trace.slice.id === slice)
  }

  describe('to nobody but the privacy officer of the child’s municipality', () => {
    it.each([
      ['a guardian', 'ingrid', 'linnea'],
      ['the youth', 'hakon', 'hakon'],
      ['one on the team', 'kari', 'linnea'],
    ])('null for %s', async (_, person, child) => {
      const { text } = await ask(person, child)
      expect(text).toBe('{"data":{"child":{"explainDecision":null}}}\n')
    })

    it.each([
      ['the officer of another municipality', 'lene', 'linnea', {}],
      ['an officer who has signed in with too little assurance', 'siri', 'linnea', { assurance: 'LOW' }],
      ['the officer, of a child with a strictly protected address', 'siri', 'signe', {}],
      ['one who has nothing to do with the child', 'tor', 'linnea', {}],
    ])('no child for %s', async (_, person, child, terms) => {
      expect((await ask(person, child, {}, terms)).text).toBe('{"data":{"child":null}}\n')
    })
  })

  it('for every slice of the catalogue, with the rule that held', async () => {
    const { body } = await ask('siri', 'linnea')
    const trace = body.data?.child?.explainDecision
    expect(trace).toMatchObject({
      recipient: { service: 'COORDINATION_UNIT', role: null },
      purpose: 'COORDINATION',
      obstacle: null,
    })
    expect(trace?.slices.map(({ slice }) => slice.id)).toEqual(SLICE_IDS)
    expect(await explain('health.contacts')).toEqual({
      slice: { id: 'health.contacts' },
      shared: true,
      reason: null,
      recordsSince: null,
      directive: { id: directive },
      subjects: null,
      mustSign: [
        { displayName: 'Ingrid Lyngblom', isMe: false },
        { displayName: 'Pål Åsmund Sørbø', isMe: false },
      ],
      rule: {
        id: 'H-0-15',
        source: 'pasient- og brukerrettighetsloven § 4-4',
        signers: 'ALL_HOLDERS',
        needsLegalReview: false,
        fromAge: 0,
        toAge: 16,
        inForceFrom: '2023-01-01',
        inForceTo: null,
      },
      directives: [
        {
          directive: {
            id: directive,
            slices: [
              { slice: { id: 'school.attendance' }, state: 'WITHDRAWN' },
              { slice: { id: 'health.contacts' }, state: 'ACTIVE' },
            ],
          },
          counts: true,
          reason: null,
          signed: [{ displayName: 'Ingrid Lyngblom' }, { displayName: 'Pål Åsmund Sørbø' }],
          missing: [],
        },
      ],
    })
  })

  // biome-ignore format: a table
  const PAST = [
    [0, 'before anyone had said anything', false, 'NEVER_ASKED',        []],
    [1, 'when one of two had signed',      false, 'SIGNATURES_MISSING', ['PENDING', 'Pål Åsmund Sørbø']],
    [2, 'when both had',                   true,  null,                 ['ACTIVE']],
    [3, 'when it was withdrawn',           false, 'WITHDRAWN',          ['WITHDRAWN']],
  ] as const
  it.each(PAST)('as it was at moment %i, %s', async (index, _, shared, reason, [state, ...missing]) => {
    const at = moments[index] as string
    const { body } = await ask('siri', 'linnea', { at })
    expect(body.data?.child?.explainDecision?.at).toBe(at)
    expect(await explain('school.attendance', { at })).toMatchObject({
      shared,
      reason,
      directives:
        state === undefined
          ? []
          : [
              {
                counts: shared,
                reason,
                directive: { slices: [{ state }, {}] },
                missing: missing.map((displayName) => ({ displayName })),
              },
            ],
    })
  })

  it('as withheld from all, at a moment when the population register had been silent for too long', async () => {
    // Of that day the ledger tells what the register said, and nothing tells of a reading.
    const { database, families, idOf } = registry
    const long = startOfDate(addDays(families.today, -40))
    await recordEvents(database, idOf('ailu'), null, long, [readRegister(registry, 'ailu')])
    const { body } = await ask('siri', 'ailu', { at: startOfDate(addDays(families.today, -30)) })
    expect(body.data?.child?.explainDecision).toMatchObject({ obstacle: 'REGISTER_STALE' })
    expect((await ask('siri', 'ailu')).body.data?.child?.explainDecision).toMatchObject({ obstacle: null })
  })

  it('as nothing, before the registry knew of the child', async () => {
    const at = startOfDate(addDays(registry.families.today, -3650))
    expect((await ask('siri', 'linnea', { at })).body.data?.child?.explainDecision).toMatchObject({
      obstacle: 'REGISTER_MISSING',
    })
    expect(await explain('school.attendance', { at })).toMatchObject({ reason: 'REGISTER_MISSING', directives: [] })
  })

  it.each([
    ['has not come', '9999-01-01T00:00:00.000Z'],
    ['is in local time', '2026-01-01T00:00:00+01:00'],
    ['is a date', '2026-01-01'],
    ['is no day of the calendar', '2026-02-30T00:00:00Z'],
    ['is no hour of the day', '2026-02-03T25:00:00Z'],
    ['is none', 'yesterday'],
    ['is SQL', `' OR true --`],
  ])('not at all for an instant that %s', async (_, at) => {
    expect((await ask('siri', 'linnea', { at })).text).toBe('{"data":{"child":{"explainDecision":null}}}\n')
  })

  it('not at all for a recipient that is neither a service nor a role', async () => {
    expect((await ask('siri', 'linnea', { recipient: {} })).text).toBe('{"data":{"child":{"explainDecision":null}}}\n')
  })

  it.each([
    ['another service', { recipient: { service: 'SCHOOL' } }, 'OTHER_RECIPIENT'],
    ['a role', { recipient: { role: 'COORDINATOR' } }, 'OTHER_RECIPIENT'],
    ['another purpose', { purpose: 'TRANSITION' }, 'OTHER_PURPOSE'],
  ])('for %s, whoever is on the team', async (_, changes, reason) => {
    expect(await explain('health.contacts', changes)).toMatchObject({ shared: false, reason, directives: [{ reason }] })
  })

  it('for a service and a role together, as for the member who has both', async () => {
    await acts.given('ingrid', 'linnea', {
      kind: 'DENY',
      slices: ['health.contacts'],
      recipients: [{ role: 'COORDINATOR' }],
    })
    const both = { service: 'COORDINATION_UNIT', role: 'COORDINATOR' }
    expect(await explain('health.contacts', { recipient: both })).toMatchObject({ shared: false, reason: 'DENIED' })
    expect(await explain('health.contacts')).toMatchObject({ shared: true })
  })

  it('with a child under a care order, as what a person must decide', async () => {
    await registry.record('froya', null, readRegister(registry, 'froya', { careOrder: true }))
    expect(await explain('childWelfare.plan', {}, 'froya')).toMatchObject({
      reason: 'CARE_ORDER',
      rule: { id: 'B-15-17', signers: 'YOUTH_AND_ALL_HOLDERS', needsLegalReview: true },
      mustSign: [],
    })
  })

  it('and writes nothing', async () => {
    const before = await countLedger(registry)
    await ask('siri', 'linnea', { at: moments[1] })
    expect(await countLedger(registry)).toEqual(before)
  })
})
