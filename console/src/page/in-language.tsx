import { Provider } from '@navikt/ds-react'
import { en, nb, nn } from '@navikt/ds-react/locales'
import { type ReactNode, useEffect } from 'react'
import type { Language } from '../texts/languages.ts'

/** What the design system's own parts say. It has no Northern Sámi. */
export const PARTS = { nb, nn, en, se: nb } as const satisfies Readonly<Record<Language, typeof nb>>

interface InLanguageProps {
  readonly language: Language
  readonly children: ReactNode
}

/** Tells the browser and the design system which language the page is in. */
export function InLanguage({ language, children }: InLanguageProps) {
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  return <Provider locale={PARTS[language]}>{children}</Provider>
}
