import { afterAll, describe, expect, test } from 'vitest'
import type { PictureQuery } from '../generated/graphql.ts'
import type { Answer } from '../graph/client.ts'
import { showIn } from '../texts/index.ts'
import { writePictureFile } from './picture-file.ts'

const slices: PictureQuery['slices'] = [
  { id: 'nav.contact', sector: 'nav', nb: 'Veileder', nn: '', en: 'Adviser', longestMonths: 12 },
  { id: 'nav.benefits', sector: 'nav', nb: 'Ytelser', nn: '', en: 'Benefits', longestMonths: 6 },
]
const none = {
  contact: null,
  followUp: null,
  activities: null,
  decision14a: null,
  benefits: null,
  householdEconomy: null,
}

type Child = NonNullable<PictureQuery['child']>

function answerOf(nav: Child['nav'], withheld: readonly string[]): Answer<PictureQuery> {
  return {
    data: {
      me: { displayName: 'Kari Nordvik' },
      slices,
      child: {
        displayName: 'Linnea Lyngblom',
        age: 9,
        phase: 'PRIMARY_SCHOOL',
        team: [],
        requests: [],
        guardians: [],
        school: null,
        health: null,
        childWelfare: null,
        nav,
      },
    },
    withheld: new Set(withheld),
    unavailable: new Set(),
  }
}
const terms = {
  purpose: 'TRANSITION',
  fetchedAt: new Date('2026-11-21T11:58:00.000Z'),
  madeAt: new Date('2026-11-21T12:00:00.000Z'),
} as const
const write = (answer: Answer<PictureQuery>) => JSON.parse(writePictureFile(answer, terms)) as Record<string, unknown>

describe('the picture as a file', () => {
  afterAll(() => showIn('nb'))

  test('tells when, by whom and what for it was made', () => {
    expect(write(answerOf(none, []))).toMatchObject({
      madeAt: '2026-11-21T12:00:00.000Z',
      fetchedAt: '2026-11-21T11:58:00.000Z',
      madeBy: 'Kari Nordvik',
      purpose: { code: 'TRANSITION' },
      child: { name: 'Linnea Lyngblom', age: 9 },
    })
  })

  test('tells of what is shared, and of what is not that it is not', () => {
    const contact = { officeName: 'Nav Testvik', officeNumber: '9901' }
    expect(write(answerOf({ ...none, contact }, ['child.nav.benefits']))['sectors']).toEqual([
      {
        sector: 'nav',
        name: 'NAV',
        slices: [
          {
            id: 'nav.contact',
            name: 'Veileder',
            state: 'RECORDED',
            isPartial: false,
            sections: [{ heading: null, entries: [{ title: 'Nav Testvik', facts: [['Enhetsnummer', '9901']] }] }],
          },
          { id: 'nav.benefits', name: 'Ytelser', state: 'NOT_SHARED' },
        ],
      },
    ])
  })

  test('is the same for what is not shared, whether or not there is a record', () => {
    const benefits = [{ kind: 'SOCIAL_ASSISTANCE', startDate: '2026-01-01', endDate: null }] as unknown as NonNullable<
      Child['nav']
    >['benefits']
    const withheld = ['child.nav.benefits', 'child.nav.contact']
    expect(write(answerOf({ ...none, benefits }, withheld))).toEqual(write(answerOf(null, withheld)))
  })

  test.each([
    ['nb', 'Noe av dette kan være trukket tilbake siden.'],
    ['nn', 'Noko av dette kan vere trekt tilbake sidan.'],
    ['en', 'Some of this may have been withdrawn since.'],
    ['se', 'Oassi das sáhttá leat gessojuvvon ruovttoluotta dan maŋŋel.'],
  ] as const)(
    'says in the language of the page that some of it may have been withdrawn: %s',
    async (language, words) => {
      await showIn(language)
      expect(write(answerOf(none, []))['notice']).toContain(words)
    },
  )
})
