import { formatDate, formatDay, formatLastDay } from '../format/dates.ts'
import { capitalise, writeList } from '../format/lists.ts'
import { PURPOSES } from '../format/purposes.ts'
import { isEveryone, readRecipients, type Recipient, writeRecipient } from '../format/recipients.ts'
import type { ConsentTermsInput, DirectiveFragment, DirectiveKind, Purpose } from '../generated/graphql.ts'
import { t, wordFor } from '../texts/index.ts'

/** What of a directive says what is shared. */
type Shared = Pick<DirectiveFragment, 'kind' | 'recipients' | 'purposes' | 'recordsSince' | 'slices' | 'validFrom'>

/**
 * Who gets what for which purpose and until when, in one sentence: `ifAllSayYes` as it would be, `said` as what someone has
 * said, whatever came of it.
 * @param end the instant it ends
 */
export function writeSharing(directive: Shared, end: string, as: 'ifAllSayYes' | 'said'): string {
  const sharing = { ...writeWhomAndWhy(directive), period: writePeriod(directive, end) }
  return as === 'said' ? t(`directives.said.${directive.kind}`, sharing) : t('directives.asks', sharing)
}

/** What terms would let happen once all who must have signed, or stop at once. */
export function writeTerms({ kind: given, recipients, purposes, to }: ConsentTermsInput): string {
  const kind = given ?? 'PERMIT'
  const sharing = {
    recipients: writeRecipients(readRecipients(recipients), kind),
    purposes: writePurposes(purposes),
    period: t('directives.period', { until: formatDate(to) }),
  }
  if (kind === 'PERMIT') return t('directives.asks', sharing)
  if (isEveryone(readRecipients(recipients))) return t('directives.deniesEveryone', sharing)
  return t('directives.denies', { ...sharing, recipients: capitalise(sharing.recipients) })
}

/**
 * With whom and why, to be followed by what and until when: what several answers may have in common.
 * @param isInForce it happens so; otherwise it is told as said, and no more
 */
export function writeReach(directive: Shared, isInForce: boolean): string {
  const { kind, recipients } = directive
  const sharing = writeWhomAndWhy(directive)
  if (!isInForce) return t(`directives.saidTo.${kind}`, sharing)
  if (kind === 'DENY' && isEveryone(readRecipients(recipients))) return t('directives.deniesEveryoneTo', sharing)
  return t(kind === 'DENY' ? 'directives.deniesTo' : 'directives.permitsTo', {
    ...sharing,
    recipients: capitalise(sharing.recipients),
  })
}

function writeWhomAndWhy({ kind, recipients, purposes }: Shared) {
  return { recipients: writeRecipients(readRecipients(recipients), kind), purposes: writePurposes(purposes) }
}

function writeRecipients(recipients: readonly Recipient[], kind: DirectiveKind): string {
  if (isEveryone(recipients)) return kind === 'PERMIT' ? t('directives.everyone') : t('directives.anyone')
  return writeList(recipients.map(writeRecipient))
}

function writePurposes(purposes: readonly Purpose[]): string {
  if (PURPOSES.every((purpose) => purposes.includes(purpose))) return t('directives.anyPurpose')
  return writeList(purposes.map((purpose) => wordFor('words.purposesInSentence', purpose)))
}

/** @param end the instant it ends */
export function writePeriod({ kind, slices, validFrom, recordsSince }: Shared, end: string): string {
  const until = formatLastDay(end)
  const isLater = slices.some(({ state }) => state === 'NOT_YET_VALID')
  const period = isLater
    ? t('directives.laterPeriod', { from: formatDay(validFrom), until })
    : t('directives.period', { until })
  return recordsSince === null || kind === 'DENY'
    ? period
    : t('directives.recordsSince', { period, since: formatDate(recordsSince) })
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
