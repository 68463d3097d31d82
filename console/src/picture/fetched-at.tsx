import { BodyShort, Button } from '@navikt/ds-react'
import { ArrowsCirclepathIcon } from '@navikt/aksel-icons'
import { useEffect, useRef } from 'react'
import { formatClock } from '../format/dates.ts'
import { useAnnounce } from '../page/announcer.tsx'
import { useOnline } from '../page/use-online.ts'
import { t } from '../texts/index.ts'

interface FetchedAtProps {
  readonly at: Date
  readonly isRenewing: boolean
  readonly onRenew: () => void
}

/** When the picture was fetched, and the way to fetch it again; offline there is none, and what is shown stays. */
export function FetchedAt({ at, isRenewing, onRenew }: FetchedAtProps) {
  const announce = useAnnounce()
  const isOnline = useOnline()
  const shown = useRef(at)
  useEffect(() => {
    if (shown.current !== at) announce(t('picture.announce'))
    shown.current = at
  }, [at, announce])
  return (
    <div className="fetched-at">
      {isOnline && (
        <Button
          variant="secondary"
          size="small"
          icon={<ArrowsCirclepathIcon aria-hidden />}
          loading={isRenewing}
          onClick={onRenew}
        >
          {t('picture.renew')}
        </Button>
      )}
      <BodyShort size="small" textColor="subtle">
        {t(isOnline ? 'picture.fetchedAt' : 'picture.offlineSince', { time: formatClock(at) })}
      </BodyShort>
    </div>
  )
}
