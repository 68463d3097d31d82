import { type Locale, LOCALES } from '../policy/vocabulary.ts'

/** Which translations of the texts that families sign have been compared with the original on a municipality's behalf. */
export type TranslationStatus = 'ORIGINAL' | 'REVIEWED' | 'NOT_REVIEWED'

/** Bokmål is what was written. Raise a language to `REVIEWED` only with a review of all that `hashConsentText` covers. */
export const TRANSLATIONS: Readonly<Record<Locale, TranslationStatus>> = {
  nb: 'ORIGINAL',
  nn: 'NOT_REVIEWED',
  en: 'NOT_REVIEWED',
}

/** Whether a text is offered for signing in a language. The others can be read beside it. */
export function maySignIn(locale: Locale): boolean {
  return TRANSLATIONS[locale] !== 'NOT_REVIEWED'
}

export function listLanguages() {
  return LOCALES.map((locale) => ({ locale, status: TRANSLATIONS[locale], maySign: maySignIn(locale) }))
}
