/**
 * Who has what at NAV in the demo. Days count from today, negative ones back. Free text, treatment and the office lock are
 * here on purpose: none of it may ever be seen through the gateway.
 */
export interface NavRecords {
  readonly followUp?: {
    /** First and last day; `null`: not ended. The latest first. */
    readonly periods: readonly (readonly [start: number, end: number | null])[]
    /** Kontorsperre: nothing about this person is shared. */
    readonly locked?: true
    /** Of the latest period. */
    readonly activities?: readonly ActivityRow[]
  }
  readonly decision?: {
    readonly innsatsgruppe: string
    readonly hovedmal: string | null
    readonly fattetDato: number
  } | null
  readonly benefits?: readonly SupportRow[]
  readonly household?: readonly SupportRow[]
}

/** An activity as veilarbaktivitet has it, but for its dates and what is the same for all. */
export interface ActivityRow {
  readonly from: number
  readonly to: number
  readonly type: string
  readonly tittel: string
  readonly status: string
  readonly avtalt: boolean
  readonly ekstern?: {
    readonly type: string
    readonly detaljer?: readonly { readonly label: string; readonly verdi: string }[]
    readonly etiketter?: readonly { readonly tekst: string; readonly sentiment: string; readonly kode: string }[]
  }
  readonly [member: string]: unknown
}

export type SupportRow = readonly [
  ytelse: string,
  from: number,
  to: number | null,
  further?: { readonly felles?: true; readonly begrunnelse?: string; readonly belop?: number },
]

const MARET_ACTIVITIES: readonly ActivityRow[] = [
  {
    from: -60,
    to: 28,
    type: 'EKSTERNAKTIVITET',
    tittel: 'Arbeidstrening hos Testvik reindriftslag',
    status: 'GJENNOMFORES',
    avtalt: true,
    beskrivelse: 'Máret strever med å møte om morgenen, har vært mye syk.',
    ekstern: {
      type: 'ARBEIDSTRENING',
      detaljer: [
        { label: 'Arbeidsgiver', verdi: 'Testvik reindriftslag SA, org.nr. 314000013' },
        { label: 'Stillingsprosent', verdi: '60 %' },
      ],
      etiketter: [{ tekst: 'Fått plass etter søknad', sentiment: 'POSITIVE', kode: 'FATT_PLASS' }],
    },
  },
  {
    from: 12,
    to: 12,
    type: 'MOTE',
    tittel: 'Samtale om veien videre',
    status: 'PLANLAGT',
    avtalt: false,
    adresse: 'Nav Testvik, Sjøgata 3',
    kanal: 'OPPMOTE',
    forberedelser: 'Ta med brev fra fastlegen.',
    referat: 'Fortalte at mor er innlagt.',
  },
  {
    from: -40,
    to: 90,
    type: 'BEHANDLING',
    tittel: 'Samtaler ved Testvik DPS',
    status: 'GJENNOMFORES',
    avtalt: false,
    behandlingType: 'Psykologisk behandling',
    behandlingSted: 'Testvik DPS',
    effekt: 'Mindre angst',
    behandlingOppfolging: 'Veileder ringer psykologen månedlig.',
  },
  {
    from: -30,
    to: -30,
    type: 'SAMTALEREFERAT',
    tittel: 'Oppsummering av telefonsamtale',
    status: 'FULLFORT',
    avtalt: false,
    kanal: 'TELEFON',
    referat: 'Er redd for å bli sendt tilbake til barnevernet.',
  },
]

const THEA_ACTIVITIES: readonly ActivityRow[] = [
  {
    from: -200,
    to: 20,
    type: 'EKSTERNAKTIVITET',
    tittel: 'Mentor: Øystein ved Fjordgløtt kafé',
    status: 'GJENNOMFORES',
    avtalt: true,
    ekstern: { type: 'MENTOR', detaljer: [{ label: 'Navn på mentor', verdi: 'Øystein Fjordgløtt' }] },
  },
  {
    from: -520,
    to: -480,
    type: 'EKSTERNAKTIVITET',
    tittel: 'Sommerjobb på Testvik bibliotek',
    status: 'FULLFORT',
    avtalt: true,
    avsluttetKommentar: 'Sluttet før tiden etter konflikt med far.',
    ekstern: { type: 'SOMMERJOBB' },
  },
  {
    from: -300,
    to: -240,
    type: 'EKSTERNAKTIVITET',
    tittel: 'Arbeidsrettet rehabilitering, Nordlysklinikken',
    status: 'AVBRUTT',
    avtalt: true,
    ekstern: { type: 'ARBRRHDAG' },
  },
  {
    from: -100,
    to: -10,
    type: 'EGEN',
    tittel: 'Time hos psykolog hver onsdag',
    status: 'FULLFORT',
    avtalt: false,
    hensikt: 'Få bedre søvn',
    oppfolging: 'Snakke med BUP om overgangen',
  },
]

