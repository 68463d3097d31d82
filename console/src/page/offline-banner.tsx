import { InlineMessage } from '@navikt/ds-react'
import { formatClock } from '../format/dates.ts'
import { t } from '../texts/index.ts'
import { useOnline } from './use-online.ts'

interface OfflineBannerProps {
  /** When what is shown was fetched; left out where nothing is. */
  readonly at?: Date
}

/** Says that the browser is offline, and from when what is shown is. */
export function OfflineBanner({ at }: OfflineBannerProps) {
  const isOnline = useOnline()
  return (
    <output className="live">
      {!isOnline && (
        <InlineMessage as="span" status="warning">
          {at === undefined ? t('network.offline') : t('network.offlineSince', { time: formatClock(at) })}
        </InlineMessage>
      )}
    </output>
  )
}
