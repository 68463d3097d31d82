import { readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readEnvironment } from './config.ts'

/** That the gateway which runs with people's data reaches nothing that would answer without consent. */

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const SCHEMA = resolve(ROOT, 'schema')

/** Every setting of the real gateway, and why none of its values turns consent off. */
const SETTINGS: Readonly<Record<string, string>> = {
  HOST: 'says where to listen',
  PORT: 'says where to listen',
  DATABASE_URL: 'a database without the consent functions answers nothing, and without facts nothing is shared',
  TLS_CERT_FILE: 'proves the gateway to callers',
  TLS_KEY_FILE: 'as TLS_CERT_FILE',
  OPERATIONS_HOST: 'where those who run it are told of parts and numbers, and of nobody',
  OPERATIONS_PORT: 'as OPERATIONS_HOST',
  SUPERGRAPH_FILE: 'is refused unless it passes the composition proof',
  SUPERGRAPH_URL: 'as SUPERGRAPH_FILE',
  SUPERGRAPH_POLL_MS: 'how often a new one is looked for; each is proven like the first',
  UPSTREAM_URLS: 'a subgraph elsewhere gets grants for what is shared and nothing more',
  UPSTREAM_CA_FILE: 'says whom to trust as a subgraph; the TLS of each is verified against it',
  UPSTREAM_CERT_FILE: 'proves the gateway to a subgraph',
  UPSTREAM_KEY_FILE: 'proves the gateway to a subgraph',
  UPSTREAM_TIMEOUT_MS: 'a subgraph that is late adds nothing to an answer',
  REQUEST_TIMEOUT_MS: 'an answer that is late is not given',
  DRAIN_MS: 'how long the listener stays open after the signal to stop; what is asked then is decided like any other',
  SHED_ABOVE_MS: 'how many requests are let in at once; each that is let in is decided like any other',
  EVENTS_POLL_MS: 'how soon a page is told to ask again; what it is then shown is decided like any other',
  GRANT_KEYS: 'with a wrong key a subgraph opens no grant, and answers nothing',
  ISSUERS: 'says who a caller is; what they may see is decided by the registry',
  SIGN_IN_ISSUER: 'says at which of ISSUERS people sign in; their tokens are verified as any other',
  SIGN_IN_CLIENT_ID: 'proves the gateway to that issuer',
  SIGN_IN_CLIENT_SECRET: 'as SIGN_IN_CLIENT_ID',
  SIGN_IN_CLIENT_KEY: 'as SIGN_IN_CLIENT_ID',
  SIGN_IN_PUBLIC_URL: 'where the issuer sends people back to',
  SIGN_IN_SCOPE: 'what the issuer is asked for; what it gives is verified like any other token',
  SIGN_IN_ACR_VALUES: 'as SIGN_IN_SCOPE',
  SESSION_KEYS: 'seals tokens for their own browsers; each is verified again whenever it is used',
  SESSION_MINUTES: 'how long a browser keeps a token; never longer than it is good',
  SESSION_IDLE_MINUTES: 'as SESSION_MINUTES',
  CALLER_RATE: 'how many requests are let in; each that is let in is decided like any other',
  ORGANISATION_RATE: 'as CALLER_RATE',
  REFUSED_TOKEN_RATE: 'as CALLER_RATE; who sends no good token gets no answer at any rate',
  REDIS_URL: 'where requests are counted; no decision is read from there',
  REDIS_CLUSTER: 'as REDIS_URL',
  REDIS_SENTINELS: 'as REDIS_URL',
  REDIS_MASTER_NAME: 'as REDIS_URL',
  REDIS_SENTINEL_PASSWORD: 'as REDIS_URL',
  RATE_KEY: 'hides in Redis who is counted',
  TRUSTED_PROXIES: 'says whose word on a client address is taken, for counting alone',
  TRUSTED_DOCUMENTS_FILE: 'says which documents may run; each is planned, decided and stripped like any other',
  CONSOLE_FOLDER: 'files served beside the graph',
  TRACES_URL: 'is told how long subgraphs took, and nothing of what was asked or answered',
  TRACES_RATIO: 'as TRACES_URL',
}

