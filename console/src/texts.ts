import type * as Graph from './generated/graphql.ts'
import type { FailureCode } from './graph/client.ts'

/**
 * Every word the console shows, in bokmål. Another language is another object of the same shape. The words for values of
 * the graph are typed by the schema: a value without a word does not compile.
 */

type Words<Value extends string> = Readonly<Record<Value, string>>

/** The word for a value; a value newer than this build is shown as it is. */
export function wordFor(words: Readonly<Record<string, string>>, value: string): string {
  return Object.hasOwn(words, value) ? (words[value] ?? value) : value
}

const list = new Intl.ListFormat('nb', { type: 'conjunction' })

const failures: Words<FailureCode> = {
  UNAUTHENTICATED: 'Du er logget ut. Logg inn på nytt.',
  OVERLOADED: 'Det er stor pågang akkurat nå. Prøv igjen om et øyeblikk.',
  REGISTRY_UNAVAILABLE:
    'Vi får ikke sjekket hva familien har sagt ja til, og viser derfor ingenting. Prøv igjen om litt.',
  ANSWER_OUTDATED: 'Noe ble endret mens svaret ble hentet. Prøv igjen.',
  UNREACHABLE: 'Vi får ikke kontakt med tjenesten. Sjekk nettforbindelsen og prøv igjen.',
  INTERNAL: 'Noe gikk galt hos oss. Prøv igjen om litt.',
}

const problems: Words<Graph.ProblemCode> = {
  NOT_FOUND: 'Vi finner ikke dette, eller du kan ikke gjøre noe med det.',
  NOT_FAMILY: 'Dette kan bare foreldre eller ungdommen selv bestemme.',
  NOT_STAFF: 'Dette kan bare de som er med i teamet, registrerer for kommunen eller er personvernombud, gjøre.',
  ASSURANCE_TOO_LOW: 'Du må logge inn med en sikrere elektronisk ID for å signere.',
  UNKNOWN_SLICE: 'Et av temaene finnes ikke lenger. Last siden på nytt.',
  INCOMPLETE_TERMS: 'Velg minst ett tema og minst ett formål.',
  MIXED_SIGNERS: 'Noe av dette bestemmer du alene, og noe sammen med foreldrene dine. Svar på det hver for seg.',
  INVALID_PERIOD: 'Perioden kan ikke være over, og den må slutte etter at den begynner.',
  PERIOD_TOO_LONG: 'Perioden er lengre enn det er lov til for et av temaene.',
  INVALID_DATE: 'Datoen finnes ikke, eller den er ikke kommet ennå.',
  TEXT_CHANGED: 'Teksten er endret siden du leste den. Les den på nytt før du signerer.',
  LANGUAGE_NOT_REVIEWED: 'Teksten på dette språket er ikke kontrollert ennå. Les og signer på bokmål.',
  ALREADY_SIGNED: 'Du har alt signert dette.',
  ALREADY_SENT: 'Dere har alt spurt familien om noe av dette.',
  ALREADY_ON_TEAM: 'Personen er alt med i teamet i denne rollen.',
  NOT_OPEN: 'Dette er alt trukket tilbake, avslått eller utløpt.',
  NOT_RENEWABLE: 'Dette kan ikke forlenges. Gi et nytt svar i stedet.',
  NOT_INDEPENDENT:
    'Den som fører inn, vitnet, den som får nytte av det, og den som signerer, må være fire ulike personer.',
  OWN_FAMILY: 'Ingen kan være med i teamet rundt noen i sin egen familie.',
  INVALID_IDENTITY_NUMBER: 'Dette er ikke et gyldig fødselsnummer eller D-nummer.',
  INVALID_ORGANISATION: 'Organisasjonsnummeret har ikke ni siffer, eller det er ikke ditt.',
  INVALID_ADDRESS: 'Dette er ikke en e-postadresse.',
  INVALID_TEXT: 'Skriv en tekst, og gjør den ikke for lang.',
  ALREADY_REPORTED: 'Du har meldt fra om dette oppslaget før.',
  ALREADY_ANSWERED: 'Meldingen er besvart.',
}

