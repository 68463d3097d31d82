import { formatDate, formatMoment } from '../format/dates.ts'
import type { HealthFragment, HealthFollowUpStatus } from '../generated/graphql.ts'
import { TEXTS, wordFor } from '../texts.ts'
import { type Entry, facts, type Readings, section, when, writePeriod } from './sections.ts'

const { records } = TEXTS

export const HEALTH: Readings<HealthFragment> = {
  contacts: (contacts) =>
    section(
      null,
      contacts.map(({ role, name, organisation, phone }) => ({
        title: wordFor(records.healthRoles, role),
        facts: facts([records.name, name], [records.organisation, organisation], [records.phone, phone]),
      })),
    ),
  schoolNurseContact: ({ periods, consultations }) => [
    ...section(records.followUpPeriods, (periods ?? []).map(readPeriod)),
    ...section(
      records.consultations,
      (consultations ?? []).map(({ date, status }) => ({
        title: formatDate(date),
        facts: facts([records.status, wordFor(records.consultationStatuses, status)]),
      })),
    ),
  ],
  needsInDailyLife: (needs) =>
    section(
      null,
      needs.map(({ area, difficulty, assessedOn }) => ({
        title: wordFor(records.areas, area),
        facts: facts(
          [records.difficulty, wordFor(records.difficulties, difficulty)],
          [records.assessedOn, formatDate(assessedOn)],
        ),
      })),
    ),
  appointments: (appointments) =>
    section(
      null,
      appointments.map(({ service, startsAt, status, place }) => ({
        title: wordFor(records.healthServices, service),
        facts: facts(
          [records.time, when(startsAt, formatMoment)],
          [records.status, wordFor(records.appointmentStatuses, status)],
          [records.place, place],
        ),
      })),
    ),
  mentalHealthFollowUp: ({ periods, nextAppointmentAt }) => [
    ...section(records.followUpPeriods, (periods ?? []).map(readPeriod)),
    ...section(
      records.nextAppointment,
      nextAppointmentAt === null ? [] : [{ title: formatMoment(nextAppointmentAt), facts: [] }],
    ),
  ],
  plan: ({ status, startedOn, endsOn, goals, activities }) => [
    ...section(null, [
      {
        title: records.plan,
        facts: facts(
          [records.status, wordFor(records.planStatuses, status)],
          [records.period, writePeriod(startedOn, endsOn)],
        ),
      },
    ]),
    ...section(
      records.goals,
      (goals ?? []).map((goal) => ({
        title: goal.text,
        facts: facts([records.status, wordFor(records.goalStatuses, goal.status)]),
      })),
    ),
    ...section(
      records.activities,
      (activities ?? []).map((activity) => ({
        title: activity.text,
        facts: facts([records.status, wordFor(records.planActivityStatuses, activity.status)]),
      })),
    ),
  ],
}

interface Period {
  readonly status: HealthFollowUpStatus
  readonly startedOn: string | null
  readonly endedOn: string | null
}

function readPeriod({ status, startedOn, endedOn }: Period): Entry {
  return {
    title: wordFor(records.followUpPeriodStatuses, status),
    facts: facts([records.period, writePeriod(startedOn, endedOn)]),
  }
}
