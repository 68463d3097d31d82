import { readFileSync, writeFileSync } from 'node:fs'

/** What a process or a core has used, by `/proc`. */

/** `sysconf(_SC_CLK_TCK)` is 100 on every Linux that Node runs on. */
const MILLISECONDS_PER_TICK = 10
const KILOBYTES_PER_MEGABYTE = 1024

/** Milliseconds of processor time, of all its threads, in user and system mode; in steps of ten. */
export function readCpuMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
  // proc(5): behind the name, which may hold anything, come the state and, as the 12th and 13th after it, utime and stime.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) * MILLISECONDS_PER_TICK
}

/** Milliseconds that a core has been busy since the machine started, with whatever it was; in steps of ten. */
export function readBusyMs(core: number): number {
  const line = new RegExp(`^cpu${core} (.*)$`, 'm').exec(readFileSync('/proc/stat', 'latin1'))?.[1]
  // proc(5): user, nice, system, idle, iowait, irq, softirq, steal.
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0, steal = 0] = (line ?? '').split(' ').map(Number)
  return (user + nice + system + irq + softirq + steal) * MILLISECONDS_PER_TICK
}

/** The most memory it has had since the last reset, in megabytes. */
export function readPeakRssMb(pid: number): number {
  const kilobytes = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]
  return Number(kilobytes) / KILOBYTES_PER_MEGABYTE
}

/** proc(5): 5 makes the peak what it has now. Where the kernel has no such file, the peak is of its whole life. */
export function resetPeakRss(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5')
  } catch {
    // Kernels without CONFIG_PROC_PAGE_MONITOR.
  }
}
