import { readCodeText } from './code-lists.ts'

/**
 * Which codes of a message are told, in which slice, and how exactly. What is not listed here is not told: it is dropped
 * when a message has been read, and never held.
 */

type MeasureGroup = 'INSTITUTION' | 'FOSTER_HOME' | 'CHILD_DEVELOPMENT' | 'COOPERATION' | 'HOUSING'

export interface Category {
  readonly code: string
  readonly text: string
}

export interface MeasureKind {
  readonly group: MeasureGroup
  readonly category: Category | null
  readonly isPlacement: boolean
}

/** By the heading of the code list TiltakKategori. Not here: 3 and 5 tell of the parents, 7 tells of treatment. */
const MEASURE_GROUPS: ReadonlyMap<string, MeasureGroup> = new Map([
  ['1', 'INSTITUTION'],
  ['2', 'FOSTER_HOME'],
  ['4', 'CHILD_DEVELOPMENT'],
  ['6', 'COOPERATION'],
  ['8', 'HOUSING'],
])

const FINANCIAL_HELP = '4.4'
const PARENT_GROUPS = new Set(['3', '5'])

/** Plasseringstiltak in the specification, with 8.4 and 8.5, which took over from 8.2 in 2026. */
const PLACEMENTS = new Set('1.1 1.2 1.99 2.1 2.2 2.3 2.4 2.5 2.6 2.99 8.2 8.4 8.5'.split(' '))

function headingOf(code: string): string {
  return code.slice(0, code.indexOf('.'))
}

function toCategory(code: string): Category {
  return { code, text: readCodeText('TiltakKategori', code) }
}

/** How a measure is told in the slice `measures`; `null` when it is not. */
export function describeMeasure(code: string): MeasureKind | null {
  const group = MEASURE_GROUPS.get(headingOf(code))
  if (group === undefined || code === FINANCIAL_HELP) return null
  const isPlacement = PLACEMENTS.has(code)
  return { group, category: isPlacement ? null : toCategory(code), isPlacement }
}

/** How help to a parent is told in the slice `parentSupport`; `null` for a code that is not about a parent. */
export function describeParentSupport(code: string): Category | null {
  return PARENT_GROUPS.has(headingOf(code)) || code === FINANCIAL_HELP ? toCategory(code) : null
}

export type PlanKind = 'MEASURE_PLAN' | 'CARE_PLAN'

/** By Plantype. Not here: 6 tells when the child is with whom; 7 and 8 tell of an investigation. */
export const PLAN_KINDS: ReadonlyMap<string, PlanKind> = new Map([
  ['1', 'MEASURE_PLAN'],
  ['2', 'MEASURE_PLAN'],
  ['3', 'CARE_PLAN'],
  ['4', 'CARE_PLAN'],
  ['5', 'MEASURE_PLAN'],
])

export type AftercareOutcome = 'ACCEPTED' | 'DECLINED'

/** By the code of the conclusion of an Ettervern. */
export const AFTERCARE_OUTCOMES: ReadonlyMap<string, AftercareOutcome> = new Map([
  ['1', 'ACCEPTED'],
  ['2', 'DECLINED'],
  ['3', 'DECLINED'],
])
