export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** An instant in UTC, for example 2026-10-06T10:00:00Z. */
  DateTime: { input: string; output: string; }
  /** A calendar day, YYYY-MM, or YYYY: a date as precise as the record has it (FHIR: date). */
  PartialDate: { input: string; output: string; }
};

/** A child, as the registry knows it. */
export type Child = {
  /** What the health services share (helse- og omsorgstjenesten). */
  readonly health?: Maybe<HealthRecord>;
  /** A random identifier; never the national identity number. */
  readonly id: Scalars['ID']['output'];
};

/** An area of daily life (ICF: aktiviteter og deltakelse). */
export type DailyLifeArea =
  /** Kommunikasjon, ICF d310–d369. */
  | 'COMMUNICATION'
  /** Daglige rutiner, ICF d230. */
  | 'DAILY_ROUTINE'
  /** Påkledning, ICF d540. */
  | 'DRESSING'
  /** Mat og drikke, ICF d550–d560. */
  | 'EATING_AND_DRINKING'
  /** Bevegelse og forflytning, ICF d410–d475. */
  | 'MOBILITY'
  /** Personlig hygiene, ICF d510–d520. */
  | 'PERSONAL_HYGIENE'
  /** Lek og fritid, ICF d880 og d920. */
  | 'PLAY_AND_LEISURE'
  /** Skoledagen, ICF d820. */
  | 'SCHOOL_DAY'
  /** Toalettbesøk, ICF d530. */
  | 'TOILETING';

/** How great a difficulty is (ICF: gradering 1–4). */
export type DailyLifeDifficulty =
  /** Total vanske. */
  | 'COMPLETE'
  /** Lett vanske. */
  | 'MILD'
  /** Moderat vanske. */
  | 'MODERATE'
  /** Stor vanske. */
  | 'SEVERE';

/** An appointment (FHIR: Appointment; norsk: Avtale). */
export type HealthAppointment = {
  /** When it ends (Sluttidspunkt). */
  readonly endsAt?: Maybe<Scalars['DateTime']['output']>;
  /**
   * Where it is (Sted). Only a named location: a participant known by a text alone may be a relative. Withheld when it would
   * tell of a service with a slice of its own.
   */
  readonly place?: Maybe<Scalars['String']['output']>;
  /** With which kind of service (Tjeneste). */
  readonly service: HealthService;
  /** When it starts (Starttidspunkt). */
  readonly startsAt?: Maybe<Scalars['DateTime']['output']>;
  /** What has become of it (Status). */
  readonly status: HealthAppointmentStatus;
};

/** What has become of an appointment (FHIR: Appointment.status; norsk: Status). */
export type HealthAppointmentStatus =
  /** Bestilt. */
  | 'BOOKED'
  /** Avlyst. */
  | 'CANCELLED'
  /** Gjennomført. */
  | 'HELD'
  /** Ikke møtt. */
  | 'MISSED'
  /** Pågår. */
  | 'ONGOING'
  /** Foreslått. */
  | 'PROPOSED'
  /** Venteliste. */
  | 'WAITING';

/** A service or person that follows the child up (FHIR: EpisodeOfCare, CareTeam; norsk: Hvem følger opp). */
export type HealthContact = {
  /** The person's name (Navn). */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The organisation's name (Virksomhet). Withheld when it would tell of a service with a slice of its own. */
  readonly organisation?: Maybe<Scalars['String']['output']>;
  /** The organisation's telephone (Telefon). */
  readonly phone?: Maybe<Scalars['String']['output']>;
  /** What the contact is to the child (Rolle). */
  readonly role: HealthContactRole;
};

/** What a health contact is to the child (Rolle). */
export type HealthContactRole =
  /** Barnekoordinator, helse- og omsorgstjenesteloven § 7-2 a. */
  | 'CHILD_COORDINATOR'
  /** Barnehabilitering. */
  | 'CHILD_HABILITATION'
  /** Koordinator, helse- og omsorgstjenesteloven § 7-2. */
  | 'COORDINATOR'
  /** Fastlege. */
  | 'GENERAL_PRACTITIONER'
  /** Ergoterapeut. */
  | 'OCCUPATIONAL_THERAPY'
  /** Fysioterapeut. */
  | 'PHYSIOTHERAPY'
  /** Logoped. */
  | 'SPEECH_THERAPY';

