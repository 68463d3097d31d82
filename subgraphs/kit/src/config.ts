import { z } from 'zod'
import { type Keyring, parseGrantKey } from '@samsyn/schema/grant'
import { listFileSettings, readSettingFiles, readServerTls, type ServerTls } from '@samsyn/schema/serving'
import type { OperationsConfig } from './operations/serve-own.ts'

/** What every subgraph needs to serve. A sector's own `config.ts` adds where its records come from. */
export interface ServeConfig {
  readonly host: string
  /** 0 takes a free port. */
  readonly port: number
  readonly grantKeys: Keyring
  /** `null` or not given: it serves without TLS. The gateway asks no subgraph without. */
  readonly tls?: ServerTls | null
  /** `null` or not given: health and metrics are served nowhere. */
  readonly operations?: OperationsConfig | null
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

/** Of a process that those who run it can ask about itself, on a port of its own. */
export const OPERATIONS_SETTINGS = {
  OPERATIONS_HOST: z.string().default('127.0.0.1').meta({
    kind: 'address',
    meaning: 'where health and metrics are served: a network that callers do not reach',
  }),
  OPERATIONS_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .optional()
    .meta({ kind: 'port', meaning: 'where health and metrics are served; nowhere if not set' }),
}

/** What the settings say of it. */
export function toOperationsConfig(
  settings: z.infer<z.ZodObject<typeof OPERATIONS_SETTINGS>>,
): OperationsConfig | null {
  const { OPERATIONS_HOST: host, OPERATIONS_PORT: port } = settings
  return port === undefined ? null : { host, port }
}

/** The settings every subgraph has. No key, no service: there is no default for a security setting. */
export const SERVE_SETTINGS = {
  ...OPERATIONS_SETTINGS,
  HOST: z.string().default('127.0.0.1').meta({ kind: 'address', meaning: 'where to listen' }),
  PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65_535)
    .default(0)
    .meta({ kind: 'port', meaning: 'where to listen; 0 takes a free one' }),
  GRANT_KEYS: keyring.meta({
    kind: '`<kid>:<32 bytes, base64url>`, comma-separated',
    meaning: 'keys the gateway’s grants are sealed with, agreed with its operator; two while they change',
    asFile: true,
  }),
  TLS_CERT_FILE: z.string().min(1).optional().meta({
    kind: 'PEM file',
    meaning: 'certificate it serves TLS with; without it, plain HTTP for a proxy before it',
  }),
  TLS_KEY_FILE: z.string().min(1).optional().meta({ kind: 'PEM file', meaning: 'the certificate’s key' }),
  TLS_CLIENT_CA_FILE: z.string().min(1).optional().meta({
    kind: 'PEM file',
    meaning: 'who signs the gateway’s certificate: then nobody connects without one',
  }),
}

/** How to serve, of settings that were read. Ends the process over a certificate or a key that is of no use. */
export function toServeConfig(settings: z.infer<z.ZodObject<typeof SERVE_SETTINGS>>): ServeConfig {
  const { HOST, PORT, GRANT_KEYS, TLS_CERT_FILE, TLS_KEY_FILE, TLS_CLIENT_CA_FILE } = settings
  try {
    const tls = readServerTls({ cert: TLS_CERT_FILE, key: TLS_KEY_FILE, clientCa: TLS_CLIENT_CA_FILE })
    return { host: HOST, port: PORT, grantKeys: GRANT_KEYS, tls, operations: toOperationsConfig(settings) }
  } catch (error) {
    process.stderr.write(
      `configuration: TLS_CERT_FILE, TLS_KEY_FILE or TLS_CLIENT_CA_FILE is of no use (${(error as { code?: string }).code ?? 'UNKNOWN'})\n`,
    )
    return process.exit(78)
  }
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
  const read = readSettingFiles(env, listFileSettings(settings as unknown as Readonly<Record<string, z.ZodType>>))
  const parsed = z.object(settings).safeParse(read.env)
  if (read.faults.length === 0 && parsed.success) {
    const faults = findFaults(parsed.data)
    return faults.length === 0 ? { ok: true, config: Object.freeze(parsed.data) as Settings<S> } : { ok: false, faults }
  }
  return {
    ok: false,
    faults: [
      ...read.faults,
      ...(parsed.error?.issues ?? [])
        .filter((issue) => !read.faults.some((fault) => fault.startsWith(`${issue.path.join('.')}_FILE:`)))
        .map((issue) => {
          const name = issue.path.join('.')
          return read.env[name] === undefined ? `${name} is not set` : `${name}: ${issue.message}`
        }),
    ],
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
