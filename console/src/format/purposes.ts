import type { Purpose } from '../generated/graphql.ts'

/** The order purposes are offered in, everywhere. */
export const PURPOSES = [
  'COORDINATION',
  'INDIVIDUAL_PLAN',
  'TRANSITION',
  'EARLY_INTERVENTION',
] as const satisfies readonly Purpose[]