const FRIDA_ACTIVITIES: readonly ActivityRow[] = [
  {
    from: -130,
    to: -95,
    type: 'EKSTERNAKTIVITET',
    tittel: 'Sommerjobb hos Ærfugl sjømat',
    status: 'FULLFORT',
    avtalt: true,
    arbeidsgiver: 'Ærfugl sjømat AS',
    ekstern: { type: 'SOMMERJOBB', detaljer: [{ label: 'Arbeidssted', verdi: 'Kaia 2, Testvik' }] },
  },
  {
    from: -20,
    to: 25,
    type: 'STILLING',
    tittel: 'Butikkmedarbeider, Testvik Samvirkelag',
    status: 'BRUKER_ER_INTERESSERT',
    avtalt: false,
    kontaktperson: 'Bjørg Samvirke',
    arbeidssted: 'Testvik sentrum',
  },
]

const OFFICE_ONLY: NavRecords['followUp'] = { periods: [] }

/** By the key of a child or parent. Whoever is not here is known to PDL and to nothing else of NAV. */
export const NAV_RECORDS: Readonly<Record<string, NavRecords>> = {
  froya: { followUp: { periods: [[-29, -8]] }, decision: null },
  frida: {
    followUp: { periods: [[-150, null]], activities: FRIDA_ACTIVITIES },
    decision: { innsatsgruppe: 'GODE_MULIGHETER', hovedmal: 'SKAFFE_ARBEID', fattetDato: -120 },
  },
  maret: {
    followUp: { periods: [[-90, null]], activities: MARET_ACTIVITIES },
    decision: { innsatsgruppe: 'TRENGER_VEILEDNING', hovedmal: 'SKAFFE_ARBEID', fattetDato: -75 },
    benefits: [['TILTAKSPENGER', -25, 28, { begrunnelse: 'Deltar i arbeidstrening', belop: 317 }]],
  },
  thea: {
    followUp: {
      periods: [
        [-560, null],
        [-1150, -800],
      ],
      activities: THEA_ACTIVITIES,
    },
    decision: {
      innsatsgruppe: 'TRENGER_VEILEDNING_NEDSATT_ARBEIDSEVNE',
      hovedmal: 'OKE_DELTAKELSE',
      fattetDato: -390,
    },
    benefits: [
      ['OKONOMISK_STONAD', -1000, -910, { begrunnelse: 'Flyttet fra fosterhjem' }],
      ['ARBEIDSAVKLARINGSPENGER', -330, null, { begrunnelse: 'Diagnose F32.1' }],
      ['BOSTOTTE', -210, null],
      ['HJELPESTONAD', -700, null, { begrunnelse: 'Varig sykdom' }],
    ],
  },
  emil: { benefits: [['HJELPESTONAD', -900, null, { begrunnelse: 'Tilsyn på grunn av epilepsi' }]] },
  ase: { followUp: OFFICE_ONLY, benefits: [['BARNEPENSJON', -1400, null, { begrunnelse: 'Far døde' }]] },
  signe: { followUp: OFFICE_ONLY, benefits: [['BARNEPENSJON', -1700, null]] },
  ingrid: {
    followUp: { periods: [[-500, null]] },
    household: [
      ['ARBEIDSAVKLARINGSPENGER', -480, null, { begrunnelse: 'Utmattelse etter sykdom' }],
      ['OKONOMISK_STONAD', -75, 15, { begrunnelse: 'Strømregning', belop: 8200 }],
      ['OKONOMISK_RADGIVNING', -45, null],
    ],
  },
  pal: {
    household: [
      ['DAGPENGER', -140, null],
      ['OKONOMISK_STONAD', -300, -270, { felles: true, begrunnelse: 'Søkt sammen med samboer' }],
    ],
  },
  gro: { household: [['BOSTOTTE', -250, null]] },
  stale: { household: [['SYKEPENGER', -50, null, { begrunnelse: 'Ryggplager' }]] },
  niillas: { household: [['OKONOMISK_RADGIVNING', -85, null]] },
  hanne: {
    household: [
      ['OVERGANGSSTONAD', -800, -100],
      ['BOSTOTTE', -95, null],
    ],
  },
  marte: { household: [['OKONOMISK_STONAD', -60, null, { begrunnelse: 'Måtte flytte på kort varsel' }]] },
  lene: {
    followUp: { periods: [[-200, null]], locked: true },
    household: [['OKONOMISK_STONAD', -110, null]],
  },
  roar: { household: [['KVALIFISERINGSSTONAD', -160, null]] },
}
