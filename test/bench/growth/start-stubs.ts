import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface Stubs {
  /** By sector. */
  readonly urls: Readonly<Record<string, string>>
  close(): Promise<void>
}

const MAIN = fileURLToPath(new URL('stub-process.ts', import.meta.url))

export async function startStubs(sectors: readonly string[]): Promise<Stubs> {
  const child = fork(MAIN, sectors, { execArgv: ['--import', 'tsx'] })
  const [urls] = (await once(child, 'message')) as [Stubs['urls']]
  return {
    urls,
    close: async () => {
      const gone = once(child, 'exit')
      child.disconnect()
      await gone
    },
  }
}
