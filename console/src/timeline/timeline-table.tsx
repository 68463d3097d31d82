import { BodyShort, Detail, Table } from '@navikt/ds-react'
import type { ReactNode } from 'react'
import { capitalise } from '../format/lists.ts'
import { writePeriod } from '../picture/sections.ts'
import { t, wordFor } from '../texts/index.ts'
import type { CourseStep } from './course.ts'
import type { SectorTimeline } from './timeline.ts'
import { writeStep } from './write-course.ts'

interface TimelineTableProps {
  readonly timeline: readonly SectorTimeline[]
  readonly course: readonly CourseStep[]
}

/** All that the bars tell, in words: for small pages, screen readers and paper. */
export function TimelineTable({ timeline, course }: TimelineTableProps) {
  return (
    <Table size="small" className="timeline-words">
      <caption className="aksel-sr-only">{t('timeline.title')}</caption>
      <Table.Header>
        <Table.Row>
          <Table.HeaderCell scope="col">{t('timeline.when')}</Table.HeaderCell>
          <Table.HeaderCell scope="col">{t('timeline.what')}</Table.HeaderCell>
        </Table.Row>
      </Table.Header>
      {course.length > 0 && (
        <Group name={t('timeline.course')}>
          {course.map((step) => {
            const { what, when } = writeStep(step)
            return <Line key={what} when={when} what={what} name={what} />
          })}
        </Group>
      )}
      {timeline.map(({ sector, rows }) => (
        <Group key={sector} name={wordFor('words.sectors', sector)}>
          {rows.flatMap(({ id, name, spans }) =>
            spans.map(({ what, from, until }, index) => (
              // The spans of a slice are a list of their own, always in this order.
              // oxlint-disable-next-line no-array-index-key
              <Line key={`${id} ${index}`} when={capitalise(writePeriod(from, until) ?? '')} what={what} name={name} />
            )),
          )}
        </Group>
      ))}
    </Table>
  )
}

interface GroupProps {
  readonly name: string
  readonly children: ReactNode
}

function Group({ name, children }: GroupProps) {
  return (
    <Table.Body>
      <Table.Row>
        <Table.HeaderCell scope="rowgroup" colSpan={2} className="timeline-group">
          {name}
        </Table.HeaderCell>
      </Table.Row>
      {children}
    </Table.Body>
  )
}

interface LineProps {
  readonly when: string
  readonly what: string
  /** Of the slice it is from. */
  readonly name: string
}

function Line({ when, what, name }: LineProps) {
  return (
    <Table.Row>
      <Table.DataCell>{when}</Table.DataCell>
      <Table.DataCell>
        <BodyShort>{what}</BodyShort>
        {name !== what && <Detail textColor="subtle">{name}</Detail>}
      </Table.DataCell>
    </Table.Row>
  )
}
