import { BodyLong, BodyShort, Button, Detail, InlineMessage, Tag, Textarea, VStack } from '@navikt/ds-react'
import { useState } from 'react'
import { useAct } from '../directives/use-act.ts'
import { writeSlices } from '../format/by-sector.ts'
import { formatMoment } from '../format/dates.ts'
import { AnswerReportDocument, ReportsDocument, type ReportsQuery } from '../generated/graphql.ts'
import { usePages } from '../graph/use-pages.ts'
import { useAnnounce } from '../page/announcer.tsx'
import { Loaded } from '../page/loaded.tsx'
import { MoreButton } from '../page/more-button.tsx'
import { t, wordFor } from '../texts/index.ts'

type Place = ReportsQuery['reports']['nodes'][number]

/** Look-ups that families have asked about, and the officer's answers. */
export function ReportsPage() {
  const pages = usePages(ReportsDocument, {}, readReports)
  return (
    <Loaded asked={pages.asked}>
      {() => (
        <VStack gap="space-16">
          {pages.nodes?.length === 0 && <BodyShort>{t('oversight.reportsNone')}</BodyShort>}
          <ul className="plain-list">
            {pages.nodes?.map((place) => (
              <ReportRow key={place.id} place={place} onAnswered={pages.asked.renew} />
            ))}
          </ul>
          <MoreButton pages={pages} label={t('oversight.moreReports')} />
        </VStack>
      )}
    </Loaded>
  )
}

function readReports(data: ReportsQuery): ReportsQuery['reports'] {
  return data.reports
}

interface ReportRowProps {
  readonly place: Place
  readonly onAnswered: () => void
}

function ReportRow({ place: { id, at, state, child }, onAnswered }: ReportRowProps) {
  const report = child?.reports?.find((one) => one.id === id)
  if (child === null || report === undefined) return null
  const { look, answer } = report
  return (
    <li className="card">
      <VStack gap="space-8">
        <div>
          <BodyShort weight="semibold">{child.displayName ?? t('children.nameless')}</BodyShort>
          <Tag variant={state === 'OPEN' ? 'warning' : 'success'} size="small">
            {wordFor('oversight.reportStates', state)}
          </Tag>
        </div>
        <Detail textColor="subtle">
          {t('oversight.reportedBy', {
            by: report.by?.displayName ?? t('directives.someone'),
            at: formatMoment(at),
          })}
        </Detail>
        {look !== null && (
          <Detail textColor="subtle">
            {t('oversight.lookAt', {
              who: look.by ?? t('log.someone'),
              at: formatMoment(look.at),
              slices: writeSlices(look.slices),
            })}
          </Detail>
        )}
        <BodyLong>{report.message}</BodyLong>
        {answer === null ? (
          <AnswerForm child={child.id} report={id} onAnswered={onAnswered} />
        ) : (
          <>
            <Detail textColor="subtle">
              {t('oversight.answeredBy', { by: answer.by ?? t('log.someone'), at: formatMoment(answer.at) })}
            </Detail>
            <BodyLong>{answer.text}</BodyLong>
          </>
        )}
      </VStack>
    </li>
  )
}

interface AnswerFormProps {
  readonly child: string
  readonly report: string
  readonly onAnswered: () => void
}

function AnswerForm({ child, report, onAnswered }: AnswerFormProps) {
  const [text, setText] = useState('')
  const { act, isActing, fault } = useAct()
  const announce = useAnnounce()
  const send = async (): Promise<void> => {
    if (!(await act(AnswerReportDocument, 'answerReport', { input: { child, report, text } }))) return
    announce(t('oversight.sent'))
    onAnswered()
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <VStack gap="space-8">
        <Textarea
          label={t('oversight.answer')}
          maxLength={4000}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <div role="alert">{fault !== null && <InlineMessage status="error">{fault}</InlineMessage>}</div>
        <div>
          <Button type="submit" size="small" loading={isActing}>
            {t('oversight.send')}
          </Button>
        </div>
      </VStack>
    </form>
  )
}
