import { CANARY_WORD } from './canaries.ts'
import type { Prediction } from './reference.ts'

/** What came, against what was to come. */

export interface Difference {
  /** LEAK: more came than is shared. MISSING: less came. OTHER: the answer is no such answer at all. */
  readonly kind: 'LEAK' | 'MISSING' | 'OTHER'
  readonly place: string
  readonly expected: string
  readonly actual: string
}

export interface Answered {
  readonly status: number
  readonly headers: string
  readonly text: string
}

/** @param prediction with the cursors as the registry writes them */
export function compareAnswer(prediction: Prediction, { status, headers, text }: Answered): readonly Difference[] {
  const differences: Difference[] = []
  const other = (place: string, expected: unknown, actual: unknown): void =>
    void differences.push({ kind: 'OTHER', place, expected: print(expected), actual: print(actual) })
  if (status !== 200) other('status', 200, status)
  const body = readJson(text)
  if (body === null) {
    other('body', 'an answer', text.slice(0, 200))
    return differences
  }
  const { data, extensions, ...rest } = body as { data?: unknown; extensions?: { consent?: { withheld?: unknown } } }
  for (const [place, value] of Object.entries(rest)) other(place, undefined, value)
  const { consent, ...further } = extensions ?? {}
  const { withheld, ...beside } = consent ?? {}
  for (const [place, value] of Object.entries({ ...further, ...beside })) other(place, undefined, value)
  const [expected, actual] = [listLeaves(prediction.data), listLeaves(data)]
  for (const [place, value] of actual) {
    const own = expected.get(place)
    if (own === value) continue
    const kind = value === 'null' || value === undefined ? 'MISSING' : 'LEAK'
    differences.push({ kind, place, expected: print(own), actual: print(value) })
  }
  for (const [place, value] of expected) {
    if (!actual.has(place)) differences.push({ kind: 'MISSING', place, expected: print(value), actual: 'nothing' })
  }
  const [toWithhold, isWithheld] = [listEntries(prediction.withheld), listEntries(withheld)]
  for (const entry of isWithheld) if (!toWithhold.includes(entry)) other('withheld', 'not there', entry)
  for (const entry of toWithhold) if (!isWithheld.includes(entry)) other('withheld', entry, 'not there')
  if (toWithhold.length !== isWithheld.length) other('withheld', toWithhold.length, isWithheld.length)
  // Whatever place it stands in: a word of a file is there only where it is predicted.
  const allowed = new Set(listWords(JSON.stringify(prediction.data)))
  for (const word of listWords(`${headers} ${text}`)) {
    if (!allowed.has(word)) differences.push({ kind: 'LEAK', place: 'anywhere', expected: 'not there', actual: word })
  }
  return differences
}

/** The files' words in a text, as often as they stand there. */
export function listWords(text: string): readonly string[] {
  return text.match(CANARY_WORD) ?? []
}

function readJson(text: string): object | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' ? value : null
  } catch {
    return null
  }
}

/** Leaves and empty objects and lists, by their places, as JSON. */
function listLeaves(value: unknown): ReadonlyMap<string, string | undefined> {
  const leaves = new Map<string, string | undefined>()
  const visit = (inner: unknown, place: string): void => {
    const entries = typeof inner === 'object' && inner !== null ? Object.entries(inner) : []
    if (entries.length === 0) leaves.set(place, JSON.stringify(inner))
    else if (Array.isArray(inner)) leaves.set(`${place}.length`, String(inner.length))
    for (const [key, below] of entries) visit(below, `${place}/${key}`)
  }
  visit(value, '')
  return leaves
}

function listEntries(withheld: unknown): readonly string[] {
  return Array.isArray(withheld) ? withheld.map((entry) => JSON.stringify(sortMembers(entry))) : [print(withheld)]
}

function sortMembers(entry: unknown): unknown {
  return Object.fromEntries(Object.entries(entry as object).toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

function print(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing')
}
