import { BodyLong, BodyShort, Button, Detail, Heading, ReadMore, VStack } from '@navikt/ds-react'
import { ArrowsCirclepathIcon } from '@navikt/aksel-icons'
import { formatClock, formatDate } from '../format/dates.ts'
import { AccessLogDocument, type AccessLogQuery } from '../generated/graphql.ts'
import { usePages } from '../graph/use-pages.ts'
import { Loaded } from '../page/loaded.tsx'
import { MoreButton } from '../page/more-button.tsx'
import { t } from '../texts/index.ts'
import { EntryProof } from './entry-proof.tsx'
import { foldEmptyLooks } from './fold-empty-looks.ts'
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
                  {foldEmptyLooks(entries).map((folded) => (
                    <LogRow key={folded[0]?.id} child={child} entries={folded} onReport={onReport} />
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
  /** Told as one, the newest first. */
  readonly entries: readonly LogEntry[]
  readonly onReport: ((look: LogEntry) => void) | undefined
}

function LogRow({ child, entries, onReport }: LogRowProps) {
  const [newest] = entries
  if (newest === undefined) return null
  const { who, what, why } = writeEntry(newest)
  return (
    <li className="card log-row" data-kind={newest.kind}>
      <Moment at={newest.at} />
      <div>
        <BodyShort>
          <strong>{who}</strong> {what}
        </BodyShort>
        {why !== null && (
          <BodyShort size="small" textColor="subtle">
            {why}
          </BodyShort>
        )}
        {entries.length === 1 ? (
          <EntryChecks child={child} entry={newest} onReport={onReport} />
        ) : (
          <ReadMore header={t('log.showEach', { total: entries.length })} size="small">
            <ul className="plain-list tight">
              {entries.map((entry) => (
                <li key={entry.id} className="log-row">
                  <Moment at={entry.at} />
                  <div>
                    <EntryChecks child={child} entry={entry} onReport={onReport} />
                  </div>
                </li>
              ))}
            </ul>
          </ReadMore>
        )}
      </div>
    </li>
  )
}

function Moment({ at }: Pick<LogEntry, 'at'>) {
  return (
    <Detail textColor="subtle">
      <time dateTime={at}>{formatClock(at)}</time>
    </Detail>
  )
}

interface EntryChecksProps extends Pick<LogRowProps, 'child' | 'onReport'> {
  readonly entry: LogEntry
}

/** What can be done about one entry: to check that it is true, and to ask about it. */
function EntryChecks({ child, entry, onReport }: EntryChecksProps) {
  return (
    <>
      <EntryProof child={child} entry={entry} />
      {entry.kind === 'LOOKED' && onReport !== undefined && (
        <Button variant="tertiary" size="xsmall" onClick={() => onReport(entry)} className="report">
          {t('reports.report')}
        </Button>
      )}
    </>
  )
}
