import { Button, LocalAlert } from '@navikt/ds-react'
import type { FailureCode } from '../graph/client.ts'
import { t } from '../texts/index.ts'

/** What could not be had, and a way to try again. */
export function Failed({ code, onRetry }: { readonly code: FailureCode; readonly onRetry: () => void }) {
  return (
    <LocalAlert status="error" role="alert">
      <LocalAlert.Header>
        <LocalAlert.Title as="h2">{t(`common.failures.${code}`)}</LocalAlert.Title>
      </LocalAlert.Header>
      <LocalAlert.Content>
        <Button variant="secondary" size="small" onClick={onRetry}>
          {t('common.tryAgain')}
        </Button>
      </LocalAlert.Content>
    </LocalAlert>
  )
}
