import { type DocumentNode, parse } from 'graphql'
import { DOCUMENT_LIMITS, type Excess } from './document-limits.ts'
import { measureDocument } from './measure-document.ts'
import { measureVariables } from './measure-variables.ts'
import { scanTokens } from './scan-tokens.ts'

/** How much text of admitted documents is remembered, so that a client's usual ones are measured once. */
const REMEMBERED_CHARACTERS = 2_000_000

export type MeasureOperation = (text: string, variables: Readonly<Record<string, unknown>>) => Excess | null

/**
 * Makes the check that a document and its variables pass before anything else is done with them. What is not GraphQL
 * passes: to say so is the parser's part.
 */
export function createMeasure(): MeasureOperation {
  let admitted = new Set<string>()
  let characters = 0
  return (text, variables) => {
    if (!admitted.has(text)) {
      const excess = measureText(text)
      if (excess !== null) return excess
      if (characters + text.length > REMEMBERED_CHARACTERS) {
        admitted = new Set()
        characters = 0
      }
      admitted.add(text)
      characters += text.length
    }
    return measureVariables(variables)
  }
}

export function measureText(text: string): Excess | null {
  const excess = scanTokens(text)
  if (excess !== null) return excess
  const document = tryParse(text)
  return document === null ? null : measureDocument(document)
}

function tryParse(text: string): DocumentNode | null {
  try {
    return parse(text, { noLocation: true, maxTokens: DOCUMENT_LIMITS.tokens })
  } catch {
    return null
  }
}
