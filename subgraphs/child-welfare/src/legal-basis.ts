import type { ChildWelfareAct } from './generated/sdl.ts'
import type { MessageRecord } from './message-records.ts'

type Measure = Pick<MessageRecord<'Tiltak'>, 'Lovhjemmel' | 'JmfrLovhjemmel'>

/** A legal basis as the graph tells it; `act` is the code of the message. */
export interface LegalBasis {
  readonly kind: 'ASSISTANCE' | 'CARE_ORDER'
  readonly act: ChildWelfareAct
  readonly chapter: string
  readonly section: string
}

/** Hjelpetiltak: barnevernsloven (2021) § 3-1, and § 4-4 of the act of 1992. */
const ASSISTANCE = new Set(['BVL2021 3-1', 'BVL 4-4'])

function nameSection({ Lov, Kapittel, Paragraf }: { Lov: string; Kapittel: string; Paragraf: string }): string {
  return `${Lov} ${Kapittel}-${Paragraf}`
}

/** Omsorgsovertakelse, by the definition of that name in `formats/Kravspesifikasjon.md`. */
export function isCareOrder({ Lovhjemmel, JmfrLovhjemmel }: Measure): boolean {
  const section = nameSection(Lovhjemmel)
  if (section === 'BVL 4-12' || section === 'BVL2021 5-1') return true
  if (section !== 'BVL 4-8') return false
  const byParagraph = Lovhjemmel.Ledd.some((ledd) => ledd === '2' || ledd === '3')
  return byParagraph || JmfrLovhjemmel.some(({ Kapittel, Paragraf }) => Kapittel === '4' && Paragraf === '12')
}

/**
 * What is told of a measure's legal basis. `null` for every section but those of ordinary assistance and care orders: a
 * section on behaviour, treatment, emergencies or aftercare would tell what another slice, or none, is to tell.
 */
export function describeLegalBasis(measure: Measure): LegalBasis | null {
  const { Lov, Kapittel, Paragraf } = measure.Lovhjemmel
  if (Lov !== 'BVL' && Lov !== 'BVL2021') return null
  const told: Omit<LegalBasis, 'kind'> = { act: Lov, chapter: Kapittel, section: Paragraf }
  if (isCareOrder(measure)) return { kind: 'CARE_ORDER', ...told }
  return ASSISTANCE.has(nameSection(measure.Lovhjemmel)) ? { kind: 'ASSISTANCE', ...told } : null
}
