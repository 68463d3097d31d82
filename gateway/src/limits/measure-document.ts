import type { DocumentNode } from 'graphql'
import { DOCUMENT_LIMITS, type Excess, exceeds } from './document-limits.ts'
import { type DocumentOutline, type Outline, outlineDocument } from './outline-document.ts'

/**
 * What in a parsed document is too much; `null`: nothing. Needs no schema, so that validation, which is quadratic in
 * places, never sees a large document. The time is linear in the document, however its fragments multiply: each fragment
 * is read once and counted as often as it is spread. A cycle counts as nothing; validation refuses it.
 */
export function measureDocument(document: DocumentNode): Excess | null {
  const outline = outlineDocument(document)
  const { operations, fragments, variables } = outline
  if (operations.length > DOCUMENT_LIMITS.operations) return exceeds('operations', DOCUMENT_LIMITS.operations)
  if (fragments.size > DOCUMENT_LIMITS.fragments) return exceeds('fragments', DOCUMENT_LIMITS.fragments)
  if (variables > DOCUMENT_LIMITS.variables) return exceeds('variables', DOCUMENT_LIMITS.variables)
  for (const own of [...operations, ...fragments.values()]) {
    const excess = measurePlaces(own)
    if (excess !== null) return excess
  }
  const order = orderFragments(outline)
  const reached = new Set<string>()
  for (const operation of operations) {
    const excess = measureSpread(spreadOut(operation, fragments, order, reached), true)
    if (excess !== null) return excess
  }
  // Validation walks fragments that nothing spreads all the same, before it refuses them.
  const unused = [...fragments.keys()].filter((name) => !reached.has(name))
  return measureSpread(spreadOut(spreadEach(unused), fragments, order, reached), false)
}

function spreadEach(names: readonly string[]): Pick<Outline, 'spreads'> {
  return { spreads: new Map(names.map((name) => [name, { times: 1, atRoot: 0, depth: 0 }])) }
}

function measurePlaces({ directives, repeats, list, text }: Outline): Excess | null {
  const { directivesInPlace, ...limits } = DOCUMENT_LIMITS
  if (directives > directivesInPlace) return exceeds('directives in one place', directivesInPlace)
  if (repeats > limits.repeats) return exceeds('fields by one name in one place', limits.repeats)
  if (list > limits.list) return exceeds('items in a list', limits.list)
  return text > limits.text ? exceeds('characters in a text', limits.text) : null
}

function measureSpread({ fields, rootFields, depth, aliases }: Totals, isOperation: boolean): Excess | null {
  if (fields > DOCUMENT_LIMITS.fields) return exceeds('fields', DOCUMENT_LIMITS.fields)
  if (depth > DOCUMENT_LIMITS.depth) return exceeds('fields within fields', DOCUMENT_LIMITS.depth)
  const counts = [...aliases.values()]
  if (counts.some((count) => count > DOCUMENT_LIMITS.aliasesOfField))
    return exceeds('aliases of a field', DOCUMENT_LIMITS.aliasesOfField)
  if (counts.reduce((sum, count) => sum + count, 0) > DOCUMENT_LIMITS.aliases)
    return exceeds('aliases', DOCUMENT_LIMITS.aliases)
  return isOperation && rootFields > DOCUMENT_LIMITS.rootFields
    ? exceeds('fields at the root', DOCUMENT_LIMITS.rootFields)
    : null
}

/** The fragments, each before those it spreads. */
type FragmentOrder = readonly (readonly [name: string, own: Outline])[]

function orderFragments({ fragments }: DocumentOutline): FragmentOrder {
  const seen = new Set<string>()
  const order: (readonly [string, Outline])[] = []
  const visit = (name: string): void => {
    const own = fragments.get(name)
    if (own === undefined || seen.has(name)) return
    seen.add(name)
    for (const spread of own.spreads.keys()) visit(spread)
    order.push([name, own])
  }
  for (const name of fragments.keys()) visit(name)
  return order.toReversed()
}

interface Reach {
  times: number
  atRoot: number
  depth: number
}

interface Totals {
  fields: number
  rootFields: number
  depth: number
  readonly aliases: Map<string, number>
}

/** Above every limit. Counts stop here, so that none grows to Infinity, of which nothing times is no number. */
const CEILING = 1_000_000

const add = (sum: number, more: number): number => Math.min(CEILING, sum + more)

/** Counts a definition with its fragments, and notes which of them it reaches. */
function spreadOut(
  own: Pick<Outline, 'spreads'> | Outline,
  fragments: DocumentOutline['fragments'],
  order: FragmentOrder,
  noted: Set<string>,
): Totals {
  const reached = new Map<string, Reach>()
  const total: Totals = { fields: 0, rootFields: 0, depth: 0, aliases: new Map() }
  const spread = ({ spreads }: Pick<Outline, 'spreads'>, { times, atRoot, depth }: Reach): void => {
    for (const [name, here] of spreads) {
      if (!fragments.has(name)) continue
      const reach = reached.get(name) ?? { times: 0, atRoot: 0, depth: 0 }
      reached.set(name, reach)
      noted.add(name)
      reach.times = add(reach.times, times * here.times)
      reach.atRoot = add(reach.atRoot, atRoot * here.atRoot)
      reach.depth = Math.max(reach.depth, depth + here.depth)
    }
  }
  const count = (part: Outline, { times, atRoot, depth }: Reach): void => {
    total.fields = add(total.fields, times * part.fields)
    total.rootFields = add(total.rootFields, atRoot * part.rootFields)
    if (part.fields > 0) total.depth = Math.max(total.depth, depth + part.depth)
    for (const [name, here] of part.aliases) total.aliases.set(name, add(total.aliases.get(name) ?? 0, times * here))
  }
  const once: Reach = { times: 1, atRoot: 1, depth: 0 }
  if ('fields' in own) count(own, once)
  spread(own, once)
  for (const [name, part] of order) {
    const reach = reached.get(name)
    if (reach === undefined) continue
    count(part, reach)
    spread(part, reach)
  }
  return total
}
