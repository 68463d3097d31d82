/**
 * The most one operation may ask. Our own console uses less than a tenth of most of these; a client that meets one asks in
 * several requests. The kinds of limit are those of OWASP's GraphQL cheat sheet; what they must stop is named at each.
 */
export const DOCUMENT_LIMITS = {
  /** A parser's work and memory. The console's largest document has about 450. */
  tokens: 5_000,
  /** Brackets within brackets, of any kind. Parser and visitors recurse: a deeper document would end at the stack. */
  nesting: 60,
  /** Fields within fields. The graph itself is 9 deep; the usual introspection query is 15. */
  depth: 20,
  operations: 10,
  fragments: 100,
  /** Fields with fragments spread out, as each spread is answered anew: twenty fragments in a chain make a million. */
  fields: 1_000,
  /** Fields at the root, fragments spread out. Each is a request of its own, or a write. */
  rootFields: 20,
  /** Renamed fields with fragments spread out. */
  aliases: 200,
  /** How often one field name may be renamed: a batch of guesses in one request is one field under many names. */
  aliasesOfField: 30,
  /** Characters of one name. An alias comes back with every record of a list. */
  name: 100,
  /** How often one selection set may name one key. Validation compares each with every other. */
  repeats: 5,
  directives: 200,
  directivesInPlace: 4,
  variables: 50,
  /** Characters of one text. The longest that is meant is a name, an e-mail address or a cursor. */
  text: 2_000,
  /** Items of one list in the input. The longest that is meant names every slice. */
  list: 100,
  /** Values in the input altogether, and how deep. */
  values: 1_000,
  valueDepth: 10,
} as const

/** What is too much, in words for a client. Names the limit and no value of theirs. */
export type Excess = string

export const exceeds = (what: string, limit: number): Excess => `The operation is too large: at most ${limit} ${what}.`
