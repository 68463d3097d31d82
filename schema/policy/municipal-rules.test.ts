import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { findLegalRow, LEGAL_TABLE, type LegalRow } from './legal-table.ts'
import type { RuleFault } from './municipal-entry.ts'
import { readMunicipalRules } from './municipal-rules.ts'

const SHIPPED: unknown = JSON.parse(readFileSync(new URL('municipal-rules.json', import.meta.url), 'utf8'))

const ROW = { id: 'S-0-15@9901', fromAge: 0, toAge: 16, signers: 'ALL_HOLDERS', needsLegalReview: true }
const OLDER = { ...ROW, id: 'S-16-17@9901', fromAge: 16, toAge: 18, signers: 'YOUTH_AND_ALL_HOLDERS' }
const ENTRY = {
  municipality: '9901',
  name: 'Blåøy',
  replaces: ['S-0-14', 'S-15-17'],
  rows: [ROW, OLDER],
  source: 'Blåøy kommune, rettleiing til stafettloggen',
  inForceFrom: '2024-08-01',
  inForceTo: null,
}

const entry = (changes: object): object => ({ ...ENTRY, ...changes })
const rows = (...changes: readonly object[]): object => entry({ rows: changes })
/** An entry that is sound when it stands alone, for one more of the same. */
const another = (changes: {
  readonly municipality?: string
  readonly suffix?: string
  readonly inForceFrom?: string
  readonly inForceTo?: string
}): object => {
  const { municipality = '9901', suffix = '-2', ...others } = changes
  const renamed = [ROW, OLDER].map((row) => ({ ...row, id: `${row.id.slice(0, -5)}${suffix}@${municipality}` }))
  return entry({ municipality, rows: renamed, ...others })
}

function faultsOf(value: unknown): readonly RuleFault[] {
  const reading = readMunicipalRules(value)
  return reading.ok ? [] : reading.faults
}

const linesOf = (value: unknown): readonly string[] => faultsOf(value).map(({ place, reason }) => `${place} ${reason}`)

describe('the municipal rules that come with the product', () => {
  const readTable = (): readonly LegalRow[] => {
    const reading = readMunicipalRules(SHIPPED)
    return reading.ok ? [...LEGAL_TABLE, ...reading.rows] : []
  }
  const rowOf = (municipality: string | null, age: number, date = '2026-11-22') =>
    findLegalRow(readTable(), { rule: 'S', date, municipality, kept: false }, age)

  it('are sound', () => {
    expect(faultsOf(SHIPPED)).toEqual([])
  })

  // biome-ignore format: a table
  it.each([
    ['Øygarden',        '4626',  0, 'S-0-15@4626',  'ALL_HOLDERS'],
    ['Øygarden',        '4626', 15, 'S-0-15@4626',  'ALL_HOLDERS'],
    ['Øygarden',        '4626', 16, 'S-16-17@4626', 'YOUTH_AND_ALL_HOLDERS'],
    ['Øygarden',        '4626', 17, 'S-16-17@4626', 'YOUTH_AND_ALL_HOLDERS'],
    ['Øygarden',        '4626', 18, 'S-18-24',      'YOUTH'],
    ['Tysvær',          '1146', 14, 'S-0-14@1146',  'ALL_HOLDERS'],
    ['Tysvær',          '1146', 15, 'S-15-17@1146', 'YOUTH_AND_ALL_HOLDERS'],
    ['another',         '9901', 15, 'S-15-17',      'YOUTH_AND_ALL_HOLDERS'],
    ['none known',       null,  14, 'S-0-14',       'ALL_HOLDERS'],
  ])('in %s (%s) at %i: %s, %s', (_name, municipality, age, id, signers) => {
    expect(rowOf(municipality, age)).toMatchObject({ id, signers })
  })

  it('are each for a lawyer to check, with the municipality named and its guidance as source', () => {
    const own = readTable().filter(({ municipality }) => municipality !== null)
    expect(
      own.map(({ municipality, rule, kept, needsLegalReview }) => [municipality, rule, kept, needsLegalReview]),
    ).toEqual([
      ['4626', 'S', false, true],
      ['4626', 'S', false, true],
      ['1146', 'S', false, true],
      ['1146', 'S', false, true],
    ])
    for (const { source } of own) expect(source).toMatch(/^(Øygarden|Tysvær) kommune, .*stafettloggen/)
  })

  it('hold from their first day, and the country’s rows before', () => {
    expect(rowOf('4626', 15, '2023-01-01')?.id).toBe('S-0-15@4626')
    expect(rowOf('4626', 15, '2022-12-31')).toBeUndefined()
  })
})

