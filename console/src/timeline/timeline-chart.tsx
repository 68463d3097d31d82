import { BodyShort, Provider, Timeline } from '@navikt/ds-react'
import { capitalise } from '../format/lists.ts'
import { PARTS } from '../page/in-language.tsx'
import { useLanguage } from '../page/use-language.ts'
import { writePeriod, type Span } from '../picture/sections.ts'
import { t, wordFor } from '../texts/index.ts'
import type { CourseStep } from './course.ts'
import { type Bar, findFirstDay, findLastDay, findYears, placeInLanes, type Years } from './lanes.ts'
import type { SectorTimeline } from './timeline.ts'
import { writeStep } from './write-course.ts'

interface TimelineChartProps {
  readonly timeline: readonly SectorTimeline[]
  readonly course: readonly CourseStep[]
  readonly today: string
  /** The whole course from 0 to 24; otherwise the years that something is told of. */
  readonly isWhole: boolean
}

/** So many of the shortest bars, one after another, fill the chart: each is wide enough to be pressed. */
const MOST_BARS = 20

interface Row {
  readonly key: string
  readonly label: string
  readonly color: 'neutral' | 'accent'
  readonly bars: readonly Bar[]
}

/** What happens when, as bars; a row for each slice, of as many lanes as it takes. */
export function TimelineChart({ timeline, course, today, isWhole }: TimelineChartProps) {
  const language = useLanguage()
  const spans = timeline.flatMap(({ rows }) => rows.flatMap((row) => row.spans))
  const years = (isWhole ? findCourseYears(course) : null) ?? findYears(spans, today)
  const leastDays = Math.ceil(((years.last - years.first + 1) * 366) / MOST_BARS)
  const courseRow: Row = {
    key: 'course',
    label: t('timeline.course'),
    color: 'neutral',
    bars: course.flatMap(drawStep),
  }
  const rows: readonly Row[] = [
    courseRow,
    ...timeline.flatMap(({ sector, rows: slices }) =>
      slices.map(
        (slice): Row => ({
          key: slice.id,
          label: `${wordFor('words.sectors', sector)}: ${slice.name}`,
          color: 'accent',
          bars: slice.spans.flatMap((span) => drawSpan(span, years, today)),
        }),
      ),
    ),
  ]
  return (
    // A bar is read aloud by our own words: by the design system's, what goes on would have an end.
    <Provider
      locale={PARTS[language]}
      translations={{ Timeline: { Period: { period: '{status}' }, Row: { period: t('timeline.bars') } } }}
    >
      <Timeline startDate={startOfDay(`${years.first}-01-01`)} endDate={endOfDay(`${years.last}-12-31`)}>
        {rows.flatMap(({ key, label, color, bars }) =>
          placeInLanes(
            bars.filter((bar) => isWithin(bar, years)),
            leastDays,
          ).map((lane, index) => (
            <Timeline.Row key={`${key} ${lane[0]?.first}`} label={index === 0 ? label : ''} headingTag="h3">
              {lane.map((bar) => (
                <Timeline.Period
                  key={`${bar.first} ${bar.what}`}
                  start={startOfDay(bar.first)}
                  end={endOfDay(bar.last)}
                  data-color={color}
                  statusLabel={`${bar.what}: ${bar.when}`}
                  icon={<span className="timeline-bar-name">{bar.what}</span>}
                >
                  <BodyShort weight="semibold">{bar.what}</BodyShort>
                  <BodyShort size="small">{bar.when}</BodyShort>
                </Timeline.Period>
              ))}
            </Timeline.Row>
          )),
        )}
        <Timeline.Pin date={startOfDay(today)}>
          <BodyShort>{t('timeline.today')}</BodyShort>
        </Timeline.Pin>
      </Timeline>
    </Provider>
  )
}

/** What goes on is drawn until today: how long it will, nobody has said. */
function drawSpan({ what, from, until }: Span, years: Years, today: string): readonly Bar[] {
  const first = from === null ? `${years.first}-01-01` : findFirstDay(from)
  const last = until === null ? latestOf(today, first ?? today) : findLastDay(until)
  if (first === null || last === null || last < first) return []
  return [{ what, when: capitalise(writePeriod(from, until) ?? ''), first, last }]
}

/** Only the days that are certain: between two phases there is the time in which one may turn into the other. */
function drawStep(step: CourseStep): readonly Bar[] {
  if (step.kind === 'END') return []
  const [first, last] =
    step.kind === 'PHASE' ? [step.from.latest, step.until.earliest] : [step.at.earliest, step.at.latest]
  return last <= first ? [] : [{ ...writeStep(step), first, last }]
}

function findCourseYears(course: readonly CourseStep[]): Years | null {
  const end = course.at(-1)
  if (end?.kind !== 'END') return null
  return { first: Number(end.at.earliest.slice(0, 4)) - 25, last: Number(end.at.latest.slice(0, 4)) }
}

const latestOf = (a: string, b: string): string => (a > b ? a : b)

function isWithin({ first, last }: Bar, years: Years): boolean {
  return last >= `${years.first}-01-01` && first <= `${years.last}-12-31`
}

// The axis counts in the days of the reader's own clock.
const startOfDay = (date: string): Date => new Date(`${date}T00:00:00`)
const endOfDay = (date: string): Date => new Date(`${date}T23:59:59`)
