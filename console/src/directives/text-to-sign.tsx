import { InlineMessage, ReadMore } from '@navikt/ds-react'
import { useLanguage } from '../page/use-language.ts'
import { t } from '../texts/index.ts'
import type { ChosenText } from './choose-text.ts'
import { ConsentText } from './consent-text.tsx'

/** The text that is signed. Where that is not in the reader's language it says so, and gives the translation there is. */
export function TextToSign({ text: { toSign, beside } }: { readonly text: ChosenText }) {
  const language = useLanguage()
  return (
    <>
      {toSign.locale !== language && (
        <InlineMessage status="info" className="text-language">
          {t('acts.signedInOriginal')}
        </InlineMessage>
      )}
      {beside !== null && (
        <ReadMore header={t('acts.translation')} className="text-language">
          <ConsentText {...beside} level="3" />
        </ReadMore>
      )}
      <ConsentText {...toSign} level="2" />
    </>
  )
}
