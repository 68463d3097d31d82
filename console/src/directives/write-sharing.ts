import { formatDate, formatDay, formatLastDay } from '../format/dates.ts'
import type { DirectiveFragment } from '../generated/graphql.ts'
import { TEXTS, wordFor } from '../texts.ts'

/**
 * Who gets what for which purpose and until when, in one sentence: `now` as it happens, `ifAllSayYes` as it would, `said`
 * as what someone has said, whatever came of it.
 * @param end the instant it ends
 */
export function writeSharing(directive: DirectiveFragment, end: string, as: 'now' | 'ifAllSayYes' | 'said'): string {
  const { kind, recipients, purposes, validFrom, recordsSince, slices } = directive
  const isLater = slices.some(({ state }) => state === 'NOT_YET_VALID')
  const sharing = {
    recipients: recipients.map(writeRecipient),
    purposes,
    until: formatLastDay(end),
    from: isLater ? formatDay(validFrom) : null,
    since: recordsSince === null ? null : formatDate(recordsSince),
  }
  const { permits, denies, asks, said } = TEXTS.directives
  if (as === 'said') return said(kind, sharing)
  if (as === 'ifAllSayYes') return asks(sharing)
  return kind === 'PERMIT' ? permits(sharing) : denies(sharing)
}

function writeRecipient({ service, role }: DirectiveFragment['recipients'][number]): string {
  if (service !== null) return wordFor(TEXTS.words.services, service)
  return role === null ? '' : wordFor(TEXTS.words.roles, role)
}

/** Names as the reader knows them; oneself is `deg`. */
export function writeNames(members: readonly ({ displayName: string; isMe: boolean } | null)[]): readonly string[] {
  return members.map((member) => {
    if (member === null) return TEXTS.directives.someone
    return member.isMe ? TEXTS.directives.you : member.displayName
  })
}
