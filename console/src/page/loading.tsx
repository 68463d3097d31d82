import { Loader } from '@navikt/ds-react'
import { t } from '../texts/index.ts'

export function Loading() {
  return (
    <output>
      <Loader size="large" title={t('common.loading')} />
    </output>
  )
}
