import type { AccessLogQuery } from '../generated/graphql.ts'
import { writeSlices } from '../format/by-sector.ts'
import { t, wordFor } from '../texts/index.ts'

export type LogEntry = NonNullable<NonNullable<AccessLogQuery['child']>['accessLog']>['nodes'][number]

export interface WrittenEntry {
  readonly who: string
  readonly what: string
  /** The purpose of a look at something; null where nothing of a sector was shown. */
  readonly why: string | null
}

/** One entry of the log in plain words. */
export function writeEntry({ kind, by, onBehalfOf, role, service, purpose, slices }: LogEntry): WrittenEntry {
  const name = by ?? t('log.someone')
  const actor = onBehalfOf === null ? name : `${name} (${t('log.onBehalfOf', { name: onBehalfOf.displayName })})`
  if (kind !== 'LOOKED') return { who: actor, what: t(`log.acts.${kind}`, { slices: writeSlices(slices) }), why: null }
  const place = [
    ...(role === null ? [] : [wordFor('words.roles', role)]),
    ...(service === null ? [] : [wordFor('words.services', service)]),
  ]
  const who = place.length === 0 ? name : `${name} (${place.join(', ')})`
  if (slices.length === 0) return { who, what: t('log.lookedAtNothing'), why: null }
  return {
    who,
    what: t('log.looked', { slices: writeSlices(slices) }),
    why:
      purpose === null
        ? t('log.noPurpose')
        : t('log.purpose', { purpose: wordFor('words.purposesInSentence', purpose) }),
  }
}
