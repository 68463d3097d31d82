import type { FieldPlan } from './slice-plan.ts'

/** How the suite looks at what a slice answered: by the slice's plan, never by what a sector calls its fields. */

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether anything is told: a value somewhere in it that is neither null nor empty. */
export function hasContent(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasContent)
  if (isObject(value)) return Object.values(value).some(hasContent)
  return value !== null && value !== undefined && value !== ''
}

/** Everything `pick` finds in the objects of a slice, from the outermost inwards; it gives `null` to look further in. */
function collect<T>(
  plan: FieldPlan,
  value: unknown,
  pick: (plan: FieldPlan, object: Record<string, unknown>) => T[] | null,
): T[] {
  if (Array.isArray(value)) return value.flatMap((item) => collect(plan, item, pick))
  if (!isObject(value) || plan.fields === null) return []
  return pick(plan, value) ?? plan.fields.flatMap((field) => collect(field, value[field.name], pick))
}

export interface DatedRecord {
  /** The first and the last day that its own dates can mean. */
  readonly earliest: string
  readonly latest: string
  /** Every date of it is a whole day or an instant, not a year or a month. */
  readonly isExact: boolean
  /** Its own values, without the objects below it. */
  readonly value: Record<string, unknown>
}

/** The outermost objects with a date of their own: to the suite those are a slice's records. */
export function findDatedRecords(plan: FieldPlan, value: unknown): DatedRecord[] {
  return collect(plan, value, ({ fields }, object) => {
    const dates = (fields ?? [])
      .filter(({ isDate }) => isDate)
      .map(({ name }) => object[name])
      .filter((date) => typeof date === 'string')
    if (dates.length === 0) return null
    const own = (fields ?? []).filter((field) => field.fields === null).map(({ name }) => [name, object[name]])
    const days = dates.map((date) => (date.length > 10 ? toDayInNorway(date) : date))
    return [
      {
        earliest: days.map((day) => `${day}-01-01`.slice(0, 10)).toSorted()[0] ?? '',
        latest: days.map(toLastDay).toSorted().at(-1) ?? '',
        isExact: days.every((day) => day.length === 10),
        value: Object.fromEntries(own) as Record<string, unknown>,
      },
    ]
  })
}

/** The last day that `2025`, `2025-02` or `2025-02-03` can mean. */
function toLastDay(day: string): string {
  const [year, month = 12, date] = day.split('-').map(Number)
  return date === undefined ? new Date(Date.UTC(year ?? 0, month, 0)).toISOString().slice(0, 10) : day
}

const NORWAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', dateStyle: 'short' })

function toDayInNorway(instant: string): string {
  const time = Date.parse(instant)
  return Number.isNaN(time) ? instant.slice(0, 10) : NORWAY.format(time)
}

/** The values of all locating fields, those within an object that is locating itself included. */
export function findLocatingValues(plan: FieldPlan, value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => findLocatingValues(plan, item))
  if (!isObject(value) || plan.fields === null) return []
  return plan.fields.flatMap((field) =>
    field.isLocating ? [value[field.name]] : findLocatingValues(field, value[field.name]),
  )
}

/** The value without its locating fields, and without objects and lists in which nothing is left. */
export function stripLocating(plan: FieldPlan, value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => stripLocating(plan, item)).filter((item) => item !== null)
    return items.length === 0 ? null : items
  }
  if (!isObject(value) || plan.fields === null) return value ?? null
  const kept = plan.fields
    .filter(({ isLocating }) => !isLocating)
    .map((field) => [field.name, stripLocating(field, value[field.name])] as const)
  return kept.some(([, inner]) => inner !== null) ? Object.fromEntries(kept) : null
}

/** Every value with its place, list positions left out: `plan.evaluations.date="2026-01-02"`. */
export function listLeaves(value: unknown, place = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => listLeaves(item, place))
  if (isObject(value)) return Object.entries(value).flatMap(([name, inner]) => listLeaves(inner, `${place}.${name}`))
  return value === null || value === undefined ? [] : [`${place}=${JSON.stringify(value)}`]
}