const services: Words<Graph.Service> = {
  COORDINATION_UNIT: 'koordinerende enhet i kommunen',
  SCHOOL: 'skolen',
  PPT: 'PPT',
  SCHOOL_HEALTH_SERVICE: 'helsestasjonen og skolehelsetjenesten',
  SPECIALIST_HEALTH_SERVICE: 'spesialisthelsetjenesten',
  CHILD_WELFARE_SERVICE: 'barnevernstjenesten',
  NAV_OFFICE: 'NAV-kontoret',
}

const roles: Words<Graph.TeamRole> = {
  CHILD_COORDINATOR: 'barnekoordinator',
  COORDINATOR: 'koordinator',
  TEAM_LEADER: 'teamleder',
  TEAM_MEMBER: 'teammedlem',
}

const purposes: Words<Graph.Purpose> = {
  COORDINATION: 'Få hjelpen til å henge sammen',
  INDIVIDUAL_PLAN: 'Individuell plan',
  TRANSITION: 'Overgang til noe nytt, for eksempel skole eller voksenlivet',
  EARLY_INTERVENTION: 'Tidlig hjelp',
}

const purposesInSentence: Words<Graph.Purpose> = {
  COORDINATION: 'for å få hjelpen til å henge sammen',
  INDIVIDUAL_PLAN: 'til en individuell plan',
  TRANSITION: 'til å forberede en overgang',
  EARLY_INTERVENTION: 'for å kunne hjelpe tidlig',
}

const sectors: Words<Graph.Sector> = { school: 'Skole', health: 'Helse', childWelfare: 'Barnevern', nav: 'NAV' }

const phases: Words<Graph.LifePhase> = {
  INFANCY: 'under ett år',
  KINDERGARTEN: 'barnehagealder',
  PRIMARY_SCHOOL: 'barnetrinnet',
  LOWER_SECONDARY: 'ungdomstrinnet',
  UPPER_SECONDARY: 'videregående alder',
  ADULT: 'ung voksen',
}

const capitalise = (text: string): string => text.charAt(0).toLocaleUpperCase('nb') + text.slice(1)

interface Sharing {
  readonly recipients: readonly string[]
  readonly purposes: readonly string[]
  readonly until: string
  readonly from?: string | null
  readonly since?: string | null
}

const writeRecipients = (recipients: readonly string[]): string => capitalise(list.format(recipients))
const writePurposes = (values: readonly string[]): string =>
  list.format(values.map((value) => wordFor(purposesInSentence, value)))
const writePeriod = ({ from, until }: Sharing): string =>
  from == null ? `til og med ${until}` : `fra ${from} til og med ${until}`

