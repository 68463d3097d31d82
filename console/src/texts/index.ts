import i18next, { type ParseKeys } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { isLanguage, type Language, ORIGINAL } from './languages.ts'
import { texts } from './nb/index.ts'
import type { ListName, SamiTexts, Texts, ValueOf } from './shape.ts'

/**
 * Every word the console shows. `t('children.title')` is the text in the reader's language, `t('acts.withdrawTitle',
 * { slice })` puts a name into it, and `wordFor('words.services', service)` is the word for a value of the graph. All are
 * typed by bokmål. They are read while a page is drawn, and never kept: the page is drawn again in another language.
 *
 * To add a text: write it in the area's file in `nb/`, then in the same file of `nn/`, `en/` and `se/`; until all have it
 * nothing compiles. `{{name}}` is something put in. A text that holds a number has a form for each grammatical number,
 * `months_one` and `months_other`, and takes `{ count }`. Lists and dates go in as text, written by `format/`.
 *
 * To add an area: a file in each folder, named in each `index.ts`.
 *
 * To add a language: a line in `languages.ts`, a folder of the same files, and a line in `LOADERS` below.
 */
export const { t } = i18next

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof texts }
    returnNull: false
  }
}

/** Each is a file of its own, fetched when someone reads that language. Bokmål is always there. */
export const LOADERS: Readonly<
  Record<Exclude<Language, typeof ORIGINAL>, () => Promise<{ readonly texts: Texts | SamiTexts }>>
> = {
  nn: () => import('./nn/index.ts'),
  en: () => import('./en/index.ts'),
  se: () => import('./se/index.ts'),
}

void i18next.use(initReactI18next).init({
  lng: ORIGINAL,
  fallbackLng: ORIGINAL,
  resources: { [ORIGINAL]: { translation: texts } },
  initAsync: false,
  // React escapes what it shows.
  interpolation: { escapeValue: false },
})

export function readLanguage(): Language {
  const language = i18next.resolvedLanguage ?? ORIGINAL
  return isLanguage(language) ? language : ORIGINAL
}

/** Shows the page in a language. False when it could not be fetched: then the page stays as it is. */
export async function showIn(language: Language): Promise<boolean> {
  try {
    if (language !== ORIGINAL && !i18next.hasResourceBundle(language, 'translation')) {
      const loaded = await LOADERS[language]()
      i18next.addResourceBundle(language, 'translation', loaded.texts)
    }
  } catch {
    return false
  }
  await i18next.changeLanguage(language)
  return true
}

/** The word for a value; a value newer than this build is shown as it is. */
export function wordFor<Of extends ListName>(list: Of, value: ValueOf<Of>): string {
  return t(`${list}.${value}` as ParseKeys, { defaultValue: value })
}
