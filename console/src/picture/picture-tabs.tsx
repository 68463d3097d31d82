import { InlineMessage, Tabs } from '@navikt/ds-react'
import { useRef, useState } from 'react'
import { AskDialog } from '../asking/ask-dialog.tsx'
import { type Asked, findAsked } from '../asking/find-asked.ts'
import { writeSliceName } from '../format/slice-name.ts'
import type { PictureQuery } from '../generated/graphql.ts'
import type { Answer } from '../graph/client.ts'
import { useSession } from '../session/session.ts'
import { t } from '../texts/index.ts'
import { TimelineView } from '../timeline/timeline-view.tsx'
import { readPicture } from './read-picture.ts'
import { SectorCard } from './sector-card.tsx'

interface PictureTabsProps {
  readonly answer: Answer<PictureQuery>
  readonly child: NonNullable<PictureQuery['child']>
  readonly id: string
  readonly at: Date
  readonly isRenewing: boolean
}

/** The same picture twice: by topic, and by time. */
export function PictureTabs({ answer, child, id, at, isRenewing }: PictureTabsProps) {
  const { purpose } = useSession()
  const [justAsked, setJustAsked] = useState<readonly Asked[]>([])
  const [wanted, setWanted] = useState<string | null>(null)
  const status = useRef<HTMLOutputElement>(null)
  const sectors = readPicture(answer)
  const service = child.team?.find(({ isMe }) => isMe)?.service ?? null
  const asking =
    service === null
      ? null
      : {
          asked: [...justAsked, ...findAsked(child.requests ?? [], service, purpose, at)].filter(
            (one) => one.purpose === purpose,
          ),
          onAsk: setWanted,
        }
  const slice = answer.data.slices.find((one) => one.id === wanted)
  const last = justAsked.at(-1)
  const lastAsked = answer.data.slices.find((one) => one.id === last?.slice)

  const finish = (): void => {
    if (wanted !== null) setJustAsked([...justAsked, { slice: wanted, purpose, at: new Date().toISOString() }])
    setWanted(null)
    // The button that was pressed is gone; what came of it is where the reader wants to be.
    requestAnimationFrame(() => status.current?.focus())
  }

  return (
    <div>
      <output ref={status} tabIndex={-1} className="live quiet-focus">
        {lastAsked !== undefined && (
          <InlineMessage as="span" status="success">
            {t('ask.sent', { slice: writeSliceName(lastAsked) })}
          </InlineMessage>
        )}
      </output>
      <Tabs defaultValue="topics">
        <Tabs.List>
          <Tabs.Tab value="topics" label={t('timeline.tabs.topics')} />
          <Tabs.Tab value="timeline" label={t('timeline.tabs.timeline')} />
        </Tabs.List>
        <Tabs.Panel value="topics" className="tab-panel">
          <div className="sector-grid" aria-busy={isRenewing}>
            {sectors.map((sector) => (
              <SectorCard key={sector.sector} sector={sector} asking={asking} />
            ))}
          </div>
        </Tabs.Panel>
        <Tabs.Panel value="timeline" className="tab-panel">
          <TimelineView sectors={sectors} age={child.age} phase={child.phase} at={at} />
        </Tabs.Panel>
      </Tabs>
      {slice !== undefined && service !== null && (
        <AskDialog child={id} slice={slice} service={service} onDone={finish} onClose={() => setWanted(null)} />
      )}
    </div>
  )
}
