import type {
  DailyLifeDifficulty,
  HealthAppointmentStatus,
  HealthFollowUpStatus,
  HealthGoalStatus,
  HealthPlanActivityStatus,
  HealthPlanStatus,
  SchoolNurseConsultationStatus,
} from './generated/sdl.ts'
import type { Appointment, Consultation, FollowUpPeriod, Plan } from './records.ts'

/** The graph's words for the words of FHIR. */

export const FOLLOW_UP_STATUS: Readonly<Record<FollowUpPeriod['status'], HealthFollowUpStatus>> = {
  planned: 'PLANNED',
  waitlist: 'WAITING',
  active: 'ONGOING',
  onhold: 'PAUSED',
  finished: 'ENDED',
}

export const CONSULTATION_STATUS: Readonly<Record<Consultation['status'], SchoolNurseConsultationStatus>> = {
  planned: 'PLANNED',
  'in-progress': 'ONGOING',
  finished: 'HELD',
  noshow: 'MISSED',
}

export const APPOINTMENT_STATUS: Readonly<Record<Appointment['status'], HealthAppointmentStatus>> = {
  proposed: 'PROPOSED',
  pending: 'PROPOSED',
  booked: 'BOOKED',
  arrived: 'ONGOING',
  'checked-in': 'ONGOING',
  fulfilled: 'HELD',
  cancelled: 'CANCELLED',
  noshow: 'MISSED',
  waitlist: 'WAITING',
}

/** ICF qualifiers; 0, no difficulty, is not a need. */
export const DIFFICULTY: Readonly<Record<number, DailyLifeDifficulty>> = {
  1: 'MILD',
  2: 'MODERATE',
  3: 'SEVERE',
  4: 'COMPLETE',
}

export const PLAN_STATUS: Readonly<Record<Plan['status'], HealthPlanStatus>> = {
  active: 'ACTIVE',
  'on-hold': 'ON_HOLD',
  completed: 'COMPLETED',
}

/** Lines of a status not named here are left out: proposed, rejected, cancelled, entered in error, unknown. */
export const GOAL_STATUS: ReadonlyMap<string, HealthGoalStatus> = new Map<string, HealthGoalStatus>([
  ['planned', 'PLANNED'],
  ['accepted', 'PLANNED'],
  ['active', 'ACTIVE'],
  ['on-hold', 'ON_HOLD'],
  ['completed', 'COMPLETED'],
])

export const ACTIVITY_STATUS: ReadonlyMap<string, HealthPlanActivityStatus> = new Map<string, HealthPlanActivityStatus>(
  [
    ['not-started', 'NOT_STARTED'],
    ['scheduled', 'SCHEDULED'],
    ['in-progress', 'ONGOING'],
    ['on-hold', 'ON_HOLD'],
    ['completed', 'COMPLETED'],
  ],
)
