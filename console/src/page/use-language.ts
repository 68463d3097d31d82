import { useTranslation } from 'react-i18next'
import type { Language } from '../texts/languages.ts'
import { readLanguage } from '../texts/index.ts'

/** The language of the page. What calls this is drawn again in another; the app does, and so everything is. */
export function useLanguage(): Language {
  useTranslation()
  return readLanguage()
}
