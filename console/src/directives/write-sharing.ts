import { formatDate, formatDay, formatLastDay } from '../format/dates.ts'
import { capitalise, writeList } from '../format/lists.ts'
import { PURPOSES } from '../format/purposes.ts'
import { isEveryone, readRecipients, type Recipient, writeRecipient } from '../format/recipients.ts'
import type { ConsentTermsInput, DirectiveFragment, DirectiveKind, Purpose } from '../generated/graphql.ts'
import { t, wordFor } from '../texts/index.ts'

/** What of a directive says what is shared. */
type Shared = Pick<DirectiveFragment, 'kind' | 'recipients' | 'purposes' | 'recordsSince' | 'slices' | 'validFrom'>

/** `now` as it happens, `ifAllSayYes` as it would, `said` as what someone has said, whatever came of it. */
type As = 'now' | 'ifAllSayYes' | 'said'

/**
 * Who gets what for which purpose and until when, in one sentence.
 * @param end the instant it ends
 */
export function writeSharing(directive: Shared, end: string, as: As): string {
  const { kind, purposes } = directive
  const period = writePeriod(directive, formatLastDay(end))
  return writeSentence({ kind, recipients: readRecipients(directive.recipients), purposes, period }, as)
}

/** What terms would let happen, or stop, once they are signed by all who must. */
export function writeTerms(terms: ConsentTermsInput): string {
  const kind = terms.kind ?? 'PERMIT'
  const period = t('directives.period', { until: formatDate(terms.to) })
  const said = { kind, recipients: readRecipients(terms.recipients), purposes: terms.purposes, period }
  return writeSentence(said, kind === 'PERMIT' ? 'ifAllSayYes' : 'now')
}

interface Said {
  readonly kind: DirectiveKind
  readonly recipients: readonly Recipient[]
  readonly purposes: readonly Purpose[]
  readonly period: string
}

function writeSentence({ kind, recipients, purposes, period }: Said, as: As): string {
  const sharing = { recipients: writeRecipients(recipients, kind), purposes: writePurposes(purposes), period }
  if (as === 'said') return t(`directives.said.${kind}`, sharing)
  if (as === 'ifAllSayYes') return t('directives.asks', sharing)
  if (kind === 'DENY' && isEveryone(recipients)) return t('directives.deniesEveryone', sharing)
  return t(kind === 'DENY' ? 'directives.denies' : 'directives.permits', {
    ...sharing,
    recipients: capitalise(sharing.recipients),
  })
}

export function writeRecipients(recipients: readonly Recipient[], kind: DirectiveKind): string {
  if (isEveryone(recipients)) return kind === 'PERMIT' ? t('directives.everyone') : t('directives.anyone')
  return writeList(recipients.map(writeRecipient))
}

export function writePurposes(purposes: readonly Purpose[]): string {
  if (PURPOSES.every((purpose) => purposes.includes(purpose))) return t('directives.anyPurpose')
  return writeList(purposes.map((purpose) => wordFor('words.purposesInSentence', purpose)))
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

type Member = { readonly displayName: string; readonly isMe: boolean } | null

/** A name as the reader knows it; oneself is `deg`. */
export function writeName(member: Member): string {
  if (member === null) return t('directives.someone')
  return member.isMe ? t('directives.you') : member.displayName
}

export function writeNames(members: readonly Member[]): readonly string[] {
  return members.map(writeName)
}
