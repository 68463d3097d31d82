import { describe, expect, test } from 'vitest'
import type { PictureQuery } from '../generated/graphql.ts'
import { readPicture, type SliceReading } from './read-picture.ts'

const slices: PictureQuery['slices'] = [
  { id: 'school.ppt', sector: 'school', nb: 'PPT-vurdering', nn: '', en: '', longestMonths: 6 },
  { id: 'school.attendance', sector: 'school', nb: 'Fravær', nn: '', en: '', longestMonths: 12 },
  { id: 'nav.contact', sector: 'nav', nb: 'Veileder', nn: '', en: '', longestMonths: 12 },
  { id: 'nav.somethingNew', sector: 'nav', nb: 'Noe nytt', nn: '', en: '', longestMonths: 12 },
]

type Child = NonNullable<PictureQuery['child']>

function read(
  child: Partial<Pick<Child, 'school' | 'nav'>>,
  places: { withheld?: string[]; unavailable?: string[] } = {},
): Record<string, SliceReading> {
  const whole = {
    displayName: null,
    age: null,
    phase: null,
    team: null,
    requests: null,
    guardians: null,
    school: null,
    health: null,
    childWelfare: null,
    nav: null,
    ...child,
  }
  const sectors = readPicture({
    data: { me: null, slices, child: whole },
    withheld: new Set(places.withheld),
    unavailable: new Set(places.unavailable),
  })
  return Object.fromEntries(sectors.flatMap((sector) => sector.slices.map(({ id, reading }) => [id, reading])))
}

const school = (attendance: NonNullable<Child['school']>['attendance']): Child['school'] => ({
  enrolment: null,
  attendance,
  contacts: null,
  adaptedEducation: null,
  ppt: null,
  assessment: null,
  followUpService: null,
})

describe('a slice of the picture', () => {
  test('that is withheld is not shared, and nothing more is said', () => {
    expect(read({}, { withheld: ['child.school.ppt'] })['school.ppt']).toEqual({ state: 'NOT_SHARED' })
  })

  test('that is withheld is not shown, even when records came along', () => {
    const nav = { contact: { officeName: 'Nav Testvik', officeNumber: '9901' } } as Child['nav']
    expect(read({ nav }, { withheld: ['child.nav.contact'] })['nav.contact']).toEqual({ state: 'NOT_SHARED' })
  })

  test('that is shared and has no records is empty, which is not the same', () => {
    const empty = { state: 'EMPTY', isPartial: false }
    expect(read({})['school.attendance']).toEqual(empty)
    const nothing = school({ registrations: [], overviews: null, warnings: [] })
    expect(read({ school: nothing })['school.attendance']).toEqual(empty)
  })

  test('whose source is silent is neither', () => {
    expect(read({}, { unavailable: ['child.nav.contact'] })['nav.contact']).toEqual({ state: 'UNAVAILABLE' })
  })

  test('tells when a part of it is withheld, and never which part', () => {
    const nav = { contact: { officeName: null, officeNumber: null } } as Child['nav']
    expect(read({ nav }, { withheld: ['child.nav.contact.officeName'] })['nav.contact']).toEqual({
      state: 'EMPTY',
      isPartial: true,
    })
  })

  test('is read in Norwegian, by the day in Norway', () => {
    const absence = {
      start: '2026-03-02T07:30:00Z',
      end: '2026-03-02T12:30:00Z',
      kind: 'DOCUMENTED',
      onDiploma: null,
    } as const
    const attendance = school({ registrations: [absence], overviews: null, warnings: null })
    expect(read({ school: attendance })['school.attendance']).toEqual({
      state: 'RECORDED',
      isPartial: false,
      sections: [
        {
          heading: 'Registrert fravær',
          entries: [{ title: 'Dokumentert fravær', facts: [['Periode', '2. mars 2026 kl. 08:30 – 13:30']] }],
        },
      ],
    })
  })

  test('with a value newer than the console shows the value as it is', () => {
    const absence = { start: null, end: null, kind: 'SOMETHING_NEW' as 'OTHER', onDiploma: null }
    const attendance = school({ registrations: [absence], overviews: null, warnings: null })
    expect(read({ school: attendance })['school.attendance']).toMatchObject({
      sections: [{ entries: [{ title: 'SOMETHING_NEW', facts: [] }] }],
    })
  })

  test('newer than the console is left out: it was never asked for', () => {
    expect(Object.keys(read({}))).toEqual(['school.ppt', 'school.attendance', 'nav.contact'])
  })
})

test('a sector that this build asks nothing of is left out of the picture', () => {
  const of = (id: string, sector: string) => ({ id, sector, nb: '', nn: '', en: '' }) as PictureQuery['slices'][number]
  const sectors = readPicture({
    data: { me: null, slices: [of('leisure.participation', 'leisure'), of('nav.contact', 'nav')], child: null },
    withheld: new Set(),
    unavailable: new Set(),
  })
  expect(sectors.map(({ sector }) => sector)).toEqual(['nav'])
})
