import { BodyShort, Select, VStack } from '@navikt/ds-react'
import { useEffect, useRef } from 'react'
import { PictureDocument, type Purpose } from '../generated/graphql.ts'
import { useAnswer } from '../graph/use-answer.ts'
import { useWatch } from '../graph/use-watch.ts'
import { KeepPicture } from '../keep/keep-picture.tsx'
import { Loaded } from '../page/loaded.tsx'
import { Loading } from '../page/loading.tsx'
import { useSession } from '../session/session.ts'
import { PURPOSES } from '../format/purposes.ts'
import { t, wordFor } from '../texts/index.ts'
import { ChildTeam } from './child-team.tsx'
import { FetchedAt } from './fetched-at.tsx'
import { PictureTabs } from './picture-tabs.tsx'

/** The combined picture of a child, for someone on the team. It is asked for again whenever what is shared has changed. */
export function PicturePage({ child }: { readonly child: string }) {
  const { isReady, changes } = useWatch(child)
  return (
    <VStack gap="space-24">
      <PurposeSelect />
      {isReady ? <Picture child={child} changes={changes} /> : <Loading />}
    </VStack>
  )
}

interface PictureProps {
  readonly child: string
  /** How many times the gateway has told that something changed. */
  readonly changes: number
}

/** Everything in one question. */
function Picture({ child, changes }: PictureProps) {
  const { purpose } = useSession()
  const asked = useAnswer(PictureDocument, { child }, purpose)
  const { renew } = asked
  const seen = useRef(changes)
  useEffect(() => {
    if (seen.current !== changes) renew()
    seen.current = changes
  }, [changes, renew])
  return (
    <Loaded asked={asked}>
      {({ answer, at, isRenewing }) => (
        <div>
          {answer.data.child === null ? (
            <BodyShort>{t('child.notFound')}</BodyShort>
          ) : (
            <VStack gap="space-24">
              <div className="picture-tools">
                <FetchedAt at={at} isRenewing={isRenewing} onRenew={renew} />
                <KeepPicture answer={answer} child={answer.data.child} at={at} />
              </div>
              <ChildTeam team={answer.data.child.team} guardians={answer.data.child.guardians} />
              <PictureTabs answer={answer} child={answer.data.child} id={child} at={at} isRenewing={isRenewing} />
            </VStack>
          )}
        </div>
      )}
    </Loaded>
  )
}

function PurposeSelect() {
  const { purpose, setPurpose } = useSession()
  return (
    <Select
      label={t('picture.purpose')}
      description={t('picture.purposeHint')}
      value={purpose}
      onChange={(event) => setPurpose(event.target.value as Purpose)}
      className="purpose"
    >
      {PURPOSES.map((value) => (
        <option key={value} value={value}>
          {wordFor('words.purposes', value)}
        </option>
      ))}
    </Select>
  )
}
