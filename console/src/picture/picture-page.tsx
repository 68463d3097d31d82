import { BodyShort, Button, Select, VStack } from '@navikt/ds-react'
import { ArrowsCirclepathIcon } from '@navikt/aksel-icons'
import { useEffect, useRef } from 'react'
import { formatClock } from '../format/dates.ts'
import { PictureDocument, type Purpose } from '../generated/graphql.ts'
import { useAnswer } from '../graph/use-answer.ts'
import { useWatch } from '../graph/use-watch.ts'
import { useAnnounce } from '../page/announcer.tsx'
import { Loaded } from '../page/loaded.tsx'
import { Loading } from '../page/loading.tsx'
import { useSession } from '../session/session.ts'
import { PURPOSES } from '../format/purposes.ts'
import { t, wordFor } from '../texts/index.ts'
import { ChildTeam } from './child-team.tsx'
import { readPicture } from './read-picture.ts'
import { SectorCard } from './sector-card.tsx'

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
    <VStack gap="space-24">
      <Loaded asked={asked}>
        {({ answer, at, isRenewing }) =>
          answer.data.child === null ? (
            <BodyShort>{t('child.notFound')}</BodyShort>
          ) : (
            <>
              <FetchedAt at={at} isRenewing={isRenewing} onRenew={asked.renew} />
              <ChildTeam team={answer.data.child.team} guardians={answer.data.child.guardians} />
              <div className="sector-grid" aria-busy={isRenewing}>
                {readPicture(answer).map((sector) => (
                  <SectorCard key={sector.sector} sector={sector} />
                ))}
              </div>
            </>
          )
        }
      </Loaded>
    </VStack>
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

interface FetchedAtProps {
  readonly at: Date
  readonly isRenewing: boolean
  readonly onRenew: () => void
}

function FetchedAt({ at, isRenewing, onRenew }: FetchedAtProps) {
  const announce = useAnnounce()
  const shown = useRef(at)
  useEffect(() => {
    if (shown.current !== at) announce(t('picture.announce'))
    shown.current = at
  }, [at, announce])
  return (
    <div className="fetched-at">
      <Button
        variant="secondary"
        size="small"
        icon={<ArrowsCirclepathIcon aria-hidden />}
        loading={isRenewing}
        onClick={onRenew}
      >
        {t('picture.renew')}
      </Button>
      <BodyShort size="small" textColor="subtle">
        {t('picture.fetchedAt', { time: formatClock(at) })}
      </BodyShort>
    </div>
  )
}
