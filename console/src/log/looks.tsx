import { BodyLong, BodyShort, Detail, Heading, VStack } from '@navikt/ds-react'
import { formatDate } from '../format/dates.ts'
import { LooksDocument, type LooksQuery } from '../generated/graphql.ts'
import { usePages } from '../graph/use-pages.ts'
import { Loaded } from '../page/loaded.tsx'
import { MoreButton } from '../page/more-button.tsx'
import { t, wordFor } from '../texts/index.ts'
import { writeEntry } from './write-entry.ts'

type Group = NonNullable<NonNullable<LooksQuery['child']>['looks']>['nodes'][number]

/** Who looked, gathered by day and what it was used for. */
export function Looks({ child }: { readonly child: string }) {
  const pages = usePages(LooksDocument, { child }, (data) => data.child?.looks ?? null)
  return (
    <Loaded asked={pages.asked}>
      {() => {
        if (pages.nodes === null) return <BodyShort>{t('child.notFound')}</BodyShort>
        const days = [...new Set(pages.nodes.map(({ date }) => date))]
        return (
          <VStack gap="space-24">
            <BodyLong>{t('looks.groupedIntro')}</BodyLong>
            {days.length === 0 && <BodyShort>{t('log.none')}</BodyShort>}
            {days.map((date) => (
              <section key={date} aria-labelledby={`looks-${date}`}>
                <Heading id={`looks-${date}`} level="2" size="small" spacing>
                  {formatDate(date)}
                </Heading>
                <ul className="plain-list">
                  {(pages.nodes ?? [])
                    .filter((group) => group.date === date)
                    .map((group) => (
                      <PurposeCard key={group.purpose} group={group} />
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

function PurposeCard({ group: { purpose, count, lookers } }: { readonly group: Group }) {
  return (
    <li className="card">
      <Heading level="3" size="xsmall">
        {purpose === null ? t('looks.noPurpose') : wordFor('words.purposes', purpose)}
      </Heading>
      <Detail textColor="subtle" spacing>
        {t('looks.times', { count })}
      </Detail>
      <ul className="plain-list">
        {lookers.map((looker) => {
          const nobodyElse = { id: '', at: '', onBehalfOf: null, purpose: null }
          const { who, what } = writeEntry({ ...looker, ...nobodyElse, kind: 'LOOKED' })
          return (
            <BodyShort as="li" key={`${looker.by} ${looker.role} ${looker.service}`}>
              <strong>{who}</strong> {what}{' '}
              {lookers.length > 1 && <span className="subtle">({t('looks.times', { count: looker.count })})</span>}
            </BodyShort>
          )
        })}
      </ul>
    </li>
  )
}
