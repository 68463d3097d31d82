import type { Locale } from '../generated/graphql.ts'

/**
 * The languages of the console, in the order they are offered.
 *
 * `name` is what a language calls itself. `writes` is whose way of writing dates, numbers and lists a text in it takes:
 * browsers know neither nynorsk, which writes them as bokmål does, nor Northern Sámi. `registry` is the language to ask the registry for. `isReviewed` is for a person who
 * knows both languages to set, after comparing every text with bokmål.
 */
export const LANGUAGES = {
  nb: { name: 'Bokmål', writes: 'nb-NO', registry: 'nb', isReviewed: true },
  nn: { name: 'Nynorsk', writes: 'nb-NO', registry: 'nn', isReviewed: false },
  en: { name: 'English', writes: 'en-GB', registry: 'en', isReviewed: false },
  se: { name: 'Davvisámegiella', writes: 'nb-NO', registry: 'nb', isReviewed: false },
} as const satisfies Readonly<Record<string, { name: string; writes: string; registry: Locale; isReviewed: boolean }>>

export type Language = keyof typeof LANGUAGES

/** What is shown when nothing the reader asks for is there. */
export const ORIGINAL = 'nb'

export function isLanguage(tag: string): tag is Language {
  return Object.hasOwn(LANGUAGES, tag)
}

/** The first of the reader's languages that the console has. `no` is bokmål, and a country says nothing. */
export function guessLanguage(wanted: readonly string[]): Language {
  const tags = wanted.map((tag) => tag.toLowerCase().split('-')[0] ?? '')
  return tags.map((tag) => (tag === 'no' ? ORIGINAL : tag)).find(isLanguage) ?? ORIGINAL
}
