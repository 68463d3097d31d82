import { isOnOrAfter, type SectorResolvers, type SliceResolvers } from '@samsyn/kit'
import { toDay } from './fhir-date.ts'
import {
  ACTIVITY_STATUS,
  APPOINTMENT_STATUS,
  CONSULTATION_STATUS,
  DIFFICULTY,
  FOLLOW_UP_STATUS,
  GOAL_STATUS,
  PLAN_STATUS,
} from './graph-words.ts'
import type { HealthFollowUpPeriod, HealthRecord } from './generated/sdl.ts'
import type { Loaders } from './loaders.ts'
import type { FollowUpPeriod, PlanLine } from './records.ts'

const slices: SliceResolvers<HealthRecord, Loaders> = {
  contacts: async ({ nationalIdentityNumber }, _args, { loaders }) =>
    orNull(await loaders.contacts.load(nationalIdentityNumber)),

  schoolNurseContact: async ({ nationalIdentityNumber, since }, _args, { loaders }) => {
    const [periods, consultations] = await Promise.all([
      loaders.schoolNursePeriods.load(nationalIdentityNumber),
      loaders.schoolNurseConsultations.load(nationalIdentityNumber),
    ])
    const shared = {
      periods: toPeriods(periods, since),
      consultations: orNull(
        consultations
          .filter(({ date }) => isOnOrAfter(since, date))
          .toSorted((one, other) => compare(one.date, other.date))
          .map(({ date, status }) => ({ date, status: CONSULTATION_STATUS[status] })),
      ),
    }
    return shared.periods === null && shared.consultations === null ? null : shared
  },

  needsInDailyLife: async ({ nationalIdentityNumber, since }, _args, { loaders }) => {
    const needs = await loaders.needs.load(nationalIdentityNumber)
    return orNull(
      needs
        .filter(({ assessedOn }) => isOnOrAfter(since, assessedOn))
        .flatMap(({ area, qualifier, assessedOn }) => {
          const difficulty = DIFFICULTY[qualifier]
          return difficulty === undefined ? [] : [{ area, difficulty, assessedOn }]
        }),
    )
  },

  appointments: async ({ nationalIdentityNumber, since }, _args, { loaders }) => {
    const appointments = await loaders.appointments.load(nationalIdentityNumber)
    return orNull(
      appointments
        .filter(({ startsAt }) => isOnOrAfter(since, startsAt && toDay(startsAt)))
        .toSorted((one, other) => compare(one.startsAt, other.startsAt))
        .map((appointment) => ({ ...appointment, status: APPOINTMENT_STATUS[appointment.status] })),
    )
  },

  mentalHealthFollowUp: async ({ nationalIdentityNumber, since }, _args, { loaders, lookup }) => {
    const [periods, appointments] = await Promise.all([
      loaders.mentalHealthPeriods.load(nationalIdentityNumber),
      loaders.mentalHealthAppointments.load(nationalIdentityNumber),
    ])
    const [nextAppointmentAt = null] = appointments
      .map(({ startsAt }) => startsAt)
      .filter((startsAt) => Date.parse(startsAt) >= lookup.grant.iat * 1000 && isOnOrAfter(since, toDay(startsAt)))
      .toSorted()
    const shared = { periods: toPeriods(periods, since), nextAppointmentAt }
    return shared.periods === null && shared.nextAppointmentAt === null ? null : shared
  },

  plan: async ({ nationalIdentityNumber, since }, _args, { loaders }) => {
    const plans = await loaders.plans.load(nationalIdentityNumber)
    const [latest] = plans
      .filter(({ startedOn }) => isOnOrAfter(since, startedOn))
      .toSorted((one, other) => compare(other.startedOn, one.startedOn))
    return latest === undefined
      ? null
      : {
          ...latest,
          status: PLAN_STATUS[latest.status],
          goals: toLines(latest.goals, GOAL_STATUS),
          activities: toLines(latest.activities, ACTIVITY_STATUS),
        }
  },
}

export const resolvers: SectorResolvers<Loaders> = { HealthRecord: slices }

function toPeriods(periods: readonly FollowUpPeriod[], since: string | null): readonly HealthFollowUpPeriod[] | null {
  return orNull(
    periods
      .filter(({ startedOn }) => isOnOrAfter(since, startedOn))
      .toSorted((one, other) => compare(one.startedOn, other.startedOn))
      .map((period) => ({ ...period, status: FOLLOW_UP_STATUS[period.status] })),
  )
}

function toLines<Status>(
  lines: readonly PlanLine[],
  statuses: ReadonlyMap<string, Status>,
): readonly { readonly text: string; readonly status: Status }[] | null {
  return orNull(
    lines.flatMap(({ text, status }) => {
      const word = statuses.get(status)
      return word === undefined ? [] : [{ text, status: word }]
    }),
  )
}

function orNull<T>(list: readonly T[]): readonly T[] | null {
  return list.length === 0 ? null : list
}

/** By date, those without one first. */
function compare(one: string | null, other: string | null): number {
  const [left, right] = [one ?? '', other ?? '']
  return left < right ? -1 : left > right ? 1 : 0
}
