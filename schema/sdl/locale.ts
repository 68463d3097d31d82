import { type Locale, LOCALES, type PlainDate } from '../policy/vocabulary.ts'

export { type Locale, LOCALES }

/** One text in every language. */
export type Texts = Readonly<Record<Locale, string>>

// Not Intl: its month names may change with Node, and a signed text must never change by itself.
const MONTHS_NO = 'januar februar mars april mai juni juli august september oktober november desember'.split(' ')
const MONTHS_EN = 'January February March April May June July August September October November December'.split(' ')

/** A date in words: `1. mai 2027` in both Norwegian languages, `1 May 2027` in English. */
export function writeDate(date: PlainDate, locale: Locale): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  return locale === 'en' ? `${day} ${MONTHS_EN[month - 1]} ${year}` : `${day}. ${MONTHS_NO[month - 1]} ${year}`
}
