import { printFinding, type Finding } from '@samsyn/schema/proof'

/** A supergraph that breaks a rule, or fits not what this gateway is to serve: nothing is served from it. */
export class RefusedSupergraph extends Error {
  /** Of the composition proof, each once; none where it is something else that does not fit. */
  readonly rules: readonly string[]
  constructor(findings: readonly Finding[]) {
    super(`the supergraph is refused:\n${findings.map(printFinding).join('\n')}`)
    this.name = 'RefusedSupergraph'
    this.rules = [...new Set(findings.map(({ rule }) => rule))]
  }
}

/** One that can be asked, until it is stopped. */
export interface Graph {
  stop(): Promise<void>
}

export interface ServedGraph<G extends Graph> {
  /** For a whole request: the next may get another. */
  readonly current: () => G
  /** Opens a new one and has it asked from now on. @throws what opening it throws: then the last one is asked on */
  readonly replace: (supergraphSdl: string) => Promise<void>
  readonly isRefused: () => boolean
  close(): Promise<void>
}

export interface ServeGraphOptions<G extends Graph> {
  /** @throws RefusedSupergraph and other errors; then nothing is left of it */
  readonly open: (supergraphSdl: string) => Promise<G>
  /** How long a request may hold on to the one it began with. */
  readonly requestTimeoutMs: number
  readonly onChange: (isRefused: boolean) => void
}

/**
 * Serves the graph of one supergraph at a time. The next one takes its place between two requests; the last one is
 * answered from until none can be left that began with it.
 * @throws what opening the first one throws
 */
export async function serveGraph<G extends Graph>(
  first: string,
  { open, requestTimeoutMs, onChange }: ServeGraphOptions<G>,
): Promise<ServedGraph<G>> {
  let current = await open(first)
  let isRefused = false
  const retired = new Map<G, NodeJS.Timeout>()
  const note = (refused: boolean): void => {
    isRefused = refused
    onChange(refused)
  }
  note(false)
  return {
    current: () => current,
    isRefused: () => isRefused,
    replace: async (supergraphSdl) => {
      let next: G
      try {
        next = await open(supergraphSdl)
      } catch (error) {
        note(true)
        throw error
      }
      const last = current
      current = next
      note(false)
      const stop = (): void => {
        retired.delete(last)
        void last.stop().catch(() => undefined)
      }
      retired.set(last, setTimeout(stop, requestTimeoutMs).unref())
    },
    close: async () => {
      for (const timer of retired.values()) clearTimeout(timer)
      await Promise.all([current, ...retired.keys()].map((graph) => graph.stop()))
    },
  }
}
