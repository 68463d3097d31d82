import { createHash } from 'node:crypto'
import { dateInNorway } from '../policy/calendar.ts'
import type { GivenDirective } from '../policy/ledger.ts'
import { SLICE_IDS, sectorOf } from '../policy/slices.ts'
import { type Instant, type PlainDate, PURPOSES, SECTORS, SERVICES, TEAM_ROLES } from '../policy/vocabulary.ts'
import { CATALOGUE } from './catalogue.ts'
import { CONSENT_WORDING } from './consent-wording.ts'
import { type Locale, LOCALES, writeDate } from './locale.ts'
import { PURPOSE_WORDS, ROLE_WORDS, SECTOR_WORDS, SERVICE_WORDS } from './words.ts'

/** Changes with any text a family may sign: the catalogue's, the words' or the wording's. */
export const CONSENT_TEXT_VERSION = '2026-11'

/** What the text of a directive is written from; everything in it that a signer agrees to. */
export type ConsentTerms = Pick<
  GivenDirective,
  'kind' | 'slices' | 'recipients' | 'purposes' | 'validFrom' | 'validTo' | 'recordsSince' | 'legalNature'
>

/**
 * The whole text a family signs for a directive: plain lines, a blank line between sections, `- ` before each item. The
 * same terms give the same text, in whatever order slices, recipients and purposes come. Who signs is not part of it.
 * Times of day are not written: `validFrom` and `validTo` are told as the first and the last day that counts in Norway.
 */
export function renderConsentText(terms: ConsentTerms, locale: Locale): string {
  const wording = CONSENT_WORDING[terms.kind][locale]
  const date = (plain: PlainDate): string => writeDate(plain, locale)
  const since = terms.recordsSince === null ? null : date(terms.recordsSince)
  const sections = [
    [wording.title],
    [wording.slices, wording.slicesNote, ...listSlices(terms, locale)],
    [wording.recipients, wording.recipientsNote, ...listRecipients(terms, locale)],
    [wording.purposes, ...listPurposes(terms, locale)],
    [
      wording.period,
      wording.writePeriod(date(dateInNorway(terms.validFrom)), date(findLastDay(terms.validTo))),
      wording.writeRecords(since),
      wording.endsByAge,
    ],
    [wording.meaning, wording.legalNature[terms.legalNature], ...wording.consequences],
  ]
  return sections.map((lines) => lines.join('\n')).join('\n\n')
}

/** Lower-case hex SHA-256 over the version and the text in every language: one hash, whichever a signer read. */
export function hashConsentText(terms: ConsentTerms): string {
  const texts = LOCALES.map((locale) => renderConsentText(terms, locale))
  return createHash('sha256')
    .update(JSON.stringify([CONSENT_TEXT_VERSION, ...texts]))
    .digest('hex')
}

function findLastDay(validTo: Instant): PlainDate {
  return dateInNorway(new Date(Date.parse(validTo) - 1).toISOString())
}

function listSlices({ slices }: ConsentTerms, locale: Locale): readonly string[] {
  return SECTORS.flatMap((sector) => {
    const chosen = SLICE_IDS.filter((slice) => sectorOf(slice) === sector && slices.includes(slice))
    if (chosen.length === 0) return []
    const items = chosen.map((slice) => `- ${CATALOGUE[slice].name[locale]}: ${CATALOGUE[slice].description[locale]}`)
    return [SECTOR_WORDS[sector][locale], ...items]
  })
}

function listRecipients({ recipients }: ConsentTerms, locale: Locale): readonly string[] {
  const services = SERVICES.filter((service) =>
    recipients.some((recipient) => 'service' in recipient && recipient.service === service),
  )
  const roles = TEAM_ROLES.filter((role) =>
    recipients.some((recipient) => 'role' in recipient && recipient.role === role),
  )
  const names = [...services.map((service) => SERVICE_WORDS[service]), ...roles.map((role) => ROLE_WORDS[role])]
  return names.map((name) => `- ${name[locale]}`)
}

function listPurposes({ purposes }: ConsentTerms, locale: Locale): readonly string[] {
  return PURPOSES.filter((purpose) => purposes.includes(purpose)).map(
    (purpose) => `- ${PURPOSE_WORDS[purpose][locale]}`,
  )
}
