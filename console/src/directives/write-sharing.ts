import { formatDate, formatDay, formatLastDay } from '../format/dates.ts'
import { capitalise, writeList } from '../format/lists.ts'
import type { DirectiveFragment } from '../generated/graphql.ts'
import { t, wordFor } from '../texts/index.ts'

/** What of a directive says what is shared. */
type Shared = Pick<DirectiveFragment, 'kind' | 'recipients' | 'purposes' | 'recordsSince' | 'slices' | 'validFrom'>

/**
 * Who gets what for which purpose and until when, in one sentence: `now` as it happens, `ifAllSayYes` as it would, `said`
 * as what someone has said, whatever came of it.
 * @param end the instant it ends
 */
export function writeSharing(directive: Shared, end: string, as: 'now' | 'ifAllSayYes' | 'said'): string {
  const { kind, recipients } = directive
  const sharing = {
    recipients: writeList(recipients.map(writeRecipient)),
    purposes: writeList(directive.purposes.map((purpose) => wordFor('words.purposesInSentence', purpose))),
    period: writePeriod(directive, formatLastDay(end)),
  }
  if (as === 'said') return t(`directives.said.${kind}`, sharing)
  if (as === 'ifAllSayYes') return t('directives.asks', sharing)
  return t(kind === 'DENY' ? 'directives.denies' : 'directives.permits', {
    ...sharing,
    recipients: capitalise(sharing.recipients),
  })
}

function writePeriod({ kind, slices, validFrom, recordsSince }: Shared, until: string): string {
  const isLater = slices.some(({ state }) => state === 'NOT_YET_VALID')
  const period = isLater
    ? t('directives.laterPeriod', { from: formatDay(validFrom), until })
    : t('directives.period', { until })
  return recordsSince === null || kind === 'DENY'
    ? period
    : t('directives.recordsSince', { period, since: formatDate(recordsSince) })
}

export function writeRecipient({ service, role }: DirectiveFragment['recipients'][number]): string {
  if (service !== null) return wordFor('words.services', service)
  return role === null ? '' : wordFor('words.roles', role)
}

type Member = { readonly displayName: string; readonly isMe: boolean } | null

/** A name as the reader knows it; oneself is `deg`. */
export function writeName(member: Member): string {
  if (member === null) return t('directives.someone')
  return member.isMe ? t('directives.you') : member.displayName
}

export function writeNames(members: readonly Member[]): readonly string[] {
  return members.map(writeName)
}
