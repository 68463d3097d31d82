import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type GrantKey, parseGrantKey } from '@samsyn/schema/grant'
import { type Sector, SECTORS } from '@samsyn/schema/policy'
import { readFlags } from '../read-flags.ts'
import { findSector } from './read-candidate.ts'

export const USAGE = `npm run subgraph:check -- [<sector, SDL file or address>] [options]

Tells what a subgraph would break, before it is deployed; every sector's, where none is named.

  --sector <name>     whose it is, where the SDL does not tell: ${SECTORS.join(', ')}
  --key <file>        for an address: a file with the key it shares with the gateway, <kid>:<32 bytes, base64url>
  --documents <file>  a manifest of the documents a client sends, beside the console's; may be given more than once
  --json              print the findings as JSON

Ends with 0 when nothing is broken, 1 when something is, 2 when the command is not understood. A warning breaks nothing.
`

export interface CheckOptions {
  /** A sector, a file or an address; `undefined`: every sector. */
  readonly target: string | undefined
  readonly sector: Sector | undefined
  readonly key: GrantKey | undefined
  readonly documents: readonly string[]
  readonly json: boolean
}

export type OptionsResult =
  | { readonly ok: true; readonly options: CheckOptions }
  | { readonly ok: false; readonly faults: readonly string[] }

/** Reads the command line, and reports every fault at once; a fault never holds what a file holds. */
export function readOptions(args: readonly string[]): OptionsResult {
  const read = readFlags(() => parseFlags(args))
  if (!read.ok) return { ok: false, faults: [read.fault] }
  const { values, positionals } = read.flags
  const faults: string[] = []
  if (positionals.length > 1) faults.push('name one subgraph, or none for all')
  const sector = values.sector === undefined ? undefined : findSector(values.sector)
  if (values.sector !== undefined && sector === undefined) faults.push(`--sector must be one of ${SECTORS.join(', ')}`)
  const key = values.key === undefined ? undefined : readKey(values.key)
  if (key === null) faults.push('--key must name a file with <kid>:<32 bytes, base64url>')
  if (faults.length > 0 || key === null) return { ok: false, faults }
  return { ok: true, options: { target: positionals[0], sector, key, documents: values.documents, json: values.json } }
}

function parseFlags(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      sector: { type: 'string' },
      key: { type: 'string' },
      documents: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
    },
  })
}

function readKey(file: string): GrantKey | null {
  try {
    return parseGrantKey(readFileSync(file, 'utf8').trim())
  } catch {
    return null
  }
}
