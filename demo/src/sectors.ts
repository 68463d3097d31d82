import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'

/** A sector's subgraph as a process of its own. */
export interface SectorProcess {
  readonly url: string
  /** Lines it logged so far, parsed. */
  readonly log: readonly Readonly<Record<string, unknown>>[]
  close(): Promise<void>
}

export interface SectorSettings {
  /** `undefined`: what it reads is in `env`. */
  readonly sourceFolder: string | undefined
  /** `<kid>:<32 bytes, base64url>` */
  readonly grantKey: string
  /** Takes a free one if not given. */
  readonly port?: number
  /** Further settings of this sector. */
  readonly env?: Readonly<Record<string, string>>
  /** Told each line it logs, parsed. */
  readonly onLog?: (entry: Readonly<Record<string, unknown>>) => void
}

const START_TIMEOUT_MS = 120_000

/**
 * Starts a sector's `main.ts` and waits until it listens.
 * @throws Error when it ends or stays silent before that
 */
export async function startSector(name: string, settings: SectorSettings): Promise<SectorProcess> {
  const main = fileURLToPath(new URL(`../../subgraphs/${name}/src/main.ts`, import.meta.url))
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    // A sector gets what it needs and nothing of the launcher's environment besides.
    env: {
      PATH: process.env['PATH'],
      HOST: '127.0.0.1',
      PORT: String(settings.port ?? 0),
      SOURCE_FOLDER: settings.sourceFolder,
      GRANT_KEYS: settings.grantKey,
      ...settings.env,
    },
    // The channel tells the sector when its launcher is gone, however it went.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const log: Record<string, unknown>[] = []
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${name} did not start in time`)), START_TIMEOUT_MS)
    child.once('exit', (code) => reject(new Error(`${name} ended with ${code} before it listened`)))
    createInterface({ input: child.stdout as Readable }).on('line', (line) => {
      const entry = JSON.parse(line) as Record<string, unknown>
      log.push(entry)
      settings.onLog?.(entry)
      if (entry['message'] !== 'listening') return
      clearTimeout(timer)
      resolve(String(entry['url']))
    })
  })
  return { url, log, close: () => stop(child) }
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}
