import { BodyShort, Button, Page } from '@navikt/ds-react'
import { t } from '../texts/index.ts'
import { LanguageSelect } from './language-select.tsx'

interface PageHeaderProps {
  readonly name?: string | null
  readonly onLeave?: () => void
}

export function PageHeader({ name, onLeave }: PageHeaderProps) {
  return (
    <header className="page-header">
      <Page.Block width="xl" gutters className="page-header-row">
        <BodyShort weight="semibold" size="large">
          {t('common.product')}
        </BodyShort>
        <div className="page-header-person">
          <LanguageSelect />
          {name != null && (
            <BodyShort size="small">
              <span className="aksel-sr-only">{t('signIn.signedInAs')} </span>
              {name}
            </BodyShort>
          )}
          {onLeave !== undefined && (
            <Button variant="secondary" size="small" onClick={onLeave}>
              {t('signIn.leave')}
            </Button>
          )}
        </div>
      </Page.Block>
    </header>
  )
}
