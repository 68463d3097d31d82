export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A calendar date in Europe/Oslo, YYYY-MM-DD. */
  Date: { input: string; output: string; }
  /** An instant in UTC with a trailing Z. */
  DateTime: { input: string; output: string; }
};

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

/** Undocumented absence in one subject (FINT: Fraværsoversikt). */
export type AbsenceOverview = {
  /** First half of the school year (FINT: halvår). */
  readonly firstHalfYear?: Maybe<AbsenceShare>;
  /** School year of the enrolment (FINT: elevforhold.skoleår). */
  readonly schoolYear?: Maybe<Scalars['String']['output']>;
  /** Subject (FINT: fag). */
  readonly subject?: Maybe<SchoolSubject>;
  /** The whole school year (FINT: skoleår). */
  readonly wholeYear?: Maybe<AbsenceShare>;
};

/** Absence registration (FINT: Fraværsregistrering). The comment (kommentar) is never shared. */
export type AbsenceRegistration = {
  /** End, where it is known (FINT: periode.slutt). */
  readonly end?: Maybe<Scalars['DateTime']['output']>;
  /** Kind of absence (FINT: fraværstype). */
  readonly kind?: Maybe<AbsenceKind>;
  /** Whether it goes on the diploma (FINT: føresPåVitnemål). There are many grounds for not doing so; none is told. */
  readonly onDiploma?: Maybe<Scalars['Boolean']['output']>;
  /** Start (FINT: periode.start). */
  readonly start?: Maybe<Scalars['DateTime']['output']>;
};

/** Share of the teaching that was missed without documentation (FINT: Fraværsprosent). */
export type AbsenceShare = {
  /** Hours missed (FINT: fraværstimer). */
  readonly absenceHours?: Maybe<Scalars['Float']['output']>;
  /** Percent (FINT: prosent). */
  readonly percent?: Maybe<Scalars['Float']['output']>;
  /** Hours of planned teaching (FINT: undervisningstimer). */
  readonly teachingHours?: Maybe<Scalars['Float']['output']>;
};

/** Warning about absence (FINT: Varsel of type Fravær). Its text (tekst) is never shared. */
export type AbsenceWarning = {
  /** Percent of absence that the warning states (FINT: fraværsprosent). */
  readonly percent?: Maybe<Scalars['Float']['output']>;
  /** Date sent (FINT: sendt). */
  readonly sentOn?: Maybe<Scalars['Date']['output']>;
  /** Subject (FINT: faggruppe.fag). */
  readonly subject?: Maybe<SchoolSubject>;
};

/** Adapted arrangement (FINT: Elevtilrettelegging). */
export type AdaptedArrangement = {
  /** Form of exam it holds for; null for all (FINT: eksamensform). */
  readonly examForm?: Maybe<ExamForm>;
  /** What is arranged (FINT: tilrettelegging). */
  readonly kind?: Maybe<ArrangementKind>;
  /** Subject it holds for; null for all (FINT: fag). */
  readonly subject?: Maybe<SchoolSubject>;
};

/** Adapted education (tilrettelegging). */
export type AdaptedEducation = {
  /** What is arranged in lessons and exams; counts from the start of the enrolment. */
  readonly arrangements?: Maybe<ReadonlyArray<AdaptedArrangement>>;
  /** Whether the child has a right to bilingual subject teaching (FINT: tospråklig fagopplæring), by the latest enrolment. */
  readonly bilingualSubjectTeaching?: Maybe<Scalars['Boolean']['output']>;
  /** Decisions, latest first; counts from the date of the decision. */
  readonly decisions?: Maybe<ReadonlyArray<AdaptedEducationDecision>>;
};

/** Decision on adapted education (Tilretteleggingsvedtak). Its grounds (begrunnelse) are never shared. */
export type AdaptedEducationDecision = {
  /** Date of the decision (vedtaksdato). */
  readonly decidedOn?: Maybe<Scalars['Date']['output']>;
  /** Last day it holds for (gyldighetsperiode.slutt). */
  readonly endDate?: Maybe<Scalars['Date']['output']>;
  /** Hours of 60 minutes a year (årstimer). */
  readonly hoursPerYear?: Maybe<Scalars['Float']['output']>;
  /** What was decided (type). */
  readonly kind?: Maybe<AdaptedEducationKind>;
  /** First day it holds for (gyldighetsperiode.start). */
  readonly startDate?: Maybe<Scalars['Date']['output']>;
};

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

/** What is arranged (FINT: Tilrettelegging). Closed, because a school's own word may hold a diagnosis. */
export type ArrangementKind =
  /** Utvidet tid */
  | 'EXTENDED_TIME'
  /** Any other arrangement. */
  | 'OTHER'
  /** Opplest oppgavetekst */
  | 'READ_ALOUD';

/** Warning about marks (FINT: Varsel). Its text and its percent of absence are not in this slice. */
export type AssessmentWarning = {
  /** What the warning is about (FINT: type); one of an unknown type is not shared. */
  readonly kind?: Maybe<AssessmentWarningKind>;
  /** Date sent (FINT: sendt). */
  readonly sentOn?: Maybe<Scalars['Date']['output']>;
  /** Subject (FINT: faggruppe.fag). */
  readonly subject?: Maybe<SchoolSubject>;
};

