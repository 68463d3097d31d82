import { Loader } from '@navikt/ds-react'
import { TEXTS } from '../texts.ts'

export function Loading() {
  return (
    <output>
      <Loader size="large" title={TEXTS.loading} />
    </output>
  )
}
