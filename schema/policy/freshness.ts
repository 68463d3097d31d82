import { addHours } from './calendar.ts'
import type { Instant } from './vocabulary.ts'

/**
 * How long what the population register said may be relied on. After that nobody can say that an address has not been
 * protected since, so what depends on it is withheld.
 */

/** Hours after a reading from which fields that tell where the child is are withheld. */
export const REGISTER_FRESH_HOURS = 24
/** Hours after a reading from which everything is withheld: a strict grade can no longer be ruled out. */
export const REGISTER_TRUSTED_HOURS = 2 * REGISTER_FRESH_HOURS

/** Whether fields that tell where a child is may rest on a reading. `null`, never read: they may not. */
export function isRegisterFresh(readAt: Instant | null, at: Instant): boolean {
  return readAt !== null && at < addHours(readAt, REGISTER_FRESH_HOURS)
}

/** Whether anything may rest on a reading. */
export function isRegisterTrusted(readAt: Instant | null, at: Instant): boolean {
  return readAt !== null && at < addHours(readAt, REGISTER_TRUSTED_HOURS)
}

/** When a reading stops being enough, first for places and then for everything. */
export function listFreshnessEnds(readAt: Instant | null): readonly Instant[] {
  return readAt === null ? [] : [addHours(readAt, REGISTER_FRESH_HOURS), addHours(readAt, REGISTER_TRUSTED_HOURS)]
}
