import type { GraphqlRequest } from '../transport/read-request.ts'
import type { Refusal } from '../transport/refuse.ts'
import type { TrustedDocuments } from './trusted-documents.ts'

export type DocumentChoice =
  | { readonly ok: true; readonly query: string }
  | { readonly ok: false; readonly refusal: Refusal }

const NOT_TRUSTED: DocumentChoice = { ok: false, refusal: { status: 400, code: 'DOCUMENT_NOT_TRUSTED' } }

/**
 * Which document a request asks to run, before anything of it is parsed. With trusted documents it is one of them, named by
 * its id or sent in full, byte for byte; without (`null`), it is the text that was sent, and no id names anything.
 */
export function chooseDocument(
  { query, documentId }: Pick<GraphqlRequest, 'query' | 'documentId'>,
  trusted: TrustedDocuments | null,
): DocumentChoice {
  if (query !== null && documentId !== null) {
    const message = 'The body has both a query and a document id.'
    return { ok: false, refusal: { status: 400, code: 'BAD_REQUEST', message } }
  }
  if (documentId !== null) {
    const known = trusted?.get(documentId)
    return known === undefined ? NOT_TRUSTED : { ok: true, query: known }
  }
  if (query === null) {
    return { ok: false, refusal: { status: 400, code: 'BAD_REQUEST', message: 'The body has no query.' } }
  }
  return trusted === null || hasText(trusted, query) ? { ok: true, query } : NOT_TRUSTED
}

const texts = new WeakMap<TrustedDocuments, ReadonlySet<string>>()

function hasText(trusted: TrustedDocuments, text: string): boolean {
  const known = texts.get(trusted) ?? new Set(trusted.values())
  texts.set(trusted, known)
  return known.has(text)
}
