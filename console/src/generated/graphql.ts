/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
/**
 * Kind of absence (FINT: Fraværstype). Closed: a doctor's statement is DOCUMENTED like all other documentation, so that the
 * kind does not tell of health.
 */
export type AbsenceKind =
  /** Dokumentert fravær, whatever the document */
  | 'DOCUMENTED'
  /** Permisjon */
  | 'LEAVE'
  /** Any other kind. */
  | 'OTHER'
  /** Udokumentert fravær */
  | 'UNDOCUMENTED';

export type AccessLogKind =
  /** A witness confirmed it. */
  | 'CONFIRMED'
  | 'GAVE'
  /** The child was heard. */
  | 'HEARD'
  /** The child keeps it from the guardians. Told to the child and the privacy officer only. */
  | 'KEPT'
  | 'LOOKED'
  /** A registrar put a signature on record. */
  | 'RECORDED'
  | 'REFUSED'
  /** Someone on the team asked for it. */
  | 'REQUESTED'
  | 'SIGNED'
  /** The child keeps it no longer. Told to the child and the privacy officer only. */
  | 'STOPPED_KEEPING'
  | 'WITHDREW';

/** What was decided (vedtakstype). */
export type AdaptedEducationKind =
  /** Individuelt tilrettelagt opplæring */
  | 'INDIVIDUALLY_ADAPTED_EDUCATION'
  /** Any other decision. */
  | 'OTHER'
  /** Personlig assistanse */
  | 'PERSONAL_ASSISTANCE'
  /** Fysisk tilrettelegging og tekniske hjelpemidler */
  | 'PHYSICAL_ADAPTATION';

export type AnswerReportInput = {
  readonly child: string | number;
  /** LookReport.id. */
  readonly report: string | number;
  /** At most 4,000 characters. */
  readonly text: string;
};

/** What is arranged (FINT: Tilrettelegging). Closed, because a school's own word may hold a diagnosis. */
export type ArrangementKind =
  /** Utvidet tid */
  | 'EXTENDED_TIME'
  /** Any other arrangement. */
  | 'OTHER'
  /** Opplest oppgavetekst */
  | 'READ_ALOUD';

/** What a warning is about (FINT: Varseltype). */
export type AssessmentWarningKind =
  /** Manglende vurderingsgrunnlag i fag */
  | 'ASSESSMENT_BASIS'
  /** Orden */
  | 'ORDER';

/** What a person is to a child. */
export type Capacity =
  /** Registered holder of parental responsibility (foreldreansvar). */
  | 'GUARDIAN'
  /** A parent whose child is 18, or who has no parental responsibility: for what they said of their own affairs. */
  | 'PARENT'
  /** Privacy officer (personvernombud) for the child's municipality and an organisation that helps there. */
  | 'PRIVACY_OFFICER'
  /** Registers children and teams, and records what families say by word of mouth or on paper. */
  | 'REGISTRAR'
  /** On the child's team today. */
  | 'TEAM'
  /** Someone whose guardianship (vergemål) covers the personal affairs of a youth of 18 or more. */
  | 'VERGE'
  /** The child or youth. */
  | 'YOUTH';

/** The child welfare act in force when the measure was decided (Lov). */
export type ChildWelfareAct =
  /** Lov om barneverntjenester of 1992, in force to 31 December 2022. */
  | 'BVL'
  /** Barnevernsloven of 2021, in force from 1 January 2023. */
  | 'BVL2021';

/** What came of an offer of help after 18 (Konklusjon). */
export type ChildWelfareAftercareOutcome =
  /** The youth accepted a measure (1). */
  | 'ACCEPTED'
  /** The youth did not want it, or no longer (2, 3). Why is not told. */
  | 'DECLINED';

/** What a contact is to the child (rolle). */
export type ChildWelfareContactRole =
  /** Kontaktperson. */
  | 'CONTACT_PERSON'
  /** Stedfortreder. */
  | 'DEPUTY';

/** Whether an investigation is running. */
export type ChildWelfareInvestigationState =
  /** Konkludert. */
  | 'CONCLUDED'
  /** Pågår. */
  | 'RUNNING';

/** What a section of the act provides for. */
export type ChildWelfareLegalBasisKind =
  /** Hjelpetiltak. */
  | 'ASSISTANCE'
  /** Omsorgsovertakelse, as SSB's specification defines it. */
  | 'CARE_ORDER';

/** A heading of the code list of measures (TiltakKategori). */
export type ChildWelfareMeasureGroup =
  /** Tiltak for å styrke barnets utvikling (4). */
  | 'CHILD_DEVELOPMENT'
  /** Nettverksarbeid/samarbeid med andre tjenester (6): among them individual plan (6.3) and responsible group (6.4). */
  | 'COOPERATION'
  /** Fosterhjem (2). */
  | 'FOSTER_HOME'
  /** Bolig (8). */
  | 'HOUSING'
  /** Institusjoner (1). */
  | 'INSTITUTION';

/** The kind of a plan (Plantype). The sections are not told apart: they would tell of behaviour or aftercare. */
export type ChildWelfarePlanKind =
  /** Omsorgsplan (3, 4). */
  | 'CARE_PLAN'
  /** Tiltaksplan (1, 2, 5). */
  | 'MEASURE_PLAN';

export type ConsentTermsInput = {
  /** First day, in Norway. Null: from now on. */
  readonly from?: string | null | undefined;
  readonly kind?: DirectiveKind;
  readonly purposes: ReadonlyArray<Purpose>;
  readonly recipients: ReadonlyArray<RecipientInput>;
  readonly recordsSince?: string | null | undefined;
  /** Slice ids. */
  readonly slices: ReadonlyArray<string | number>;
  /** Last day that counts, in Norway. */
  readonly to: string;
};

export type CoverageState =
  /** No directive shares it now, whatever the reason. */
  | 'NOT_ACTIVE'
  | 'SHARED';

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

export type DirectiveKind =
  | 'DENY'
  | 'PERMIT';

/** Derived from what has been signed, refused and withdrawn and from the date; never stored. */
export type DirectiveState =
  | 'ACTIVE'
  | 'EXPIRED'
  /** Those who signed may no longer decide alone: the child has passed an age limit. */
  | 'LAPSED_BY_AGE'
  /** It does not share all it says now, and the reason is not told. Told to guardians and parents only. */
  | 'NOT_ACTIVE'
  | 'NOT_YET_VALID'
  /** Someone who must sign has not. */
  | 'PENDING'
  | 'REFUSED'
  | 'WITHDRAWN';

/** Kind of enrolment (FINT: Elevkategori). Closed, because a school's own category may tell of illness or placement. */
export type EnrolmentCategory =
  /** Heltid */
  | 'FULL_TIME'
  /** Any other category. */
  | 'OTHER'
  /** Deltid */
  | 'PART_TIME';

export type EvidenceFormat =
  /** RFC 4180, with a header line. */
  | 'CSV'
  /** Samsyn's own, samsyn-evidence/1. */
  | 'JSON';

/** Form of exam (FINT: Eksamensform). */
export type ExamForm =
  /** Muntlig */
  | 'ORAL'
  /** Muntlig-praktisk */
  | 'ORAL_PRACTICAL'
  /** Any other form. */
  | 'OTHER'
  /** Praktisk */
  | 'PRACTICAL'
  /** Skriftlig */
  | 'WRITTEN';

/** What an expert assessment concludes (konklusjon). */
export type ExpertConclusion =
  /** Behov for individuelt tilrettelagt opplæring */
  | 'NEEDS_ADAPTED_EDUCATION'
  /** Ikke behov */
  | 'NO_NEED'
  /** Any other conclusion. */
  | 'OTHER';

/** Main activity (FINT: OtStatus). Closed: a measure run by NAV is IN_ACTIVITY like any job, as it belongs to nav.activities. */
export type FollowUpStatus =
  /** I arbeid, i militæret, i tiltak */
  | 'IN_ACTIVITY'
  /** Any other status. */
  | 'OTHER'
  /** Ukjent aktivitet */
  | 'UNKNOWN_ACTIVITY';

export type GdprBasis =
  | 'ART_6_1_A'
  | 'ART_6_1_C'
  | 'ART_6_1_E';

