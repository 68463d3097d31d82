import { formatDate, formatMoment, formatClock, formatDay, formatNumber } from '../format/dates.ts'
import type { SchoolFragment } from '../generated/graphql.ts'
import { TEXTS, wordFor } from '../texts.ts'
import { facts, type Readings, section, when, writePeriod, writeYesNo } from './sections.ts'

const { records } = TEXTS

type Attendance = NonNullable<SchoolFragment['attendance']>
type Overview = NonNullable<Attendance['overviews']>[number]

export const SCHOOL: Readings<SchoolFragment> = {
  enrolment: (enrolments) =>
    section(
      null,
      enrolments.map(({ grade, schoolYear, school, category, programme, startDate, endDate, interruptedOn }) => ({
        title: when(grade, (value) => wordFor(records.grades, value)) ?? records.enrolled,
        facts: facts(
          [records.school, school?.name ?? null],
          [records.schoolYear, schoolYear],
          [records.programme, programme],
          [records.extent, when(category, (value) => wordFor(records.enrolmentCategories, value))],
          [records.period, writePeriod(startDate, endDate)],
          [records.interrupted, when(interruptedOn, formatDate)],
        ),
      })),
    ),
  attendance: ({ registrations, overviews, warnings }) => [
    ...section(
      records.overviews,
      (overviews ?? []).map((overview) => ({
        title: writeSubject(overview.subject),
        facts: facts(
          [records.schoolYear, overview.schoolYear],
          [records.firstHalfYear, writeShare(overview.firstHalfYear)],
          [records.wholeYear, writeShare(overview.wholeYear)],
        ),
      })),
    ),
    ...section(
      records.registrations,
      (registrations ?? []).map(({ start, end, kind, onDiploma }) => ({
        title: when(kind, (value) => wordFor(records.absenceKinds, value)) ?? records.absenceKinds.OTHER,
        facts: facts([records.period, writeMoments(start, end)], [records.onDiploma, when(onDiploma, writeYesNo)]),
      })),
    ),
    ...section(
      records.absenceWarnings,
      (warnings ?? []).map(({ percent, sentOn, subject }) => ({
        title: writeSubject(subject),
        facts: facts(
          [records.warning, when(sentOn, (date) => records.sentOn(formatDate(date)))],
          [records.percent, when(percent, writePercent)],
        ),
      })),
    ),
  ],
  contacts: (groups) =>
    section(
      null,
      groups.map(({ name, startDate, endDate, teachers, schoolPhone, schoolEmail }) => ({
        title: name === null ? records.contactGroup : `${records.contactGroup} ${name}`,
        facts: facts(
          [records.teachers, TEXTS.list((teachers ?? []).flatMap((teacher) => teacher.name ?? []))],
          [records.phone, schoolPhone],
          [records.email, schoolEmail],
          [records.period, writePeriod(startDate, endDate)],
        ),
      })),
    ),
  adaptedEducation: ({ bilingualSubjectTeaching, arrangements, decisions }) => [
    ...section(
      records.decisions,
      (decisions ?? []).map(({ kind, decidedOn, startDate, endDate, hoursPerYear }) => ({
        title: when(kind, (value) => wordFor(records.decisionKinds, value)) ?? records.decisionKinds.OTHER,
        facts: facts(
          [records.decidedOn, when(decidedOn, formatDate)],
          [records.period, writePeriod(startDate, endDate)],
          [records.hoursPerYear, when(hoursPerYear, formatNumber)],
        ),
      })),
    ),
    ...section(
      records.arrangements,
      (arrangements ?? []).map(({ subject, kind, examForm }) => ({
        title: when(kind, (value) => wordFor(records.arrangementKinds, value)) ?? records.arrangementKinds.OTHER,
        facts: facts(
          [records.subject, subject === null ? records.allSubjects : writeSubject(subject)],
          [records.examForm, when(examForm, (value) => wordFor(records.examForms, value))],
        ),
      })),
    ),
    ...section(
      null,
      bilingualSubjectTeaching === null
        ? []
        : [
            {
              title: `${records.bilingual}: ${writeYesNo(bilingualSubjectTeaching).toLocaleLowerCase('nb')}`,
              facts: [],
            },
          ],
    ),
  ],
  ppt: (assessments) =>
    section(
      null,
      assessments.map(({ referredOn, completedOn, conclusion, reassessBy }) => ({
        title: records.expertAssessment,
        facts: facts(
          [records.referred, when(referredOn, formatDate)],
          [records.completed, when(completedOn, formatDate) ?? records.underWay],
          [records.conclusion, when(conclusion, (value) => wordFor(records.expertConclusions, value))],
          [records.reassessBy, when(reassessBy, formatDate)],
        ),
      })),
    ),
  assessment: ({ marks, remarks, warnings }) => [
    ...section(
      records.marks,
      (marks ?? []).map(({ subject, mark, status, schoolYear, assessedOn }) => ({
        title: writeSubject(subject),
        facts: facts(
          [records.mark, when(mark, formatNumber) ?? when(status, (value) => wordFor(records.markStatuses, value))],
          [records.assessedOn, when(assessedOn, formatDate)],
          [records.schoolYear, schoolYear],
        ),
      })),
    ),
    ...section(
      records.remarks,
      (remarks ?? []).map(({ schoolYear, behaviour, order }) => ({
        title: schoolYear ?? records.schoolYear,
        facts: facts([records.behaviour, when(behaviour, formatNumber)], [records.order, when(order, formatNumber)]),
      })),
    ),
    ...section(
      records.assessmentWarnings,
      (warnings ?? []).map(({ kind, sentOn, subject }) => ({
        title: when(kind, (value) => wordFor(records.assessmentWarningKinds, value)) ?? records.warning,
        facts: facts(
          [records.subject, subject === null ? null : writeSubject(subject)],
          [records.warning, when(sentOn, (date) => records.sentOn(formatDate(date)))],
        ),
      })),
    ),
  ],
  followUpService: ({ status, unit }) =>
    section(null, [
      {
        title: when(status, (value) => wordFor(records.followUpStatuses, value)) ?? records.followUpService,
        facts: facts([records.unit, unit]),
      },
    ]),
}

function writeSubject(subject: { readonly name: string | null } | null): string {
  return subject?.name ?? records.unknownSubject
}

function writePercent(percent: number): string {
  return `${formatNumber(percent)} %`
}

function writeShare(share: Overview['wholeYear']): string | null {
  if (share === null || share.percent === null) return null
  const { percent, absenceHours, teachingHours } = share
  if (absenceHours === null || teachingHours === null) return writePercent(percent)
  return `${writePercent(percent)} (${records.hours(formatNumber(absenceHours), formatNumber(teachingHours))})`
}

/** Within one day, the day is written once. */
function writeMoments(start: string | null, end: string | null): string | null {
  if (start === null || end === null) return when(start ?? end, formatMoment)
  const until = formatDay(start) === formatDay(end) ? formatClock(end) : formatMoment(end)
  return records.between(formatMoment(start), until)
}
