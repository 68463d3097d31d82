import type { Result, Rounds } from './results.ts'
import { median } from './statistics.ts'

const HEADS = [
  'requests/s',
  '÷ floor',
  'p50 ms',
  'p99 ms',
  'CPU ms/request',
  'upstream/request',
  'peak MB',
  'PostgreSQL CPU ms',
  'bench core %',
]

/** One workload's results as lines of text. PostgreSQL's processor time stands beside the gateway it works for; where the
 * bench's core was busy all the time, it was the bench that was measured. */
export function printTable(results: readonly Result[], rounds: Rounds): string {
  const rows = results.map((result) => {
    const measures = rounds.get(result.contender) ?? []
    const database = median(measures.map((one) => one.databaseCpuMsPerRequest))
    const busy = median(measures.map((one) => one.benchCoreBusy))
    return [
      result.contender,
      result.rps.toFixed(0),
      result.ratioToFloor.toFixed(3),
      result.p50Ms.toFixed(2),
      result.p99Ms.toFixed(2),
      result.cpuMsPerRequest.toFixed(3),
      result.upstreamPerRequest.toFixed(2),
      result.peakRssMb.toFixed(0),
      database > 0 ? database.toFixed(3) : '',
      Number.isNaN(busy) ? '' : (busy * 100).toFixed(0),
    ]
  })
  const table = [[results[0]?.workload ?? '', ...HEADS], ...rows]
  const widths = table.reduce<readonly number[]>(
    (widest, row) => row.map((cell, column) => Math.max(cell.length, widest[column] ?? 0)),
    [],
  )
  return table
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .map((line) => line.trimEnd())
    .join('\n')
}
