import { BodyShort, Button, Page } from '@navikt/ds-react'
import { TEXTS } from '../texts.ts'

interface PageHeaderProps {
  readonly name?: string | null
  readonly onLeave?: () => void
}

export function PageHeader({ name, onLeave }: PageHeaderProps) {
  return (
    <header className="page-header">
      <Page.Block width="xl" gutters className="page-header-row">
        <BodyShort weight="semibold" size="large">
          {TEXTS.product}
        </BodyShort>
        {onLeave !== undefined && (
          <div className="page-header-person">
            {name != null && (
              <BodyShort size="small">
                <span className="aksel-sr-only">{TEXTS.signIn.signedInAs} </span>
                {name}
              </BodyShort>
            )}
            <Button variant="secondary" size="small" onClick={onLeave}>
              {TEXTS.signIn.leave}
            </Button>
          </div>
        )}
      </Page.Block>
    </header>
  )
}
