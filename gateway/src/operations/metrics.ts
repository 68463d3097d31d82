import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { AnswerCounts } from '../consent/executor.ts'
import { SUBGRAPHS, type SubgraphName } from '../supergraph/load.ts'
import { type Outcome, OUTCOMES } from '../transport/outcome.ts'
import { FAULT_KINDS, type FaultKind } from '../upstream/fault.ts'

/**
 * What a gateway counts. Labels are closed sets and say nothing of whom a request was about: no person, child, slice,
 * purpose, document or address. Of what was withheld only how much: never why, and a child that is not found is counted
 * like one that is not there.
 */
export interface GatewayMetrics {
  readonly contentType: string
  metrics(): Promise<string>
  request(outcome: Outcome, seconds: number): void
  upstream(subgraph: SubgraphName, outcome: UpstreamOutcome, seconds: number): void
  resting(subgraph: SubgraphName, isResting: boolean): void
  readonly slices: (counts: AnswerCounts) => void
  readonly supergraph: (isRefused: boolean) => void
  /** @param read asked each time the metrics are read */
  watch(gauge: WatchedGauge, read: () => number): void
}

export type UpstreamOutcome = 'answered' | 'broken' | FaultKind

const WATCHED = {
  samsyn_database_connections: 'Connections to the database.',
  samsyn_database_waiting: 'Queries that wait for a connection to the database.',
  samsyn_requests_under_way: 'Requests that are being answered.',
  samsyn_redis_missing: 'Whether a Redis is configured and away, so that this process counts alone: 1, or 0.',
} as const
export type WatchedGauge = keyof typeof WATCHED

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
const UPSTREAM_OUTCOMES: readonly UpstreamOutcome[] = ['answered', 'broken', ...FAULT_KINDS]
const SHARING = ['SHARED', 'NOT_SHARED', 'SOURCE_UNAVAILABLE'] as const

/** Each call counts in memory alone: a request is counted in some microseconds. */
export function createMetrics(): GatewayMetrics {
  const registry = new Registry()
  const registers = [registry]
  const requests = createTally(registers, {
    name: 'samsyn_requests_total',
    help: 'Requests for GraphQL, by what came of them.',
    label: 'outcome',
    values: OUTCOMES,
  })
  const seconds = new Histogram({
    name: 'samsyn_request_seconds',
    help: 'How long requests took that were not refused.',
    buckets: SECONDS,
    registers,
  })
  const asked = SUBGRAPHS.map((subgraph) => [subgraph, countNone(UPSTREAM_OUTCOMES)] as const)
  const upstream = Object.fromEntries(asked) as Record<SubgraphName, Record<UpstreamOutcome, number>>
  const upstreamCounter: Counter = new Counter({
    name: 'samsyn_upstream_requests_total',
    help: 'Requests to subgraphs, by what came of them.',
    labelNames: ['subgraph', 'outcome'],
    registers,
    collect: () => {
      upstreamCounter.reset()
      for (const [subgraph, counted] of asked) {
        for (const outcome of UPSTREAM_OUTCOMES) upstreamCounter.inc({ subgraph, outcome }, counted[outcome])
      }
    },
  })
  const upstreamSeconds = new Histogram({
    name: 'samsyn_upstream_seconds',
    help: 'How long subgraphs took to answer.',
    labelNames: ['subgraph'],
    buckets: SECONDS,
    registers,
  })
  const resting = new Gauge({
    name: 'samsyn_upstream_resting',
    help: 'Whether a subgraph was away so often that it is not asked for now: 1, or 0.',
    labelNames: ['subgraph'],
    registers,
  })
  for (const subgraph of SUBGRAPHS) resting.set({ subgraph }, 0)
  const slices = createTally(registers, {
    name: 'samsyn_slices_total',
    help: 'Slices and locating fields in answers, by what was told of them.',
    label: 'code',
    values: SHARING,
  })
  const refused = new Gauge({
    name: 'samsyn_supergraph_refused',
    help: 'Whether the newest supergraph was refused and the last good one is kept: 1, or 0.',
    registers,
  })
  const loaded = new Gauge({
    name: 'samsyn_supergraph_loaded_timestamp_seconds',
    help: 'When the supergraph in use was loaded.',
    registers,
  })

  return {
    contentType: registry.contentType,
    metrics: () => registry.metrics(),
    request: (outcome, took) => {
      requests(outcome)
      if (outcome === 'ANSWERED' || outcome === 'SOURCE_UNAVAILABLE') seconds.observe(took)
    },
    upstream: (subgraph, outcome, took) => {
      upstream[subgraph][outcome] += 1
      if (outcome === 'answered') upstreamSeconds.observe({ subgraph }, took)
    },
    resting: (subgraph, isResting) => resting.set({ subgraph }, isResting ? 1 : 0),
    slices: ({ shared, withheld, unavailable }) => {
      slices('SHARED', shared)
      slices('NOT_SHARED', withheld)
      slices('SOURCE_UNAVAILABLE', unavailable)
    },
    supergraph: (isRefused) => {
      refused.set(isRefused ? 1 : 0)
      if (!isRefused) loaded.setToCurrentTime()
    },
    watch: (name, read) => {
      const gauge: Gauge = new Gauge({ name, help: WATCHED[name], registers, collect: () => gauge.set(read()) })
    },
  }
}

interface TallyOptions<V extends string> {
  readonly name: string
  readonly help: string
  readonly label: string
  readonly values: readonly V[]
}

/** Counts in a plain object, which the counter is set to when it is read. Each value is there from the start, at 0. */
function createTally<V extends string>(
  registers: Registry[],
  options: TallyOptions<V>,
): (value: V, by?: number) => void {
  const { name, help, label, values } = options
  const counted = countNone(values)
  const counter: Counter = new Counter({
    name,
    help,
    labelNames: [label],
    registers,
    collect: () => {
      counter.reset()
      for (const value of values) counter.inc({ [label]: value }, counted[value])
    },
  })
  return (value, by = 1) => {
    counted[value] += by
  }
}

function countNone<V extends string>(values: readonly V[]): Record<V, number> {
  return Object.fromEntries(values.map((value) => [value, 0])) as Record<V, number>
}
