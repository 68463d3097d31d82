import { stringify } from 'csv-stringify/sync'

/** The evidence of a child as a table, for whoever reads it in a spreadsheet. */

interface Proven {
  readonly number: number
  readonly leaf: string
  readonly record: string | null
  readonly recordKey: string | null
  readonly hashes: readonly string[]
  readonly checkpoint: { readonly size: number; readonly note: string }
}

type Named = { readonly name: string | null } | { readonly displayName: string } | null

interface Act {
  readonly by: Named
  readonly at: string
}

/** What a part of the evidence holds; the first lists are in the first part alone, and any may be in another. */
export interface EvidenceContent {
  readonly legalTables?: readonly {
    readonly seq: number
    readonly recordedAt: string
    readonly rows: readonly { readonly id: string; readonly signers: string; readonly source: string }[]
  }[]
  readonly directives?: readonly {
    readonly directive: string
    readonly kind: string
    readonly givenAt: string
    readonly givenBy: Named
    readonly slices: readonly { readonly id: string; readonly state: string }[]
    readonly signatures: readonly {
      readonly by: Named
      readonly method: string
      readonly signedOn: string
      readonly signedAt: string | null
    }[]
    readonly refusals: readonly Act[]
    readonly withdrawals: readonly (Act & { readonly slices: readonly string[] })[]
  }[]
  readonly requests?: readonly {
    readonly id: string
    readonly at: string
    readonly by: string | null
    readonly purpose: string
    readonly recipient: { readonly service?: string; readonly role?: string }
    readonly slices: readonly { readonly slice: string; readonly outcome: { readonly answer: string } }[]
  }[]
  readonly reports?: readonly {
    readonly id: string
    readonly at: string
    readonly by: Named
    readonly look: string
    readonly message: string
    readonly answer: { readonly at: string; readonly by: string | null; readonly text: string } | null
  }[]
  readonly log?: readonly {
    readonly id: string
    readonly at: string
    readonly kind: string
    readonly by: string | null
    readonly onBehalfOf: Named
    readonly role: string | null
    readonly service: string | null
    readonly purpose: string | null
    readonly slices: readonly {
      readonly slice: string
      readonly directive: string | null
      readonly rule: string | null
    }[]
    readonly legalTable: number | null
    readonly proof: Proven | null
  }[]
}

const COLUMNS = [
  'section',
  'id',
  'at',
  'kind',
  'by',
  'onBehalfOf',
  'role',
  'service',
  'purpose',
  'slice',
  'directive',
  'rule',
  'legalTable',
  'text',
  'leafNumber',
  'leaf',
  'record',
  'recordKey',
  'hashes',
  'checkpoint',
] as const

type Row = { readonly [Column in (typeof COLUMNS)[number]]?: string | number | null }

/**
 * CSV (RFC 4180), UTF-8, as the log's: a cell that a spreadsheet would run as a formula begins with an apostrophe. Keys and
 * hashes are hex, which never is one.
 */
export function writeEvidenceTable(content: EvidenceContent): string {
  return stringify([...listRows(content)], {
    header: true,
    columns: [...COLUMNS],
    record_delimiter: 'windows',
    quote_record_delimiter: true,
    escape_formulas: true,
  })
}

function* listRows(content: EvidenceContent): Generator<Row> {
  for (const { seq, recordedAt, rows } of content.legalTables ?? []) {
    for (const { id, signers, source } of rows) {
      yield { section: 'law', id, at: recordedAt, kind: signers, rule: id, legalTable: seq, text: source }
    }
  }
  for (const directive of content.directives ?? []) yield* listDirective(directive)
  for (const { id, at, by, purpose, recipient, slices } of content.requests ?? []) {
    const { service = null, role = null } = recipient
    for (const { slice, outcome } of slices) {
      yield { section: 'request', id, at, kind: outcome.answer, by, role, service, purpose, slice }
    }
  }
  for (const { id, at, by, look, message, answer } of content.reports ?? []) {
    yield { section: 'report', id, at, kind: 'REPORTED', by: nameIn(by), text: message }
    yield { section: 'report', id, kind: 'ABOUT', text: look }
    if (answer !== null) {
      yield { section: 'report', id, at: answer.at, kind: 'ANSWERED', by: answer.by, text: answer.text }
    }
  }
  for (const entry of content.log ?? []) yield* listEntry(entry)
}

function* listDirective(of: NonNullable<EvidenceContent['directives']>[number]): Generator<Row> {
  const { directive, kind, givenAt, givenBy, slices, signatures, refusals, withdrawals } = of
  const row = { section: 'directive', id: directive, directive }
  for (const { id, state } of slices) {
    yield { ...row, at: givenAt, kind, by: nameIn(givenBy), slice: id, text: state }
  }
  for (const { by, method, signedOn, signedAt } of signatures) {
    yield { ...row, at: signedAt ?? signedOn, kind: 'SIGNED', by: nameIn(by), text: method }
  }
  for (const { by, at } of refusals) yield { ...row, at, kind: 'REFUSED', by: nameIn(by) }
  for (const { by, at, slices: withdrawn } of withdrawals) {
    for (const slice of withdrawn) yield { ...row, at, kind: 'WITHDREW', by: nameIn(by), slice }
  }
}

/** A row for each slice, and one for an entry without; the proof is in the first. */
function* listEntry(entry: NonNullable<EvidenceContent['log']>[number]): Generator<Row> {
  const { id, at, kind, by, onBehalfOf, role, service, purpose, slices, legalTable, proof } = entry
  const row = { section: 'log', id, at, kind, by, onBehalfOf: nameIn(onBehalfOf), role, service, purpose, legalTable }
  const rows = slices.length === 0 ? [{ slice: null, directive: null, rule: null }] : slices
  for (const [index, of] of rows.entries()) yield { ...row, ...of, ...(index === 0 ? writeProof(proof) : {}) }
}

function writeProof(proof: Proven | null): Row {
  if (proof === null) return {}
  const { number, leaf, record, recordKey, hashes, checkpoint } = proof
  const key = recordKey === null ? null : Buffer.from(recordKey, 'base64url').toString('hex')
  const way = hashes.map((hash) => Buffer.from(hash, 'base64').toString('hex')).join(' ')
  return { leafNumber: number, leaf, record, recordKey: key, hashes: way, checkpoint: checkpoint.note }
}

function nameIn(person: Named): string | null {
  if (person === null) return null
  return 'name' in person ? person.name : person.displayName
}
