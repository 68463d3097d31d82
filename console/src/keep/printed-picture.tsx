import { BodyShort, Heading } from '@navikt/ds-react'
import { createPortal } from 'react-dom'
import { describeAge } from '../children/describe-age.ts'
import { dateInNorway, formatMoment } from '../format/dates.ts'
import type { PictureQuery } from '../generated/graphql.ts'
import type { Answer } from '../graph/client.ts'
import { ChildTeam } from '../picture/child-team.tsx'
import { readPicture } from '../picture/read-picture.ts'
import { SectorCard } from '../picture/sector-card.tsx'
import { findCourse } from '../timeline/course.ts'
import { readTimeline } from '../timeline/timeline.ts'
import { TimelineTable } from '../timeline/timeline-table.tsx'
import { t, wordFor } from '../texts/index.ts'
import type { PictureTerms } from './picture-file.ts'

interface PrintedPictureProps extends PictureTerms {
  readonly answer: Answer<PictureQuery>
  readonly child: NonNullable<PictureQuery['child']>
}

/** The picture on paper: seen by the printer alone. */
export function PrintedPicture({ answer, child, purpose, fetchedAt, madeAt }: PrintedPictureProps) {
  const sectors = readPicture(answer)
  const name = answer.data.me?.displayName
  const made = { at: formatMoment(madeAt.toISOString()), purpose: wordFor('words.purposesInSentence', purpose) }
  return createPortal(
    <div className="print-sheet">
      <Heading level="1" size="medium">
        {t('keep.title')}: {child.displayName ?? t('children.nameless')}
      </Heading>
      <BodyShort spacing>{describeAge(child)}</BodyShort>
      <BodyShort>{name === undefined ? t('keep.madeByNobody', made) : t('keep.made', { ...made, name })}</BodyShort>
      <BodyShort>{t('keep.fetched', { at: formatMoment(fetchedAt.toISOString()) })}</BodyShort>
      <BodyShort weight="semibold" spacing>
        {t('keep.notice')}
      </BodyShort>
      <ChildTeam team={child.team} guardians={child.guardians} />
      {sectors.map((sector) => (
        <SectorCard key={sector.sector} sector={sector} asking={null} isWhole />
      ))}
      <section className="card">
        <Heading level="2" size="medium">
          {t('timeline.title')}
        </Heading>
        <TimelineTable
          timeline={readTimeline(sectors)}
          course={findCourse(child.age, child.phase, dateInNorway(fetchedAt))}
        />
      </section>
    </div>,
    document.body,
  )
}