describe('municipal rules', () => {
  it('become rows of rule S for that municipality, with the source and dates of their entry', () => {
    const common = { rule: 'S', kept: false, municipality: '9901', source: ENTRY.source }
    const dates = { inForceFrom: '2024-08-01', inForceTo: '2027-08-01' }
    expect(
      readMunicipalRules([entry({ inForceTo: '2027-08-01', rows: [{ ...ROW, needsLegalReview: false }, OLDER] })]),
    ).toEqual({
      ok: true,
      rows: [
        {
          id: 'S-0-15@9901',
          fromAge: 0,
          toAge: 16,
          signers: 'ALL_HOLDERS',
          needsLegalReview: false,
          ...common,
          ...dates,
        },
        {
          id: 'S-16-17@9901',
          fromAge: 16,
          toAge: 18,
          signers: 'YOUTH_AND_ALL_HOLDERS',
          needsLegalReview: true,
          ...common,
          ...dates,
        },
      ],
    })
  })

  it('may be none', () => {
    expect(readMunicipalRules([])).toEqual({ ok: true, rows: [] })
  })

  // biome-ignore format: a table
  const SOUND: readonly (readonly [rule: string, value: readonly object[]])[] = [
    ['may let a youth of 15 sign alone (barnelova § 32)', [rows({ ...ROW, toAge: 15 }, { ...OLDER, fromAge: 15, signers: 'YOUTH' })]],
    ['may say for adults what the country says', [entry({ replaces: ['S-18-24'], rows: [{ ...ROW, fromAge: 18, toAge: 25, signers: 'YOUTH' }] })]],
    ['may be listed with the oldest first', [rows(OLDER, ROW)]],
    ['may follow upon each other in one municipality', [entry({ inForceTo: '2025-08-01' }), another({ inForceFrom: '2025-08-01' })]],
    ['may be listed with the newest first', [another({ inForceFrom: '2025-08-01' }), entry({ inForceTo: '2025-08-01' })]],
    ['may be the same in two municipalities at the same time', [ENTRY, another({ municipality: '9902' })]],
    ['may begin on the day the country’s row does', [entry({ inForceFrom: '2023-01-01' })]],
  ]
  it.each(SOUND)('%s', (_rule, value) => {
    expect(linesOf(value)).toEqual([])
  })
})

describe('municipal rules and a row of the country’s that ends', () => {
  const ending = LEGAL_TABLE.map((row) => (row.id === 'S-15-17' ? { ...row, inForceTo: '2027-01-01' } : row))
  it.each([
    ['may end with it', '2027-01-01', []],
    ['may end before it', '2026-12-31', []],
    ['may not outlast it', '2027-01-02', ['[0].inForceFrom']],
    ['may not go on without it', null, ['[0].inForceFrom']],
  ])('%s', (_rule, inForceTo, places) => {
    const reading = readMunicipalRules([entry({ inForceTo })], ending)
    expect(reading.ok ? [] : reading.faults.map(({ place }) => place)).toEqual(places)
  })
})

