import { readFile } from 'node:fs/promises'
import { LEGAL_TABLE, type LegalRow, readMunicipalRules } from '@samsyn/schema/policy'

/** The legal table as a process starts with it: the country's rows, and the municipalities' own from a file. */

const SHIPPED_RULES = new URL('../../../../schema/policy/municipal-rules.json', import.meta.url)

export type LegalTableResult =
  | { readonly ok: true; readonly rows: readonly LegalRow[] }
  /** One line for each thing wrong with the file. */
  | { readonly ok: false; readonly faults: readonly string[] }

export async function readLegalTableFile(file: string | URL): Promise<LegalTableResult> {
  const value = await readJson(file)
  if (value === undefined) return { ok: false, faults: ['cannot be read as JSON'] }
  const reading = readMunicipalRules(value)
  if (reading.ok) return { ok: true, rows: [...LEGAL_TABLE, ...reading.rows] }
  return { ok: false, faults: reading.faults.map(({ place, reason }) => `${place} ${reason}`.trim()) }
}

async function readJson(file: string | URL): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as unknown
  } catch {
    return undefined
  }
}

/**
 * The table with the municipal rules that come with the product.
 * @throws when they are not sound
 */
export async function readShippedLegalTable(): Promise<readonly LegalRow[]> {
  const result = await readLegalTableFile(SHIPPED_RULES)
  if (!result.ok) throw new Error(`the municipal rules are not sound: ${result.faults.join('; ')}`)
  return result.rows
}

/** The table with the rules of a file, those of the product when none is named; or an end of the process with the faults. */
export async function readLegalTableOrExit(file: string | undefined): Promise<readonly LegalRow[]> {
  const result = await readLegalTableFile(file ?? SHIPPED_RULES)
  if (result.ok) return result.rows
  const lines = result.faults.map((fault) => `configuration: MUNICIPAL_RULES_FILE: ${fault}\n`)
  process.stderr.write(lines.join(''))
  process.exit(78)
}
