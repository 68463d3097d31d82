import type { SharedService } from './services.ts'

/**
 * What the source keeps of a child: the words of FHIR, without anything that is never shared. Days are as precise as the
 * record (`YYYY`, `YYYY-MM`, `YYYY-MM-DD`), instants are in UTC.
 */

export type ContactRole = SharedService | 'CHILD_COORDINATOR' | 'COORDINATOR' | 'PHYSIOTHERAPY' | 'OCCUPATIONAL_THERAPY'

export interface Contact {
  readonly role: ContactRole
  readonly name: string | null
  readonly organisation: string | null
  readonly phone: string | null
}

export interface FollowUpPeriod {
  readonly status: 'planned' | 'waitlist' | 'active' | 'onhold' | 'finished'
  readonly startedOn: string | null
  readonly endedOn: string | null
}

export interface Consultation {
  readonly date: string
  readonly status: 'planned' | 'in-progress' | 'finished' | 'noshow'
}

export interface Appointment {
  readonly service: SharedService
  readonly startsAt: string | null
  readonly endsAt: string | null
  readonly status:
    | 'proposed'
    | 'pending'
    | 'booked'
    | 'arrived'
    | 'fulfilled'
    | 'cancelled'
    | 'noshow'
    | 'checked-in'
    | 'waitlist'
  readonly place: string | null
}

/** An appointment that is agreed on and has not been held. */
export interface PlannedAppointment {
  readonly startsAt: string
}

export type NeedArea =
  | 'DAILY_ROUTINE'
  | 'COMMUNICATION'
  | 'MOBILITY'
  | 'PERSONAL_HYGIENE'
  | 'TOILETING'
  | 'DRESSING'
  | 'EATING_AND_DRINKING'
  | 'SCHOOL_DAY'
  | 'PLAY_AND_LEISURE'

export interface Need {
  readonly area: NeedArea
  /** ICF qualifier, 0 (no difficulty) to 4 (complete difficulty). */
  readonly qualifier: number
  readonly assessedOn: string
}

export interface Plan {
  readonly status: 'active' | 'on-hold' | 'completed'
  readonly startedOn: string | null
  readonly endsOn: string | null
  readonly goals: readonly PlanLine[]
  readonly activities: readonly PlanLine[]
}

export interface PlanLine {
  readonly text: string
  readonly status: string
}

/** The kinds of record a source can be asked for. */
export interface RecordKinds {
  readonly contacts: Contact
  readonly schoolNursePeriods: FollowUpPeriod
  readonly schoolNurseConsultations: Consultation
  readonly mentalHealthPeriods: FollowUpPeriod
  readonly mentalHealthAppointments: PlannedAppointment
  readonly appointments: Appointment
  readonly needs: Need
  readonly plans: Plan
}

export type RecordKind = keyof RecordKinds
