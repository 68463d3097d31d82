import { BodyLong, BodyShort, Button, Detail, Heading, VStack } from '@navikt/ds-react'
import { ArrowsCirclepathIcon } from '@navikt/aksel-icons'
import { formatClock, formatDate } from '../format/dates.ts'
import { AccessLogDocument, type AccessLogQuery } from '../generated/graphql.ts'
import { usePages } from '../graph/use-pages.ts'
import { Loaded } from '../page/loaded.tsx'
import { MoreButton } from '../page/more-button.tsx'
import { t } from '../texts/index.ts'
import { EntryProof } from './entry-proof.tsx'
import { foldGiving } from './fold-giving.ts'
import { groupByDay } from './group-by-day.ts'
import { type LogEntry, writeEntry } from './write-entry.ts'

interface AccessLogProps {
  readonly child: string
  /** Reports a look-up to the privacy officer; for the family alone. */
  readonly onReport?: (look: LogEntry) => void
}

/** Who has looked at a child, and what the family has done, a day at a time. */
export function AccessLog({ child, onReport }: AccessLogProps) {
  const pages = usePages(AccessLogDocument, { child }, readLog)
  return (
    <Loaded asked={pages.asked}>
      {({ isRenewing }) => {
        if (pages.nodes === null) return <BodyShort>{t('child.notFound')}</BodyShort>
        return (
          <VStack gap="space-24">
            <BodyLong>{t('log.intro')}</BodyLong>
            <div>
              <Button
                variant="secondary"
                size="small"
                icon={<ArrowsCirclepathIcon aria-hidden />}
                loading={isRenewing}
                onClick={pages.asked.renew}
              >
                {t('log.renew')}
              </Button>
            </div>
            {pages.nodes.length === 0 && <BodyShort>{t('log.none')}</BodyShort>}
            {groupByDay(foldGiving(pages.nodes)).map(({ date, entries }) => (
              <section key={date} aria-labelledby={`log-${date}`}>
                <Heading id={`log-${date}`} level="2" size="small" spacing>
                  {formatDate(date)}
                </Heading>
                <ul className="plain-list">
                  {entries.map((entry) => (
                    <LogRow key={entry.id} child={child} entry={entry} onReport={onReport} />
                  ))}
                </ul>
              </section>
            ))}
            <MoreButton pages={pages} label={t('log.older')} />
          </VStack>
        )
      }}
    </Loaded>
  )
}

function readLog(data: AccessLogQuery) {
  return data.child?.accessLog ?? null
}

interface LogRowProps {
  readonly child: string
  readonly entry: LogEntry
  readonly onReport: ((look: LogEntry) => void) | undefined
}

function LogRow({ child, entry, onReport }: LogRowProps) {
  const { who, what, why } = writeEntry(entry)
  return (
    <li className="card log-row" data-kind={entry.kind}>
      <Detail textColor="subtle">
        <time dateTime={entry.at}>{formatClock(entry.at)}</time>
      </Detail>
      <div>
        <BodyShort>
          <strong>{who}</strong> {what}
        </BodyShort>
        {why !== null && (
          <BodyShort size="small" textColor="subtle">
            {why}
          </BodyShort>
        )}
        <EntryProof child={child} entry={entry} />
        {entry.kind === 'LOOKED' && onReport !== undefined && (
          <Button variant="tertiary" size="xsmall" onClick={() => onReport(entry)} className="report">
            {t('reports.report')}
          </Button>
        )}
      </div>
    </li>
  )
}
