import type { Check } from '../check.ts'
import { batchChecks } from './batches.ts'
import { childChecks } from './children.ts'
import { dateChecks } from './dates.ts'
import { errorChecks } from './errors.ts'
import { grantChecks } from './grants.ts'
import { httpChecks } from './http.ts'
import { locatingChecks } from './locating.ts'
import { parentChecks } from './parents.ts'
import { sdlChecks } from './sdl.ts'
import { sliceChecks } from './slices.ts'

/** In the order they run: the last of the errors look back on every answer. */
export const CHECKS: readonly Check[] = [
  ...sdlChecks,
  ...grantChecks,
  ...childChecks,
  ...sliceChecks,
  ...dateChecks,
  ...locatingChecks,
  ...parentChecks,
  ...batchChecks,
  ...httpChecks,
  ...errorChecks,
]
