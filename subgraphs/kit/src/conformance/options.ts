import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type GrantKey, parseGrantKey } from '@samsyn/schema/grant'
import { SECTORS } from '@samsyn/schema/policy'
import { peopleSchema } from './people.ts'
import type { SurveyOptions } from './survey.ts'
import { isSafeAddress } from './wire.ts'

export const USAGE = `npm run conformance -- --url <subgraph> --sector <name> --key <file>

  --url <url>         the subgraph's GraphQL address; https:, or http: on this machine
  --sector <name>     ${SECTORS.join(', ')}
  --key <file>        a file with the key it shares with the gateway: <kid>:<32 bytes, base64url>
  --children <file>   JSON list of the synthetic children that its test system has records of:
                      [{ "id": <uuid>, "nationalIdentityNumber": <11 digits>, "parents": [<11 digits>] }];
                      those of synthetic-children.json if not given
  --sdl <file>        the subgraph's SDL, where it is not to be asked for it
  --json <file>       write the results there too
  --allow-skipped     a MUST that could not be tried does not count as broken

Ends with 0 when every MUST is kept, 1 when one is not, 2 when the command is not understood.
`

export interface CommandOptions extends SurveyOptions {
  readonly url: URL
  /** Where to write the results as JSON. */
  readonly json?: string
  readonly allowSkipped: boolean
}

export type CommandResult =
  | { readonly ok: true; readonly options: CommandOptions }
  | { readonly ok: false; readonly faults: readonly string[] }

const SYNTHETIC_CHILDREN = new URL('synthetic-children.json', import.meta.url)

const FLAGS = {
  url: { type: 'string' },
  sector: { type: 'string' },
  key: { type: 'string' },
  children: { type: 'string' },
  sdl: { type: 'string' },
  json: { type: 'string' },
  'allow-skipped': { type: 'boolean', default: false },
} as const

/** Reads the command line, and reports every fault at once; a fault never holds what a file holds. */
export function readOptions(args: readonly string[]): CommandResult {
  const faults: string[] = []
  const values = readFlags(args, faults)
  if (values === null) return { ok: false, faults }
  const url = URL.canParse(values.url ?? '') ? new URL(values.url ?? '') : null
  if (url === null || !isSafeAddress(url)) faults.push('--url must be an https: address, or http: on this machine')
  const sector = SECTORS.find((name) => name === values.sector)
  if (sector === undefined) faults.push(`--sector must be one of ${SECTORS.join(', ')}`)
  const key = readKey(values.key, faults)
  const people = readPeople(values.children ?? SYNTHETIC_CHILDREN, faults)
  const sdl = values.sdl === undefined ? undefined : readText('--sdl', values.sdl, faults)
  if (url === null || sector === undefined || key === null || faults.length > 0) return { ok: false, faults }
  return {
    ok: true,
    options: {
      url,
      sector,
      key,
      people,
      allowSkipped: values['allow-skipped'],
      ...(sdl === undefined ? {} : { sdl }),
      ...(values.json === undefined ? {} : { json: values.json }),
    },
  }
}

function readFlags(args: readonly string[], faults: string[]) {
  try {
    return parseArgs({ args: [...args], options: FLAGS }).values
  } catch (error) {
    faults.push((error as Error).message)
    return null
  }
}

function readKey(file: string | undefined, faults: string[]): GrantKey | null {
  const text = file === undefined ? '' : readText('--key', file, faults)
  const key = parseGrantKey(text.trim())
  if (key === null) faults.push('--key must name a file with <kid>:<32 bytes, base64url>')
  return key
}

function readPeople(file: string | URL, faults: string[]): SurveyOptions['people'] {
  try {
    const parsed = peopleSchema.safeParse(JSON.parse(readText('--children', file, faults)))
    if (parsed.success) return parsed.data
    faults.push(...parsed.error.issues.map(({ path, message }) => `--children: ${path.join('.')} ${message}`))
  } catch {
    faults.push('--children must name a JSON file')
  }
  return []
}

function readText(flag: string, file: string | URL, faults: string[]): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    faults.push(`${flag}: the file can't be read`)
    return ''
  }
}
