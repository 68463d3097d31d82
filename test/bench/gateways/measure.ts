import { readServerUsage } from '../consent-cost/server-usage.ts'
import { applyLoad, type Asked } from './load.ts'
import type { Stage } from './stage.ts'
import { readBusyMs, readCpuMs, readPeakRssMb, resetPeakRss } from './process-usage.ts'
import { percentile } from './statistics.ts'

/** One round of one gateway on one workload. */
export interface Measure {
  readonly rps: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** Of the gateway's process, user and system. */
  readonly cpuMsPerRequest: number
  /** Of the PostgreSQL processes that work for it; 0: there are none. */
  readonly databaseCpuMsPerRequest: number
  readonly upstreamPerRequest: number
  readonly peakRssMb: number
  /** Of the time, how much the core was busy that load, subgraphs and PostgreSQL share. `NaN`: they are not pinned. */
  readonly benchCoreBusy: number
}

export async function measure(
  asked: Asked,
  requests: number,
  bytes: number,
  { countUpstream, benchCore }: Pick<Stage, 'countUpstream' | 'benchCore'>,
): Promise<Measure> {
  const { pid, database } = asked.contender
  const readUsage = async () => ({
    cpu: readCpuMs(pid),
    database: database === null ? 0 : ((await readServerUsage(database)) ?? 0),
    upstream: await countUpstream(),
    busy: benchCore === null ? Number.NaN : readBusyMs(benchCore),
    at: performance.now(),
  })
  resetPeakRss(pid)
  const before = await readUsage()
  const { seconds, times } = await applyLoad(asked, requests, bytes)
  const after = await readUsage()
  return {
    rps: requests / seconds,
    p50Ms: percentile(times, 0.5),
    p99Ms: percentile(times, 0.99),
    cpuMsPerRequest: (after.cpu - before.cpu) / requests,
    databaseCpuMsPerRequest: (after.database - before.database) / requests,
    upstreamPerRequest: (after.upstream - before.upstream) / requests,
    peakRssMb: readPeakRssMb(pid),
    benchCoreBusy: (after.busy - before.busy) / (after.at - before.at),
  }
}
