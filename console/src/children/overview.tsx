import { BodyLong } from '@navikt/ds-react'
import { formatPhone } from '../format/phone.ts'
import { ChildrenDocument, type ChildrenQuery } from '../generated/graphql.ts'
import { usePages } from '../graph/use-pages.ts'
import { EmailSettings } from '../notices/email-settings.tsx'
import { fetchPart } from '../page/fetch-part.tsx'
import { Loaded } from '../page/loaded.tsx'
import { PageHeader } from '../page/page-header.tsx'
import { useViews } from '../page/use-views.ts'
import { View } from '../page/view.tsx'
import { t } from '../texts/index.ts'
import { ChildList } from './child-list.tsx'
import { ChildPage } from './child-page.tsx'

const OfficerOverview = fetchPart(async () => (await import('../officer/officer-overview.tsx')).OfficerOverview)

export type ChildSummary = ChildrenQuery['children']['nodes'][number]

/**
 * Everything a signed-in person can reach: the children, and one of them at a time. The list is asked for once, as every
 * look at it is an entry in each child's log.
 */
export function Overview({ onLeave }: { readonly onLeave: () => void }) {
  const pages = usePages(ChildrenDocument, {}, readChildren)
  const { view: child, open, back } = useViews<ChildSummary | null>(null)
  const { load } = pages.asked
  return (
    <>
      <PageHeader
        name={load.status === 'ready' ? (load.answer.data.me?.displayName ?? null) : null}
        onLeave={onLeave}
      />
      {child === null ? (
        <View key="list" title={t('children.title')} name={t('children.title')}>
          <Loaded asked={pages.asked}>
            {({ answer: { data } }) => (
              <>
                {pages.nodes?.some(({ myCapacity }) => myCapacity === 'PRIVACY_OFFICER') === true ? (
                  <OfficerOverview>
                    <ChildList pages={pages} onChoose={open} />
                  </OfficerOverview>
                ) : (
                  <ChildList pages={pages} onChoose={open} />
                )}
                <EmailSettings />
                <BodyLong className="help">
                  {t('children.help', { name: data.help.name, phone: formatPhone(data.help.phone) })}
                </BodyLong>
              </>
            )}
          </Loaded>
        </View>
      ) : (
        <ChildPage key={child.id} child={child} onBack={back} />
      )}
    </>
  )
}

function readChildren(data: ChildrenQuery): ChildrenQuery['children'] {
  return data.children
}
