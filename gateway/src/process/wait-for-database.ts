import { setTimeout } from 'node:timers/promises'
import { type Database, readState } from '../audit/database.ts'
import type { FaultLog } from '../consent/data-sources.ts'

/** What a gateway that has started waits for. */
export type Awaited =
  /** No PostgreSQL answers, or it takes no connections now. */
  | 'database'
  /** It refuses the user or the password. */
  | 'login'
  /** It has no database of that name. */
  | 'database name'
  /** The gateway's functions are not there yet, or not its to execute. */
  | 'schema'
  /** It is a standby: nothing can be recorded there. */
  | 'primary'

const RETRY_AFTER_MS = 500

/**
 * Waits until the gateway's two functions can be run, for as long as it takes. What it waits for is logged when it is
 * known and when it changes: by kind and SQLSTATE, never with an address or a name.
 * @returns whether they can; `false` when the signal ended the waiting
 */
export async function waitForDatabase(database: Database, log: FaultLog, signal: AbortSignal): Promise<boolean> {
  let said = ''
  while (!signal.aborted) {
    try {
      await tryFunctions(database)
      return !signal.aborted
    } catch (error) {
      const code = readState(error)
      const details = { for: readAwaited(code), ...(code === null ? {} : { code }) }
      if (JSON.stringify(details) !== said && !signal.aborted) log('waiting', details)
      said = JSON.stringify(details)
      await setTimeout(RETRY_AFTER_MS, undefined, { signal }).catch(() => undefined)
    }
  }
  return false
}

/** Asks about nobody and records nothing. */
async function tryFunctions(database: Database): Promise<void> {
  await database.query(`SELECT gateway.read_facts('{}', '{}', '{}', NULL)`, [])
  await database.query(`SELECT gateway.commit_disclosures('[]')`, [])
}

/** https://www.postgresql.org/docs/15/errcodes-appendix.html */
function readAwaited(code: string | null): Awaited {
  if (code === null) return 'database'
  if (code.startsWith('28')) return 'login'
  if (code === '3D000') return 'database name'
  if (code === '25006') return 'primary'
  return ['3F000', '42883', '42501', '42P01'].includes(code) ? 'schema' : 'database'
}
