import { BodyShort, Button, Page } from '@navikt/ds-react'
import type { Ref } from 'react'
import { LANGUAGES } from '../texts/languages.ts'
import { t } from '../texts/index.ts'
import { useLanguage } from './use-language.ts'

interface PageFooterProps {
  readonly link: Ref<HTMLButtonElement>
  readonly onStatement: () => void
}

/** Below every page: the accessibility statement, and a word where nobody has compared the language with bokmål. */
export function PageFooter({ link, onStatement }: PageFooterProps) {
  const language = useLanguage()
  return (
    <footer className="page-footer">
      <Page.Block width="xl" gutters className="page-footer-row">
        <Button variant="tertiary" size="small" ref={link} onClick={onStatement} className="page-footer-link">
          {t('footer.statement')}
        </Button>
        {!LANGUAGES[language].isReviewed && (
          <BodyShort size="small" textColor="subtle">
            {t('footer.notReviewed')}
          </BodyShort>
        )}
      </Page.Block>
    </footer>
  )
}