/** A period in which a service follows the child up (FHIR: EpisodeOfCare; norsk: Oppfølging). */
export type HealthFollowUpPeriod = {
  /** When it ended (Til dato). */
  readonly endedOn?: Maybe<Scalars['PartialDate']['output']>;
  /** When it started (Fra dato). */
  readonly startedOn?: Maybe<Scalars['PartialDate']['output']>;
  /** How far it has come (Status). */
  readonly status: HealthFollowUpStatus;
};

/** How far a follow-up has come (FHIR: EpisodeOfCare.status; norsk: Status). */
export type HealthFollowUpStatus =
  /** Avsluttet. */
  | 'ENDED'
  /** Pågår. */
  | 'ONGOING'
  /** Satt på pause. */
  | 'PAUSED'
  /** Planlagt. */
  | 'PLANNED'
  /** Venteliste. */
  | 'WAITING';

/** A goal of the plan, in the plan's own words (FHIR: Goal; norsk: Mål). */
export type HealthGoal = {
  /** How far it has come (Status). */
  readonly status: HealthGoalStatus;
  /** What is to be reached (Mål). */
  readonly text: Scalars['String']['output'];
};

/** How far a goal has come (FHIR: Goal.lifecycleStatus; norsk: Status). */
export type HealthGoalStatus =
  /** Pågår. */
  | 'ACTIVE'
  /** Fullført. */
  | 'COMPLETED'
  /** Satt på pause. */
  | 'ON_HOLD'
  /** Planlagt. */
  | 'PLANNED';

/** A plan agreed with the family (FHIR: CarePlan; norsk: Individuell plan). */
export type HealthPlan = {
  /** What is to be done (Tiltak). Left out by the same rule as goals; notes are never shared. */
  readonly activities?: Maybe<ReadonlyArray<HealthPlanActivity>>;
  /** When it ends (Til dato). */
  readonly endsOn?: Maybe<Scalars['PartialDate']['output']>;
  /**
   * The goals (Mål). A goal whose text names a service with a slice of its own, such as BUP, PPT, NAV or child welfare, is
   * left out.
   */
  readonly goals?: Maybe<ReadonlyArray<HealthGoal>>;
  /** When it started (Fra dato). */
  readonly startedOn?: Maybe<Scalars['PartialDate']['output']>;
  /** Whether it is in use (Status). */
  readonly status: HealthPlanStatus;
};

/** Something the plan says is to be done (FHIR: CarePlan.activity; norsk: Tiltak). */
export type HealthPlanActivity = {
  /** How far it has come (Status). */
  readonly status: HealthPlanActivityStatus;
  /** What is to be done (Tiltak). */
  readonly text: Scalars['String']['output'];
};

/** How far an activity has come (FHIR: CarePlan.activity.detail.status; norsk: Status). */
export type HealthPlanActivityStatus =
  /** Fullført. */
  | 'COMPLETED'
  /** Ikke startet. */
  | 'NOT_STARTED'
  /** Pågår. */
  | 'ONGOING'
  /** Satt på pause. */
  | 'ON_HOLD'
  /** Planlagt. */
  | 'SCHEDULED';

/** Whether a plan is in use (FHIR: CarePlan.status; norsk: Status). */
export type HealthPlanStatus =
  /** I bruk. */
  | 'ACTIVE'
  /** Fullført. */
  | 'COMPLETED'
  /** Satt på pause. */
  | 'ON_HOLD';

/**
 * The health services' slices (pasientjournal; FHIR R4, HL7 Norway no-basis). Diagnoses, reasons, notes, comments, relatives
 * and whatever the source marks as restricted are not in the graph at all. Nor are the youth clinic (Helsestasjon for
 * ungdom), which a youth may see without the guardians, and the family team (Familieteam), which is as much about the parents.
 */
