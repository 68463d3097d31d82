import { readdir, readFile } from 'node:fs/promises'

const MILLISECONDS_PER_TICK = 10

/**
 * Milliseconds of processor time that the PostgreSQL processes of one database have used, by `/proc`; `null` where there
 * is none. What the server writes behind their backs is not in it.
 */
export async function readServerUsage(database: string): Promise<number | null> {
  const processes = await readdir('/proc').catch(() => [])
  if (processes.length === 0) return null
  let ticks = 0
  for (const id of processes.filter((name) => /^\d+$/.test(name))) {
    try {
      if (!(await readFile(`/proc/${id}/cmdline`, 'latin1')).includes(` ${database} `)) continue
      const stat = await readFile(`/proc/${id}/stat`, 'latin1')
      // proc(5): behind the name come the state and, as the 12th and 13th after it, utime and stime.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      ticks += Number(fields[11]) + Number(fields[12])
    } catch {
      // It ended while it was looked at.
    }
  }
  return ticks * MILLISECONDS_PER_TICK
}
