import { readFileSync } from 'node:fs'
import { parseArgs, parseEnv } from 'node:util'
import { type Sector, SECTORS } from '@samsyn/schema/policy'
import { findSector } from '../check/read-candidate.ts'
import { readFlags } from '../read-flags.ts'

export const USAGE = `npm run subgraph:dev -- <sector> [--port <number>] [--settings <file>]

Runs the whole product on this computer with your subgraph for real and the other sectors as typed mocks. What you change
is checked and served at once.

  <sector>            ${SECTORS.join(', ')}
  --port <number>     where the gateway and the console listen; 4000 if not given, 0 takes a free one
  --settings <file>   the settings of your subgraph, NAME=value on each line, in place of the demo's records

Ends with 0 when it is stopped, 1 when it cannot start, 2 when the command is not understood.
`

export interface DevOptions {
  readonly sector: Sector
  readonly port: number
  /** `null`: the subgraph reads the demo's records. */
  readonly settings: Readonly<Record<string, string>> | null
}

export type DevOptionsResult =
  | { readonly ok: true; readonly options: DevOptions }
  | { readonly ok: false; readonly faults: readonly string[] }

const DEFAULT_PORT = '4000'

/** Reads the command line, and reports every fault at once; a fault never holds what a file holds. */
export function readDevOptions(args: readonly string[]): DevOptionsResult {
  const read = readFlags(() => parseFlags(args))
  if (!read.ok) return { ok: false, faults: [read.fault] }
  const { values, positionals } = read.flags
  const faults: string[] = []
  const sector = positionals.length === 1 ? findSector(positionals[0] ?? '') : undefined
  if (sector === undefined) faults.push(`name one sector: ${SECTORS.join(', ')}`)
  const port = /^\d{1,5}$/.test(values.port) ? Number(values.port) : Number.NaN
  if (!(port <= 65_535)) faults.push('--port must be a number from 0 to 65535')
  const settings = values.settings === undefined ? null : readSettingsFile(values.settings)
  if (settings === undefined) faults.push('--settings must name a file with NAME=value on each line')
  if (sector === undefined || settings === undefined || faults.length > 0) return { ok: false, faults }
  return { ok: true, options: { sector, port, settings } }
}

function parseFlags(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { port: { type: 'string', default: DEFAULT_PORT }, settings: { type: 'string' } },
  })
}

function readSettingsFile(file: string): Readonly<Record<string, string>> | undefined {
  try {
    return parseEnv(readFileSync(file, 'utf8')) as Record<string, string>
  } catch {
    return undefined
  }
}