/** What a warning is about (FINT: Varseltype). */
export type AssessmentWarningKind =
  /** Manglende vurderingsgrunnlag i fag */
  | 'ASSESSMENT_BASIS'
  /** Orden */
  | 'ORDER';

/** A child or youth, known here by the registry's id alone. */
export type Child = {
  /** A random id; never the national identity number. */
  readonly id: Scalars['ID']['output'];
  /** What the school sector knows. Null where nothing is shared or recorded. */
  readonly school?: Maybe<SchoolRecord>;
};

/** Remarks in one enrolment (FINT: Anmerkninger). */
export type ConductRemarks = {
  /** Number of remarks on behaviour (FINT: atferd). */
  readonly behaviour?: Maybe<Scalars['Int']['output']>;
  /** Number of remarks on order (FINT: orden). */
  readonly order?: Maybe<Scalars['Int']['output']>;
  /** School year (FINT: skoleår). */
  readonly schoolYear?: Maybe<Scalars['String']['output']>;
};

/** Kind of enrolment (FINT: Elevkategori). Closed, because a school's own category may tell of illness or placement. */
export type EnrolmentCategory =
  /** Heltid */
  | 'FULL_TIME'
  /** Any other category. */
  | 'OTHER'
  /** Deltid */
  | 'PART_TIME';

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

/**
 * Expert assessment (Sakkyndigvurdering). The reason for referral, the assessor and the advice in words are never shared:
 * they hold diagnoses and speak of the family.
 */
export type ExpertAssessment = {
  /** Date it was completed; null while it is under way (ferdigstilt). */
  readonly completedOn?: Maybe<Scalars['Date']['output']>;
  /** What it concludes (konklusjon). */
  readonly conclusion?: Maybe<ExpertConclusion>;
  /** The day by which a new one is due (nyVurderingInnen). */
  readonly reassessBy?: Maybe<Scalars['Date']['output']>;
  /** Date of referral (henvist). */
  readonly referredOn?: Maybe<Scalars['Date']['output']>;
};

/** What an expert assessment concludes (konklusjon). */
export type ExpertConclusion =
  /** Behov for individuelt tilrettelagt opplæring */
  | 'NEEDS_ADAPTED_EDUCATION'
  /** Ikke behov */
  | 'NO_NEED'
  /** Any other conclusion. */
  | 'OTHER';

/** Youth in the follow-up service (FINT: OtUngdom). */
export type FollowUpService = {
  /** Main activity (FINT: status). */
  readonly status?: Maybe<FollowUpStatus>;
  /** The service's unit (FINT: enhet). */
  readonly unit?: Maybe<Scalars['String']['output']>;
};

/** Main activity (FINT: OtStatus). Closed: a measure run by NAV is IN_ACTIVITY like any job, as it belongs to nav.activities. */
export type FollowUpStatus =
  /** I arbeid, i militæret, i tiltak */
  | 'IN_ACTIVITY'
  /** Any other status. */
  | 'OTHER'
  /** Ukjent aktivitet */
  | 'UNKNOWN_ACTIVITY';

/** Whether a mark was set (FINT: Karakterverdi). Closed, because an exemption may tell of health. */
export type MarkStatus =
  /** Karakter 1–6 */
  | 'MARKED'
  /** Ikke vurderingsgrunnlag (IV) */
  | 'NO_BASIS'
  /** Anything else, such as an exemption. */
  | 'OTHER';

/** School (FINT: Skole). */
export type School = {
  /** Name (FINT: navn). */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Nine-digit organisation number (FINT: organisasjonsnummer). */
  readonly organisationNumber?: Maybe<Scalars['String']['output']>;
};

/** Assessment (vurdering). */
export type SchoolAssessment = {
  /** Half-year marks, latest first; counts from the date of the assessment. */
  readonly marks?: Maybe<ReadonlyArray<SubjectMark>>;
  /** Remarks on behaviour and order, counted; counts from the start of the enrolment. What they were for is never shared. */
  readonly remarks?: Maybe<ReadonlyArray<ConductRemarks>>;
  /** Warnings that are not about absence, latest first; counts from the date sent. */
  readonly warnings?: Maybe<ReadonlyArray<AssessmentWarning>>;
};

/** Absence (fravær). */
export type SchoolAttendance = {
  /** One for each subject; counts from the start of the enrolment. */
  readonly overviews?: Maybe<ReadonlyArray<AbsenceOverview>>;
  /** Latest first; counts from the start of the absence. */
  readonly registrations?: Maybe<ReadonlyArray<AbsenceRegistration>>;
  /** Warnings about absence, latest first; counts from the date sent. Warnings about marks or order belong to assessment. */
  readonly warnings?: Maybe<ReadonlyArray<AbsenceWarning>>;
};

