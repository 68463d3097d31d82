import { InlineMessage, ToggleGroup, VStack } from '@navikt/ds-react'
import { useEffect, useRef, useState } from 'react'
import { MyReports, useReports } from '../reports/my-reports.tsx'
import { ReportDialog } from '../reports/report-dialog.tsx'
import { t } from '../texts/index.ts'
import { AccessLog } from './access-log.tsx'
import { Looks } from './looks.tsx'
import type { LogEntry } from './write-entry.ts'

/** For the family: who has looked, gathered or one by one, with a way to check and to report. */
export function FamilyLog({ child }: { readonly child: string }) {
  const [show, setShow] = useState('grouped')
  const [reported, setReported] = useState<LogEntry | null>(null)
  const [sent, setSent] = useState(0)
  const reports = useReports(child)
  const status = useRef<HTMLOutputElement>(null)

  const finish = (): void => {
    setReported(null)
    setSent((before) => before + 1)
    reports.renew()
  }
  // After the dialog has given focus back to the button that opened it.
  useEffect(() => {
    if (sent > 0) status.current?.focus()
  }, [sent])

  return (
    <>
      <output ref={status} tabIndex={-1} className="live quiet-focus">
        {sent > 0 && (
          <InlineMessage as="span" status="success">
            {t('reports.sent')}
          </InlineMessage>
        )}
      </output>
      <VStack gap="space-24">
        <MyReports asked={reports} />
        <ToggleGroup label={t('looks.show')} size="small" value={show} onChange={setShow}>
          <ToggleGroup.Item value="grouped">{t('looks.grouped')}</ToggleGroup.Item>
          <ToggleGroup.Item value="each">{t('looks.each')}</ToggleGroup.Item>
        </ToggleGroup>
        {show === 'grouped' ? <Looks child={child} /> : <AccessLog child={child} onReport={setReported} />}
      </VStack>
      {reported !== null && (
        <ReportDialog child={child} look={reported} onDone={finish} onClose={() => setReported(null)} />
      )}
    </>
  )
}
