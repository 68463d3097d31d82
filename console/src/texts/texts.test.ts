import { afterEach, describe, expect, test } from 'vitest'
import { formatDate } from '../format/dates.ts'
import { writeList } from '../format/lists.ts'
import { guessLanguage } from './languages.ts'
import { LOADERS, readLanguage, showIn, t, wordFor } from './index.ts'
import { texts as original } from './nb/index.ts'

type Tree = { readonly [key: string]: string | Tree }
type Flat = ReadonlyMap<string, string>

function flatten(tree: Tree, place = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${place}${key}`, value] as [string, string]] : flatten(value, `${place}${key}.`),
  )
}

const NUMBERED = /_(zero|one|two|few|many|other)$/
const withoutNumber = (key: string): string => key.replace(NUMBERED, '')
const keysOf = (texts: Flat): readonly string[] => [...new Set([...texts.keys()].map(withoutNumber))].toSorted()
const variablesOf = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).toSorted()

/** The variables of a text in all its forms. `1` may go without its figure. */
function variablesByKey(texts: Flat): Record<string, readonly string[]> {
  const entries = [...texts].map(([key, text]) => [withoutNumber(key), variablesOf(text)] as const)
  const keys = [...new Set(entries.map(([key]) => key))]
  const allOf = (key: string) => entries.filter(([other]) => other === key).flatMap(([, names]) => names)
  return Object.fromEntries(keys.map((key) => [key, [...new Set(allOf(key))].toSorted()]))
}

const bokmaal: Flat = new Map(flatten(original))
const LOADED = await Promise.all(
  Object.entries(LOADERS).map(async ([language, load]) => [language, new Map(flatten((await load()).texts))] as const),
)
const ALL: readonly (readonly [string, Flat])[] = [['nb', bokmaal], ...LOADED]

describe.each(LOADED)('the texts in %s', (_, texts) => {
  test('are the same as in bokmål', () => {
    expect(keysOf(texts)).toEqual(keysOf(bokmaal))
  })

  test('take the same names, numbers and dates', () => {
    expect(variablesByKey(texts)).toEqual(variablesByKey(bokmaal))
  })
})

describe.each(ALL)('the texts in %s', (language, texts) => {
  test('have a form for each grammatical number of the language, and no other', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted()
    const keys = [...texts.keys()].filter((key) => NUMBERED.test(key))
    const formsOf = (key: string) =>
      keys.filter((one) => withoutNumber(one) === key).map((one) => one.slice(key.length + 1))
    for (const key of new Set(keys.map(withoutNumber))) expect([key, formsOf(key).toSorted()]).toEqual([key, forms])
  })

  test('are never empty, and have no spaces round them', () => {
    expect([...texts].filter(([, text]) => text === '' || text !== text.trim())).toEqual([])
  })
})

describe('a language', () => {
  test.each<readonly [string, readonly string[], string]>([
    ['that the reader has first is taken', ['se-NO', 'nb'], 'se'],
    ['that the console lacks is passed over', ['pl', 'nn-NO', 'en'], 'nn'],
    ['called no is bokmål', ['no', 'en'], 'nb'],
    ['is bokmål when the console has none of the reader’s', ['pl'], 'nb'],
    ['is bokmål when the reader has named none', [], 'nb'],
  ])('%s', (_, wanted, expected) => {
    expect(guessLanguage(wanted)).toBe(expected)
  })
})

describe('a page in another language', () => {
  afterEach(() => showIn('nb'))

  test.each([
    ['nb', 'Ingrid, Pål og Åse', '20. mai 2027'],
    ['nn', 'Ingrid, Pål og Åse', '20. mai 2027'],
    ['en', 'Ingrid, Pål and Åse', '20 May 2027'],
    ['se', 'Ingrid, Pål ja Åse', '20.05.2027'],
  ] as const)('%s writes lists and dates its own way, whatever the browser knows', async (language, list, date) => {
    expect(await showIn(language)).toBe(true)
    expect(readLanguage()).toBe(language)
    expect(writeList(['Ingrid', 'Pål', 'Åse'])).toBe(list)
    expect(formatDate('2027-05-20')).toBe(date)
  })
})

describe('a text', () => {
  test('shows what is put into it as it is, whatever it looks like', () => {
    const slice = '$t(common.product) {{slice}} <b>'
    expect(t('acts.withdrawTitle', { slice })).toBe(`Trekke tilbake «${slice}»?`)
  })

  test('with a number takes the form of it', () => {
    expect(t('give.months', { count: 1, until: 'i dag' })).toBe('1 måned, til og med i dag')
    expect(t('give.months', { count: 3, until: 'i dag' })).toBe('3 måneder, til og med i dag')
  })

  test('for a value newer than the console is the value', () => {
    expect(wordFor('words.sectors', 'police' as 'nav')).toBe('police')
  })
})
