import { InlineMessage } from '@navikt/ds-react'
import type { Asked } from '../graph/use-answer.ts'
import { Loaded } from '../page/loaded.tsx'
import { Loading } from '../page/loading.tsx'
import type { Offer } from './choose-offer.ts'
import { TextToSign } from './text-to-sign.tsx'
import { writeFault } from './use-act.ts'

interface OfferedTextProps {
  readonly asked: Asked<unknown>
  /** Null until the registry has answered. */
  readonly offer: Offer | null
}

/** The text of terms that are being chosen, as far as it has come. */
export function OfferedText({ asked, offer }: OfferedTextProps) {
  return <Loaded asked={asked}>{() => <Offered offer={offer} />}</Loaded>
}

function Offered({ offer }: Pick<OfferedTextProps, 'offer'>) {
  if (offer === null) return <Loading />
  if (offer.ok) return <TextToSign text={offer.text} />
  return (
    <div role="alert">
      <InlineMessage status="error">{writeFault(offer.fault)}</InlineMessage>
    </div>
  )
}
