import { z } from 'zod'
import { type Keyring, parseGrantKey } from '@samsyn/schema/grant'

/** What every subgraph needs to serve. A sector's own `config.ts` adds where its records come from. */
export interface ServeConfig {
  readonly host: string
  /** 0 takes a free port. */
  readonly port: number
  readonly grantKeys: Keyring
}

const keyring = z.string().transform((text, context): Keyring => {
  const keys = new Map<string, Uint8Array>()
  for (const pair of text.split(',')) {
    const key = parseGrantKey(pair)
    if (key === null || keys.has(key.kid)) {
      context.addIssue('must be one or more <kid>:<32 bytes, base64url>, separated by commas, no kid twice')
      return z.NEVER
    }
    keys.set(key.kid, key.secret)
  }
  return keys
})

/** The settings every subgraph has. No key, no service: there is no default for a security setting. */
export const SERVE_SETTINGS = {
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  GRANT_KEYS: keyring,
}

export type ConfigResult<T> =
  | { readonly ok: true; readonly config: T }
  | { readonly ok: false; readonly faults: string[] }

type Settings<S extends z.ZodRawShape> = z.infer<z.ZodObject<S>>

/**
 * Reads settings from the environment and reports every fault at once.
 * @param findFaults says what is wrong among settings that depend on one another, once each of them is right
 * @returns the settings, frozen, or one line per fault; a line never holds the faulty value.
 */
export function readSettings<S extends z.ZodRawShape>(
  settings: S,
  env: NodeJS.ProcessEnv,
  findFaults: (settings: Settings<S>) => string[] = () => [],
): ConfigResult<Settings<S>> {
  const parsed = z.object(settings).safeParse(env)
  if (parsed.success) {
    const faults = findFaults(parsed.data)
    return faults.length === 0 ? { ok: true, config: Object.freeze(parsed.data) as Settings<S> } : { ok: false, faults }
  }
  return {
    ok: false,
    faults: parsed.error.issues.map((issue) => {
      const name = issue.path.join('.')
      return env[name] === undefined ? `${name} is not set` : `${name}: ${issue.message}`
    }),
  }
}

/** The settings of `readSettings`, or an end of the process with the faults on standard error. */
export function readSettingsOrExit<S extends z.ZodRawShape>(
  settings: S,
  env: NodeJS.ProcessEnv,
  findFaults?: (settings: Settings<S>) => string[],
): Settings<S> {
  const result = readSettings(settings, env, findFaults)
  if (result.ok) return result.config
  process.stderr.write(`${result.faults.map((fault) => `configuration: ${fault}`).join('\n')}\n`)
  process.exit(78)
}
