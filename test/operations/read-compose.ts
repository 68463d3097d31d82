import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

/** What of the compose file its services are started by. */
export interface ComposeFile {
  readonly name: string
  readonly services: Readonly<Record<string, ComposeService>>
  readonly secrets: Readonly<Record<string, { readonly file: string }>>
}

export interface ComposeService {
  readonly image?: string
  readonly build?: { readonly target: string; readonly args?: Readonly<Record<string, string>> }
  readonly command?: readonly string[]
  readonly working_dir?: string
  readonly environment?: Readonly<Record<string, string>>
  readonly secrets?: readonly string[]
  readonly volumes?: readonly string[]
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>
  readonly read_only?: boolean
  readonly cap_drop?: readonly string[]
  readonly ports?: readonly string[]
}

export const DOCKER = fileURLToPath(new URL('../../docker/', import.meta.url))

export function readDocker(name: string): string {
  return readFileSync(`${DOCKER}${name}`, 'utf8')
}

/** The file as it stands, with its anchors and merges resolved. */
export function readCompose(): ComposeFile {
  return parse(readDocker('compose.yaml'), { merge: true }) as ComposeFile
}

/** `NAME=value` lines, as compose reads `.env`. */
export function readEnvFile(text: string): Readonly<Record<string, string>> {
  const lines = text.split('\n').filter((line) => /^[A-Z]/.test(line))
  return Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]))
}

/**
 * Puts values in place of `${NAME}`, `${NAME:-default}` and `${NAME:?message}` (Compose Specification, interpolation).
 * @throws Error for a required one that is not set
 */
export function interpolate(text: string, env: Readonly<Record<string, string>>): string {
  return text.replace(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_whole, name: string, operator?: string, word = '') => {
    const value = env[name] ?? ''
    if (value !== '' || operator === undefined) return value
    if (operator === '?') throw new Error(`${name}: ${word}`)
    return word
  })
}
