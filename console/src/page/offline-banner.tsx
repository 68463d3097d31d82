import { InlineMessage, Page } from '@navikt/ds-react'
import { useEffect, useRef } from 'react'
import { t } from '../texts/index.ts'
import { useAnnounce } from './announcer.tsx'
import { useOnline } from './use-online.ts'

/** Says on every page that there is no network, for as long as there is none. What is on the page stays as it is. */
export function OfflineBanner() {
  const isOnline = useOnline()
  const announce = useAnnounce()
  const before = useRef(isOnline)
  useEffect(() => {
    if (before.current === isOnline) return
    before.current = isOnline
    announce(isOnline ? t('common.online') : t('common.offline'))
  }, [isOnline, announce])
  if (isOnline) return null
  return (
    <aside className="offline-banner" aria-label={t('common.network')}>
      <Page.Block width="xl" gutters>
        <InlineMessage status="warning">{t('common.offline')}</InlineMessage>
      </Page.Block>
    </aside>
  )
}