export type HealthRecord = {
  /**
   * Appointments with other health services (Avtaler), by start. The day it starts counts. Appointments of mental health
   * services and of the school nurse are left out here: each is told of in its own slice.
   */
  readonly appointments?: Maybe<ReadonlyArray<HealthAppointment>>;
  /**
   * Who follows the child up today (Hvem følger opp). Mental health services and the school nurse are left out here, as
   * they have slices of their own, and so are relatives. It is the current state, so it has no date and no start date cuts it.
   */
  readonly contacts?: Maybe<ReadonlyArray<HealthContact>>;
  /**
   * That mental health services follow the child up (Psykisk helse, BUP): periods and the next appointment. Which service,
   * where, who, how often and why is never shared.
   */
  readonly mentalHealthFollowUp?: Maybe<MentalHealthFollowUp>;
  /**
   * Where the child needs help in daily life (Behov i hverdagen), the latest assessment of each area. The day of the
   * assessment counts. Areas of the ICF that tell of stress, treatment or the family's relations are left out.
   */
  readonly needsInDailyLife?: Maybe<ReadonlyArray<NeedInDailyLife>>;
  /**
   * The individual plan (Individuell plan) that started last. The day it started counts. Treatment plans and
   * drafts are left out.
   */
  readonly plan?: Maybe<HealthPlan>;
  /** Contact with the school nurse (Helsesykepleier): dates and status, never the reason. Its appointments are here and nowhere else. */
  readonly schoolNurseContact?: Maybe<SchoolNurseContact>;
};

/** A health service that appointments are told of (Tjeneste). */
export type HealthService =
  /** Barnehabilitering. */
  | 'CHILD_HABILITATION'
  /** Fastlegetjeneste. */
  | 'GENERAL_PRACTITIONER'
  /** Logopedi. */
  | 'SPEECH_THERAPY';

/** Follow-up by mental health services (FHIR: EpisodeOfCare, Appointment, Encounter; norsk: Psykisk helsevern for barn og unge, kommunal psykisk helse). */
export type MentalHealthFollowUp = {
  /** The next appointment after the moment of asking (Neste avtale). The day it starts counts. */
  readonly nextAppointmentAt?: Maybe<Scalars['DateTime']['output']>;
  /** Periods of follow-up (Oppfølging), by start. The start date counts. */
  readonly periods?: Maybe<ReadonlyArray<HealthFollowUpPeriod>>;
};

/** A need in daily life (FHIR: Observation coded in the ICF, activities and participation; norsk: Behov i hverdagen). */
export type NeedInDailyLife = {
  /** Where the need is (Område). */
  readonly area: DailyLifeArea;
  /** When it was assessed (Vurdert dato). */
  readonly assessedOn: Scalars['PartialDate']['output'];
  /** How great the difficulty is without help (ICF: vansker). */
  readonly difficulty: DailyLifeDifficulty;
};

/** A day on which the child meets the school nurse (FHIR: Encounter, Appointment; norsk: Konsultasjon). One a day. */
export type SchoolNurseConsultation = {
  /** The day (Dato). */
  readonly date: Scalars['PartialDate']['output'];
  /** Whether it has been held (Status). */
  readonly status: SchoolNurseConsultationStatus;
};

/** Whether a consultation has been held (FHIR: Encounter.status, Appointment.status; norsk: Status). */
export type SchoolNurseConsultationStatus =
  /** Gjennomført. */
  | 'HELD'
  /** Ikke møtt. */
  | 'MISSED'
  /** Pågår. */
  | 'ONGOING'
  /** Planlagt. */
  | 'PLANNED';

/** Contact with the school nurse (FHIR: EpisodeOfCare, Encounter, Appointment; norsk: Helsestasjons- og skolehelsetjeneste). */
export type SchoolNurseContact = {
  /** Days of contact (Konsultasjoner), by date. That day counts. Cancelled ones are left out. */
  readonly consultations?: Maybe<ReadonlyArray<SchoolNurseConsultation>>;
  /** Periods of follow-up (Oppfølging), by start. The start date counts. */
  readonly periods?: Maybe<ReadonlyArray<HealthFollowUpPeriod>>;
};
