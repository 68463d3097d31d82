import { BodyLong, Heading, VStack } from '@navikt/ds-react'
import type { Capacity } from '../generated/graphql.ts'
import type { Pages } from '../graph/use-pages.ts'
import { CardButton } from '../page/card-button.tsx'
import { MoreButton } from '../page/more-button.tsx'
import { t } from '../texts/index.ts'
import { describeAge } from './describe-age.ts'
import type { ChildSummary } from './overview.tsx'

const ORDER: readonly Capacity[] = ['YOUTH', 'GUARDIAN', 'VERGE', 'PARENT', 'TEAM', 'REGISTRAR', 'PRIVACY_OFFICER']

interface ChildListProps {
  readonly pages: Pages<unknown, ChildSummary>
  readonly onChoose: (child: ChildSummary) => void
}

/** The children a person may find, by what the person is to them. */
export function ChildList({ pages, onChoose }: ChildListProps) {
  const children = pages.nodes ?? []
  if (children.length === 0) return <BodyLong>{t('children.none')}</BodyLong>
  return (
    <VStack gap="space-32">
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
