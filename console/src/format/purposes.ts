import type { Purpose } from '../generated/graphql.ts'

const OFFERED = {
  COORDINATION: true,
  INDIVIDUAL_PLAN: true,
  TRANSITION: true,
  EARLY_INTERVENTION: true,
} as const satisfies Readonly<Record<Purpose, true>>

/** Every purpose, in the order they are offered everywhere. */
export const PURPOSES = Object.keys(OFFERED) as readonly Purpose[]
