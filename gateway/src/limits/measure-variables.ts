import { DOCUMENT_LIMITS, type Excess, exceeds } from './document-limits.ts'

/** What in a request's variables is too much; `null`: nothing. Without recursion, and no further than the first excess. */
export function measureVariables(variables: Readonly<Record<string, unknown>>): Excess | null {
  if (Object.keys(variables).length > DOCUMENT_LIMITS.variables) return exceeds('variables', DOCUMENT_LIMITS.variables)
  const waiting: (readonly [value: unknown, depth: number])[] = [[variables, 0]]
  let count = 0
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [value, depth] = next
    if (++count > DOCUMENT_LIMITS.values) return exceeds('values', DOCUMENT_LIMITS.values)
    if (typeof value === 'string' && value.length > DOCUMENT_LIMITS.text)
      return exceeds('characters in a text', DOCUMENT_LIMITS.text)
    if (typeof value !== 'object' || value === null) continue
    if (depth >= DOCUMENT_LIMITS.valueDepth) return exceeds('values within values', DOCUMENT_LIMITS.valueDepth)
    if (Array.isArray(value) && value.length > DOCUMENT_LIMITS.list)
      return exceeds('items in a list', DOCUMENT_LIMITS.list)
    for (const inner of Object.values(value)) waiting.push([inner, depth + 1])
  }
  return null
}