describe('municipal rules are refused, with place and reason,', () => {
  // biome-ignore format: a table
  const REFUSED: readonly (readonly [rule: string, value: unknown, lines: readonly string[]])[] = [
    ['when they are no list', ENTRY, [' must be a list of entries']],
    ['when they are nothing', null, [' must be a list of entries']],
    ['when an entry is a text', ['Blåøy'], ['[0] must be an object']],
    ['when an entry is nothing', [null], ['[0] must be an object']],
    ['when an entry is a list', [[]], ['[0] must be an object']],
    ['when an entry has a field nobody knows', [entry({ rule: 'S' })], ['[0].rule is no field here']],
    ['when a row has a field nobody knows', [rows({ ...ROW, kept: true }, OLDER)], ['[0].rows[0].kept is no field here']],
    ['when a municipality has three digits', [entry({ municipality: '990' })], ['[0].municipality must be a municipality number of four digits']],
    ['when a municipality has five digits', [entry({ municipality: '99011' })], ['[0].municipality must be a municipality number of four digits']],
    ['when a municipality is a number', [entry({ municipality: 9901 })], ['[0].municipality must be a municipality number of four digits']],
    ['when a municipality has no name', [entry({ name: ' ' })], ['[0].name must be a text']],
    ['when there is no source', [entry({ source: '' })], ['[0].source must be a text']],
    ['when a source is no text', [entry({ source: 32 })], ['[0].source must be a text']],
    ['when a date does not exist', [entry({ inForceFrom: '2025-02-29' })], ['[0].inForceFrom must be a date']],
    ['when there is no first day', [entry({ inForceFrom: null })], ['[0].inForceFrom must be a date']],
    ['when a last day is no date', [entry({ inForceTo: 'i morgon' })], ['[0].inForceTo must be a date, or null']],
    ['when nobody has said whether it ends', [entry({ inForceTo: undefined })], ['[0].inForceTo must be a date, or null']],
    ['when it ends on the day it begins', [entry({ inForceTo: '2024-08-01' })], ['[0].inForceTo must be later than inForceFrom']],
    ['when it begins before what it replaces', [entry({ inForceFrom: '2022-12-31' })], [
      '[0].inForceFrom must be within the time S-0-14 is in force',
      '[0].inForceFrom must be within the time S-15-17 is in force',
    ]],
    ['when nothing is replaced', [entry({ replaces: [] })], ['[0].replaces must be a list of one or more']],
    ['when what is replaced is no list', [entry({ replaces: 'S-0-14' })], ['[0].replaces must be a list of one or more']],
    ['when a row that is replaced is no row', [entry({ replaces: ['S-0-14', 'S-15-18'] })], ["[0].replaces[1] is no row of the country's table"]],
    ['when there are no rows', [entry({ rows: [] })], ['[0].rows must be a list of one or more']],
    ['when a row is no object', [entry({ rows: [ROW, 'OLDER'] })], ['[0].rows[1] must be an object']],
    ['when an id is nothing', [rows({ ...ROW, id: '' }, OLDER)], ['[0].rows[0].id must be a text']],
    ['when an id is of another municipality', [rows({ ...ROW, id: 'S-0-15@4626' }, OLDER)], ['[0].rows[0].id must end in @9901']],
    ['when an age is half a year', [rows(ROW, { ...OLDER, fromAge: 15.5 })], ['[0].rows[1].fromAge must be full years, 0 to 25']],
    ['when an age is less than none', [rows({ ...ROW, fromAge: -1 }, OLDER)], ['[0].rows[0].fromAge must be full years, 0 to 25']],
    ['when an age is past the end', [rows(ROW, { ...OLDER, toAge: 26 })], ['[0].rows[1].toAge must be full years, 0 to 25']],
    ['when an age is a text', [rows({ ...ROW, toAge: '16' }, OLDER)], ['[0].rows[0].toAge must be full years, 0 to 25']],
    ['when nobody of the kind signs', [rows({ ...ROW, signers: 'ONE_HOLDER' }, OLDER)], ['[0].rows[0].signers must be one of ALL_HOLDERS, YOUTH_AND_ALL_HOLDERS, YOUTH']],
    ['when a parent signs for self', [rows({ ...ROW, signers: 'PARENT_SELF' }, OLDER)], ['[0].rows[0].signers must be one of ALL_HOLDERS, YOUTH_AND_ALL_HOLDERS, YOUTH']],
    ['when nobody has said whether a lawyer looked', [rows({ ...ROW, needsLegalReview: undefined }, OLDER)], ['[0].rows[0].needsLegalReview must be true or false']],
    ['when an age is left out between two rows', [rows({ ...ROW, toAge: 15 }, OLDER)], ['[0].rows leave out the age of 15']],
    ['when an age is left out at the beginning', [rows({ ...ROW, fromAge: 1 }, OLDER)], ['[0].rows leave out the age of 0']],
    ['when an age is covered twice', [rows({ ...ROW, toAge: 17 }, OLDER)], ['[0].rows cover the age of 16 more than once']],
    ['when a row reaches past what is replaced', [entry({ replaces: ['S-0-14'], rows: [ROW] })], ['[0].rows cover the age of 15, which no replaced row does']],
    ['when ages are covered at the end of the table', [entry({ replaces: ['S-18-24'], rows: [{ ...ROW, fromAge: 18, toAge: 24, signers: 'YOUTH' }] })], ['[0].rows leave out the age of 24']],
    ['when a row has no ages', [rows(ROW, OLDER, { ...OLDER, id: 'S-x@9901', toAge: 16 })], ['[0].rows[2].toAge must be more than fromAge']],
    ['when a guardian signs at 18', [entry({ replaces: ['S-0-14', 'S-15-17', 'S-18-24'], rows: [ROW, { ...OLDER, toAge: 25 }] })], ['[0].rows[1].signers from 18 the youth alone signs']],
    ['when a child under 15 signs alone', [rows({ ...ROW, toAge: 14 }, { ...OLDER, fromAge: 14, signers: 'YOUTH' })], ['[0].rows[1].signers under 15 nobody signs alone']],
    ['when a municipality says two things at a time', [ENTRY, another({})], ['[1] is for the same municipality at the same time as [0]']],
    ['when the times of two entries overlap by a day', [entry({ inForceTo: '2025-08-02' }), another({ inForceFrom: '2025-08-01' })], ['[1] is for the same municipality at the same time as [0]']],
    ['when the first listed begins before the other ends', [another({ inForceFrom: '2025-08-01' }), entry({ inForceTo: '2025-08-02' })], ['[1] is for the same municipality at the same time as [0]']],
    ['when an id is used twice in an entry', [rows(ROW, { ...OLDER, id: ROW.id })], ['[0].rows[1].id is the id of another row']],
    ['when an id is used again later', [entry({ inForceTo: '2025-08-01' }), another({ suffix: '', inForceFrom: '2025-08-01' })], [
      '[1].rows[0].id is the id of another row',
      '[1].rows[1].id is the id of another row',
    ]],
  ]
  it.each(REFUSED)('%s', (_rule, value, lines) => {
    expect(linesOf(value)).toEqual(lines)
  })

  it.each([
    ['H', 'H-0-15'],
    ['H', 'H-12-15-KEPT'],
    ['B', 'B-15-17'],
    ['N', 'N-0-14'],
    ['R', 'R-0-24'],
  ])('when a municipality has rows of rule %s, in place of %s', (rule, id) => {
    expect(linesOf([entry({ replaces: [id, 'S-0-14', 'S-15-17'] })])).toEqual([
      `[0].replaces[0] rule ${rule} follows the statute: a municipality has rows of rule S only`,
    ])
  })

  it('and every fault is told at once, and no row read', () => {
    const reading = readMunicipalRules([
      entry({ municipality: 'Blåøy', rows: [ROW, { ...OLDER, fromAge: 'seksten', toAge: 17.5 }] }),
      another({ municipality: '9902', inForceTo: '2020-01-01' }),
      ENTRY,
      another({}),
    ])
    expect(reading).toEqual({
      ok: false,
      faults: [
        { place: '[0].municipality', reason: 'must be a municipality number of four digits' },
        { place: '[0].rows[1].fromAge', reason: 'must be full years, 0 to 25' },
        { place: '[0].rows[1].toAge', reason: 'must be full years, 0 to 25' },
        { place: '[1].inForceTo', reason: 'must be later than inForceFrom' },
        { place: '[3]', reason: 'is for the same municipality at the same time as [2]' },
      ],
    })
  })
})