interface Module {
  /** Relative to the repository. */
  readonly path: string
  readonly text: string
  readonly imports: readonly string[]
}

const PACKAGE_ENTRIES = (
  JSON.parse(readFileSync(resolve(SCHEMA, 'package.json'), 'utf8')) as { exports: Record<string, string> }
).exports

/** The repository's file behind an import; `null` where it is a library. */
function resolveImport(from: string, specifier: string): string | null {
  if (specifier.startsWith('.')) return resolve(dirname(from), specifier)
  if (!specifier.startsWith('@samsyn/')) return null
  const entry = PACKAGE_ENTRIES[specifier.replace('@samsyn/schema', '.')]
  if (entry === undefined) throw new Error(`${from} imports ${specifier}`)
  return resolve(SCHEMA, entry)
}

/** Every file of the repository that runs when the gateway does. */
function readImportGraph(entry: string): Module[] {
  const modules = new Map<string, Module>()
  const visit = (file: string): void => {
    if (modules.has(file)) return
    const text = readFileSync(file, 'utf8')
    const specifiers = [...text.matchAll(/(?:\bfrom|\bimport|\bimport\()\s*(['"`])(.+?)\1/g)].map(([, , name]) => name)
    const files = specifiers.map((name) => resolveImport(file, name ?? '')).filter((path) => path !== null)
    modules.set(file, { path: relative(ROOT, file), text, imports: files.map((path) => relative(ROOT, path)) })
    for (const path of files) if (path.endsWith('.ts')) visit(path)
  }
  visit(resolve(ROOT, entry))
  return [...modules.values()]
}

const modules = readImportGraph('gateway/src/main.ts')

function listImportersOf(path: string): string[] {
  return modules.filter(({ imports }) => imports.includes(path)).map((module) => module.path)
}

describe('the gateway that runs with data of people', () => {
  it('imports its own folder and the schema, and no test', () => {
    expect(modules.length).toBeGreaterThan(50)
    const strangers = modules.filter(({ path }) => !/^(gateway\/src|schema)\//.test(path) || /test/.test(path))
    expect(strangers.map(({ path }) => path)).toEqual([])
  })

  it('loads nothing under a name made at run time', () => {
    const loaders = modules.filter(({ text }) => /\bimport\((?!\s*['"])|\brequire\(|createRequire/.test(text))
    expect(loaders.map(({ path }) => path)).toEqual([])
  })

  it('hands the planner to nothing but the guard', () => {
    expect(listImportersOf('gateway/src/supergraph/planner.ts')).toEqual(['gateway/src/supergraph/load.ts'])
    expect(listImportersOf('gateway/src/core.ts')).toEqual([])
  })

  it('has no setting but these, and each is harmless to consent', () => {
    const names = new Set<string>()
    const environment = new Proxy<NodeJS.ProcessEnv>(
      {},
      {
        get: (_target, name) => {
          names.add(String(name))
          return undefined
        },
      },
    )
    readEnvironment(environment)
    // A secret may come as a file: the same setting.
    const own = [...names].filter(
      (name) => !Object.hasOwn(SETTINGS, name.replace(/_FILE$/, '')) || Object.hasOwn(SETTINGS, name),
    )
    expect(own.toSorted()).toEqual(Object.keys(SETTINGS).toSorted())
  })

  it('reads environment and command line in its entry alone, and there only for those settings', () => {
    const lines = modules.flatMap(({ path, text }) =>
      text
        .split('\n')
        .filter((line) => /process\.(env|argv|execArgv)|\bparseArgs\b|from 'node:process'/.test(line))
        .map((line) => `${path}: ${line.trim()}`),
    )
    expect(lines).toEqual([
      "gateway/src/main.ts: process.env['APOLLO_TELEMETRY_DISABLED'] = '1'",
      'gateway/src/main.ts: const read = readEnvironment(process.env)',
    ])
  })
})
