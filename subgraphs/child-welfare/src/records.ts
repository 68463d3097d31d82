import {
  AFTERCARE_OUTCOMES,
  type AftercareOutcome,
  describeMeasure,
  type MeasureKind,
  PLAN_KINDS,
  type PlanKind,
} from './disclosure.ts'
import { describeLegalBasis, type LegalBasis } from './legal-basis.ts'
import type { MessageRecord } from './message-records.ts'

interface Measure extends MeasureKind {
  readonly legalBasis: LegalBasis | null
  readonly startDate: string
  readonly endDate: string | null
}

interface Plan {
  readonly kind: PlanKind
  readonly startDate: string
  readonly endDate: string | null
  readonly evaluations: readonly { readonly date: string }[]
}

interface Aftercare {
  readonly offerSentDate: string
  readonly outcome: AftercareOutcome | null
  readonly concludedDate: string | null
}

interface Investigation {
  readonly state: 'RUNNING' | 'CONCLUDED'
  readonly startDate: string
  readonly endDate: string | null
  readonly hasExtendedDeadline: boolean
}

/** What may be told of a child's cases, and nothing else of them. */
export interface CaseRecords {
  readonly measures: readonly Measure[]
  readonly plans: readonly Plan[]
  readonly aftercare: readonly Aftercare[]
  readonly investigations: readonly Investigation[]
}

/** Reduces a record to what may be told; to nothing where its kind is not told at all. */
export function toMeasure(measure: MessageRecord<'Tiltak'>): Measure[] {
  const kind = describeMeasure(measure.Kategori.Kode)
  if (kind === null) return []
  const { StartDato, Konklusjon } = measure
  const legalBasis = describeLegalBasis(measure)
  return [{ ...kind, legalBasis, startDate: StartDato, endDate: Konklusjon?.SluttDato ?? null }]
}

/** As `toMeasure`. */
export function toPlan({ Plantype, StartDato, Konklusjon, Evaluering }: MessageRecord<'Plan'>): Plan[] {
  const kind = PLAN_KINDS.get(Plantype)
  if (kind === undefined) return []
  const evaluations = Evaluering.map(({ UtfortDato }) => ({ date: UtfortDato }))
  return [{ kind, startDate: StartDato, endDate: Konklusjon?.SluttDato ?? null, evaluations }]
}

export function toAftercare({ TilbudSendtDato, Konklusjon }: MessageRecord<'Ettervern'>): Aftercare {
  return {
    offerSentDate: TilbudSendtDato,
    outcome: AFTERCARE_OUTCOMES.get(Konklusjon?.Kode ?? '') ?? null,
    concludedDate: Konklusjon?.SluttDato ?? null,
  }
}

export function toInvestigation({ StartDato, Konklusjon, UtvidetFrist }: MessageRecord<'Undersokelse'>): Investigation {
  return {
    state: Konklusjon === undefined ? 'RUNNING' : 'CONCLUDED',
    startDate: StartDato,
    endDate: Konklusjon?.SluttDato ?? null,
    hasExtendedDeadline: UtvidetFrist?.Innvilget === '1',
  }
}
