/** The GraphQL texts of one source file. */
export type FoundTexts =
  | { readonly ok: true; readonly texts: readonly FoundText[] }
  | { readonly ok: false; readonly fault: string }

export interface FoundText {
  readonly text: string
  /** Whether the client sends this text as it stands; otherwise its operations are printed one by one. */
  readonly isWhole: boolean
}

/** A template behind `gql`, `graphql(`, the comment `GraphQL`, or in what the code generator's client preset writes. */
const TEMPLATE =
  /(?:\b(?:gql|graphql|TypedDocumentString)\b(?:<[^>]*>)?\s*\(?|\/\*\s*GraphQL\s*\*\/)\s*`((?:[^`\\]|\\[\s\S])*)`/g

const ESCAPE = /\\(?:u\{([0-9a-f]+)\}|u([0-9a-f]{4})|x([0-9a-f]{2})|(\n)|([\s\S]))/gi
const CONTROLS: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', 0: '\0' }

/** Finds the documents in a file, by its name's ending: `.graphql`, a script, or a JSON object of texts by id. */
export function findDocuments(name: string, content: string): FoundTexts {
  if (/\.(graphql|gql)$/.test(name)) return { ok: true, texts: [{ text: content, isWhole: false }] }
  if (name.endsWith('.json')) return readMap(content)
  const bodies = [...content.matchAll(TEMPLATE)].map(([, body = '']) => body)
  if (bodies.some((body) => /(?<!\\)(?:\\\\)*\$\{/.test(body)))
    return { ok: false, fault: 'a document has an expression in it: spread the fragment by name instead' }
  return { ok: true, texts: bodies.map((body) => ({ text: cook(body), isWhole: true })) }
}

/** What a template's source stands for when it runs (ECMA-262 § 12.9.6). */
function cook(body: string): string {
  return body.replaceAll('\r\n', '\n').replaceAll(ESCAPE, (_all, long, four, two, newline, char: string) => {
    const code = (long ?? four ?? two) as string | undefined
    if (code !== undefined) return String.fromCodePoint(Number.parseInt(code, 16))
    return newline === undefined ? (CONTROLS[char] ?? char) : ''
  })
}

function readMap(content: string): FoundTexts {
  try {
    const values = Object.values(JSON.parse(content) as object) as unknown[]
    if (values.every((value) => typeof value === 'string'))
      return { ok: true, texts: values.map((text) => ({ text, isWhole: true })) }
  } catch {
    // Told below.
  }
  return { ok: false, fault: 'it is no JSON object of documents' }
}
