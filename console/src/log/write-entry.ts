import type { AccessLogQuery } from '../generated/graphql.ts'
import { writeSlices } from '../format/by-sector.ts'
import { TEXTS, wordFor } from '../texts.ts'

export type LogEntry = NonNullable<NonNullable<AccessLogQuery['child']>['accessLog']>['nodes'][number]

export interface WrittenEntry {
  readonly who: string
  readonly what: string
  /** The purpose of a look at something; null where nothing of a sector was shown. */
  readonly why: string | null
}

/** One entry of the log in plain words. */
export function writeEntry({ kind, by, onBehalfOf, role, service, purpose, slices }: LogEntry): WrittenEntry {
  const name = by ?? TEXTS.log.someone
  const actor = onBehalfOf === null ? name : `${name} (${TEXTS.log.onBehalfOf(onBehalfOf.displayName)})`
  if (kind !== 'LOOKED') return { who: actor, what: TEXTS.log.acts[kind](writeSlices(slices)), why: null }
  const place = [
    ...(role === null ? [] : [wordFor(TEXTS.words.roles, role)]),
    ...(service === null ? [] : [wordFor(TEXTS.words.services, service)]),
  ]
  const who = place.length === 0 ? name : `${name} (${place.join(', ')})`
  if (slices.length === 0) return { who, what: TEXTS.log.lookedAtNothing, why: null }
  return {
    who,
    what: TEXTS.log.looked(writeSlices(slices)),
    why: purpose === null ? TEXTS.log.noPurpose : TEXTS.log.purpose(purpose),
  }
}
