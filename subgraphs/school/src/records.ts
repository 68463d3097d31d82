import type { Karakter, Placement } from './codes.ts'
import type {
  AbsenceKind,
  AdaptedEducationKind,
  ArrangementKind,
  AssessmentWarningKind,
  EnrolmentCategory,
  ExamForm,
  ExpertConclusion,
  FollowUpStatus,
} from './generated/sdl.ts'

/**
 * One child's records as the source gives them: FINT's words, links resolved, codes narrowed. Each has the date by
 * which it counts as old or new, `gjelderFra`; `null` where the source gives none.
 */

export interface Dated {
  readonly gjelderFra: string | null
}

export interface DatePeriod {
  readonly start: string
  readonly slutt: string | null
}

export interface Fag {
  readonly navn: string
  readonly beskrivelse: string | null
}

interface Elevforhold extends Dated {
  readonly gyldighetsperiode: DatePeriod | null
  readonly avbruddsdato: string | null
  readonly skolear: string | null
  readonly kategori: EnrolmentCategory | null
  readonly placement: Placement
  readonly skole: { readonly navn: string; readonly organisasjonsnummer: string | null } | null
}

interface Fravarsregistrering extends Dated {
  readonly periode: { readonly start: string; readonly slutt: string | null }
  readonly fravarstype: AbsenceKind | null
  readonly foresPaVitnemal: boolean
}

export interface Fravarsprosent {
  readonly prosent: number
  readonly fravarstimer: number
  readonly undervisningstimer: number
}

interface Fravarsoversikt extends Dated {
  readonly fag: Fag | null
  readonly elevforholdSkolear: string | null
  readonly halvar: Fravarsprosent
  readonly skolear: Fravarsprosent
}

interface Fravarsvarsel extends Dated {
  readonly fravarsprosent: number
  readonly sendt: string
  readonly fag: Fag | null
}

interface Vurderingsvarsel extends Dated {
  readonly type: AssessmentWarningKind
  readonly sendt: string
  readonly fag: Fag | null
}

interface Kontaktlarergruppe extends Dated {
  readonly navn: string | null
  readonly gyldighetsperiode: DatePeriod | null
  readonly kontaktlarere: readonly string[]
  readonly telefonnummer: string | null
  readonly epostadresse: string | null
}

interface TosprakligFagopplaring extends Dated {
  readonly rett: boolean
}

interface Elevtilrettelegging extends Dated {
  readonly fag: Fag | null
  readonly tilrettelegging: ArrangementKind | null
  readonly eksamensform: ExamForm | null
}

interface Tilretteleggingsvedtak extends Dated {
  readonly vedtaksdato: string
  readonly type: AdaptedEducationKind | null
  readonly gyldighetsperiode: DatePeriod | null
  readonly arstimer: number | null
}

interface Sakkyndigvurdering extends Dated {
  readonly henvist: string
  readonly ferdigstilt: string | null
  readonly konklusjon: ExpertConclusion | null
  readonly nyVurderingInnen: string | null
}

interface Halvarsfagvurdering extends Dated {
  readonly fag: Fag | null
  readonly skolear: string | null
  readonly vurderingsdato: string
  readonly karakter: Karakter | null
}

interface Anmerkninger extends Dated {
  readonly skolear: string | null
  readonly atferd: number
  readonly orden: number
}

interface OtUngdom extends Dated {
  readonly status: FollowUpStatus | null
  readonly enhet: string | null
}

/** A child's records by slice. */
export interface SchoolRecords {
  enrolment: Elevforhold[]
  attendance: { registreringer: Fravarsregistrering[]; oversikter: Fravarsoversikt[]; varsler: Fravarsvarsel[] }
  contacts: Kontaktlarergruppe[]
  adaptedEducation: {
    tospraklig: TosprakligFagopplaring[]
    tilrettelegginger: Elevtilrettelegging[]
    vedtak: Tilretteleggingsvedtak[]
  }
  ppt: Sakkyndigvurdering[]
  assessment: { vurderinger: Halvarsfagvurdering[]; anmerkninger: Anmerkninger[]; varsler: Vurderingsvarsel[] }
  followUpService: OtUngdom[]
}

export function createEmptyRecords(): SchoolRecords {
  return {
    enrolment: [],
    attendance: { registreringer: [], oversikter: [], varsler: [] },
    contacts: [],
    adaptedEducation: { tospraklig: [], tilrettelegginger: [], vedtak: [] },
    ppt: [],
    assessment: { vurderinger: [], anmerkninger: [], varsler: [] },
    followUpService: [],
  }
}
