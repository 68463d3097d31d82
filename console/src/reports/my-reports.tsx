import { BodyLong, BodyShort, Detail, Heading } from '@navikt/ds-react'
import { useId } from 'react'
import { formatDay, formatMoment } from '../format/dates.ts'
import { MyReportsDocument } from '../generated/graphql.ts'
import { type Asked, useAnswer } from '../graph/use-answer.ts'
import type { MyReportsQuery } from '../generated/graphql.ts'
import { writeEntry } from '../log/write-entry.ts'
import { Loaded } from '../page/loaded.tsx'
import { t } from '../texts/index.ts'

export function useReports(child: string): Asked<MyReportsQuery> {
  return useAnswer(MyReportsDocument, { child })
}

/** The look-ups the reader has reported, and what the privacy officer says. Left out while there are none. */
export function MyReports({ asked }: { readonly asked: Asked<MyReportsQuery> }) {
  const id = useId()
  return (
    <Loaded asked={asked}>
      {({ answer: { data } }) => {
        const reports = data.child?.reports ?? []
        if (reports.length === 0) return null
        return (
          <section aria-labelledby={id}>
            <Heading id={id} level="2" size="small" spacing>
              {t('reports.title')}
            </Heading>
            <ul className="plain-list">
              {reports.map((report) => (
                <li key={report.id} className="card">
                  <Report report={report} />
                </li>
              ))}
            </ul>
          </section>
        )
      }}
    </Loaded>
  )
}

type Of = NonNullable<NonNullable<MyReportsQuery['child']>['reports']>[number]

function Report({ report: { at, by, look, message, answer } }: { readonly report: Of }) {
  const written = look === null ? null : writeEntry(look)
  const date = formatDay(at)
  return (
    <>
      {look !== null && written !== null && (
        <BodyShort size="small" spacing>
          {formatMoment(look.at)}: <strong>{written.who}</strong> {written.what}
        </BodyShort>
      )}
      <Detail textColor="subtle">
        {by === null || by.isMe ? t('reports.asked', { date }) : t('reports.askedBy', { name: by.displayName, date })}
      </Detail>
      <BodyLong className="written" spacing>
        {message}
      </BodyLong>
      {answer === null ? (
        <BodyShort size="small">{t('reports.open')}</BodyShort>
      ) : (
        <>
          <Detail textColor="subtle">
            {t('reports.answered', { name: answer.by ?? t('reports.officer'), date: formatDay(answer.at) })}
          </Detail>
          <BodyLong className="written">{answer.text}</BodyLong>
        </>
      )}
    </>
  )
}
