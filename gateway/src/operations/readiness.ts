import type { Readiness } from '@samsyn/schema/serving'
import { SUBGRAPHS, type SubgraphName } from '../supergraph/load.ts'
import type { Probe } from '../upstream/probe.ts'

/** What of what a gateway needs can be missing. */
export type Part = 'database' | 'issuerKeys' | 'redis' | 'supergraph' | SubgraphName

export interface ReadinessOptions {
  /** Rejects while the gateway can't read what it decides by. */
  readonly checkDatabase: () => Promise<unknown>
  /** Whether there are keys of any issuer to verify tokens with. */
  readonly hasIssuerKeys: () => Promise<boolean>
  readonly isRedisMissing: () => boolean
  /** Whether the newest supergraph was refused: the last good one is served. */
  readonly isSupergraphRefused: () => boolean
  readonly probes: Readonly<Record<SubgraphName, Probe>>
  readonly isDraining: () => boolean
}

/** Without these nobody gets an answer here. A sector that is away costs its own slices, Redis some common counting. */
const NEEDED: readonly Part[] = ['database', 'issuerKeys', 'consent']
/** However many ask, the parts are asked so often at most. */
const KEPT_MS = 1_000

/**
 * Finds out whether a gateway can answer, and what is missing. Whoever takes a gateway out of service for it does so when it
 * can answer nobody, and not because one sector or a counter is away, which would be missing to every other gateway too.
 */
export function createReadiness(options: ReadinessOptions): () => Promise<Readiness> {
  let found: Promise<readonly Part[]> | undefined
  let askedAt = Number.NEGATIVE_INFINITY
  const look = async (): Promise<readonly Part[]> => {
    const checks = [
      ['database', options.checkDatabase().then(isThere, isMissing)],
      ['issuerKeys', options.hasIssuerKeys()],
      ...SUBGRAPHS.map((name) => [name, options.probes[name].isThere()] as const),
    ] as const
    const there = await Promise.all(checks.map(([, check]) => check))
    return [
      ...checks.flatMap(([part], index) => (there[index] === true ? [] : [part])),
      ...(options.isRedisMissing() ? (['redis'] as const) : []),
      ...(options.isSupergraphRefused() ? (['supergraph'] as const) : []),
    ]
  }
  return async (): Promise<Readiness> => {
    if (found === undefined || performance.now() - askedAt >= KEPT_MS) {
      askedAt = performance.now()
      found = look()
    }
    const missing = await found
    if (options.isDraining()) return { status: 'draining', missing }
    return { status: missing.some((part) => NEEDED.includes(part)) ? 'waiting' : 'ok', missing }
  }
}

const isThere = (): boolean => true
const isMissing = (): boolean => false
