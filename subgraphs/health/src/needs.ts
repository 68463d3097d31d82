import type { Concept, ResourceOf } from './fhir.ts'
import { toDay } from './fhir-date.ts'
import type { Need, NeedArea } from './records.ts'

/** International Classification of Functioning, Disability and Health (terminology.hl7.org/CodeSystem-ICF.html). */
const ICF = 'http://hl7.org/fhir/sid/icf'

/**
 * The categories of activities and participation that are everyday needs. All others are left out: body functions (b)
 * and handling stress (d240) come near a diagnosis, looking after one's health (d570) tells of treatment, and
 * relationships (d7) tell of the family.
 */
const AREAS: readonly (readonly [first: number, last: number, area: NeedArea])[] = [
  [230, 230, 'DAILY_ROUTINE'],
  [310, 369, 'COMMUNICATION'],
  [410, 475, 'MOBILITY'],
  [510, 520, 'PERSONAL_HYGIENE'],
  [530, 530, 'TOILETING'],
  [540, 540, 'DRESSING'],
  [550, 560, 'EATING_AND_DRINKING'],
  [820, 820, 'SCHOOL_DAY'],
  [880, 880, 'PLAY_AND_LEISURE'],
  [920, 920, 'PLAY_AND_LEISURE'],
]

const SETTLED = new Set(['final', 'amended', 'corrected'])
const COMPLETE_DIFFICULTY = 4

/**
 * The need an observation tells of: an ICF code, the qualifier as `valueInteger`, the day as `effectiveDateTime`. An
 * empty list for any other observation, and for one whose `focus` is somebody else, such as a parent.
 */
export function readNeed(observation: ResourceOf<'Observation'>): readonly Need[] {
  const { status, code, focus = [], effectiveDateTime, valueInteger } = observation
  const area = readArea(code)
  if (area === undefined || !SETTLED.has(status) || focus.length > 0) return []
  if (effectiveDateTime === undefined || valueInteger === undefined) return []
  if (valueInteger < 0 || valueInteger > COMPLETE_DIFFICULTY) return []
  return [{ area, qualifier: valueInteger, assessedOn: toDay(effectiveDateTime) }]
}

/** The latest assessment of each area, without areas where there is no difficulty any more. */
export function keepLatestNeeds(needs: readonly Need[]): readonly Need[] {
  const latest = new Map<NeedArea, Need>()
  for (const need of needs) {
    const known = latest.get(need.area)
    if (known === undefined || isLater(need, known)) latest.set(need.area, need)
  }
  return [...latest.values()].filter(({ qualifier }) => qualifier > 0)
}

/** An area holds several categories: of one day's, the greatest difficulty stands for it. */
function isLater(one: Need, other: Need): boolean {
  return one.assessedOn === other.assessedOn ? one.qualifier > other.qualifier : one.assessedOn > other.assessedOn
}

function readArea(concept: Concept): NeedArea | undefined {
  const code = concept.coding?.find(({ system }) => system === ICF)?.code ?? ''
  const category = Number(/^d(\d{3})\d{0,2}$/.exec(code)?.[1])
  return AREAS.find(([first, last]) => category >= first && category <= last)?.[2]
}
