import { BodyLong, BodyShort, Heading, Search, VStack } from '@navikt/ds-react'
import { useEffect, useState } from 'react'
import type { Capacity } from '../generated/graphql.ts'
import type { Pages } from '../graph/use-pages.ts'
import { CardButton } from '../page/card-button.tsx'
import { MoreButton } from '../page/more-button.tsx'
import { t } from '../texts/index.ts'
import { describeAge } from './describe-age.ts'
import type { ChildSummary } from './overview.tsx'
import { findByName } from './search.ts'

const ORDER: readonly Capacity[] = ['YOUTH', 'GUARDIAN', 'VERGE', 'PARENT', 'TEAM', 'REGISTRAR', 'PRIVACY_OFFICER']

/** Fewer than these are found at a glance. */
const WORTH_SEARCHING = 6

interface ChildListProps {
  readonly pages: Pages<unknown, ChildSummary>
  readonly onChoose: (child: ChildSummary) => void
}

/** The children a person may find, by what the person is to them. */
export function ChildList({ pages, onChoose }: ChildListProps) {
  const [wanted, setWanted] = useState('')
  const all = pages.nodes ?? []
  const children = findByName(all, wanted)
  const isSearching = wanted.trim() !== ''
  const { hasMore, isAsking, failure, askForMore } = pages
  // A name may be on a page that has not come yet.
  useEffect(() => {
    if (isSearching && hasMore && !isAsking && failure === null) askForMore()
  }, [isSearching, hasMore, isAsking, failure, askForMore])
  if (all.length === 0) return <BodyLong>{t('children.none')}</BodyLong>
  return (
    <VStack gap="space-32">
      {(all.length >= WORTH_SEARCHING || hasMore) && (
        <search className="purpose">
          <Search label={t('caseload.label')} hideLabel={false} variant="simple" value={wanted} onChange={setWanted} />
          <BodyShort as="output" size="small" className="live">
            {isSearching && t('caseload.found', { count: children.length })}
          </BodyShort>
        </search>
      )}
      {ORDER.map((capacity) => {
        const group = children.filter((child) => child.myCapacity === capacity)
        if (group.length === 0) return null
        return (
          <section key={capacity} aria-labelledby={`children-${capacity}`}>
            <Heading id={`children-${capacity}`} level="2" size="medium" spacing>
              {t(`children.groups.${capacity}`)}
            </Heading>
            <ul className="plain-list">
              {group.map((child) => (
                <li key={child.id}>
                  <CardButton
                    title={child.displayName ?? t('children.nameless')}
                    detail={describeAge(child)}
                    onClick={() => onChoose(child)}
                  />
                </li>
              ))}
            </ul>
          </section>
        )
      })}
      <MoreButton pages={pages} label={t('children.more')} />
    </VStack>
  )
}
