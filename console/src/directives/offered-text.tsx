import { InlineMessage } from '@navikt/ds-react'
import type { Load } from '../graph/use-answer.ts'
import { Loading } from '../page/loading.tsx'
import { t } from '../texts/index.ts'
import type { Offer } from './choose-offer.ts'
import { TextToSign } from './text-to-sign.tsx'
import { writeFault } from './use-act.ts'

interface OfferedTextProps {
  readonly load: Load<unknown>
  /** Null until the registry has answered. */
  readonly offer: Offer | null
}

/** The text of terms that are being chosen, as far as it has come. */
export function OfferedText({ load, offer }: OfferedTextProps) {
  if (load.status === 'failed') {
    return (
      <div role="alert">
        <InlineMessage status="error">{t(`common.failures.${load.code}`)}</InlineMessage>
      </div>
    )
  }
  if (offer === null) return <Loading />
  if (offer.ok) return <TextToSign text={offer.text} />
  return (
    <div role="alert">
      <InlineMessage status="error">{writeFault(offer.fault)}</InlineMessage>
    </div>
  )
}
