import { formatDate, formatMoment, formatClock, formatDay, formatNumber } from '../format/dates.ts'
import { writeList } from '../format/lists.ts'
import { formatPhone } from '../format/phone.ts'
import type { SchoolFragment } from '../generated/graphql.ts'
import { t, wordFor } from '../texts/index.ts'
import { facts, type Readings, section, span, spanOfDay, when, writePeriod, writeYesNo } from './sections.ts'

type Attendance = NonNullable<SchoolFragment['attendance']>
type Overview = NonNullable<Attendance['overviews']>[number]

export const SCHOOL: Readings<SchoolFragment> = {
  enrolment: (enrolments) =>
    section(
      null,
      enrolments.map(({ grade, schoolYear, school, category, programme, startDate, endDate, interruptedOn }) => {
        const title = when(grade, (value) => wordFor('records.grades', value)) ?? t('records.enrolled')
        return {
          title,
          facts: facts(
            [t('records.school'), school?.name ?? null],
            [t('records.schoolYear'), schoolYear],
            [t('records.programme'), programme],
            [t('records.extent'), when(category, (value) => wordFor('records.enrolmentCategories', value))],
            [t('records.period'), writePeriod(startDate, endDate)],
            [t('records.interrupted'), when(interruptedOn, formatDate)],
          ),
          spans: span(title, startDate, interruptedOn ?? endDate),
        }
      }),
    ),
  attendance: ({ registrations, overviews, warnings }) => [
    ...section(
      t('records.overviews'),
      (overviews ?? []).map((overview) => ({
        title: writeSubject(overview.subject),
        facts: facts(
          [t('records.schoolYear'), overview.schoolYear],
          [t('records.firstHalfYear'), writeShare(overview.firstHalfYear)],
          [t('records.wholeYear'), writeShare(overview.wholeYear)],
        ),
      })),
    ),
    ...section(
      t('records.registrations'),
      (registrations ?? []).map(({ start, end, kind, onDiploma }) => ({
        title: when(kind, (value) => wordFor('records.absenceKinds', value)) ?? t('records.absenceKinds.OTHER'),
        facts: facts(
          [t('records.period'), writeMoments(start, end)],
          [t('records.onDiploma'), when(onDiploma, writeYesNo)],
        ),
      })),
    ),
    ...section(
      t('records.absenceWarnings'),
      (warnings ?? []).map(({ percent, sentOn, subject }) => ({
        title: writeSubject(subject),
        facts: facts(
          [t('records.warning'), when(sentOn, (date) => t('records.sentOn', { date: formatDate(date) }))],
          [t('records.percent'), when(percent, writePercent)],
        ),
      })),
    ),
  ],
  contacts: (groups) =>
    section(
      null,
      groups.map(({ name, startDate, endDate, teachers, schoolPhone, schoolEmail }) => {
        const title = name === null ? t('records.contactGroup') : `${t('records.contactGroup')} ${name}`
        return {
          title,
          facts: facts(
            [t('records.teachers'), writeList((teachers ?? []).flatMap((teacher) => teacher.name ?? []))],
            [t('records.phone'), when(schoolPhone, formatPhone)],
            [t('records.email'), schoolEmail],
            [t('records.period'), writePeriod(startDate, endDate)],
          ),
          spans: span(title, startDate, endDate),
        }
      }),
    ),
  adaptedEducation: ({ bilingualSubjectTeaching, arrangements, decisions }) => [
    ...section(
      t('records.decisions'),
      (decisions ?? []).map(({ kind, decidedOn, startDate, endDate, hoursPerYear }) => {
        const title = when(kind, (value) => wordFor('records.decisionKinds', value)) ?? t('records.decisionKinds.OTHER')
        return {
          title,
          facts: facts(
            [t('records.decidedOn'), when(decidedOn, formatDate)],
            [t('records.period'), writePeriod(startDate, endDate)],
            [t('records.hoursPerYear'), when(hoursPerYear, formatNumber)],
          ),
          spans: startDate === null && endDate === null ? spanOfDay(title, decidedOn) : span(title, startDate, endDate),
        }
      }),
    ),
    ...section(
      t('records.arrangements'),
      (arrangements ?? []).map(({ subject, kind, examForm }) => ({
        title: when(kind, (value) => wordFor('records.arrangementKinds', value)) ?? t('records.arrangementKinds.OTHER'),
        facts: facts(
          [t('records.subject'), subject === null ? t('records.allSubjects') : writeSubject(subject)],
          [t('records.examForm'), when(examForm, (value) => wordFor('records.examForms', value))],
        ),
      })),
    ),
    ...section(
      null,
      bilingualSubjectTeaching === null
        ? []
        : [
            {
              title: `${t('records.bilingual')}: ${writeYesNo(bilingualSubjectTeaching).toLocaleLowerCase('nb')}`,
              facts: [],
            },
          ],
    ),
  ],
  ppt: (assessments) =>
    section(
      null,
      assessments.map(({ referredOn, completedOn, conclusion, reassessBy }) => ({
        title: t('records.expertAssessment'),
        facts: facts(
          [t('records.referred'), when(referredOn, formatDate)],
          [t('records.completed'), when(completedOn, formatDate) ?? t('records.underWay')],
          [t('records.conclusion'), when(conclusion, (value) => wordFor('records.expertConclusions', value))],
          [t('records.reassessBy'), when(reassessBy, formatDate)],
        ),
        spans: [
          ...span(t('records.expertAssessment'), referredOn, completedOn),
          ...spanOfDay(t('records.reassessBy'), reassessBy),
        ],
      })),
    ),
  assessment: ({ marks, remarks, warnings }) => [
    ...section(
      t('records.marks'),
      (marks ?? []).map(({ subject, mark, status, schoolYear, assessedOn }) => ({
        title: writeSubject(subject),
        facts: facts(
          [
            t('records.mark'),
            when(mark, formatNumber) ?? when(status, (value) => wordFor('records.markStatuses', value)),
          ],
          [t('records.assessedOn'), when(assessedOn, formatDate)],
          [t('records.schoolYear'), schoolYear],
        ),
      })),
    ),
    ...section(
      t('records.remarks'),
      (remarks ?? []).map(({ schoolYear, behaviour, order }) => ({
        title: schoolYear ?? t('records.schoolYear'),
        facts: facts(
          [t('records.behaviour'), when(behaviour, formatNumber)],
          [t('records.order'), when(order, formatNumber)],
        ),
      })),
    ),
    ...section(
      t('records.assessmentWarnings'),
      (warnings ?? []).map(({ kind, sentOn, subject }) => ({
        title: when(kind, (value) => wordFor('records.assessmentWarningKinds', value)) ?? t('records.warning'),
        facts: facts(
          [t('records.subject'), subject === null ? null : writeSubject(subject)],
          [t('records.warning'), when(sentOn, (date) => t('records.sentOn', { date: formatDate(date) }))],
        ),
      })),
    ),
  ],
  followUpService: ({ status, unit }) =>
    section(null, [
      {
        title: when(status, (value) => wordFor('records.followUpStatuses', value)) ?? t('records.followUpService'),
        facts: facts([t('records.unit'), unit]),
      },
    ]),
}

function writeSubject(subject: { readonly name: string | null } | null): string {
  return subject?.name ?? t('records.unknownSubject')
}

function writePercent(percent: number): string {
  return `${formatNumber(percent)} %`
}

function writeShare(share: Overview['wholeYear']): string | null {
  if (share === null || share.percent === null) return null
  const { percent, absenceHours, teachingHours } = share
  if (absenceHours === null || teachingHours === null) return writePercent(percent)
  return `${writePercent(percent)} (${t('records.hours', { absent: formatNumber(absenceHours), of: formatNumber(teachingHours) })})`
}

/** Within one day, the day is written once. */
function writeMoments(start: string | null, end: string | null): string | null {
  if (start === null || end === null) return when(start ?? end, formatMoment)
  const until = formatDay(start) === formatDay(end) ? formatClock(end) : formatMoment(end)
  return t('records.between', { from: formatMoment(start), until })
}