export const TEXTS = {
  product: 'Samsyn',
  tagline: 'Ett samlet bilde av et barn, med det familien har sagt ja til.',
  loading: 'Henter …',
  tryAgain: 'Prøv igjen',
  back: 'Til oversikten',
  cancel: 'Avbryt',
  failures,
  problems,
  list: (items: readonly string[]): string => list.format(items),
  capitalise,
  yes: 'Ja',
  no: 'Nei',

  signIn: {
    title: 'Logg inn',
    ended: 'Du er logget ut fordi innloggingen er gått ut.',
    notSetUp: 'Innlogging er ikke satt opp på dette stedet.',
    signedInAs: 'Innlogget som',
    leave: 'Logg ut',

    begin: 'Logg inn',
    left: 'Du er logget ut.',
    notLeft: 'Du er ikke logget ut, fordi Samsyn ikke svarer.',
    ending: 'Du blir snart logget ut',
    endingUnused: 'Samsyn har ikke vært i bruk en stund. Om et minutt blir du logget ut.',
    endingAnyhow: 'Innloggingen varer ikke lenger. Om et minutt blir du logget ut, og må logge inn på nytt.',
    goOn: 'Fortsett',
    understood: 'Jeg forstår',
  },

  children: {
    title: 'Oversikt',
    none: 'Det er ingen barn her for deg i dag.',
    help: (name: string, phone: string): string =>
      `Finner du ikke den du leter etter, eller trenger du hjelp? Ring ${name}, telefon ${phone}.`,
    more: 'Vis flere',
    groups: {
      TEAM: 'Barn du følger opp',
      GUARDIAN: 'Barna dine',
      YOUTH: 'Deg selv',
      VERGE: 'De du er verge for',
      PARENT: 'Dine egne forhold',
      REGISTRAR: 'Barn du fører inn for',
      PRIVACY_OFFICER: 'Barn i kommunen',
    } satisfies Words<Graph.Capacity>,
    nameless: 'Uten navn',
    age: (years: number): string => `${years} år`,
  },

  child: {
    notFound: 'Barnet finnes ikke her for deg. Kanskje du ikke lenger er med i teamet.',
    titles: {
      TEAM: 'Samlet bilde',
      GUARDIAN: 'Det dere deler',
      YOUTH: 'Det du deler',
      VERGE: 'Det som deles',
      PARENT: 'Det du har sagt om deg selv',
      REGISTRAR: 'Det som venter på signatur',
      PRIVACY_OFFICER: 'Samtykker og innsyn',
    } satisfies Words<Graph.Capacity>,
    team: 'Teamet',
    guardians: 'Foreldre',
    noGuardians: 'Ingen har foreldreansvar.',
    noTeam: 'Ingen i dag.',
    tabs: { shared: 'Dette deles', give: 'Gi nytt svar', log: 'Hvem har sett' },
    tabsOfOfficer: { directives: 'Samtykker', log: 'Hvem har sett' },
  },

  picture: {
    purpose: 'Hva skal du bruke opplysningene til?',
    purposeHint: 'Familien ser hva du har valgt.',
    fetchedAt: (time: string): string => `Hentet ${time}`,
    renew: 'Hent på nytt',
    notShared: 'Ikke delt',
    empty: 'Delt, men ingenting er registrert',
    unavailable: 'Kilden svarer ikke akkurat nå',
    partly: 'Noe av dette er ikke delt.',
    showAll: (count: number): string => `Vis alle (${count})`,
    showFewer: 'Vis færre',
    announce: 'Bildet er hentet på nytt.',
  },

  directives: {
    none: 'Ingenting her.',
    shared: 'Deles nå',
    sharedNone: 'Ingenting deles nå.',
    waiting: 'Venter på svar',
    saidNo: 'Dette er det sagt nei til',
    later: 'Begynner senere',
    inactive: 'Deles ikke nå',
    inactiveHint: 'Det er sagt ja til dette, men det deles ikke nå.',
    noneOpen: 'Ingenting venter på signatur.',
    stopped: 'Stoppet av et nei',
    stoppedHint: 'Det er sagt ja til dette, men et nei går foran. Det deles ikke.',
    past: 'Ikke delt lenger, eller aldri delt',
    showPast: (count: number): string => `Vis avslått, tilbaketrukket og utløpt (${count})`,
    partlyStopped: 'Noen har sagt nei til en del av dette.',
    permits: (sharing: Sharing): string =>
      `${writeRecipients(sharing.recipients)} får se dette ${writePurposes(sharing.purposes)}, ${writePeriod(sharing)}.` +
      (sharing.since == null ? '' : ` Bare opplysninger fra ${sharing.since} eller senere.`),
    denies: (sharing: Sharing): string =>
      `${writeRecipients(sharing.recipients)} får ikke se dette ${writePurposes(sharing.purposes)}, ${writePeriod(sharing)}.`,
    asks: (sharing: Sharing): string =>
      `Sier alle ja, får ${list.format(sharing.recipients)} se dette ${writePurposes(sharing.purposes)}, ${writePeriod(sharing)}.`,
    said: (kind: Graph.DirectiveKind, sharing: Sharing): string =>
      `${kind === 'PERMIT' ? 'Ja' : 'Nei'} til at ${list.format(sharing.recipients)} får se dette ${writePurposes(sharing.purposes)}, ${writePeriod(sharing)}.`,
    saidYesBy: (names: readonly string[]): string => `Ja fra ${list.format(names)}.`,
    saidNoBy: (name: string): string => `Nei fra ${name}.`,
    you: 'deg',
    someone: 'en i familien',
    waitingForMe: 'Venter på deg',
    waitingFor: (names: readonly string[]): string => `Venter på ${list.format(names)}`,
    textGone: 'Teksten er endret siden dette ble laget, så det kan ikke signeres. Gi et nytt svar i stedet.',
    lapsedForMe: 'Dette sluttet å gjelde da du ble gammel nok til å bestemme. Det gjelder bare hvis du også sier ja.',
    states: {
      PENDING: 'Venter på svar',
      ACTIVE: 'Gjelder nå',
      LAPSED_BY_AGE: 'Sluttet å gjelde fordi ungdommen nå bestemmer selv',
      NOT_YET_VALID: 'Begynner senere',
      EXPIRED: 'Utløpt',
      REFUSED: 'Avslått',
      WITHDRAWN: 'Trukket tilbake',
      NOT_ACTIVE: 'Deles ikke nå',
    } satisfies Words<Graph.DirectiveState>,
  },

  acts: {
    withdraw: 'Trekk tilbake',
    withdrawNo: 'Trekk tilbake nei-et',
    say: { yes: 'Si ja', no: 'Si nei' },
    withdrawTitle: (slice: string): string => `Trekke tilbake «${slice}»?`,
    withdrawBody: 'Fra neste gang noen slår opp, får de ikke se dette. Det noen alt har sett, kan ikke gjøres usett.',
    withdrawNoBody: 'Når nei-et er trukket tilbake, deles dette igjen hvis det finnes et ja som gjelder.',
    withdrawPendingBody: 'Da blir det ikke delt, og ingen trenger å svare på det.',
    withdrawYes: 'Ja, trekk tilbake',
    signTitle: 'Les dette før du sier ja',
    signYes: 'Ja, jeg signerer',
    refuseTitle: 'Si nei til dette?',
    refuseBody: 'Da blir dette ikke delt. Det står i loggen at du sa nei.',
    refuseYes: 'Ja, jeg sier nei',
    withdrawn: (slice: string): string => `«${slice}» er trukket tilbake. Det gjelder fra neste gang noen slår opp.`,
    withdrawnPartly: (slice: string): string =>
      `Dette ja-et til «${slice}» er trukket tilbake, men et annet ja gjelder fortsatt. Trekk tilbake det også for å stoppe delingen.`,
    withdrawnNo: (slice: string): string => `Nei-et til «${slice}» er trukket tilbake.`,
    signed: 'Du har sagt ja.',
    refused: 'Du har sagt nei, og det blir ikke delt.',
    given: { PERMIT: 'Du har sagt ja og signert.', DENY: 'Du har sagt nei. Det gjelder med en gang.' },
    givenWaits: 'Det deles når alle som må, har signert.',
  },

  give: {
    intro: 'Velg hva du vil svare på. Du får lese hele teksten før du signerer.',
    kind: 'Hva vil du svare?',
    kinds: { PERMIT: 'Ja, dette kan deles', DENY: 'Nei, dette skal ikke deles' } satisfies Words<Graph.DirectiveKind>,
    slices: 'Hva gjelder det?',
    purposes: 'Hva kan det brukes til?',
    purposesOfNo: 'Hva kan det ikke brukes til?',
    recipient: 'Svaret gjelder koordinerende enhet i kommunen.',
    period: 'Hvor lenge skal svaret gjelde?',
    months: (months: number, until: string): string =>
      `${months === 1 ? '1 måned' : `${months} måneder`}, til og med ${until}`,
    limit: (slice: string, months: number): string => `«${slice}» kan deles i høyst ${months} måneder om gangen.`,
    read: 'Les teksten',
    sign: { PERMIT: 'Ja, jeg signerer', DENY: 'Nei, jeg signerer' } satisfies Words<Graph.DirectiveKind>,
    change: 'Endre',
  },

  log: {
    intro: 'Her står alle som har slått opp barnet, og det familien selv har gjort. Det nyeste står først.',
    none: 'Ingen har slått opp barnet ennå.',
    older: 'Vis eldre',
    renew: 'Hent på nytt',
    someone: 'En person som ikke vises her',
    looked: (slices: string): string => `så ${slices}.`,
    lookedAtNothing: 'slo opp navn og alder. Ingen opplysninger fra tjenestene ble vist.',
    purpose: (purpose: string): string => `Brukt ${wordFor(purposesInSentence, purpose)}.`,
    noPurpose: 'Formål er ikke oppgitt.',
    acts: {
      GAVE: (slices: string): string => `ga et svar om deling. ${slices}.`,
      SIGNED: (slices: string): string => `signerte et svar om deling. ${slices}.`,
      REFUSED: (slices: string): string => `sa nei til deling. ${slices}.`,
      WITHDREW: (slices: string): string => `trakk tilbake et svar om deling. ${slices}.`,
      RECORDED: (slices: string): string => `førte inn en signatur. ${slices}.`,
      CONFIRMED: (slices: string): string => `bekreftet en signatur som er ført inn. ${slices}.`,
      HEARD: (slices: string): string => `førte inn at barnet er hørt. ${slices}.`,
      REQUESTED: (slices: string): string => `spurte familien om å dele. ${slices}.`,
      KEPT: (slices: string): string => `holder dette for seg selv, ikke til foreldrene. ${slices}.`,
      STOPPED_KEEPING: (slices: string): string => `holder ikke lenger dette for seg selv. ${slices}.`,
    } satisfies Readonly<Record<Exclude<Graph.AccessLogKind, 'LOOKED'>, (slices: string) => string>>,
    onBehalfOf: (name: string): string => `på vegne av ${name}`,
  },

  officer: {
    given: (by: string, date: string): string => `Gitt av ${by} ${date}`,
    signatures: (names: readonly string[]): string => `Signert av ${list.format(names)}`,
    missing: (names: readonly string[]): string => `Mangler ${list.format(names)}`,
    nature: {
      SECRECY_WAIVER: 'Fritak fra taushetsplikt, forvaltningsloven § 13 a nr. 1',
      GDPR_CONSENT: 'Samtykke etter personvernforordningen art. 4 nr. 11',
    } satisfies Words<Graph.LegalNature>,
    basis: {
      ART_6_1_A: 'Behandlingsgrunnlag: art. 6 nr. 1 bokstav a',
      ART_6_1_C: 'Behandlingsgrunnlag: art. 6 nr. 1 bokstav c',
      ART_6_1_E: 'Behandlingsgrunnlag: art. 6 nr. 1 bokstav e',
    } satisfies Words<Graph.GdprBasis>,
    methods: {
      EID_SUBSTANTIAL: 'elektronisk ID, nivå betydelig',
      EID_HIGH: 'elektronisk ID, nivå høyt',
      WITNESSED_ORAL: 'muntlig, med vitne',
      PAPER: 'papir',
    } satisfies Words<Graph.SignatureMethod>,
  },

  words: { services, roles, purposes, sectors, phases },

  /** Headings, labels and words for what the sectors record. */
  records: {
    from: (date: string): string => `fra ${date}`,
    until: (date: string): string => `til ${date}`,
    between: (from: string, until: string): string => `${from} – ${until}`,
    allSubjects: 'Alle fag',
    unknownSubject: 'Fag uten nasjonal kode',
    percent: 'Fravær',
    hours: (absent: string, of: string): string => `${absent} av ${of} timer`,
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
    sentOn: (date: string): string => `Sendt ${date}`,
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
    section: (chapter: string, section: string): string => `§ ${chapter}-${section}`,
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
    } satisfies Words<Graph.SchoolGrade>,
    enrolmentCategories: {
      FULL_TIME: 'Heltid',
      PART_TIME: 'Deltid',
      OTHER: 'Annet',
    } satisfies Words<Graph.EnrolmentCategory>,
    absenceKinds: {
      DOCUMENTED: 'Dokumentert fravær',
      UNDOCUMENTED: 'Udokumentert fravær',
      LEAVE: 'Permisjon',
      OTHER: 'Annet fravær',
    } satisfies Words<Graph.AbsenceKind>,
    arrangementKinds: {
      EXTENDED_TIME: 'Utvidet tid',
      READ_ALOUD: 'Opplest oppgavetekst',
      OTHER: 'Annen tilrettelegging',
    } satisfies Words<Graph.ArrangementKind>,
    examForms: {
      WRITTEN: 'Skriftlig',
      ORAL: 'Muntlig',
      PRACTICAL: 'Praktisk',
      ORAL_PRACTICAL: 'Muntlig-praktisk',
      OTHER: 'Annen',
    } satisfies Words<Graph.ExamForm>,
    decisionKinds: {
      INDIVIDUALLY_ADAPTED_EDUCATION: 'Individuelt tilrettelagt opplæring',
      PERSONAL_ASSISTANCE: 'Personlig assistanse',
      PHYSICAL_ADAPTATION: 'Fysisk tilrettelegging og tekniske hjelpemidler',
      OTHER: 'Annet vedtak',
    } satisfies Words<Graph.AdaptedEducationKind>,
    expertConclusions: {
      NEEDS_ADAPTED_EDUCATION: 'Behov for individuelt tilrettelagt opplæring',
      NO_NEED: 'Ikke behov',
      OTHER: 'Annet',
    } satisfies Words<Graph.ExpertConclusion>,
    markStatuses: {
      MARKED: 'Karakter satt',
      NO_BASIS: 'Ikke vurderingsgrunnlag (IV)',
      OTHER: 'Ingen karakter',
    } satisfies Words<Graph.MarkStatus>,
    assessmentWarningKinds: {
      ASSESSMENT_BASIS: 'Manglende vurderingsgrunnlag i fag',
      ORDER: 'Orden',
    } satisfies Words<Graph.AssessmentWarningKind>,
    followUpStatuses: {
      IN_ACTIVITY: 'I arbeid eller annen aktivitet',
      UNKNOWN_ACTIVITY: 'Ukjent aktivitet',
      OTHER: 'Annet',
    } satisfies Words<Graph.FollowUpStatus>,

    healthRoles: {
      CHILD_COORDINATOR: 'Barnekoordinator',
      COORDINATOR: 'Koordinator',
      GENERAL_PRACTITIONER: 'Fastlege',
      CHILD_HABILITATION: 'Barnehabilitering',
      SPEECH_THERAPY: 'Logoped',
      PHYSIOTHERAPY: 'Fysioterapeut',
      OCCUPATIONAL_THERAPY: 'Ergoterapeut',
    } satisfies Words<Graph.HealthContactRole>,
    healthServices: {
      GENERAL_PRACTITIONER: 'Fastlege',
      CHILD_HABILITATION: 'Barnehabilitering',
      SPEECH_THERAPY: 'Logoped',
    } satisfies Words<Graph.HealthService>,
    consultationStatuses: {
      PLANNED: 'Planlagt',
      ONGOING: 'Pågår',
      HELD: 'Gjennomført',
      MISSED: 'Ikke møtt',
    } satisfies Words<Graph.SchoolNurseConsultationStatus>,
    followUpPeriodStatuses: {
      PLANNED: 'Planlagt',
      WAITING: 'Venteliste',
      ONGOING: 'Pågår',
      PAUSED: 'Satt på pause',
      ENDED: 'Avsluttet',
    } satisfies Words<Graph.HealthFollowUpStatus>,
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
    } satisfies Words<Graph.DailyLifeArea>,
    difficulties: {
      MILD: 'Lett',
      MODERATE: 'Moderat',
      SEVERE: 'Stor',
      COMPLETE: 'Total',
    } satisfies Words<Graph.DailyLifeDifficulty>,
    appointmentStatuses: {
      PROPOSED: 'Foreslått',
      BOOKED: 'Bestilt',
      ONGOING: 'Pågår',
      HELD: 'Gjennomført',
      CANCELLED: 'Avlyst',
      MISSED: 'Ikke møtt',
      WAITING: 'Venteliste',
    } satisfies Words<Graph.HealthAppointmentStatus>,
    planStatuses: {
      ACTIVE: 'I bruk',
      ON_HOLD: 'Satt på pause',
      COMPLETED: 'Fullført',
    } satisfies Words<Graph.HealthPlanStatus>,
    goalStatuses: {
      PLANNED: 'Planlagt',
      ACTIVE: 'Pågår',
      ON_HOLD: 'Satt på pause',
      COMPLETED: 'Fullført',
    } satisfies Words<Graph.HealthGoalStatus>,
    planActivityStatuses: {
      NOT_STARTED: 'Ikke startet',
      SCHEDULED: 'Planlagt',
      ONGOING: 'Pågår',
      ON_HOLD: 'Satt på pause',
      COMPLETED: 'Fullført',
    } satisfies Words<Graph.HealthPlanActivityStatus>,

    childWelfareRoles: {
      CONTACT_PERSON: 'Kontaktperson',
      DEPUTY: 'Stedfortreder',
    } satisfies Words<Graph.ChildWelfareContactRole>,
    measureGroups: {
      INSTITUTION: 'Institusjon',
      FOSTER_HOME: 'Fosterhjem',
      CHILD_DEVELOPMENT: 'Tiltak for å styrke barnets utvikling',
      COOPERATION: 'Nettverksarbeid og samarbeid med andre tjenester',
      HOUSING: 'Bolig',
    } satisfies Words<Graph.ChildWelfareMeasureGroup>,
    legalBases: {
      ASSISTANCE: 'Hjelpetiltak',
      CARE_ORDER: 'Omsorgsovertakelse',
    } satisfies Words<Graph.ChildWelfareLegalBasisKind>,
    acts: {
      BVL: 'barnevernloven av 1992',
      BVL2021: 'barnevernsloven av 2021',
    } satisfies Words<Graph.ChildWelfareAct>,
    childWelfarePlanKinds: {
      MEASURE_PLAN: 'Tiltaksplan',
      CARE_PLAN: 'Omsorgsplan',
    } satisfies Words<Graph.ChildWelfarePlanKind>,
    aftercareOutcomes: {
      ACCEPTED: 'Takket ja',
      DECLINED: 'Takket nei',
    } satisfies Words<Graph.ChildWelfareAftercareOutcome>,
    investigationStates: {
      RUNNING: 'Pågår',
      CONCLUDED: 'Avsluttet',
    } satisfies Words<Graph.ChildWelfareInvestigationState>,

    activityStatuses: {
      INTERESTED: 'Interessert',
      PLANNED: 'Planlagt',
      IN_PROGRESS: 'Pågår',
      COMPLETED: 'Fullført',
      BROKEN_OFF: 'Avbrutt',
    } satisfies Words<Graph.NavActivityStatus>,
    supportGroups: {
      GOOD_OPPORTUNITIES: 'Gode muligheter',
      NEEDS_GUIDANCE: 'Trenger veiledning',
      NEEDS_GUIDANCE_REDUCED_WORK_CAPACITY: 'Trenger veiledning, nedsatt arbeidsevne',
      PARTLY_ABLE_TO_WORK: 'Kan jobbe delvis',
      SMALL_CHANCE_OF_WORKING: 'Liten mulighet til å jobbe',
    } satisfies Words<Graph.NavSupportGroup>,
    mainGoals: {
      GET_WORK: 'Skaffe arbeid',
      KEEP_WORK: 'Beholde arbeid',
      INCREASE_PARTICIPATION: 'Øke deltakelse',
    } satisfies Words<Graph.NavMainGoal>,
    supportKinds: {
      INCOME_BENEFIT: 'Penger til livsopphold',
      FINANCIAL_ASSISTANCE: 'Økonomisk sosialhjelp',
      HOUSING_ALLOWANCE: 'Bostøtte',
      FINANCIAL_COUNSELLING: 'Økonomisk rådgivning',
    } satisfies Words<Graph.NavSupportKind>,
    parents: {
      MOTHER: 'Mor',
      FATHER: 'Far',
      CO_MOTHER: 'Medmor',
      OTHER_HOLDER: 'Annen med foreldreansvar',
    } satisfies Words<Graph.NavParentRole>,
  },
}
