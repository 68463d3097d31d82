import { BodyShort, ToggleGroup, VStack } from '@navikt/ds-react'
import { useState } from 'react'
import { dateInNorway } from '../format/dates.ts'
import type { LifePhase } from '../generated/graphql.ts'
import type { ReadSector } from '../picture/read-picture.ts'
import { t } from '../texts/index.ts'
import { findCourse } from './course.ts'
import { readTimeline } from './timeline.ts'
import { TimelineChart } from './timeline-chart.tsx'
import { TimelineTable } from './timeline-table.tsx'

interface TimelineViewProps {
  readonly sectors: readonly ReadSector[]
  readonly age: number | null
  readonly phase: LifePhase | null
  /** When the picture was fetched. */
  readonly at: Date
}

type Showing = 'near' | 'whole' | 'table'

/** The 0–24 timeline: as bars, or as a table of the same. A narrow page, and paper, have the table alone. */
export function TimelineView({ sectors, age, phase, at }: TimelineViewProps) {
  const [showing, setShowing] = useState<Showing>('near')
  const today = dateInNorway(at)
  const timeline = readTimeline(sectors)
  const course = findCourse(age, phase, today)
  if (timeline.length === 0 && course.length === 0) return <BodyShort>{t('timeline.none')}</BodyShort>
  return (
    <VStack gap="space-16" className="timeline" data-showing={showing}>
      <ToggleGroup
        label={t('timeline.show')}
        size="small"
        value={showing}
        onChange={(value) => setShowing(value as Showing)}
        className="timeline-choice"
      >
        <ToggleGroup.Item value="near" label={t('timeline.near')} />
        {course.length > 0 && <ToggleGroup.Item value="whole" label={t('timeline.whole')} />}
        <ToggleGroup.Item value="table" label={t('timeline.table')} />
      </ToggleGroup>
      {timeline.length === 0 && <BodyShort>{t('timeline.none')}</BodyShort>}
      <div className="card timeline-chart">
        <TimelineChart timeline={timeline} course={course} today={today} isWhole={showing === 'whole'} />
      </div>
      <div className="card timeline-table">
        <TimelineTable timeline={timeline} course={course} />
      </div>
    </VStack>
  )
}
