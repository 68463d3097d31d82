import { describe, expect, test } from 'vitest'
import { foldEmptyLooks } from './fold-empty-looks.ts'
import { foldGiving } from './fold-giving.ts'
import { groupByDay } from './group-by-day.ts'
import { type LogEntry, writeEntry } from './write-entry.ts'

const attendance = { id: 'school.attendance', sector: 'school', nb: 'Fravær', nn: '', en: '' } as const
const appointments = { id: 'health.appointments', sector: 'health', nb: 'Avtaler', nn: '', en: '' } as const

function create(kind: LogEntry['kind'], rest: Partial<LogEntry> = {}): LogEntry {
  const at = '2026-11-20T10:00:00.000Z'
  const nobody = { onBehalfOf: null, role: null, service: null, purpose: null }
  return { id: kind, at, kind, by: 'Ingrid', ...nobody, slices: [attendance], ...rest }
}

const kindsOf = (entries: readonly LogEntry[]): readonly string[] => entries.map(({ kind }) => kind)

describe('the log', () => {
  test('tells an answer and the signature it was given with as one act', () => {
    expect(kindsOf(foldGiving([create('SIGNED'), create('GAVE')]))).toEqual(['GAVE'])
  })

  test.each<readonly [string, Partial<LogEntry>]>([
    ['by another person', { by: 'Pål' }],
    ['at another time', { at: '2026-11-21T10:00:00.000Z' }],
    ['about other slices', { slices: [appointments] }],
  ])('keeps a signature %s', (_, rest) => {
    expect(kindsOf(foldGiving([create('SIGNED', rest), create('GAVE')]))).toEqual(['SIGNED', 'GAVE'])
  })

  test('keeps every look, however alike', () => {
    expect(foldGiving([create('LOOKED'), create('LOOKED')])).toHaveLength(2)
  })

  const nothing = { slices: [], role: 'COORDINATOR', service: 'COORDINATION_UNIT' } as const
  const countsOf = (...entries: readonly LogEntry[]) =>
    foldEmptyLooks(entries.map((entry, index) => ({ ...entry, id: String(index) }))).map((of) => of.map(({ id }) => id))

  test('tells the looks of a day that showed nothing as one for each who looked, where the newest was', () => {
    const kari = create('LOOKED', { ...nothing, by: 'Kari' })
    const tor = create('LOOKED', { ...nothing, by: 'Tor' })
    expect(countsOf(kari, create('GAVE'), kari, tor, kari)).toEqual([['0', '2', '4'], ['1'], ['3']])
  })

  test.each<readonly [string, Partial<LogEntry>]>([
    ['that showed something', { slices: [attendance] }],
    ['in another role', { role: 'TEAM_MEMBER' }],
    ['by someone who is not named, as another may not be either', { by: null }],
  ])('tells a look %s by itself', (_, rest) => {
    const look = create('LOOKED', { ...nothing, ...rest })
    const other = rest.role === undefined ? look : create('LOOKED', nothing)
    expect(countsOf(look, other)).toEqual([['0'], ['1']])
  })

  test('is parted by the day in Norway', () => {
    const days = groupByDay([{ at: '2026-11-20T23:30:00Z' }, { at: '2026-11-20T22:30:00Z' }])
    expect(days.map(({ date }) => date)).toEqual(['2026-11-21', '2026-11-20'])
  })
})

describe('an entry of the log', () => {
  test('of a look tells who, in which role, what and for which purpose', () => {
    const look = { by: 'Kari', role: 'COORDINATOR', service: 'COORDINATION_UNIT', purpose: 'COORDINATION' } as const
    expect(writeEntry(create('LOOKED', { ...look, slices: [attendance, appointments] }))).toEqual({
      who: 'Kari (koordinator, koordinerende enhet i kommunen)',
      what: 'så Skole: Fravær; Helse: Avtaler.',
      why: 'Brukt for å få hjelpen til å henge sammen.',
    })
  })

  test('of a look without a stated purpose says so', () => {
    expect(writeEntry(create('LOOKED')).why).toBe('Formål er ikke oppgitt.')
  })

  test('of a look at nothing does not say that something was seen', () => {
    expect(writeEntry(create('LOOKED', { slices: [] })).what).toBe(
      'slo opp navn og alder. Ingen opplysninger fra tjenestene ble vist.',
    )
  })

  test('of what someone else put on record tells both', () => {
    expect(writeEntry(create('WITHDREW', { by: 'Randi', onBehalfOf: { displayName: 'Pål' } }))).toMatchObject({
      who: 'Randi (på vegne av Pål)',
      what: 'trakk tilbake et svar om deling. Skole: Fravær.',
    })
  })

  test('by someone who is not named has no name', () => {
    expect(writeEntry(create('WITHDREW', { by: null })).who).toBe('En person som ikke vises her')
  })
})
