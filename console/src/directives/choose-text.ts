import type { Locale, SigningFragment } from '../generated/graphql.ts'
import { ORIGINAL } from '../texts/languages.ts'

export interface TextIn {
  readonly text: string
  readonly locale: Locale
}

export interface ChosenText {
  /** The one that is signed. */
  readonly toSign: TextIn
  /** The reader's own, to read beside it; null where that is the one that is signed. */
  readonly beside: TextIn | null
}

/**
 * Which text of a directive is signed: the reader's own language where the registry has had it reviewed, otherwise the
 * original. Null when the registry can no longer write the text.
 */
export function chooseText(
  { text, translation }: { readonly text: string | null; readonly translation: string | null },
  locale: Locale,
  languages: readonly SigningFragment[],
): ChosenText | null {
  if (text === null) return null
  const original: TextIn = { text, locale: ORIGINAL }
  if (translation === null || locale === ORIGINAL) return { toSign: original, beside: null }
  const own: TextIn = { text: translation, locale }
  const maySign = languages.some((language) => language.locale === locale && language.maySign)
  return maySign ? { toSign: own, beside: null } : { toSign: original, beside: own }
}
