import { Lexer, Source, type Token, TokenKind } from 'graphql'
import { DOCUMENT_LIMITS, type Excess, exceeds } from './document-limits.ts'

const OPENING: readonly string[] = [TokenKind.BRACE_L, TokenKind.PAREN_L, TokenKind.BRACKET_L]
const CLOSING: readonly string[] = [TokenKind.BRACE_R, TokenKind.PAREN_R, TokenKind.BRACKET_R]

/**
 * Measures a text before anything is built from it: in time linear in the tokens it stops at, without recursion.
 * A text that is not GraphQL is measured up to its fault, which the parser then finds again.
 */
export function scanTokens(text: string): Excess | null {
  const lexer = new Lexer(new Source(text))
  let count = 0
  let nesting = 0
  let directives = 0
  for (;;) {
    const token = advance(lexer)
    if (token === null || token.kind === TokenKind.EOF) return null
    const { kind, start, end } = token
    if (++count > DOCUMENT_LIMITS.tokens) return exceeds('tokens', DOCUMENT_LIMITS.tokens)
    if (kind === TokenKind.NAME && end - start > DOCUMENT_LIMITS.name)
      return exceeds('characters in a name', DOCUMENT_LIMITS.name)
    if (OPENING.includes(kind) && ++nesting > DOCUMENT_LIMITS.nesting)
      return exceeds('brackets within brackets', DOCUMENT_LIMITS.nesting)
    if (CLOSING.includes(kind)) nesting -= 1
    if (kind === TokenKind.AT && ++directives > DOCUMENT_LIMITS.directives)
      return exceeds('directives', DOCUMENT_LIMITS.directives)
  }
}

function advance(lexer: Lexer): Token | null {
  try {
    return lexer.advance()
  } catch {
    return null
  }
}
