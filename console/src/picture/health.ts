import { dateInNorway, formatDate, formatMoment } from '../format/dates.ts'
import { formatPhone } from '../format/phone.ts'
import type { HealthFragment, HealthFollowUpStatus } from '../generated/graphql.ts'
import { t, wordFor } from '../texts/index.ts'
import { type Entry, facts, type Readings, section, span, spanOfDay, when, writePeriod } from './sections.ts'

export const HEALTH: Readings<HealthFragment> = {
  contacts: (contacts) =>
    section(
      null,
      contacts.map(({ role, name, organisation, phone }) => ({
        title: wordFor('records.healthRoles', role),
        facts: facts(
          [t('records.name'), name],
          [t('records.organisation'), organisation],
          [t('records.phone'), when(phone, formatPhone)],
        ),
      })),
    ),
  schoolNurseContact: ({ periods, consultations }) => [
    ...section(t('records.followUpPeriods'), (periods ?? []).map(readPeriod)),
    ...section(
      t('records.consultations'),
      (consultations ?? []).map(({ date, status }) => ({
        title: formatDate(date),
        facts: facts([t('records.status'), wordFor('records.consultationStatuses', status)]),
        spans: spanOfDay(
          `${t('records.consultation')}: ${wordFor('records.consultationStatuses', status).toLocaleLowerCase('nb')}`,
          date,
        ),
      })),
    ),
  ],
  needsInDailyLife: (needs) =>
    section(
      null,
      needs.map(({ area, difficulty, assessedOn }) => ({
        title: wordFor('records.areas', area),
        facts: facts(
          [t('records.difficulty'), wordFor('records.difficulties', difficulty)],
          [t('records.assessedOn'), formatDate(assessedOn)],
        ),
        spans: spanOfDay(`${t('records.assessedOn')}: ${wordFor('records.areas', area)}`, assessedOn),
      })),
    ),
  appointments: (appointments) =>
    section(
      null,
      appointments.map(({ service, startsAt, status, place }) => ({
        title: wordFor('records.healthServices', service),
        facts: facts(
          [t('records.time'), when(startsAt, formatMoment)],
          [t('records.status'), wordFor('records.appointmentStatuses', status)],
          [t('records.place'), place],
        ),
        spans: spanOfDay(wordFor('records.healthServices', service), when(startsAt, readDay)),
      })),
    ),
  mentalHealthFollowUp: ({ periods, nextAppointmentAt }) => [
    ...section(t('records.followUpPeriods'), (periods ?? []).map(readPeriod)),
    ...section(
      t('records.nextAppointment'),
      nextAppointmentAt === null
        ? []
        : [
            {
              title: formatMoment(nextAppointmentAt),
              facts: [],
              spans: spanOfDay(t('records.nextAppointment'), readDay(nextAppointmentAt)),
            },
          ],
    ),
  ],
  plan: ({ status, startedOn, endsOn, goals, activities }) => [
    ...section(null, [
      {
        title: t('records.plan'),
        facts: facts(
          [t('records.status'), wordFor('records.planStatuses', status)],
          [t('records.period'), writePeriod(startedOn, endsOn)],
        ),
        spans: span(t('records.plan'), startedOn, endsOn),
      },
    ]),
    ...section(
      t('records.goals'),
      (goals ?? []).map((goal) => ({
        title: goal.text,
        facts: facts([t('records.status'), wordFor('records.goalStatuses', goal.status)]),
      })),
    ),
    ...section(
      t('records.activities'),
      (activities ?? []).map((activity) => ({
        title: activity.text,
        facts: facts([t('records.status'), wordFor('records.planActivityStatuses', activity.status)]),
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
    title: wordFor('records.followUpPeriodStatuses', status),
    facts: facts([t('records.period'), writePeriod(startedOn, endedOn)]),
    spans: span(t('records.followUpPeriods'), startedOn, endedOn),
  }
}

function readDay(instant: string): string {
  return dateInNorway(new Date(instant))
}
