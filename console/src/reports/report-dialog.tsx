import { BodyLong, BodyShort, Textarea, VStack } from '@navikt/ds-react'
import { useState } from 'react'
import { ActDialog } from '../directives/act-dialog.tsx'
import { useAct } from '../directives/use-act.ts'
import { formatMoment } from '../format/dates.ts'
import { ReportLookDocument } from '../generated/graphql.ts'
import { type LogEntry, writeEntry } from '../log/write-entry.ts'
import { t } from '../texts/index.ts'

const LONGEST_MESSAGE = 2000

interface ReportDialogProps {
  readonly child: string
  readonly look: LogEntry
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Asks the privacy officer about a look-up. */
export function ReportDialog({ child, look, onDone, onClose }: ReportDialogProps) {
  const { act, ...state } = useAct()
  const [message, setMessage] = useState('')
  const { who, what } = writeEntry(look)
  const send = async (): Promise<void> => {
    const input = { child, look: look.id, message: message.trim() }
    if (await act(ReportLookDocument, 'reportLook', { input })) onDone()
  }
  return (
    <ActDialog
      title={t('reports.dialog')}
      confirm={t('reports.send')}
      state={state}
      onConfirm={() => void send()}
      onClose={onClose}
    >
      <VStack gap="space-16">
        <BodyShort>
          {formatMoment(look.at)}: <strong>{who}</strong> {what}
        </BodyShort>
        <BodyLong>{t('reports.body')}</BodyLong>
        <Textarea
          label={t('reports.message')}
          value={message}
          maxLength={LONGEST_MESSAGE}
          onChange={({ target }) => setMessage(target.value)}
        />
      </VStack>
    </ActDialog>
  )
}