export type GiveConsentInput = {
  readonly child: string | number;
  /** The language it was read in. */
  readonly locale?: Locale;
  readonly terms: ConsentTermsInput;
  /** The hash of the text that was read, from consentText. */
  readonly textHash: string;
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

/** A health service that appointments are told of (Tjeneste). */
export type HealthService =
  /** Barnehabilitering. */
  | 'CHILD_HABILITATION'
  /** Fastlegetjeneste. */
  | 'GENERAL_PRACTITIONER'
  /** Logopedi. */
  | 'SPEECH_THERAPY';

export type KeepInput = {
  readonly child: string | number;
  /** Slice ids, of health. */
  readonly slices: ReadonlyArray<string | number>;
};

export type LegalNature =
  /** Consent in the sense of GDPR art. 4 (11). */
  | 'GDPR_CONSENT'
  /** Waiver of professional secrecy, forvaltningsloven § 13 a nr. 1, helsepersonelloven § 22. */
  | 'SECRECY_WAIVER';

/** Where in life the child is, by birth year and school year (from 1 August) alone. */
export type LifePhase =
  /** From the autumn of turning 19. */
  | 'ADULT'
  /** Under one year. */
  | 'INFANCY'
  /** Barnehage: from one year, until the autumn of turning 6. */
  | 'KINDERGARTEN'
  /** Ungdomstrinnet: from the autumn of turning 13. */
  | 'LOWER_SECONDARY'
  /** Barnetrinnet: from the autumn of turning 6. */
  | 'PRIMARY_SCHOOL'
  /** Videregående: from the autumn of turning 16. */
  | 'UPPER_SECONDARY';

export type Locale =
  /** English. */
  | 'en'
  /** Bokmål. */
  | 'nb'
  /** Nynorsk. */
  | 'nn';

/** Something to ask about, and no finding. `LookRules` has the thresholds. */
export type LookFlag =
  /** One person was shown something about many children in a day. */
  | 'MANY_CHILDREN'
  /** Someone who had not just joined the team was shown something of a child in whose case nothing had happened for long. The registry knows of no meetings. */
  | 'NO_CASE_WORK'
  /** At night, or on a Saturday, a Sunday or a public holiday. */
  | 'ODD_HOURS';

export type LookReportState =
  | 'ANSWERED'
  | 'OPEN';

/** Whether a mark was set (FINT: Karakterverdi). Closed, because an exemption may tell of health. */
export type MarkStatus =
  /** Karakter 1–6 */
  | 'MARKED'
  /** Ikke vurderingsgrunnlag (IV) */
  | 'NO_BASIS'
  /** Anything else, such as an exemption. */
  | 'OTHER';

/** How far an activity has come (Nav: AktivitetStatus). */
export type NavActivityStatus =
  /** Broken off (Nav: AVBRUTT). */
  | 'BROKEN_OFF'
  /** Completed (Nav: FULLFORT). */
  | 'COMPLETED'
  /** The youth is interested (Nav: BRUKER_ER_INTERESSERT). */
  | 'INTERESTED'
  /** Going on (Nav: GJENNOMFORES). */
  | 'IN_PROGRESS'
  /** Planned (Nav: PLANLAGT). */
  | 'PLANNED';

/**
 * The kind of an activity (Nav: AktivitetTypeDTO, AktivitetskortType). Kinds that presuppose an illness, a disability or an
 * immigrant background are merged into a wider one.
 */
export type NavActivityType =
  /** Upper secondary or higher education (Nav: GRUFAGYRKE, ENKFAGYRKE, HOYEREUTD, STUDIESPESIALISERING, FAG_OG_YRKESOPPLAERING, HOYERE_YRKESFAGLIG_UTDANNING). */
  | 'EDUCATION'
  /** A job the youth has (Nav: IJOBB). */
  | 'EMPLOYMENT'
  /** A vacancy or an application (Nav: STILLING, STILLING_FRA_NAV). */
  | 'JOB_APPLICATION'
  /** A job club or digital follow-up (Nav: JOBBK, DIGIOPPARB). */
  | 'JOB_CLUB'
  /** An agreement on looking for work (Nav: SOKEAVTALE). */
  | 'JOB_SEARCH'
  /** Another labour market measure; which one is not told (Nav: INDOPPFAG, ARBFORB, AVKLARAG, VASV, VARIG_TILRETTELAGT_ARBEID_…, TILRETTELAGT_ARBEID_ORDINAER). */
  | 'MEASURE'
  /** A meeting with NAV (Nav: MOTE). */
  | 'MEETING'
  /** A mentor (Nav: MENTOR). */
  | 'MENTOR'
  /** Something of the youth's own (Nav: EGEN). */
  | 'OWN_ACTIVITY'
  /** A recruitment event (Nav: REKRUTTERINGSTREFF). */
  | 'RECRUITMENT_EVENT'
  /** A summer job (Nav: SOMMERJOBB). */
  | 'SUMMER_JOB'
  /** Labour market training, language and basic skills included (Nav: GRUPPEAMO, ENKELAMO, ARBEIDSMARKEDSOPPLAERING, NORSKOPPLAERING_…). */
  | 'TRAINING'
  /** A wage subsidy of any kind (Nav: MIDLERTIDIG_, VARIG_, FIREARIG_LONNSTILSKUDD). */
  | 'WAGE_SUBSIDY'
  /** Work training (Nav: ARBEIDSTRENING). */
  | 'WORK_TRAINING';

/** What the assistance aims at (Nav: hovedmål). */
export type NavMainGoal =
  /** Nav: SKAFFE_ARBEID. */
  | 'GET_WORK'
  /** Nav: OKE_DELTAKELSE. */
  | 'INCREASE_PARTICIPATION'
  /** Nav: BEHOLDE_ARBEID. */
  | 'KEEP_WORK';

/** What a parent is to the child (PDL: ForelderBarnRelasjonRolle). */
export type NavParentRole =
  /** PDL: MEDMOR. */
  | 'CO_MOTHER'
  /** PDL: FAR. */
  | 'FATHER'
  /** PDL: MOR. */
  | 'MOTHER'
  /** Holds parental responsibility without being a registered parent (PDL: foreldreansvar.ansvarlig). */
  | 'OTHER_HOLDER';

/** How much assistance is needed (Nav: innsatsgruppe). */
export type NavSupportGroup =
  /** Nav: GODE_MULIGHETER. */
  | 'GOOD_OPPORTUNITIES'
  /** Nav: TRENGER_VEILEDNING. */
  | 'NEEDS_GUIDANCE'
  /** Nav: TRENGER_VEILEDNING_NEDSATT_ARBEIDSEVNE. */
  | 'NEEDS_GUIDANCE_REDUCED_WORK_CAPACITY'
  /** Nav: JOBBE_DELVIS. */
  | 'PARTLY_ABLE_TO_WORK'
  /** Nav: LITEN_MULIGHET_TIL_A_JOBBE. */
  | 'SMALL_CHANCE_OF_WORKING';

/** A kind of support (Nav: ytelse). */
export type NavSupportKind =
  /** Financial assistance under sosialtjenesteloven § 18 (Nav: økonomisk stønad). */
  | 'FINANCIAL_ASSISTANCE'
  /** Advice on finances and debt under sosialtjenesteloven § 17 (Nav: økonomisk rådgivning). */
  | 'FINANCIAL_COUNSELLING'
  /** Housing allowance (Husbanken: bostøtte). */
  | 'HOUSING_ALLOWANCE'
  /** A benefit in place of income; which one is not told (Nav: dagpenger, tiltakspenger, arbeidsavklaringspenger, sykepenger, uføretrygd, barnepensjon and others). */
  | 'INCOME_BENEFIT';

/** Why an act was refused. The ledger is unchanged. */
export type ProblemCode =
  /** The report has been answered. */
  | 'ALREADY_ANSWERED'
  /** The person is on the team already in this role, for some of these days. */
  | 'ALREADY_ON_TEAM'
  /** The caller has reported this look-up already. */
  | 'ALREADY_REPORTED'
  /** The caller's service has asked for one of the slices for this purpose in the last 30 days. */
  | 'ALREADY_SENT'
  | 'ALREADY_SIGNED'
  /** Signing takes a higher level of assurance at sign-in. */
  | 'ASSURANCE_TOO_LOW'
  /** No slice, recipient or purpose is named, or one is named twice. */
  | 'INCOMPLETE_TERMS'
  /** Not an e-mail address. */
  | 'INVALID_ADDRESS'
  /** No real date, or a day that has not come. */
  | 'INVALID_DATE'
  /** Not a valid national identity number or D-number. */
  | 'INVALID_IDENTITY_NUMBER'
  /** Not nine digits, or not of an office the caller holds. */
  | 'INVALID_ORGANISATION'
  /** The first day is in the past, or the last day before the first. */
  | 'INVALID_PERIOD'
  /** No text, or one that is too long. */
  | 'INVALID_TEXT'
  /** A text is signed in its original, or in a reviewed translation. */
  | 'LANGUAGE_NOT_REVIEWED'
  /** The youth decides some of the slices alone, and others together with the guardians: each kind is given on its own. */
  | 'MIXED_SIGNERS'
  /** The act is for the child's family: the guardians, or the youth at an age that may decide. */
  | 'NOT_FAMILY'
  /** No such child, directive, look-up or report that the caller may act on. */
  | 'NOT_FOUND'
  /** Those who record, witness, benefit and sign are different people; nobody puts themselves on a team. */
  | 'NOT_INDEPENDENT'
  /** The directive is withdrawn, refused or over. */
  | 'NOT_OPEN'
  /** What was refused or taken back is not renewed, and the rest only with the same slices, recipients and purposes. */
  | 'NOT_RENEWABLE'
  /** The act is for those who help: for a registrar, for someone on the team or for the privacy officer. */
  | 'NOT_STAFF'
  /** Nobody helps in the case of their own family. */
  | 'OWN_FAMILY'
  /** Longer than the catalogue allows for one of the slices. */
  | 'PERIOD_TOO_LONG'
  /** The text that was read is not the text of these terms. */
  | 'TEXT_CHANGED'
  | 'UNKNOWN_SLICE';

export type Purpose =
  | 'COORDINATION'
  | 'EARLY_INTERVENTION'
  | 'INDIVIDUAL_PLAN'
  | 'TRANSITION';

export type ReceiptFormat =
  /** HL7 FHIR R4 Consent. */
  | 'FHIR_R4'
  /** Samsyn's own, in plain words. */
  | 'PLAIN';

/** In terms exactly one of the two. */
export type RecipientInput = {
  readonly role?: TeamRole | null | undefined;
  readonly service?: Service | null | undefined;
};

export type RefuseConsentInput = {
  readonly child: string | number;
  readonly directive: string | number;
};

export type ReminderReason =
  | 'EXPIRES'
  /** The youth passes an age limit, and must sign for it to go on. */
  | 'LAPSES_BY_AGE';

export type RenewConsentInput = {
  readonly child: string | number;
  /** The one to continue. */
  readonly directive: string | number;
  readonly locale?: Locale;
  /** The hash of the text that was read, from renewalText. */
  readonly textHash: string;
  /** Last day that counts, in Norway. */
  readonly to: string;
};

export type ReportLookInput = {
  readonly child: string | number;
  /** AccessLogEntry.id of a look-up. */
  readonly look: string | number;
  /** What the family wants to know, at most 2,000 characters. */
  readonly message: string;
};

export type RequestAnswer =
  | 'NO_ANSWER'
  /** By a no, or by not signing what another had given since it was asked for. */
  | 'REFUSED'
  | 'SHARED'
  /** Given, and someone who must sign has not. */
  | 'SIGNATURES_MISSING'
  /** Nobody can say who decides, or nothing may be shared with anybody. */
  | 'UNDECIDED'
  /** What was given has been taken back since it was asked for. */
  | 'WITHDRAWN';

export type RequestConsentInput = {
  readonly child: string | number;
  readonly purpose: Purpose;
  /** Slice ids. */
  readonly slices: ReadonlyArray<string | number>;
  /** Last day asked for, in Norway: no later than each slice could be shared from today. Null: how long is left to the family. */
  readonly to?: string | null | undefined;
};

/** All that the one who asked is told. */
export type RequestState =
  /** The family has been asked. Whether they have answered, and what, is theirs. */
  | 'SENT'
  | 'SHARED';

export type RequiredSigners =
  /** Every registered holder of parental responsibility. */
  | 'ALL_HOLDERS'
  /** Each parent for their own affairs. */
  | 'PARENT_SELF'
  | 'YOUTH'
  | 'YOUTH_AND_ALL_HOLDERS';

/** Grade (årstrinn): 1–10 in primary and lower secondary school, Vg1–Vg3 in upper secondary. */
export type SchoolGrade =
  /** 1. trinn */
  | 'GRADE_1'
  /** 2. trinn */
  | 'GRADE_2'
  /** 3. trinn */
  | 'GRADE_3'
  /** 4. trinn */
  | 'GRADE_4'
  /** 5. trinn */
  | 'GRADE_5'
  /** 6. trinn */
  | 'GRADE_6'
  /** 7. trinn */
  | 'GRADE_7'
  /** 8. trinn */
  | 'GRADE_8'
  /** 9. trinn */
  | 'GRADE_9'
  /** 10. trinn */
  | 'GRADE_10'
  /** Videregående trinn 1 */
  | 'VG1'
  /** Videregående trinn 2 */
  | 'VG2'
  /** Videregående trinn 3 */
  | 'VG3';

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

export type Sector =
  | 'childWelfare'
  | 'health'
  | 'nav'
  | 'school';

export type Service =
  | 'CHILD_WELFARE_SERVICE'
  | 'COORDINATION_UNIT'
  | 'NAV_OFFICE'
  | 'PPT'
  | 'SCHOOL'
  | 'SCHOOL_HEALTH_SERVICE'
  | 'SPECIALIST_HEALTH_SERVICE';

export type SignConsentInput = {
  readonly child: string | number;
  readonly directive: string | number;
  /** The language it was read in. */
  readonly locale?: Locale;
  readonly textHash: string;
};

export type SignatureMethod =
  | 'EID_HIGH'
  | 'EID_SUBSTANTIAL'
  | 'PAPER'
  | 'WITNESSED_ORAL';

export type TeamRole =
  /** Barnekoordinator, helse- og omsorgstjenesteloven § 7-2 a. Ends at 18. */
  | 'CHILD_COORDINATOR'
  /** Koordinator. */
  | 'COORDINATOR'
  /** Leader of an early-intervention team. */
  | 'TEAM_LEADER'
  | 'TEAM_MEMBER';

export type WithdrawConsentInput = {
  readonly child: string | number;
  readonly directive: string | number;
  /** Slice ids; null: all of the directive. */
  readonly slices?: ReadonlyArray<string | number> | null | undefined;
};

/** Why a slice is withheld, or a directive does not count. Never told to the one who asked for the slice. */
export type WithholdReason =
  /** The address is strictly protected (STRENGT_FORTROLIG), or its grade is one we do not know. */
  | 'ADDRESS_PROTECTED'
  | 'ASSURANCE_TOO_LOW'
  | 'BIRTH_DATE_MISSING'
  /** A care order (omsorgsovertakelse): who decides is for a person to say. */
  | 'CARE_ORDER'
  /** Someone has said no, and that goes before every yes. */
  | 'DENIED'
  | 'EXPIRED'
  /** A guardian's no, ended when the child turned 18. Of a directive only. */
  | 'LAPSED_BY_AGE'
  /** No permit names the slice. */
  | 'NEVER_ASKED'
  /** Not on the team; no barnekoordinator is from 18. */
  | 'NOT_ON_TEAM'
  | 'NOT_YET_VALID'
  /** No row of the legal table was in force for the child's age. */
  | 'NO_RULE_FOR_AGE'
  | 'OTHER_PURPOSE'
  | 'OTHER_RECIPIENT'
  | 'PURPOSE_MISSING'
  | 'REFUSED'
  /** The population register had not told of the child. */
  | 'REGISTER_MISSING'
  /** The population register has not been heard from in time. */
  | 'REGISTER_STALE'
  /** Who holds parental responsibility is unknown (ukjent). */
  | 'RESPONSIBILITY_UNKNOWN'
  /** Someone who must sign has not, or signed before they were old enough, or signed another text. */
  | 'SIGNATURES_MISSING'
  | 'WITHDRAWN';

export type RequestConsentMutationVariables = Exact<{
  input: RequestConsentInput;
}>;


export type RequestConsentMutation = { readonly requestConsent: { readonly problem: { readonly code: ProblemCode } | null } };

export type ChildrenQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ChildrenQuery = { readonly me: { readonly displayName: string } | null, readonly help: { readonly name: string, readonly phone: string }, readonly children: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly displayName: string | null, readonly age: number | null, readonly phase: LifePhase | null, readonly myCapacity: Capacity }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type DirectivesQueryVariables = Exact<{
  child: string | number;
  locale: Locale;
}>;


export type DirectivesQuery = { readonly languages: ReadonlyArray<{ readonly locale: Locale, readonly maySign: boolean }>, readonly child: { readonly age: number | null, readonly directives: ReadonlyArray<{ readonly id: string, readonly kind: DirectiveKind, readonly purposes: ReadonlyArray<Purpose>, readonly validFrom: string, readonly validTo: string, readonly recordsSince: string | null, readonly legalNature: LegalNature, readonly gdprBasis: GdprBasis | null, readonly givenAt: string, readonly text: string | null, readonly textHash: string, readonly translation: string | null, readonly slices: ReadonlyArray<{ readonly state: DirectiveState, readonly validTo: string, readonly slice: { readonly id: string, readonly sector: Sector, readonly nb: string, readonly nn: string, readonly en: string } }>, readonly recipients: ReadonlyArray<{ readonly service: Service | null, readonly role: TeamRole | null }>, readonly givenBy: { readonly displayName: string, readonly isMe: boolean } | null, readonly signatures: ReadonlyArray<{ readonly at: string, readonly method: SignatureMethod, readonly by: { readonly displayName: string, readonly isMe: boolean } | null }>, readonly missing: ReadonlyArray<{ readonly displayName: string, readonly isMe: boolean }>, readonly refusals: ReadonlyArray<{ readonly by: { readonly displayName: string, readonly isMe: boolean } | null }> }> | null } | null };

export type FamilyDirectivesQueryVariables = Exact<{
  child: string | number;
  locale: Locale;
}>;


export type FamilyDirectivesQuery = { readonly languages: ReadonlyArray<{ readonly locale: Locale, readonly maySign: boolean }>, readonly child: { readonly age: number | null, readonly directives: ReadonlyArray<{ readonly id: string, readonly kind: DirectiveKind, readonly purposes: ReadonlyArray<Purpose>, readonly validFrom: string, readonly validTo: string, readonly recordsSince: string | null, readonly legalNature: LegalNature, readonly gdprBasis: GdprBasis | null, readonly givenAt: string, readonly text: string | null, readonly textHash: string, readonly translation: string | null, readonly slices: ReadonlyArray<{ readonly state: DirectiveState, readonly validTo: string, readonly slice: { readonly id: string, readonly sector: Sector, readonly nb: string, readonly nn: string, readonly en: string } }>, readonly recipients: ReadonlyArray<{ readonly service: Service | null, readonly role: TeamRole | null }>, readonly givenBy: { readonly displayName: string, readonly isMe: boolean } | null, readonly signatures: ReadonlyArray<{ readonly at: string, readonly method: SignatureMethod, readonly by: { readonly displayName: string, readonly isMe: boolean } | null }>, readonly missing: ReadonlyArray<{ readonly displayName: string, readonly isMe: boolean }>, readonly refusals: ReadonlyArray<{ readonly by: { readonly displayName: string, readonly isMe: boolean } | null }> }> | null, readonly requests: ReadonlyArray<{ readonly id: string, readonly at: string, readonly by: string | null, readonly purpose: Purpose, readonly to: string | null, readonly recipient: { readonly service: Service | null, readonly role: TeamRole | null }, readonly slices: ReadonlyArray<{ readonly state: RequestState, readonly slice: { readonly longestMonths: number, readonly id: string, readonly sector: Sector, readonly nb: string, readonly nn: string, readonly en: string } }> }> | null, readonly reminders: ReadonlyArray<{ readonly endsAt: string, readonly reason: ReminderReason, readonly directive: { readonly id: string }, readonly slice: { readonly longestMonths: number, readonly id: string, readonly sector: Sector, readonly nb: string, readonly nn: string, readonly en: string } }> | null } | null };

export type RequestFragment = { readonly id: string, readonly at: string, readonly by: string | null, readonly purpose: Purpose, readonly to: string | null, readonly recipient: { readonly service: Service | null, readonly role: TeamRole | null }, readonly slices: ReadonlyArray<{ readonly state: RequestState, readonly slice: { readonly longestMonths: number, readonly id: string, readonly sector: Sector, readonly nb: string, readonly nn: string, readonly en: string } }> };

export type ReminderFragment = { readonly endsAt: string, readonly reason: ReminderReason, readonly directive: { readonly id: string }, readonly slice: { readonly longestMonths: number, readonly id: string, readonly sector: Sector, readonly nb: string, readonly nn: string, readonly en: string } };

export type DirectiveFragment = { readonly id: string, readonly kind: DirectiveKind, readonly purposes: ReadonlyArray<Purpose>, readonly validFrom: string, readonly validTo: string, readonly recordsSince: string | null, readonly legalNature: LegalNature, readonly gdprBasis: GdprBasis | null, readonly givenAt: string, readonly text: string | null, readonly textHash: string, readonly translation: string | null, readonly slices: ReadonlyArray<{ readonly state: DirectiveState, readonly validTo: string, readonly slice: { readonly id: string, readonly sector: Sector, readonly nb: string, readonly nn: string, readonly en: string } }>, readonly recipients: ReadonlyArray<{ readonly service: Service | null, readonly role: TeamRole | null }>, readonly givenBy: { readonly displayName: string, readonly isMe: boolean } | null, readonly signatures: ReadonlyArray<{ readonly at: string, readonly method: SignatureMethod, readonly by: { readonly displayName: string, readonly isMe: boolean } | null }>, readonly missing: ReadonlyArray<{ readonly displayName: string, readonly isMe: boolean }>, readonly refusals: ReadonlyArray<{ readonly by: { readonly displayName: string, readonly isMe: boolean } | null }> };

export type SigningFragment = { readonly locale: Locale, readonly maySign: boolean };

export type OpenDirectivesQueryVariables = Exact<{
  child: string | number;
}>;


export type OpenDirectivesQuery = { readonly child: { readonly openDirectives: ReadonlyArray<{ readonly id: string, readonly text: string | null, readonly missing: ReadonlyArray<{ readonly displayName: string, readonly isMe: boolean }> }> | null } | null };

export type SlicesQueryVariables = Exact<{ [key: string]: never; }>;


export type SlicesQuery = { readonly slices: ReadonlyArray<{ readonly description: string, readonly longestMonths: number, readonly id: string, readonly sector: Sector, readonly descriptionNn: string, readonly descriptionEn: string, readonly nb: string, readonly nn: string, readonly en: string }> };

export type ConsentTextQueryVariables = Exact<{
  terms: ConsentTermsInput;
  locale: Locale;
}>;


export type ConsentTextQuery = { readonly languages: ReadonlyArray<{ readonly locale: Locale, readonly maySign: boolean }>, readonly consentText: { readonly text: string | null, readonly textHash: string | null, readonly translation: string | null, readonly problem: { readonly code: ProblemCode } | null } };

export type OfferedTextFragment = { readonly text: string | null, readonly textHash: string | null, readonly translation: string | null, readonly problem: { readonly code: ProblemCode } | null };

export type GiveConsentMutationVariables = Exact<{
  input: GiveConsentInput;
}>;


export type GiveConsentMutation = { readonly giveConsent: { readonly problem: { readonly code: ProblemCode } | null } };

export type SignConsentMutationVariables = Exact<{
  input: SignConsentInput;
}>;


export type SignConsentMutation = { readonly signConsent: { readonly problem: { readonly code: ProblemCode } | null } };

export type RefuseConsentMutationVariables = Exact<{
  input: RefuseConsentInput;
}>;


export type RefuseConsentMutation = { readonly refuseConsent: { readonly problem: { readonly code: ProblemCode } | null } };

export type WithdrawConsentMutationVariables = Exact<{
  input: WithdrawConsentInput;
}>;


export type WithdrawConsentMutation = { readonly withdrawConsent: { readonly problem: { readonly code: ProblemCode } | null } };

export type OutcomeFragment = { readonly problem: { readonly code: ProblemCode } | null };

export type SliceNameFragment = { readonly id: string, readonly sector: Sector, readonly nb: string, readonly nn: string, readonly en: string };

export type KeepingQueryVariables = Exact<{
  child: string | number;
}>;


export type KeepingQuery = { readonly slices: ReadonlyArray<{ readonly id: string, readonly sector: Sector, readonly nb: string, readonly nn: string, readonly en: string }>, readonly child: { readonly age: number | null, readonly keptSlices: ReadonlyArray<{ readonly id: string, readonly sector: Sector, readonly nb: string, readonly nn: string, readonly en: string }> | null } | null };

export type KeepFromGuardiansMutationVariables = Exact<{
  input: KeepInput;
}>;


export type KeepFromGuardiansMutation = { readonly keepFromGuardians: { readonly problem: { readonly code: ProblemCode } | null } };

export type StopKeepingFromGuardiansMutationVariables = Exact<{
  input: KeepInput;
}>;


export type StopKeepingFromGuardiansMutation = { readonly stopKeepingFromGuardians: { readonly problem: { readonly code: ProblemCode } | null } };

export type AccessLogQueryVariables = Exact<{
  child: string | number;
  after?: string | null | undefined;
}>;


export type AccessLogQuery = { readonly child: { readonly accessLog: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly at: string, readonly kind: AccessLogKind, readonly by: string | null, readonly role: TeamRole | null, readonly service: Service | null, readonly purpose: Purpose | null, readonly onBehalfOf: { readonly displayName: string } | null, readonly slices: ReadonlyArray<{ readonly id: string, readonly sector: Sector, readonly nb: string, readonly nn: string, readonly en: string }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null } | null };

export type LooksQueryVariables = Exact<{
  child: string | number;
  after?: string | null | undefined;
}>;


export type LooksQuery = { readonly child: { readonly looks: { readonly nodes: ReadonlyArray<{ readonly date: string, readonly purpose: Purpose | null, readonly count: number, readonly lookers: ReadonlyArray<{ readonly by: string | null, readonly role: TeamRole | null, readonly service: Service | null, readonly count: number, readonly slices: ReadonlyArray<{ readonly id: string, readonly sector: Sector, readonly nb: string, readonly nn: string, readonly en: string }> }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null } | null };

export type LogProofsQueryVariables = Exact<{
  child: string | number;
  after?: string | null | undefined;
}>;


export type LogProofsQuery = { readonly logCheckpoint: { readonly size: number, readonly note: string } | null, readonly child: { readonly accessLog: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly proof: { readonly number: number, readonly leaf: string, readonly record: string | null, readonly recordKey: string | null, readonly hashes: ReadonlyArray<string>, readonly checkpoint: { readonly size: number, readonly note: string } } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } | null } | null };

export type MyEmailQueryVariables = Exact<{ [key: string]: never; }>;


export type MyEmailQuery = { readonly me: { readonly email: string | null } | null };

export type SetMyEmailMutationVariables = Exact<{
  email?: string | null | undefined;
}>;


export type SetMyEmailMutation = { readonly setMyEmail: { readonly problem: { readonly code: ProblemCode } | null } };

export type DirectivesOfAllQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type DirectivesOfAllQuery = { readonly children: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly displayName: string | null, readonly myCapacity: Capacity, readonly directives: ReadonlyArray<{ readonly id: string, readonly kind: DirectiveKind, readonly purposes: ReadonlyArray<Purpose>, readonly validFrom: string, readonly validTo: string, readonly recordsSince: string | null, readonly legalNature: LegalNature, readonly gdprBasis: GdprBasis | null, readonly givenAt: string, readonly slices: ReadonlyArray<{ readonly state: DirectiveState, readonly validTo: string, readonly slice: { readonly id: string, readonly sector: Sector, readonly nb: string, readonly nn: string, readonly en: string } }>, readonly recipients: ReadonlyArray<{ readonly service: Service | null, readonly role: TeamRole | null }>, readonly givenBy: { readonly displayName: string, readonly isMe: boolean } | null, readonly signatures: ReadonlyArray<{ readonly at: string, readonly method: SignatureMethod, readonly by: { readonly displayName: string, readonly isMe: boolean } | null }>, readonly missing: ReadonlyArray<{ readonly displayName: string, readonly isMe: boolean }> }> | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type ReviewedDirectiveFragment = { readonly id: string, readonly kind: DirectiveKind, readonly purposes: ReadonlyArray<Purpose>, readonly validFrom: string, readonly validTo: string, readonly recordsSince: string | null, readonly legalNature: LegalNature, readonly gdprBasis: GdprBasis | null, readonly givenAt: string, readonly slices: ReadonlyArray<{ readonly state: DirectiveState, readonly validTo: string, readonly slice: { readonly id: string, readonly sector: Sector, readonly nb: string, readonly nn: string, readonly en: string } }>, readonly recipients: ReadonlyArray<{ readonly service: Service | null, readonly role: TeamRole | null }>, readonly givenBy: { readonly displayName: string, readonly isMe: boolean } | null, readonly signatures: ReadonlyArray<{ readonly at: string, readonly method: SignatureMethod, readonly by: { readonly displayName: string, readonly isMe: boolean } | null }>, readonly missing: ReadonlyArray<{ readonly displayName: string, readonly isMe: boolean }> };

export type CoverageQueryVariables = Exact<{
  child: string | number;
  purpose: Purpose;
}>;


export type CoverageQuery = { readonly child: { readonly coverage: ReadonlyArray<{ readonly slice: { readonly id: string, readonly sector: Sector, readonly nb: string, readonly nn: string, readonly en: string }, readonly cells: ReadonlyArray<{ readonly state: CoverageState, readonly recipient: { readonly service: Service | null, readonly role: TeamRole | null } }> }> | null } | null };

export type CoverageRowFragment = { readonly slice: { readonly id: string, readonly sector: Sector, readonly nb: string, readonly nn: string, readonly en: string }, readonly cells: ReadonlyArray<{ readonly state: CoverageState, readonly recipient: { readonly service: Service | null, readonly role: TeamRole | null } }> };

export type ExplainDecisionQueryVariables = Exact<{
  child: string | number;
  recipient: RecipientInput;
  purpose: Purpose;
  at: string;
}>;


export type ExplainDecisionQuery = { readonly child: { readonly explainDecision: { readonly at: string, readonly obstacle: WithholdReason | null, readonly slices: ReadonlyArray<{ readonly shared: boolean, readonly reason: WithholdReason | null, readonly recordsSince: string | null, readonly slice: { readonly id: string, readonly sector: Sector, readonly nb: string, readonly nn: string, readonly en: string }, readonly directive: { readonly id: string } | null, readonly rule: { readonly id: string, readonly fromAge: number, readonly toAge: number, readonly signers: RequiredSigners, readonly source: string, readonly inForceFrom: string, readonly inForceTo: string | null, readonly needsLegalReview: boolean } | null, readonly mustSign: ReadonlyArray<{ readonly displayName: string, readonly isMe: boolean }>, readonly directives: ReadonlyArray<{ readonly counts: boolean, readonly reason: WithholdReason | null, readonly directive: { readonly id: string, readonly kind: DirectiveKind, readonly purposes: ReadonlyArray<Purpose>, readonly validFrom: string, readonly validTo: string, readonly recordsSince: string | null, readonly legalNature: LegalNature, readonly gdprBasis: GdprBasis | null, readonly givenAt: string, readonly slices: ReadonlyArray<{ readonly state: DirectiveState, readonly validTo: string, readonly slice: { readonly id: string, readonly sector: Sector, readonly nb: string, readonly nn: string, readonly en: string } }>, readonly recipients: ReadonlyArray<{ readonly service: Service | null, readonly role: TeamRole | null }>, readonly givenBy: { readonly displayName: string, readonly isMe: boolean } | null, readonly signatures: ReadonlyArray<{ readonly at: string, readonly method: SignatureMethod, readonly by: { readonly displayName: string, readonly isMe: boolean } | null }>, readonly missing: ReadonlyArray<{ readonly displayName: string, readonly isMe: boolean }> }, readonly signed: ReadonlyArray<{ readonly displayName: string, readonly isMe: boolean }>, readonly missing: ReadonlyArray<{ readonly displayName: string, readonly isMe: boolean }> }> }> } | null } | null };

export type SliceTraceFragment = { readonly shared: boolean, readonly reason: WithholdReason | null, readonly recordsSince: string | null, readonly slice: { readonly id: string, readonly sector: Sector, readonly nb: string, readonly nn: string, readonly en: string }, readonly directive: { readonly id: string } | null, readonly rule: { readonly id: string, readonly fromAge: number, readonly toAge: number, readonly signers: RequiredSigners, readonly source: string, readonly inForceFrom: string, readonly inForceTo: string | null, readonly needsLegalReview: boolean } | null, readonly mustSign: ReadonlyArray<{ readonly displayName: string, readonly isMe: boolean }>, readonly directives: ReadonlyArray<{ readonly counts: boolean, readonly reason: WithholdReason | null, readonly directive: { readonly id: string, readonly kind: DirectiveKind, readonly purposes: ReadonlyArray<Purpose>, readonly validFrom: string, readonly validTo: string, readonly recordsSince: string | null, readonly legalNature: LegalNature, readonly gdprBasis: GdprBasis | null, readonly givenAt: string, readonly slices: ReadonlyArray<{ readonly state: DirectiveState, readonly validTo: string, readonly slice: { readonly id: string, readonly sector: Sector, readonly nb: string, readonly nn: string, readonly en: string } }>, readonly recipients: ReadonlyArray<{ readonly service: Service | null, readonly role: TeamRole | null }>, readonly givenBy: { readonly displayName: string, readonly isMe: boolean } | null, readonly signatures: ReadonlyArray<{ readonly at: string, readonly method: SignatureMethod, readonly by: { readonly displayName: string, readonly isMe: boolean } | null }>, readonly missing: ReadonlyArray<{ readonly displayName: string, readonly isMe: boolean }> }, readonly signed: ReadonlyArray<{ readonly displayName: string, readonly isMe: boolean }>, readonly missing: ReadonlyArray<{ readonly displayName: string, readonly isMe: boolean }> }> };

export type TeamQueryVariables = Exact<{
  child: string | number;
}>;


export type TeamQuery = { readonly child: { readonly team: ReadonlyArray<{ readonly id: string, readonly displayName: string | null, readonly role: TeamRole, readonly service: Service }> | null } | null };

export type ReportsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type ReportsQuery = { readonly reports: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly at: string, readonly state: LookReportState, readonly child: { readonly id: string, readonly displayName: string | null, readonly reports: ReadonlyArray<{ readonly id: string, readonly message: string, readonly by: { readonly displayName: string } | null, readonly look: { readonly at: string, readonly by: string | null, readonly role: TeamRole | null, readonly service: Service | null, readonly purpose: Purpose | null, readonly slices: ReadonlyArray<{ readonly id: string, readonly sector: Sector, readonly nb: string, readonly nn: string, readonly en: string }> } | null, readonly answer: { readonly at: string, readonly by: string | null, readonly text: string } | null }> | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type AnswerReportMutationVariables = Exact<{
  input: AnswerReportInput;
}>;


export type AnswerReportMutation = { readonly answerReport: { readonly problem: { readonly code: ProblemCode } | null } };

export type CheckpointQueryVariables = Exact<{ [key: string]: never; }>;


export type CheckpointQuery = { readonly logCheckpoint: { readonly size: number, readonly note: string } | null };

export type OverseenLooksQueryVariables = Exact<{
  flagged: boolean;
  after?: string | null | undefined;
}>;


export type OverseenLooksQuery = { readonly overseenLooks: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly date: string, readonly by: string | null, readonly looks: number, readonly children: number, readonly childrenShown: number, readonly flags: ReadonlyArray<LookFlag>, readonly parts: ReadonlyArray<{ readonly role: TeamRole | null, readonly service: Service | null, readonly organisation: string | null, readonly purpose: Purpose | null, readonly looks: number, readonly children: number }> }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type LookRulesQueryVariables = Exact<{ [key: string]: never; }>;


export type LookRulesQuery = { readonly lookRules: ReadonlyArray<{ readonly childrenInADay: number, readonly dayFrom: string, readonly dayTo: string, readonly caseWorkDays: number, readonly inForceFrom: string, readonly inForceTo: string | null }> };

export type OverseenChildrenQueryVariables = Exact<{
  looks: string | number;
  after?: string | null | undefined;
}>;


export type OverseenChildrenQuery = { readonly overseenChildren: { readonly nodes: ReadonlyArray<{ readonly looks: number, readonly flags: ReadonlyArray<LookFlag>, readonly child: { readonly id: string, readonly displayName: string | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type OverseenRequestsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type OverseenRequestsQuery = { readonly overseenRequests: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly at: string, readonly child: { readonly id: string, readonly displayName: string | null, readonly requests: ReadonlyArray<{ readonly id: string, readonly by: string | null, readonly purpose: Purpose, readonly recipient: { readonly service: Service | null, readonly role: TeamRole | null }, readonly slices: ReadonlyArray<{ readonly slice: { readonly id: string, readonly sector: Sector, readonly nb: string, readonly nn: string, readonly en: string }, readonly outcome: { readonly answer: RequestAnswer, readonly at: string | null, readonly by: Capacity | null } | null }> }> | null } | null }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type OverseenCoverageQueryVariables = Exact<{
  purpose: Purpose;
}>;


export type OverseenCoverageQuery = { readonly overseenCoverage: { readonly fewestTold: number, readonly children: number | null, readonly rows: ReadonlyArray<{ readonly slice: { readonly id: string, readonly sector: Sector, readonly nb: string, readonly nn: string, readonly en: string }, readonly cells: ReadonlyArray<{ readonly shared: number | null, readonly refused: number | null, readonly ending: number | null, readonly recipient: { readonly service: Service | null, readonly role: TeamRole | null } }> }> } | null };

export type EvidenceQueryVariables = Exact<{
  child: string | number;
  format: EvidenceFormat;
  after?: string | null | undefined;
}>;


export type EvidenceQuery = { readonly child: { readonly evidence: { readonly content: string, readonly endCursor: string | null } | null } | null };

export type PictureQueryVariables = Exact<{
  child: string | number;
}>;


export type PictureQuery = { readonly me: { readonly displayName: string } | null, readonly slices: ReadonlyArray<{ readonly longestMonths: number, readonly id: string, readonly sector: Sector, readonly nb: string, readonly nn: string, readonly en: string }>, readonly child: { readonly displayName: string | null, readonly age: number | null, readonly phase: LifePhase | null, readonly team: ReadonlyArray<{ readonly displayName: string | null, readonly isMe: boolean, readonly role: TeamRole, readonly service: Service }> | null, readonly requests: ReadonlyArray<{ readonly id: string, readonly at: string, readonly by: string | null, readonly purpose: Purpose, readonly to: string | null, readonly recipient: { readonly service: Service | null, readonly role: TeamRole | null }, readonly slices: ReadonlyArray<{ readonly state: RequestState, readonly slice: { readonly longestMonths: number, readonly id: string, readonly sector: Sector, readonly nb: string, readonly nn: string, readonly en: string } }> }> | null, readonly guardians: ReadonlyArray<{ readonly displayName: string }> | null, readonly school: { readonly enrolment: ReadonlyArray<{ readonly startDate: string | null, readonly endDate: string | null, readonly interruptedOn: string | null, readonly schoolYear: string | null, readonly grade: SchoolGrade | null, readonly programme: string | null, readonly category: EnrolmentCategory | null, readonly school: { readonly name: string | null } | null }> | null, readonly attendance: { readonly registrations: ReadonlyArray<{ readonly start: string | null, readonly end: string | null, readonly kind: AbsenceKind | null, readonly onDiploma: boolean | null }> | null, readonly overviews: ReadonlyArray<{ readonly schoolYear: string | null, readonly subject: { readonly name: string | null } | null, readonly firstHalfYear: { readonly percent: number | null, readonly absenceHours: number | null, readonly teachingHours: number | null } | null, readonly wholeYear: { readonly percent: number | null, readonly absenceHours: number | null, readonly teachingHours: number | null } | null }> | null, readonly warnings: ReadonlyArray<{ readonly percent: number | null, readonly sentOn: string | null, readonly subject: { readonly name: string | null } | null }> | null } | null, readonly contacts: ReadonlyArray<{ readonly name: string | null, readonly startDate: string | null, readonly endDate: string | null, readonly schoolPhone: string | null, readonly schoolEmail: string | null, readonly teachers: ReadonlyArray<{ readonly name: string | null }> | null }> | null, readonly adaptedEducation: { readonly bilingualSubjectTeaching: boolean | null, readonly arrangements: ReadonlyArray<{ readonly kind: ArrangementKind | null, readonly examForm: ExamForm | null, readonly subject: { readonly name: string | null } | null }> | null, readonly decisions: ReadonlyArray<{ readonly decidedOn: string | null, readonly kind: AdaptedEducationKind | null, readonly startDate: string | null, readonly endDate: string | null, readonly hoursPerYear: number | null }> | null } | null, readonly ppt: ReadonlyArray<{ readonly referredOn: string | null, readonly completedOn: string | null, readonly conclusion: ExpertConclusion | null, readonly reassessBy: string | null }> | null, readonly assessment: { readonly marks: ReadonlyArray<{ readonly schoolYear: string | null, readonly assessedOn: string | null, readonly mark: number | null, readonly status: MarkStatus | null, readonly subject: { readonly name: string | null } | null }> | null, readonly remarks: ReadonlyArray<{ readonly schoolYear: string | null, readonly behaviour: number | null, readonly order: number | null }> | null, readonly warnings: ReadonlyArray<{ readonly kind: AssessmentWarningKind | null, readonly sentOn: string | null, readonly subject: { readonly name: string | null } | null }> | null } | null, readonly followUpService: { readonly status: FollowUpStatus | null, readonly unit: string | null } | null } | null, readonly health: { readonly contacts: ReadonlyArray<{ readonly role: HealthContactRole, readonly name: string | null, readonly organisation: string | null, readonly phone: string | null }> | null, readonly schoolNurseContact: { readonly periods: ReadonlyArray<{ readonly status: HealthFollowUpStatus, readonly startedOn: string | null, readonly endedOn: string | null }> | null, readonly consultations: ReadonlyArray<{ readonly date: string, readonly status: SchoolNurseConsultationStatus }> | null } | null, readonly needsInDailyLife: ReadonlyArray<{ readonly area: DailyLifeArea, readonly difficulty: DailyLifeDifficulty, readonly assessedOn: string }> | null, readonly appointments: ReadonlyArray<{ readonly service: HealthService, readonly startsAt: string | null, readonly endsAt: string | null, readonly status: HealthAppointmentStatus, readonly place: string | null }> | null, readonly mentalHealthFollowUp: { readonly nextAppointmentAt: string | null, readonly periods: ReadonlyArray<{ readonly status: HealthFollowUpStatus, readonly startedOn: string | null, readonly endedOn: string | null }> | null } | null, readonly plan: { readonly status: HealthPlanStatus, readonly startedOn: string | null, readonly endsOn: string | null, readonly goals: ReadonlyArray<{ readonly text: string, readonly status: HealthGoalStatus }> | null, readonly activities: ReadonlyArray<{ readonly text: string, readonly status: HealthPlanActivityStatus }> | null } | null } | null, readonly childWelfare: { readonly contact: ReadonlyArray<{ readonly role: ChildWelfareContactRole, readonly name: string | null, readonly telephone: string | null, readonly email: string | null, readonly office: string | null }> | null, readonly measures: ReadonlyArray<{ readonly group: ChildWelfareMeasureGroup, readonly isPlacement: boolean, readonly startDate: string, readonly endDate: string | null, readonly category: { readonly code: string, readonly text: string } | null, readonly legalBasis: { readonly kind: ChildWelfareLegalBasisKind, readonly act: ChildWelfareAct, readonly chapter: string, readonly section: string } | null }> | null, readonly plan: ReadonlyArray<{ readonly kind: ChildWelfarePlanKind, readonly startDate: string, readonly endDate: string | null, readonly evaluations: ReadonlyArray<{ readonly date: string }> }> | null, readonly aftercare: ReadonlyArray<{ readonly offerSentDate: string, readonly outcome: ChildWelfareAftercareOutcome | null, readonly concludedDate: string | null }> | null, readonly investigationStatus: ReadonlyArray<{ readonly state: ChildWelfareInvestigationState, readonly startDate: string, readonly endDate: string | null, readonly hasExtendedDeadline: boolean }> | null, readonly parentSupport: ReadonlyArray<{ readonly startDate: string, readonly endDate: string | null, readonly category: { readonly code: string, readonly text: string } }> | null } | null, readonly nav: { readonly contact: { readonly officeNumber: string | null, readonly officeName: string | null } | null, readonly followUp: { readonly underFollowUp: boolean | null, readonly periods: ReadonlyArray<{ readonly startDate: string, readonly endDate: string | null }> | null } | null, readonly activities: ReadonlyArray<{ readonly title: string, readonly type: NavActivityType, readonly status: NavActivityStatus, readonly startDate: string | null, readonly endDate: string | null, readonly agreedWithNav: boolean | null }> | null, readonly decision14a: { readonly supportGroup: NavSupportGroup, readonly mainGoal: NavMainGoal | null, readonly decidedOn: string } | null, readonly benefits: ReadonlyArray<{ readonly kind: NavSupportKind, readonly startDate: string, readonly endDate: string | null }> | null, readonly householdEconomy: ReadonlyArray<{ readonly parent: NavParentRole, readonly supports: ReadonlyArray<{ readonly kind: NavSupportKind, readonly startDate: string, readonly endDate: string | null }> }> | null } | null } | null };

export type SchoolFragment = { readonly enrolment: ReadonlyArray<{ readonly startDate: string | null, readonly endDate: string | null, readonly interruptedOn: string | null, readonly schoolYear: string | null, readonly grade: SchoolGrade | null, readonly programme: string | null, readonly category: EnrolmentCategory | null, readonly school: { readonly name: string | null } | null }> | null, readonly attendance: { readonly registrations: ReadonlyArray<{ readonly start: string | null, readonly end: string | null, readonly kind: AbsenceKind | null, readonly onDiploma: boolean | null }> | null, readonly overviews: ReadonlyArray<{ readonly schoolYear: string | null, readonly subject: { readonly name: string | null } | null, readonly firstHalfYear: { readonly percent: number | null, readonly absenceHours: number | null, readonly teachingHours: number | null } | null, readonly wholeYear: { readonly percent: number | null, readonly absenceHours: number | null, readonly teachingHours: number | null } | null }> | null, readonly warnings: ReadonlyArray<{ readonly percent: number | null, readonly sentOn: string | null, readonly subject: { readonly name: string | null } | null }> | null } | null, readonly contacts: ReadonlyArray<{ readonly name: string | null, readonly startDate: string | null, readonly endDate: string | null, readonly schoolPhone: string | null, readonly schoolEmail: string | null, readonly teachers: ReadonlyArray<{ readonly name: string | null }> | null }> | null, readonly adaptedEducation: { readonly bilingualSubjectTeaching: boolean | null, readonly arrangements: ReadonlyArray<{ readonly kind: ArrangementKind | null, readonly examForm: ExamForm | null, readonly subject: { readonly name: string | null } | null }> | null, readonly decisions: ReadonlyArray<{ readonly decidedOn: string | null, readonly kind: AdaptedEducationKind | null, readonly startDate: string | null, readonly endDate: string | null, readonly hoursPerYear: number | null }> | null } | null, readonly ppt: ReadonlyArray<{ readonly referredOn: string | null, readonly completedOn: string | null, readonly conclusion: ExpertConclusion | null, readonly reassessBy: string | null }> | null, readonly assessment: { readonly marks: ReadonlyArray<{ readonly schoolYear: string | null, readonly assessedOn: string | null, readonly mark: number | null, readonly status: MarkStatus | null, readonly subject: { readonly name: string | null } | null }> | null, readonly remarks: ReadonlyArray<{ readonly schoolYear: string | null, readonly behaviour: number | null, readonly order: number | null }> | null, readonly warnings: ReadonlyArray<{ readonly kind: AssessmentWarningKind | null, readonly sentOn: string | null, readonly subject: { readonly name: string | null } | null }> | null } | null, readonly followUpService: { readonly status: FollowUpStatus | null, readonly unit: string | null } | null };

export type HealthFragment = { readonly contacts: ReadonlyArray<{ readonly role: HealthContactRole, readonly name: string | null, readonly organisation: string | null, readonly phone: string | null }> | null, readonly schoolNurseContact: { readonly periods: ReadonlyArray<{ readonly status: HealthFollowUpStatus, readonly startedOn: string | null, readonly endedOn: string | null }> | null, readonly consultations: ReadonlyArray<{ readonly date: string, readonly status: SchoolNurseConsultationStatus }> | null } | null, readonly needsInDailyLife: ReadonlyArray<{ readonly area: DailyLifeArea, readonly difficulty: DailyLifeDifficulty, readonly assessedOn: string }> | null, readonly appointments: ReadonlyArray<{ readonly service: HealthService, readonly startsAt: string | null, readonly endsAt: string | null, readonly status: HealthAppointmentStatus, readonly place: string | null }> | null, readonly mentalHealthFollowUp: { readonly nextAppointmentAt: string | null, readonly periods: ReadonlyArray<{ readonly status: HealthFollowUpStatus, readonly startedOn: string | null, readonly endedOn: string | null }> | null } | null, readonly plan: { readonly status: HealthPlanStatus, readonly startedOn: string | null, readonly endsOn: string | null, readonly goals: ReadonlyArray<{ readonly text: string, readonly status: HealthGoalStatus }> | null, readonly activities: ReadonlyArray<{ readonly text: string, readonly status: HealthPlanActivityStatus }> | null } | null };

export type FollowUpPeriodFragment = { readonly status: HealthFollowUpStatus, readonly startedOn: string | null, readonly endedOn: string | null };

export type ChildWelfareFragment = { readonly contact: ReadonlyArray<{ readonly role: ChildWelfareContactRole, readonly name: string | null, readonly telephone: string | null, readonly email: string | null, readonly office: string | null }> | null, readonly measures: ReadonlyArray<{ readonly group: ChildWelfareMeasureGroup, readonly isPlacement: boolean, readonly startDate: string, readonly endDate: string | null, readonly category: { readonly code: string, readonly text: string } | null, readonly legalBasis: { readonly kind: ChildWelfareLegalBasisKind, readonly act: ChildWelfareAct, readonly chapter: string, readonly section: string } | null }> | null, readonly plan: ReadonlyArray<{ readonly kind: ChildWelfarePlanKind, readonly startDate: string, readonly endDate: string | null, readonly evaluations: ReadonlyArray<{ readonly date: string }> }> | null, readonly aftercare: ReadonlyArray<{ readonly offerSentDate: string, readonly outcome: ChildWelfareAftercareOutcome | null, readonly concludedDate: string | null }> | null, readonly investigationStatus: ReadonlyArray<{ readonly state: ChildWelfareInvestigationState, readonly startDate: string, readonly endDate: string | null, readonly hasExtendedDeadline: boolean }> | null, readonly parentSupport: ReadonlyArray<{ readonly startDate: string, readonly endDate: string | null, readonly category: { readonly code: string, readonly text: string } }> | null };

export type NavFragment = { readonly contact: { readonly officeNumber: string | null, readonly officeName: string | null } | null, readonly followUp: { readonly underFollowUp: boolean | null, readonly periods: ReadonlyArray<{ readonly startDate: string, readonly endDate: string | null }> | null } | null, readonly activities: ReadonlyArray<{ readonly title: string, readonly type: NavActivityType, readonly status: NavActivityStatus, readonly startDate: string | null, readonly endDate: string | null, readonly agreedWithNav: boolean | null }> | null, readonly decision14a: { readonly supportGroup: NavSupportGroup, readonly mainGoal: NavMainGoal | null, readonly decidedOn: string } | null, readonly benefits: ReadonlyArray<{ readonly kind: NavSupportKind, readonly startDate: string, readonly endDate: string | null }> | null, readonly householdEconomy: ReadonlyArray<{ readonly parent: NavParentRole, readonly supports: ReadonlyArray<{ readonly kind: NavSupportKind, readonly startDate: string, readonly endDate: string | null }> }> | null };

export type SupportFragment = { readonly kind: NavSupportKind, readonly startDate: string, readonly endDate: string | null };

export type PreviewConsentQueryVariables = Exact<{
  child: string | number;
  terms: ConsentTermsInput;
  locale: Locale;
}>;


export type PreviewConsentQuery = { readonly previewConsent: { readonly views: ReadonlyArray<{ readonly purpose: Purpose, readonly recipient: { readonly service: Service | null, readonly role: TeamRole | null }, readonly shared: ReadonlyArray<{ readonly isNew: boolean, readonly recordsSince: string | null, readonly sample: string | null, readonly slice: { readonly id: string, readonly sector: Sector, readonly nb: string, readonly nn: string, readonly en: string } }>, readonly notShared: ReadonlyArray<{ readonly id: string, readonly sector: Sector, readonly nb: string, readonly nn: string, readonly en: string }> }> | null, readonly problem: { readonly code: ProblemCode } | null } };

export type ReceiptsQueryVariables = Exact<{
  child: string | number;
  format: ReceiptFormat;
}>;


export type ReceiptsQuery = { readonly child: { readonly directives: ReadonlyArray<{ readonly id: string, readonly receipt: string }> | null } | null };

export type RenewalTextQueryVariables = Exact<{
  child: string | number;
  directive: string | number;
  to: string;
  locale: Locale;
}>;


export type RenewalTextQuery = { readonly languages: ReadonlyArray<{ readonly locale: Locale, readonly maySign: boolean }>, readonly renewalText: { readonly text: string | null, readonly textHash: string | null, readonly translation: string | null, readonly problem: { readonly code: ProblemCode } | null } };

export type RenewConsentMutationVariables = Exact<{
  input: RenewConsentInput;
}>;


export type RenewConsentMutation = { readonly renewConsent: { readonly problem: { readonly code: ProblemCode } | null } };

export type MyReportsQueryVariables = Exact<{
  child: string | number;
}>;


export type MyReportsQuery = { readonly child: { readonly reports: ReadonlyArray<{ readonly id: string, readonly at: string, readonly message: string, readonly state: LookReportState, readonly by: { readonly displayName: string, readonly isMe: boolean } | null, readonly look: { readonly id: string, readonly at: string, readonly kind: AccessLogKind, readonly by: string | null, readonly role: TeamRole | null, readonly service: Service | null, readonly purpose: Purpose | null, readonly onBehalfOf: { readonly displayName: string } | null, readonly slices: ReadonlyArray<{ readonly id: string, readonly sector: Sector, readonly nb: string, readonly nn: string, readonly en: string }> } | null, readonly answer: { readonly at: string, readonly by: string | null, readonly text: string } | null }> | null } | null };

export type ReportLookMutationVariables = Exact<{
  input: ReportLookInput;
}>;


export type ReportLookMutation = { readonly reportLook: { readonly problem: { readonly code: ProblemCode } | null } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}
export const SliceNameFragmentDoc = new TypedDocumentString(`
    fragment SliceName on Slice {
  id
  sector
  nb: name
  nn: name(locale: nn)
  en: name(locale: en)
}
    `, {"fragmentName":"SliceName"}) as unknown as TypedDocumentString<SliceNameFragment, unknown>;
export const RequestFragmentDoc = new TypedDocumentString(`
    fragment Request on ConsentRequest {
  id
  at
  by
  purpose
  recipient {
    service
    role
  }
  to
  slices {
    slice {
      ...SliceName
      longestMonths
    }
    state
  }
}
    fragment SliceName on Slice {
  id
  sector
  nb: name
  nn: name(locale: nn)
  en: name(locale: en)
}`, {"fragmentName":"Request"}) as unknown as TypedDocumentString<RequestFragment, unknown>;
export const ReminderFragmentDoc = new TypedDocumentString(`
    fragment Reminder on Reminder {
  directive {
    id
  }
  slice {
    ...SliceName
    longestMonths
  }
  endsAt
  reason
}
    fragment SliceName on Slice {
  id
  sector
  nb: name
  nn: name(locale: nn)
  en: name(locale: en)
}`, {"fragmentName":"Reminder"}) as unknown as TypedDocumentString<ReminderFragment, unknown>;
export const DirectiveFragmentDoc = new TypedDocumentString(`
    fragment Directive on Directive {
  id
  kind
  slices {
    slice {
      ...SliceName
    }
    state
    validTo
  }
  recipients {
    service
    role
  }
  purposes
  validFrom
  validTo
  recordsSince
  legalNature
  gdprBasis
  givenBy {
    displayName
    isMe
  }
  givenAt
  signatures {
    by {
      displayName
      isMe
    }
    at
    method
  }
  missing {
    displayName
    isMe
  }
  refusals {
    by {
      displayName
      isMe
    }
  }
  text
  translation: text(locale: $locale)
  textHash
}
    fragment SliceName on Slice {
  id
  sector
  nb: name
  nn: name(locale: nn)
  en: name(locale: en)
}`, {"fragmentName":"Directive"}) as unknown as TypedDocumentString<DirectiveFragment, unknown>;
export const SigningFragmentDoc = new TypedDocumentString(`
    fragment Signing on Language {
  locale
  maySign
}
    `, {"fragmentName":"Signing"}) as unknown as TypedDocumentString<SigningFragment, unknown>;
export const OfferedTextFragmentDoc = new TypedDocumentString(`
    fragment OfferedText on ConsentTextPayload {
  text
  translation: text(locale: $locale)
  textHash
  problem {
    code
  }
}
    `, {"fragmentName":"OfferedText"}) as unknown as TypedDocumentString<OfferedTextFragment, unknown>;
export const OutcomeFragmentDoc = new TypedDocumentString(`
    fragment Outcome on ConsentPayload {
  problem {
    code
  }
}
    `, {"fragmentName":"Outcome"}) as unknown as TypedDocumentString<OutcomeFragment, unknown>;
export const CoverageRowFragmentDoc = new TypedDocumentString(`
    fragment CoverageRow on CoverageRow {
  slice {
    ...SliceName
  }
  cells {
    recipient {
      service
      role
    }
    state
  }
}
    fragment SliceName on Slice {
  id
  sector
  nb: name
  nn: name(locale: nn)
  en: name(locale: en)
}`, {"fragmentName":"CoverageRow"}) as unknown as TypedDocumentString<CoverageRowFragment, unknown>;
export const ReviewedDirectiveFragmentDoc = new TypedDocumentString(`
    fragment ReviewedDirective on Directive {
  id
  kind
  slices {
    slice {
      ...SliceName
    }
    state
    validTo
  }
  recipients {
    service
    role
  }
  purposes
  validFrom
  validTo
  recordsSince
  legalNature
  gdprBasis
  givenBy {
    displayName
    isMe
  }
  givenAt
  signatures {
    by {
      displayName
      isMe
    }
    at
    method
  }
  missing {
    displayName
    isMe
  }
}
    fragment SliceName on Slice {
  id
  sector
  nb: name
  nn: name(locale: nn)
  en: name(locale: en)
}`, {"fragmentName":"ReviewedDirective"}) as unknown as TypedDocumentString<ReviewedDirectiveFragment, unknown>;
export const SliceTraceFragmentDoc = new TypedDocumentString(`
    fragment SliceTrace on SliceTrace {
  slice {
    ...SliceName
  }
  shared
  reason
  recordsSince
  directive {
    id
  }
  rule {
    id
    fromAge
    toAge
    signers
    source
    inForceFrom
    inForceTo
    needsLegalReview
  }
  mustSign {
    displayName
    isMe
  }
  directives {
    directive {
      ...ReviewedDirective
    }
    counts
    reason
    signed {
      displayName
      isMe
    }
    missing {
      displayName
      isMe
    }
  }
}
    fragment SliceName on Slice {
  id
  sector
  nb: name
  nn: name(locale: nn)
  en: name(locale: en)
}
fragment ReviewedDirective on Directive {
  id
  kind
  slices {
    slice {
      ...SliceName
    }
    state
    validTo
  }
  recipients {
    service
    role
  }
  purposes
  validFrom
  validTo
  recordsSince
  legalNature
  gdprBasis
  givenBy {
    displayName
    isMe
  }
  givenAt
  signatures {
    by {
      displayName
      isMe
    }
    at
    method
  }
  missing {
    displayName
    isMe
  }
}`, {"fragmentName":"SliceTrace"}) as unknown as TypedDocumentString<SliceTraceFragment, unknown>;
export const SchoolFragmentDoc = new TypedDocumentString(`
    fragment School on SchoolRecord {
  enrolment {
    startDate
    endDate
    interruptedOn
    schoolYear
    grade
    programme
    category
    school {
      name
    }
  }
  attendance {
    registrations {
      start
      end
      kind
      onDiploma
    }
    overviews {
      subject {
        name
      }
      schoolYear
      firstHalfYear {
        percent
        absenceHours
        teachingHours
      }
      wholeYear {
        percent
        absenceHours
        teachingHours
      }
    }
    warnings {
      percent
      sentOn
      subject {
        name
      }
    }
  }
  contacts {
    name
    startDate
    endDate
    teachers {
      name
    }
    schoolPhone
    schoolEmail
  }
  adaptedEducation {
    bilingualSubjectTeaching
    arrangements {
      subject {
        name
      }
      kind
      examForm
    }
    decisions {
      decidedOn
      kind
      startDate
      endDate
      hoursPerYear
    }
  }
  ppt {
    referredOn
    completedOn
    conclusion
    reassessBy
  }
  assessment {
    marks {
      subject {
        name
      }
      schoolYear
      assessedOn
      mark
      status
    }
    remarks {
      schoolYear
      behaviour
      order
    }
    warnings {
      kind
      sentOn
      subject {
        name
      }
    }
  }
  followUpService {
    status
    unit
  }
}
    `, {"fragmentName":"School"}) as unknown as TypedDocumentString<SchoolFragment, unknown>;
export const FollowUpPeriodFragmentDoc = new TypedDocumentString(`
    fragment FollowUpPeriod on HealthFollowUpPeriod {
  status
  startedOn
  endedOn
}
    `, {"fragmentName":"FollowUpPeriod"}) as unknown as TypedDocumentString<FollowUpPeriodFragment, unknown>;
export const HealthFragmentDoc = new TypedDocumentString(`
    fragment Health on HealthRecord {
  contacts {
    role
    name
    organisation
    phone
  }
  schoolNurseContact {
    periods {
      ...FollowUpPeriod
    }
    consultations {
      date
      status
    }
  }
  needsInDailyLife {
    area
    difficulty
    assessedOn
  }
  appointments {
    service
    startsAt
    endsAt
    status
    place
  }
  mentalHealthFollowUp {
    periods {
      ...FollowUpPeriod
    }
    nextAppointmentAt
  }
  plan {
    status
    startedOn
    endsOn
    goals {
      text
      status
    }
    activities {
      text
      status
    }
  }
}
    fragment FollowUpPeriod on HealthFollowUpPeriod {
  status
  startedOn
  endedOn
}`, {"fragmentName":"Health"}) as unknown as TypedDocumentString<HealthFragment, unknown>;
export const ChildWelfareFragmentDoc = new TypedDocumentString(`
    fragment ChildWelfare on ChildWelfareRecord {
  contact {
    role
    name
    telephone
    email
    office
  }
  measures {
    group
    category {
      code
      text
    }
    isPlacement
    legalBasis {
      kind
      act
      chapter
      section
    }
    startDate
    endDate
  }
  plan {
    kind
    startDate
    endDate
    evaluations {
      date
    }
  }
  aftercare {
    offerSentDate
    outcome
    concludedDate
  }
  investigationStatus {
    state
    startDate
    endDate
    hasExtendedDeadline
  }
  parentSupport {
    category {
      code
      text
    }
    startDate
    endDate
  }
}
    `, {"fragmentName":"ChildWelfare"}) as unknown as TypedDocumentString<ChildWelfareFragment, unknown>;
export const SupportFragmentDoc = new TypedDocumentString(`
    fragment Support on NavSupport {
  kind
  startDate
  endDate
}
    `, {"fragmentName":"Support"}) as unknown as TypedDocumentString<SupportFragment, unknown>;
export const NavFragmentDoc = new TypedDocumentString(`
    fragment Nav on NavRecord {
  contact {
    officeNumber
    officeName
  }
  followUp {
    underFollowUp
    periods {
      startDate
      endDate
    }
  }
  activities {
    title
    type
    status
    startDate
    endDate
    agreedWithNav
  }
  decision14a {
    supportGroup
    mainGoal
    decidedOn
  }
  benefits {
    ...Support
  }
  householdEconomy {
    parent
    supports {
      ...Support
    }
  }
}
    fragment Support on NavSupport {
  kind
  startDate
  endDate
}`, {"fragmentName":"Nav"}) as unknown as TypedDocumentString<NavFragment, unknown>;
export const RequestConsentDocument = new TypedDocumentString(`
    mutation RequestConsent($input: RequestConsentInput!) {
  requestConsent(input: $input) {
    problem {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<RequestConsentMutation, RequestConsentMutationVariables>;
export const ChildrenDocument = new TypedDocumentString(`
    query Children($after: String) {
  me {
    displayName
  }
  help {
    name
    phone
  }
  children(first: 50, after: $after) {
    nodes {
      id
      displayName
      age
      phase
      myCapacity
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<ChildrenQuery, ChildrenQueryVariables>;
export const DirectivesDocument = new TypedDocumentString(`
    query Directives($child: ID!, $locale: Locale!) {
  languages {
    ...Signing
  }
  child(id: $child) {
    age
    directives {
      ...Directive
    }
  }
}
    fragment Directive on Directive {
  id
  kind
  slices {
    slice {
      ...SliceName
    }
    state
    validTo
  }
  recipients {
    service
    role
  }
  purposes
  validFrom
  validTo
  recordsSince
  legalNature
  gdprBasis
  givenBy {
    displayName
    isMe
  }
  givenAt
  signatures {
    by {
      displayName
      isMe
    }
    at
    method
  }
  missing {
    displayName
    isMe
  }
  refusals {
    by {
      displayName
      isMe
    }
  }
  text
  translation: text(locale: $locale)
  textHash
}
fragment Signing on Language {
  locale
  maySign
}
fragment SliceName on Slice {
  id
  sector
  nb: name
  nn: name(locale: nn)
  en: name(locale: en)
}`) as unknown as TypedDocumentString<DirectivesQuery, DirectivesQueryVariables>;
export const FamilyDirectivesDocument = new TypedDocumentString(`
    query FamilyDirectives($child: ID!, $locale: Locale!) {
  languages {
    ...Signing
  }
  child(id: $child) {
    age
    directives {
      ...Directive
    }
    requests {
      ...Request
    }
    reminders {
      ...Reminder
    }
  }
}
    fragment Request on ConsentRequest {
  id
  at
  by
  purpose
  recipient {
    service
    role
  }
  to
  slices {
    slice {
      ...SliceName
      longestMonths
    }
    state
  }
}
fragment Reminder on Reminder {
  directive {
    id
  }
  slice {
    ...SliceName
    longestMonths
  }
  endsAt
  reason
}
fragment Directive on Directive {
  id
  kind
  slices {
    slice {
      ...SliceName
    }
    state
    validTo
  }
  recipients {
    service
    role
  }
  purposes
  validFrom
  validTo
  recordsSince
  legalNature
  gdprBasis
  givenBy {
    displayName
    isMe
  }
  givenAt
  signatures {
    by {
      displayName
      isMe
    }
    at
    method
  }
  missing {
    displayName
    isMe
  }
  refusals {
    by {
      displayName
      isMe
    }
  }
  text
  translation: text(locale: $locale)
  textHash
}
fragment Signing on Language {
  locale
  maySign
}
fragment SliceName on Slice {
  id
  sector
  nb: name
  nn: name(locale: nn)
  en: name(locale: en)
}`) as unknown as TypedDocumentString<FamilyDirectivesQuery, FamilyDirectivesQueryVariables>;
export const OpenDirectivesDocument = new TypedDocumentString(`
    query OpenDirectives($child: ID!) {
  child(id: $child) {
    openDirectives {
      id
      text
      missing {
        displayName
        isMe
      }
    }
  }
}
    `) as unknown as TypedDocumentString<OpenDirectivesQuery, OpenDirectivesQueryVariables>;
export const SlicesDocument = new TypedDocumentString(`
    query Slices {
  slices {
    ...SliceName
    description
    descriptionNn: description(locale: nn)
    descriptionEn: description(locale: en)
    longestMonths
  }
}
    fragment SliceName on Slice {
  id
  sector
  nb: name
  nn: name(locale: nn)
  en: name(locale: en)
}`) as unknown as TypedDocumentString<SlicesQuery, SlicesQueryVariables>;
export const ConsentTextDocument = new TypedDocumentString(`
    query ConsentText($terms: ConsentTermsInput!, $locale: Locale!) {
  languages {
    ...Signing
  }
  consentText(terms: $terms) {
    ...OfferedText
  }
}
    fragment Signing on Language {
  locale
  maySign
}
fragment OfferedText on ConsentTextPayload {
  text
  translation: text(locale: $locale)
  textHash
  problem {
    code
  }
}`) as unknown as TypedDocumentString<ConsentTextQuery, ConsentTextQueryVariables>;
export const GiveConsentDocument = new TypedDocumentString(`
    mutation GiveConsent($input: GiveConsentInput!) {
  giveConsent(input: $input) {
    ...Outcome
  }
}
    fragment Outcome on ConsentPayload {
  problem {
    code
  }
}`) as unknown as TypedDocumentString<GiveConsentMutation, GiveConsentMutationVariables>;
export const SignConsentDocument = new TypedDocumentString(`
    mutation SignConsent($input: SignConsentInput!) {
  signConsent(input: $input) {
    ...Outcome
  }
}
    fragment Outcome on ConsentPayload {
  problem {
    code
  }
}`) as unknown as TypedDocumentString<SignConsentMutation, SignConsentMutationVariables>;
export const RefuseConsentDocument = new TypedDocumentString(`
    mutation RefuseConsent($input: RefuseConsentInput!) {
  refuseConsent(input: $input) {
    ...Outcome
  }
}
    fragment Outcome on ConsentPayload {
  problem {
    code
  }
}`) as unknown as TypedDocumentString<RefuseConsentMutation, RefuseConsentMutationVariables>;
export const WithdrawConsentDocument = new TypedDocumentString(`
    mutation WithdrawConsent($input: WithdrawConsentInput!) {
  withdrawConsent(input: $input) {
    ...Outcome
  }
}
    fragment Outcome on ConsentPayload {
  problem {
    code
  }
}`) as unknown as TypedDocumentString<WithdrawConsentMutation, WithdrawConsentMutationVariables>;
export const KeepingDocument = new TypedDocumentString(`
    query Keeping($child: ID!) {
  slices {
    ...SliceName
  }
  child(id: $child) {
    age
    keptSlices {
      ...SliceName
    }
  }
}
    fragment SliceName on Slice {
  id
  sector
  nb: name
  nn: name(locale: nn)
  en: name(locale: en)
}`) as unknown as TypedDocumentString<KeepingQuery, KeepingQueryVariables>;
export const KeepFromGuardiansDocument = new TypedDocumentString(`
    mutation KeepFromGuardians($input: KeepInput!) {
  keepFromGuardians(input: $input) {
    problem {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<KeepFromGuardiansMutation, KeepFromGuardiansMutationVariables>;
export const StopKeepingFromGuardiansDocument = new TypedDocumentString(`
    mutation StopKeepingFromGuardians($input: KeepInput!) {
  stopKeepingFromGuardians(input: $input) {
    problem {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<StopKeepingFromGuardiansMutation, StopKeepingFromGuardiansMutationVariables>;
export const AccessLogDocument = new TypedDocumentString(`
    query AccessLog($child: ID!, $after: String) {
  child(id: $child) {
    accessLog(first: 50, after: $after) {
      nodes {
        id
        at
        kind
        by
        onBehalfOf {
          displayName
        }
        role
        service
        purpose
        slices {
          ...SliceName
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment SliceName on Slice {
  id
  sector
  nb: name
  nn: name(locale: nn)
  en: name(locale: en)
}`) as unknown as TypedDocumentString<AccessLogQuery, AccessLogQueryVariables>;
export const LooksDocument = new TypedDocumentString(`
    query Looks($child: ID!, $after: String) {
  child(id: $child) {
    looks(first: 50, after: $after) {
      nodes {
        date
        purpose
        count
        lookers {
          by
          role
          service
          count
          slices {
            ...SliceName
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    fragment SliceName on Slice {
  id
  sector
  nb: name
  nn: name(locale: nn)
  en: name(locale: en)
}`) as unknown as TypedDocumentString<LooksQuery, LooksQueryVariables>;
export const LogProofsDocument = new TypedDocumentString(`
    query LogProofs($child: ID!, $after: String) {
  logCheckpoint {
    size
    note
  }
  child(id: $child) {
    accessLog(first: 50, after: $after) {
      nodes {
        id
        proof {
          number
          leaf
          record
          recordKey
          hashes
          checkpoint {
            size
            note
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
    `) as unknown as TypedDocumentString<LogProofsQuery, LogProofsQueryVariables>;
export const MyEmailDocument = new TypedDocumentString(`
    query MyEmail {
  me {
    email
  }
}
    `) as unknown as TypedDocumentString<MyEmailQuery, MyEmailQueryVariables>;
export const SetMyEmailDocument = new TypedDocumentString(`
    mutation SetMyEmail($email: String) {
  setMyEmail(email: $email) {
    problem {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<SetMyEmailMutation, SetMyEmailMutationVariables>;
export const DirectivesOfAllDocument = new TypedDocumentString(`
    query DirectivesOfAll($after: String) {
  children(first: 20, after: $after) {
    nodes {
      id
      displayName
      myCapacity
      directives {
        ...ReviewedDirective
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment SliceName on Slice {
  id
  sector
  nb: name
  nn: name(locale: nn)
  en: name(locale: en)
}
fragment ReviewedDirective on Directive {
  id
  kind
  slices {
    slice {
      ...SliceName
    }
    state
    validTo
  }
  recipients {
    service
    role
  }
  purposes
  validFrom
  validTo
  recordsSince
  legalNature
  gdprBasis
  givenBy {
    displayName
    isMe
  }
  givenAt
  signatures {
    by {
      displayName
      isMe
    }
    at
    method
  }
  missing {
    displayName
    isMe
  }
}`) as unknown as TypedDocumentString<DirectivesOfAllQuery, DirectivesOfAllQueryVariables>;
export const CoverageDocument = new TypedDocumentString(`
    query Coverage($child: ID!, $purpose: Purpose!) {
  child(id: $child) {
    coverage(purpose: $purpose) {
      ...CoverageRow
    }
  }
}
    fragment SliceName on Slice {
  id
  sector
  nb: name
  nn: name(locale: nn)
  en: name(locale: en)
}
fragment CoverageRow on CoverageRow {
  slice {
    ...SliceName
  }
  cells {
    recipient {
      service
      role
    }
    state
  }
}`) as unknown as TypedDocumentString<CoverageQuery, CoverageQueryVariables>;
export const ExplainDecisionDocument = new TypedDocumentString(`
    query ExplainDecision($child: ID!, $recipient: RecipientInput!, $purpose: Purpose!, $at: DateTime!) {
  child(id: $child) {
    explainDecision(recipient: $recipient, purpose: $purpose, at: $at) {
      at
      obstacle
      slices {
        ...SliceTrace
      }
    }
  }
}
    fragment SliceName on Slice {
  id
  sector
  nb: name
  nn: name(locale: nn)
  en: name(locale: en)
}
fragment ReviewedDirective on Directive {
  id
  kind
  slices {
    slice {
      ...SliceName
    }
    state
    validTo
  }
  recipients {
    service
    role
  }
  purposes
  validFrom
  validTo
  recordsSince
  legalNature
  gdprBasis
  givenBy {
    displayName
    isMe
  }
  givenAt
  signatures {
    by {
      displayName
      isMe
    }
    at
    method
  }
  missing {
    displayName
    isMe
  }
}
fragment SliceTrace on SliceTrace {
  slice {
    ...SliceName
  }
  shared
  reason
  recordsSince
  directive {
    id
  }
  rule {
    id
    fromAge
    toAge
    signers
    source
    inForceFrom
    inForceTo
    needsLegalReview
  }
  mustSign {
    displayName
    isMe
  }
  directives {
    directive {
      ...ReviewedDirective
    }
    counts
    reason
    signed {
      displayName
      isMe
    }
    missing {
      displayName
      isMe
    }
  }
}`) as unknown as TypedDocumentString<ExplainDecisionQuery, ExplainDecisionQueryVariables>;
export const TeamDocument = new TypedDocumentString(`
    query Team($child: ID!) {
  child(id: $child) {
    team {
      id
      displayName
      role
      service
    }
  }
}
    `) as unknown as TypedDocumentString<TeamQuery, TeamQueryVariables>;
export const ReportsDocument = new TypedDocumentString(`
    query Reports($after: String) {
  reports(first: 20, after: $after) {
    nodes {
      id
      at
      state
      child {
        id
        displayName
        reports {
          id
          by {
            displayName
          }
          message
          look {
            at
            by
            role
            service
            purpose
            slices {
              ...SliceName
            }
          }
          answer {
            at
            by
            text
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment SliceName on Slice {
  id
  sector
  nb: name
  nn: name(locale: nn)
  en: name(locale: en)
}`) as unknown as TypedDocumentString<ReportsQuery, ReportsQueryVariables>;
export const AnswerReportDocument = new TypedDocumentString(`
    mutation AnswerReport($input: AnswerReportInput!) {
  answerReport(input: $input) {
    problem {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<AnswerReportMutation, AnswerReportMutationVariables>;
export const CheckpointDocument = new TypedDocumentString(`
    query Checkpoint {
  logCheckpoint {
    size
    note
  }
}
    `) as unknown as TypedDocumentString<CheckpointQuery, CheckpointQueryVariables>;
export const OverseenLooksDocument = new TypedDocumentString(`
    query OverseenLooks($flagged: Boolean!, $after: String) {
  overseenLooks(flagged: $flagged, first: 20, after: $after) {
    nodes {
      id
      date
      by
      looks
      children
      childrenShown
      flags
      parts {
        role
        service
        organisation
        purpose
        looks
        children
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<OverseenLooksQuery, OverseenLooksQueryVariables>;
export const LookRulesDocument = new TypedDocumentString(`
    query LookRules {
  lookRules {
    childrenInADay
    dayFrom
    dayTo
    caseWorkDays
    inForceFrom
    inForceTo
  }
}
    `) as unknown as TypedDocumentString<LookRulesQuery, LookRulesQueryVariables>;
export const OverseenChildrenDocument = new TypedDocumentString(`
    query OverseenChildren($looks: ID!, $after: String) {
  overseenChildren(looks: $looks, first: 20, after: $after) {
    nodes {
      child {
        id
        displayName
      }
      looks
      flags
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<OverseenChildrenQuery, OverseenChildrenQueryVariables>;
export const OverseenRequestsDocument = new TypedDocumentString(`
    query OverseenRequests($after: String) {
  overseenRequests(first: 20, after: $after) {
    nodes {
      id
      at
      child {
        id
        displayName
        requests {
          id
          by
          purpose
          recipient {
            service
            role
          }
          slices {
            slice {
              ...SliceName
            }
            outcome {
              answer
              at
              by
            }
          }
        }
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
    fragment SliceName on Slice {
  id
  sector
  nb: name
  nn: name(locale: nn)
  en: name(locale: en)
}`) as unknown as TypedDocumentString<OverseenRequestsQuery, OverseenRequestsQueryVariables>;
export const OverseenCoverageDocument = new TypedDocumentString(`
    query OverseenCoverage($purpose: Purpose!) {
  overseenCoverage(purpose: $purpose) {
    fewestTold
    children
    rows {
      slice {
        ...SliceName
      }
      cells {
        recipient {
          service
          role
        }
        shared
        refused
        ending
      }
    }
  }
}
    fragment SliceName on Slice {
  id
  sector
  nb: name
  nn: name(locale: nn)
  en: name(locale: en)
}`) as unknown as TypedDocumentString<OverseenCoverageQuery, OverseenCoverageQueryVariables>;
export const EvidenceDocument = new TypedDocumentString(`
    query Evidence($child: ID!, $format: EvidenceFormat!, $after: String) {
  child(id: $child) {
    evidence(format: $format, after: $after) {
      content
      endCursor
    }
  }
}
    `) as unknown as TypedDocumentString<EvidenceQuery, EvidenceQueryVariables>;
export const PictureDocument = new TypedDocumentString(`
    query Picture($child: ID!) {
  me {
    displayName
  }
  slices {
    ...SliceName
    longestMonths
  }
  child(id: $child) {
    displayName
    age
    phase
    team {
      displayName
      isMe
      role
      service
    }
    requests {
      ...Request
    }
    guardians {
      displayName
    }
    school {
      ...School
    }
    health {
      ...Health
    }
    childWelfare {
      ...ChildWelfare
    }
    nav {
      ...Nav
    }
  }
}
    fragment Request on ConsentRequest {
  id
  at
  by
  purpose
  recipient {
    service
    role
  }
  to
  slices {
    slice {
      ...SliceName
      longestMonths
    }
    state
  }
}
fragment SliceName on Slice {
  id
  sector
  nb: name
  nn: name(locale: nn)
  en: name(locale: en)
}
fragment School on SchoolRecord {
  enrolment {
    startDate
    endDate
    interruptedOn
    schoolYear
    grade
    programme
    category
    school {
      name
    }
  }
  attendance {
    registrations {
      start
      end
      kind
      onDiploma
    }
    overviews {
      subject {
        name
      }
      schoolYear
      firstHalfYear {
        percent
        absenceHours
        teachingHours
      }
      wholeYear {
        percent
        absenceHours
        teachingHours
      }
    }
    warnings {
      percent
      sentOn
      subject {
        name
      }
    }
  }
  contacts {
    name
    startDate
    endDate
    teachers {
      name
    }
    schoolPhone
    schoolEmail
  }
  adaptedEducation {
    bilingualSubjectTeaching
    arrangements {
      subject {
        name
      }
      kind
      examForm
    }
    decisions {
      decidedOn
      kind
      startDate
      endDate
      hoursPerYear
    }
  }
  ppt {
    referredOn
    completedOn
    conclusion
    reassessBy
  }
  assessment {
    marks {
      subject {
        name
      }
      schoolYear
      assessedOn
      mark
      status
    }
    remarks {
      schoolYear
      behaviour
      order
    }
    warnings {
      kind
      sentOn
      subject {
        name
      }
    }
  }
  followUpService {
    status
    unit
  }
}
fragment Health on HealthRecord {
  contacts {
    role
    name
    organisation
    phone
  }
  schoolNurseContact {
    periods {
      ...FollowUpPeriod
    }
    consultations {
      date
      status
    }
  }
  needsInDailyLife {
    area
    difficulty
    assessedOn
  }
  appointments {
    service
    startsAt
    endsAt
    status
    place
  }
  mentalHealthFollowUp {
    periods {
      ...FollowUpPeriod
    }
    nextAppointmentAt
  }
  plan {
    status
    startedOn
    endsOn
    goals {
      text
      status
    }
    activities {
      text
      status
    }
  }
}
fragment FollowUpPeriod on HealthFollowUpPeriod {
  status
  startedOn
  endedOn
}
fragment ChildWelfare on ChildWelfareRecord {
  contact {
    role
    name
    telephone
    email
    office
  }
  measures {
    group
    category {
      code
      text
    }
    isPlacement
    legalBasis {
      kind
      act
      chapter
      section
    }
    startDate
    endDate
  }
  plan {
    kind
    startDate
    endDate
    evaluations {
      date
    }
  }
  aftercare {
    offerSentDate
    outcome
    concludedDate
  }
  investigationStatus {
    state
    startDate
    endDate
    hasExtendedDeadline
  }
  parentSupport {
    category {
      code
      text
    }
    startDate
    endDate
  }
}
fragment Nav on NavRecord {
  contact {
    officeNumber
    officeName
  }
  followUp {
    underFollowUp
    periods {
      startDate
      endDate
    }
  }
  activities {
    title
    type
    status
    startDate
    endDate
    agreedWithNav
  }
  decision14a {
    supportGroup
    mainGoal
    decidedOn
  }
  benefits {
    ...Support
  }
  householdEconomy {
    parent
    supports {
      ...Support
    }
  }
}
fragment Support on NavSupport {
  kind
  startDate
  endDate
}`) as unknown as TypedDocumentString<PictureQuery, PictureQueryVariables>;
export const PreviewConsentDocument = new TypedDocumentString(`
    query PreviewConsent($child: ID!, $terms: ConsentTermsInput!, $locale: Locale!) {
  previewConsent(child: $child, terms: $terms) {
    views {
      recipient {
        service
        role
      }
      purpose
      shared {
        slice {
          ...SliceName
        }
        isNew
        recordsSince
        sample(locale: $locale)
      }
      notShared {
        ...SliceName
      }
    }
    problem {
      code
    }
  }
}
    fragment SliceName on Slice {
  id
  sector
  nb: name
  nn: name(locale: nn)
  en: name(locale: en)
}`) as unknown as TypedDocumentString<PreviewConsentQuery, PreviewConsentQueryVariables>;
export const ReceiptsDocument = new TypedDocumentString(`
    query Receipts($child: ID!, $format: ReceiptFormat!) {
  child(id: $child) {
    directives {
      id
      receipt(format: $format)
    }
  }
}
    `) as unknown as TypedDocumentString<ReceiptsQuery, ReceiptsQueryVariables>;
export const RenewalTextDocument = new TypedDocumentString(`
    query RenewalText($child: ID!, $directive: ID!, $to: Date!, $locale: Locale!) {
  languages {
    ...Signing
  }
  renewalText(child: $child, directive: $directive, to: $to) {
    ...OfferedText
  }
}
    fragment Signing on Language {
  locale
  maySign
}
fragment OfferedText on ConsentTextPayload {
  text
  translation: text(locale: $locale)
  textHash
  problem {
    code
  }
}`) as unknown as TypedDocumentString<RenewalTextQuery, RenewalTextQueryVariables>;
export const RenewConsentDocument = new TypedDocumentString(`
    mutation RenewConsent($input: RenewConsentInput!) {
  renewConsent(input: $input) {
    ...Outcome
  }
}
    fragment Outcome on ConsentPayload {
  problem {
    code
  }
}`) as unknown as TypedDocumentString<RenewConsentMutation, RenewConsentMutationVariables>;
export const MyReportsDocument = new TypedDocumentString(`
    query MyReports($child: ID!) {
  child(id: $child) {
    reports {
      id
      at
      by {
        displayName
        isMe
      }
      look {
        id
        at
        kind
        by
        onBehalfOf {
          displayName
        }
        role
        service
        purpose
        slices {
          ...SliceName
        }
      }
      message
      state
      answer {
        at
        by
        text
      }
    }
  }
}
    fragment SliceName on Slice {
  id
  sector
  nb: name
  nn: name(locale: nn)
  en: name(locale: en)
}`) as unknown as TypedDocumentString<MyReportsQuery, MyReportsQueryVariables>;
export const ReportLookDocument = new TypedDocumentString(`
    mutation ReportLook($input: ReportLookInput!) {
  reportLook(input: $input) {
    problem {
      code
    }
  }
}
    `) as unknown as TypedDocumentString<ReportLookMutation, ReportLookMutationVariables>;