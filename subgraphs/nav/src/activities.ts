import { z } from 'zod'
import { osloDate, type Report, readAnswer, readRecords, wordOf } from './wire.ts'

const TITLES = {
  OWN_ACTIVITY: 'Egen aktivitet',
  JOB_APPLICATION: 'Jobbsøknad',
  JOB_SEARCH: 'Jobbsøking',
  EMPLOYMENT: 'Jobb',
  MEETING: 'Møte med Nav',
  WORK_TRAINING: 'Arbeidstrening',
  MENTOR: 'Mentor',
  SUMMER_JOB: 'Sommerjobb',
  WAGE_SUBSIDY: 'Lønnstilskudd',
  JOB_CLUB: 'Jobbsøkerkurs',
  RECRUITMENT_EVENT: 'Rekrutteringstreff',
  TRAINING: 'Opplæring',
  EDUCATION: 'Utdanning',
  MEASURE: 'Arbeidsmarkedstiltak',
} as const

type ActivityType = keyof typeof TITLES

const STATUSES = {
  BRUKER_ER_INTERESSERT: 'INTERESTED',
  PLANLAGT: 'PLANNED',
  GJENNOMFORES: 'IN_PROGRESS',
  FULLFORT: 'COMPLETED',
  AVBRUTT: 'BROKEN_OFF',
} as const

export interface Activity {
  readonly title: (typeof TITLES)[ActivityType]
  readonly type: ActivityType
  readonly status: (typeof STATUSES)[keyof typeof STATUSES]
  readonly startDate: string | null
  readonly endDate: string | null
  readonly agreedWithNav: boolean | null
}

/** `AktivitetTypeDTO`. EXTERNAL: `eksternAktivitet.type` tells what it is. */
const TYPES: Readonly<Record<string, ActivityType | 'EXTERNAL' | 'NEVER_SHARED'>> = {
  EGEN: 'OWN_ACTIVITY',
  STILLING: 'JOB_APPLICATION',
  STILLING_FRA_NAV: 'JOB_APPLICATION',
  SOKEAVTALE: 'JOB_SEARCH',
  IJOBB: 'EMPLOYMENT',
  MOTE: 'MEETING',
  EKSTERNAKTIVITET: 'EXTERNAL',
  BEHANDLING: 'NEVER_SHARED',
  SAMTALEREFERAT: 'NEVER_SHARED',
}

/**
 * `AktivitetskortType`. Rehabilitation is treatment in all but name, and what an Arena measure is stands in free text
 * only. Work for people with a disability pension and Norwegian for immigrants are not told from other measures.
 */
const EXTERNAL_TYPES: Readonly<Record<string, ActivityType | 'NEVER_SHARED'>> = {
  ARBEIDSTRENING: 'WORK_TRAINING',
  MENTOR: 'MENTOR',
  SOMMERJOBB: 'SUMMER_JOB',
  MIDLERTIDIG_LONNSTILSKUDD: 'WAGE_SUBSIDY',
  VARIG_LONNSTILSKUDD: 'WAGE_SUBSIDY',
  FIREARIG_LONNSTILSKUDD: 'WAGE_SUBSIDY',
  JOBBK: 'JOB_CLUB',
  DIGIOPPARB: 'JOB_CLUB',
  REKRUTTERINGSTREFF: 'RECRUITMENT_EVENT',
  GRUPPEAMO: 'TRAINING',
  ENKELAMO: 'TRAINING',
  ARBEIDSMARKEDSOPPLAERING: 'TRAINING',
  NORSKOPPLAERING_GRUNNLEGGENDE_FERDIGHETER_FOV: 'TRAINING',
  GRUFAGYRKE: 'EDUCATION',
  ENKFAGYRKE: 'EDUCATION',
  HOYEREUTD: 'EDUCATION',
  STUDIESPESIALISERING: 'EDUCATION',
  FAG_OG_YRKESOPPLAERING: 'EDUCATION',
  HOYERE_YRKESFAGLIG_UTDANNING: 'EDUCATION',
  INDOPPFAG: 'MEASURE',
  ARBFORB: 'MEASURE',
  AVKLARAG: 'MEASURE',
  VASV: 'MEASURE',
  VARIG_TILRETTELAGT_ARBEID_I_ORDINAER_VIRKSOMHET: 'MEASURE',
  TILRETTELAGT_ARBEID_ORDINAER: 'MEASURE',
  ARBRRHDAG: 'NEVER_SHARED',
  ARENA_TILTAK: 'NEVER_SHARED',
}

/** Members only an activity of type BEHANDLING has; filled in, they say treatment whatever the type says. */
const treatment = {
  behandlingType: z.unknown().optional(),
  behandlingSted: z.unknown().optional(),
  effekt: z.unknown().optional(),
  behandlingOppfolging: z.unknown().optional(),
}

const TREATMENT_MEMBERS = Object.keys(treatment) as readonly (keyof typeof treatment)[]

const source = z.object({
  ...treatment,
  type: wordOf(TYPES, 'type'),
  transaksjonsType: z.string().nullish(),
  eksternAktivitet: z.object({ type: wordOf(EXTERNAL_TYPES, 'eksternAktivitet.type') }).nullish(),
  status: wordOf(STATUSES, 'status'),
  fraDato: osloDate.nullish(),
  tilDato: osloDate.nullish(),
  avtalt: z.boolean().nullish(),
})

function isNeverShared(activity: z.infer<typeof source>): boolean {
  return (
    activity.type === 'NEVER_SHARED' ||
    activity.eksternAktivitet?.type === 'NEVER_SHARED' ||
    // KASSERT: NAV has discarded the activity, as a rule for what someone wrote in it.
    activity.transaksjonsType === 'KASSERT' ||
    TREATMENT_MEMBERS.some((member) => (activity[member] ?? '') !== '')
  )
}

const record = source.transform((activity, context): Activity | null => {
  if (isNeverShared(activity)) return null
  const type = activity.type === 'EXTERNAL' ? activity.eksternAktivitet?.type : activity.type
  if (type === undefined || type === 'NEVER_SHARED') {
    context.addIssue({ code: 'custom', path: ['eksternAktivitet'], message: 'is missing' })
    return z.NEVER
  }
  return {
    title: TITLES[type],
    type,
    status: activity.status,
    startDate: activity.fraDato ?? null,
    endDate: activity.tilDato ?? null,
    agreedWithNav: activity.avtalt ?? null,
  }
})

const answer = z.object({ perioder: z.array(z.unknown()).nullish() })
const period = z.object({ aktiviteter: z.array(z.unknown()).nullish() }).nullable()

/** Reads veilarbaktivitet's answer to `perioder`: the activities of all periods, less what is never shared. */
export function readActivities(value: unknown, report: Report): readonly Activity[] {
  const perioder = readAnswer(answer, value, report)?.perioder ?? []
  return perioder.flatMap((entry, index) => {
    const place = `/data/perioder/${index}`
    const parsed = period.safeParse(entry)
    if (!parsed.success) {
      report('RECORD_SKIPPED', place, 'is not a period')
      return []
    }
    const records = parsed.data?.aktiviteter ?? []
    return readRecords(record, records, `${place}/aktiviteter`, report).filter((activity) => activity !== null)
  })
}