/** Contact teacher (kontaktlærer; FINT: Undervisningsforhold). A teacher's own telephone and e-mail are never shared. */
export type SchoolContact = {
  /** Full name (FINT: person.navn). */
  readonly name?: Maybe<Scalars['String']['output']>;
};

/** Contact group (FINT: Kontaktlærergruppe). The school's telephone tells which school it is, as any contact must. */
export type SchoolContactGroup = {
  /** Last day of the child's membership (FINT: gyldighetsperiode.slutt). */
  readonly endDate?: Maybe<Scalars['Date']['output']>;
  /**
   * Name, such as 4B or 1STA (FINT: navn). A name of another form is not shared: a school's own words may tell of adapted
   * education.
   */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** The school's e-mail address (FINT: skole.kontaktinformasjon.epostadresse). */
  readonly schoolEmail?: Maybe<Scalars['String']['output']>;
  /** The school's telephone (FINT: skole.kontaktinformasjon.telefonnummer). */
  readonly schoolPhone?: Maybe<Scalars['String']['output']>;
  /** First day of the child's membership (FINT: gyldighetsperiode.start). */
  readonly startDate?: Maybe<Scalars['Date']['output']>;
  /** Contact teachers (kontaktlærere). */
  readonly teachers?: Maybe<ReadonlyArray<SchoolContact>>;
};

/** Enrolment (FINT: Elevforhold). Why it was broken off (avbruddsårsak) is never shared: it may tell of illness. */
export type SchoolEnrolment = {
  /** Full or part time (FINT: kategori). */
  readonly category?: Maybe<EnrolmentCategory>;
  /** Last day, where it is known (FINT: gyldighetsperiode.slutt). */
  readonly endDate?: Maybe<Scalars['Date']['output']>;
  /** Grade (årstrinn), read from the start of FINT's beskrivelse; the rest of that text is free and never shared. */
  readonly grade?: Maybe<SchoolGrade>;
  /** The day it was broken off (FINT: avbruddsdato). */
  readonly interruptedOn?: Maybe<Scalars['Date']['output']>;
  /** Education programme (utdanningsprogram), named as in the national list; one outside the list is not shared. */
  readonly programme?: Maybe<Scalars['String']['output']>;
  /** The school (FINT: skole). */
  readonly school?: Maybe<School>;
  /** School year, such as 2025/2026 (FINT: skoleår). */
  readonly schoolYear?: Maybe<Scalars['String']['output']>;
  /** First day (FINT: gyldighetsperiode.start). */
  readonly startDate?: Maybe<Scalars['Date']['output']>;
};

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

/** What the school sector knows about a child, one field for each slice a family says yes or no to. */
export type SchoolRecord = {
  /** What is arranged differently for the child, and what has been decided. Never the reason for it. */
  readonly adaptedEducation?: Maybe<AdaptedEducation>;
  /** Marks, remarks and warnings about marks. Never the teacher's comments. */
  readonly assessment?: Maybe<SchoolAssessment>;
  /** Absence, without comments. */
  readonly attendance?: Maybe<SchoolAttendance>;
  /**
   * Contact groups and their teachers, latest first. Counts from the start of the child's membership; one without a date is
   * taken as today's and always shared. Groups at the main school only, for the same reason as enrolment.
   */
  readonly contacts?: Maybe<ReadonlyArray<SchoolContactGroup>>;
  /**
   * School and grade, latest first; counts from the start of the enrolment. Only enrolments said to be at the main school:
   * a second one may be at a hospital's or an institution's school and tell of treatment or placement.
   */
  readonly enrolment?: Maybe<ReadonlyArray<SchoolEnrolment>>;
  /** The follow-up service's present state for the youth. It has no date and is always shared. */
  readonly followUpService?: Maybe<FollowUpService>;
  /** Expert assessments by the educational psychological service (PPT), latest first; counts from the date of referral. */
  readonly ppt?: Maybe<ReadonlyArray<ExpertAssessment>>;
};

/**
 * Subject (FINT: Fag). Only one with a national subject code: a school's own may be an arrangement for one child, and so tell
 * of adapted education.
 */
export type SchoolSubject = {
  /** The subject's code, such as MAT1011 (FINT: navn). */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** The subject's name, such as Matematikk 1P (FINT: beskrivelse). */
  readonly name?: Maybe<Scalars['String']['output']>;
};

/** Half-year mark in a subject (FINT: Halvårsfagvurdering). The comment (kommentar) is never shared. */
export type SubjectMark = {
  /** Date of the assessment (FINT: vurderingsdato). */
  readonly assessedOn?: Maybe<Scalars['Date']['output']>;
  /** 1 (lowest) to 6; null where none was set (FINT: karakter). */
  readonly mark?: Maybe<Scalars['Int']['output']>;
  /** School year (FINT: skoleår). */
  readonly schoolYear?: Maybe<Scalars['String']['output']>;
  /** Whether a mark was set (FINT: karakter). */
  readonly status?: Maybe<MarkStatus>;
  /** Subject (FINT: fag). */
  readonly subject?: Maybe<SchoolSubject>;
};
