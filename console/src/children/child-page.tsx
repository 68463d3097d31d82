import { ArrowLeftIcon } from '@navikt/aksel-icons'
import { BodyShort, Button } from '@navikt/ds-react'
import { fetchPart } from '../page/fetch-part.tsx'
import { View } from '../page/view.tsx'
import { t } from '../texts/index.ts'
import { describeAge } from './describe-age.ts'
import type { ChildSummary } from './overview.tsx'

const PicturePage = fetchPart(async () => (await import('../picture/picture-page.tsx')).PicturePage)
const FamilyTabs = fetchPart(async () => (await import('./family-tabs.tsx')).FamilyTabs)
const FamilyDirectives = fetchPart(async () => (await import('../directives/family-directives.tsx')).FamilyDirectives)
const OpenDirectives = fetchPart(async () => (await import('../directives/open-directives.tsx')).OpenDirectives)
const OfficerTabs = fetchPart(async () => (await import('./officer-tabs.tsx')).OfficerTabs)

interface ChildPageProps {
  readonly child: ChildSummary
  readonly onBack: () => void
}

/** One child, as the person who is signed in may see them. */
export function ChildPage({ child, onBack }: ChildPageProps) {
  const { id, displayName, myCapacity } = child
  const back = (
    <Button variant="tertiary" size="small" icon={<ArrowLeftIcon aria-hidden />} onClick={onBack} className="view-back">
      {t('common.back')}
    </Button>
  )
  return (
    <View title={displayName ?? t('children.nameless')} name={t(`child.titles.${myCapacity}`)} before={back}>
      <BodyShort textColor="subtle" spacing>
        {describeAge(child)}
      </BodyShort>
      {myCapacity === 'TEAM' && <PicturePage child={id} />}
      {(myCapacity === 'GUARDIAN' || myCapacity === 'YOUTH' || myCapacity === 'VERGE') && (
        <FamilyTabs child={id} capacity={myCapacity} age={child.age} />
      )}
      {myCapacity === 'PARENT' && <FamilyDirectives child={id} capacity={myCapacity} />}
      {myCapacity === 'REGISTRAR' && <OpenDirectives child={id} />}
      {myCapacity === 'PRIVACY_OFFICER' && <OfficerTabs child={id} />}
    </View>
  )
}
