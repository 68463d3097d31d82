import type * as Graph from '../../generated/graphql.ts'
import type { Area, Words } from '../shape.ts'

export const records = {
  from: 'fra {{date}}',
  until: 'til {{date}}',
  between: '{{from}} – {{until}}',
  allSubjects: 'Alle fag',
  unknownSubject: 'Fag uten nasjonal kode',
  percent: 'Fravær',
  hours: '{{absent}} av {{of}} timer',
  period: 'Periode',
  periods: 'Perioder',
  school: 'Skole',
  schoolYear: 'Skoleår',
  interrupted: 'Avbrutt',
  programme: 'Utdanningsprogram',
  enrolled: 'Elev',
  extent: 'Omfang',
  registrations: 'Registrert fravær',
  onDiploma: 'Føres på vitnemålet',
  overviews: 'Udokumentert fravær i fag',
  firstHalfYear: 'Første halvår',
  wholeYear: 'Hele skoleåret',
  absenceWarnings: 'Varsel om fravær',
  sentOn: 'Sendt {{date}}',
  warning: 'Varsel',
  contactGroup: 'Kontaktgruppe',
  teachers: 'Kontaktlærer',
  phone: 'Telefon',
  email: 'E-post',
  bilingual: 'Tospråklig fagopplæring',
  arrangements: 'Tilrettelegging i fag',
  decisions: 'Vedtak',
  examForm: 'Eksamensform',
  hoursPerYear: 'Timer i året',
  decidedOn: 'Vedtatt',
  referred: 'Henvist',
  completed: 'Ferdig',
  underWay: 'Under arbeid',
  conclusion: 'Konklusjon',
  reassessBy: 'Ny vurdering innen',
  expertAssessment: 'Sakkyndig vurdering',
  marks: 'Karakterer',
  remarks: 'Anmerkninger',
  behaviour: 'Atferd',
  order: 'Orden',
  assessmentWarnings: 'Varsler',
  mark: 'Karakter',
  subject: 'Fag',
  time: 'Tid',
  sent: 'Sendt',
  followUpService: 'Følges opp',
  unit: 'Enhet',
  organisation: 'Virksomhet',
  name: 'Navn',
  followUpPeriods: 'Oppfølging',
  consultations: 'Konsultasjoner',
  consultation: 'Konsultasjon',
  difficulty: 'Vanske',
  assessedOn: 'Vurdert',
  place: 'Sted',
  status: 'Status',
  nextAppointment: 'Neste avtale',
  plan: 'Individuell plan',
  goals: 'Mål',
  activities: 'Tiltak',
  office: 'Kontor',
  legalBasis: 'Hjemmel',
  placement: 'Plassering utenfor hjemmet',
  section: '§ {{chapter}}-{{section}}',
  evaluated: 'Evaluert',
  neverEvaluated: 'Ikke evaluert',
  aftercare: 'Tilbud om ettervern',
  answer: 'Svar',
  noAnswer: 'Ikke besvart',
  concluded: 'Avsluttet',
  investigation: 'Undersøkelse',
  extendedDeadline: 'Utvidet frist',
  officeNumber: 'Enhetsnummer',
  navOffice: 'NAV-kontor',
  underFollowUp: 'Følges opp i dag',
  agreed: 'Avtalt med NAV',
  supportGroup: 'Innsatsgruppe',
  mainGoal: 'Mål',

  grades: {
    GRADE_1: '1. trinn',
    GRADE_2: '2. trinn',
    GRADE_3: '3. trinn',
    GRADE_4: '4. trinn',
    GRADE_5: '5. trinn',
    GRADE_6: '6. trinn',
    GRADE_7: '7. trinn',
    GRADE_8: '8. trinn',
    GRADE_9: '9. trinn',
    GRADE_10: '10. trinn',
    VG1: 'Vg1',
    VG2: 'Vg2',
    VG3: 'Vg3',
  },
  enrolmentCategories: {
    FULL_TIME: 'Heltid',
    PART_TIME: 'Deltid',
    OTHER: 'Annet',
  },
  absenceKinds: {
    DOCUMENTED: 'Dokumentert fravær',
    UNDOCUMENTED: 'Udokumentert fravær',
    LEAVE: 'Permisjon',
    OTHER: 'Annet fravær',
  },
  arrangementKinds: {
    EXTENDED_TIME: 'Utvidet tid',
    READ_ALOUD: 'Opplest oppgavetekst',
    OTHER: 'Annen tilrettelegging',
  },
  examForms: {
    WRITTEN: 'Skriftlig',
    ORAL: 'Muntlig',
    PRACTICAL: 'Praktisk',
    ORAL_PRACTICAL: 'Muntlig-praktisk',
    OTHER: 'Annen',
  },
  decisionKinds: {
    INDIVIDUALLY_ADAPTED_EDUCATION: 'Individuelt tilrettelagt opplæring',
    PERSONAL_ASSISTANCE: 'Personlig assistanse',
    PHYSICAL_ADAPTATION: 'Fysisk tilrettelegging og tekniske hjelpemidler',
    OTHER: 'Annet vedtak',
  },
  expertConclusions: {
    NEEDS_ADAPTED_EDUCATION: 'Behov for individuelt tilrettelagt opplæring',
    NO_NEED: 'Ikke behov',
    OTHER: 'Annet',
  },
  markStatuses: {
    MARKED: 'Karakter satt',
    NO_BASIS: 'Ikke vurderingsgrunnlag (IV)',
    OTHER: 'Ingen karakter',
  },
  assessmentWarningKinds: {
    ASSESSMENT_BASIS: 'Manglende vurderingsgrunnlag i fag',
    ORDER: 'Orden',
  },
  followUpStatuses: {
    IN_ACTIVITY: 'I arbeid eller annen aktivitet',
    UNKNOWN_ACTIVITY: 'Ukjent aktivitet',
    OTHER: 'Annet',
  },

  healthRoles: {
    CHILD_COORDINATOR: 'Barnekoordinator',
    COORDINATOR: 'Koordinator',
    GENERAL_PRACTITIONER: 'Fastlege',
    CHILD_HABILITATION: 'Barnehabilitering',
    SPEECH_THERAPY: 'Logoped',
    PHYSIOTHERAPY: 'Fysioterapeut',
    OCCUPATIONAL_THERAPY: 'Ergoterapeut',
  },
  healthServices: {
    GENERAL_PRACTITIONER: 'Fastlege',
    CHILD_HABILITATION: 'Barnehabilitering',
    SPEECH_THERAPY: 'Logoped',
  },
  consultationStatuses: {
    PLANNED: 'Planlagt',
    ONGOING: 'Pågår',
    HELD: 'Gjennomført',
    MISSED: 'Ikke møtt',
  },
  followUpPeriodStatuses: {
    PLANNED: 'Planlagt',
    WAITING: 'Venteliste',
    ONGOING: 'Pågår',
    PAUSED: 'Satt på pause',
    ENDED: 'Avsluttet',
  },
  areas: {
    DAILY_ROUTINE: 'Daglige rutiner',
    COMMUNICATION: 'Kommunikasjon',
    MOBILITY: 'Bevegelse og forflytning',
    PERSONAL_HYGIENE: 'Personlig hygiene',
    TOILETING: 'Toalettbesøk',
    DRESSING: 'Påkledning',
    EATING_AND_DRINKING: 'Mat og drikke',
    SCHOOL_DAY: 'Skoledagen',
    PLAY_AND_LEISURE: 'Lek og fritid',
  },
  difficulties: {
    MILD: 'Lett',
    MODERATE: 'Moderat',
    SEVERE: 'Stor',
    COMPLETE: 'Total',
  },
  appointmentStatuses: {
    PROPOSED: 'Foreslått',
    BOOKED: 'Bestilt',
    ONGOING: 'Pågår',
    HELD: 'Gjennomført',
    CANCELLED: 'Avlyst',
    MISSED: 'Ikke møtt',
    WAITING: 'Venteliste',
  },
  planStatuses: {
    ACTIVE: 'I bruk',
    ON_HOLD: 'Satt på pause',
    COMPLETED: 'Fullført',
  },
  goalStatuses: {
    PLANNED: 'Planlagt',
    ACTIVE: 'Pågår',
    ON_HOLD: 'Satt på pause',
    COMPLETED: 'Fullført',
  },
  planActivityStatuses: {
    NOT_STARTED: 'Ikke startet',
    SCHEDULED: 'Planlagt',
    ONGOING: 'Pågår',
    ON_HOLD: 'Satt på pause',
    COMPLETED: 'Fullført',
  },

  childWelfareRoles: {
    CONTACT_PERSON: 'Kontaktperson',
    DEPUTY: 'Stedfortreder',
  },
  measureGroups: {
    INSTITUTION: 'Institusjon',
    FOSTER_HOME: 'Fosterhjem',
    CHILD_DEVELOPMENT: 'Tiltak for å styrke barnets utvikling',
    COOPERATION: 'Nettverksarbeid og samarbeid med andre tjenester',
    HOUSING: 'Bolig',
  },
  legalBases: {
    ASSISTANCE: 'Hjelpetiltak',
    CARE_ORDER: 'Omsorgsovertakelse',
  },
  acts: {
    BVL: 'barnevernloven av 1992',
    BVL2021: 'barnevernsloven av 2021',
  },
  childWelfarePlanKinds: {
    MEASURE_PLAN: 'Tiltaksplan',
    CARE_PLAN: 'Omsorgsplan',
  },
  aftercareOutcomes: {
    ACCEPTED: 'Takket ja',
    DECLINED: 'Takket nei',
  },
  investigationStates: {
    RUNNING: 'Pågår',
    CONCLUDED: 'Avsluttet',
  },

  activityStatuses: {
    INTERESTED: 'Interessert',
    PLANNED: 'Planlagt',
    IN_PROGRESS: 'Pågår',
    COMPLETED: 'Fullført',
    BROKEN_OFF: 'Avbrutt',
  },
  supportGroups: {
    GOOD_OPPORTUNITIES: 'Gode muligheter',
    NEEDS_GUIDANCE: 'Trenger veiledning',
    NEEDS_GUIDANCE_REDUCED_WORK_CAPACITY: 'Trenger veiledning, nedsatt arbeidsevne',
    PARTLY_ABLE_TO_WORK: 'Kan jobbe delvis',
    SMALL_CHANCE_OF_WORKING: 'Liten mulighet til å jobbe',
  },
  mainGoals: {
    GET_WORK: 'Skaffe arbeid',
    KEEP_WORK: 'Beholde arbeid',
    INCREASE_PARTICIPATION: 'Øke deltakelse',
  },
  supportKinds: {
    INCOME_BENEFIT: 'Penger til livsopphold',
    FINANCIAL_ASSISTANCE: 'Økonomisk sosialhjelp',
    HOUSING_ALLOWANCE: 'Bostøtte',
    FINANCIAL_COUNSELLING: 'Økonomisk rådgivning',
  },
  parents: {
    MOTHER: 'Mor',
    FATHER: 'Far',
    CO_MOTHER: 'Medmor',
    OTHER_HOLDER: 'Annen med foreldreansvar',
  },
} as const satisfies Area<{
  grades: Words<Graph.SchoolGrade>
  enrolmentCategories: Words<Graph.EnrolmentCategory>
  absenceKinds: Words<Graph.AbsenceKind>
  arrangementKinds: Words<Graph.ArrangementKind>
  examForms: Words<Graph.ExamForm>
  decisionKinds: Words<Graph.AdaptedEducationKind>
  expertConclusions: Words<Graph.ExpertConclusion>
  markStatuses: Words<Graph.MarkStatus>
  assessmentWarningKinds: Words<Graph.AssessmentWarningKind>
  followUpStatuses: Words<Graph.FollowUpStatus>
  healthRoles: Words<Graph.HealthContactRole>
  healthServices: Words<Graph.HealthService>
  consultationStatuses: Words<Graph.SchoolNurseConsultationStatus>
  followUpPeriodStatuses: Words<Graph.HealthFollowUpStatus>
  areas: Words<Graph.DailyLifeArea>
  difficulties: Words<Graph.DailyLifeDifficulty>
  appointmentStatuses: Words<Graph.HealthAppointmentStatus>
  planStatuses: Words<Graph.HealthPlanStatus>
  goalStatuses: Words<Graph.HealthGoalStatus>
  planActivityStatuses: Words<Graph.HealthPlanActivityStatus>
  childWelfareRoles: Words<Graph.ChildWelfareContactRole>
  measureGroups: Words<Graph.ChildWelfareMeasureGroup>
  legalBases: Words<Graph.ChildWelfareLegalBasisKind>
  acts: Words<Graph.ChildWelfareAct>
  childWelfarePlanKinds: Words<Graph.ChildWelfarePlanKind>
  aftercareOutcomes: Words<Graph.ChildWelfareAftercareOutcome>
  investigationStates: Words<Graph.ChildWelfareInvestigationState>
  activityStatuses: Words<Graph.NavActivityStatus>
  supportGroups: Words<Graph.NavSupportGroup>
  mainGoals: Words<Graph.NavMainGoal>
  supportKinds: Words<Graph.NavSupportKind>
  parents: Words<Graph.NavParentRole>
}>
