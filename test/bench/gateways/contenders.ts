import type { Workload } from './workloads.ts'
import { HEADLINES } from './workloads.ts'

/** Who is measured. */
export const CONTENDER_NAMES = [
  'floor',
  'apollo',
  'hive',
  'hive-rust',
  'samsyn',
  'samsyn-embedded',
  'hive-dedup',
  'hive-rust-dedup',
] as const
export type ContenderName = (typeof CONTENDER_NAMES)[number]

export interface Contender {
  readonly name: ContenderName
  /** Where it takes GraphQL. */
  readonly url: string
  readonly pid: number
  /** Part of the titles of the PostgreSQL processes that work for it; `null`: none do. */
  readonly database: string | null
  /** Its record of access; `null`: it keeps none. */
  readonly records: { count(): Promise<number>; clear(): Promise<void> } | null
}

export const knowsConsent = (name: ContenderName): boolean => name.startsWith('samsyn')

const DEDUPLICATING: readonly ContenderName[] = ['hive-dedup', 'hive-rust-dedup']

/**
 * Whether someone is measured on a workload. Who knows no consent answers the same whatever is shared: of them the floor
 * alone stands beside a caller who may see less, for the ratio. Sharing answers between requests is another kind of race,
 * and is looked at where everybody runs.
 */
export function runsOn(name: ContenderName, { name: workload, share }: Workload): boolean {
  if (DEDUPLICATING.includes(name)) return HEADLINES.some((headline) => headline.name === workload)
  return share === 'all' || name === 'floor' || knowsConsent(name)
}
