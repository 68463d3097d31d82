import { type ActResult, checkTerms, type Directive, type Instant } from '@samsyn/schema/policy'
import { type ConsentTerms, hashConsentText, type Locale, maySignIn, renderConsentText } from '@samsyn/schema/sdl'
import type { RegistryContext } from './loaders.ts'
import { describeProblem } from './problems.ts'
import { readTerms, type TermsInput, type TermsResult } from './terms.ts'

/** What text a family reads before it signs. */

export interface LocaleArgument {
  readonly locale: Locale
}

/** Whether the text of a directive's terms is still, letter for letter, the one that was signed. */
export function isTextKept(directive: Directive): boolean {
  return hashConsentText(directive) === directive.textHash
}

/** A text that nobody has reviewed is read, and not signed. */
export function signIn(locale: Locale, sign: () => ActResult): ActResult {
  return maySignIn(locale) ? sign() : { ok: false, code: 'LANGUAGE_NOT_REVIEWED' }
}

/** The terms whose text would be signed now, or what is wrong with them. */
export async function readConsentText(_: unknown, { terms }: { terms: TermsInput }, { registry }: RegistryContext) {
  const now = await registry.now()
  const read = readTerms(terms, now)
  return offerText(read, now)
}

/** The text of terms that are sound, with its hash. */
export function offerText(read: TermsResult, now: Instant) {
  if (!read.ok) return describeProblem(read.code)
  const fault = checkTerms(read.terms, now)
  if (fault !== null) return describeProblem(fault)
  return { terms: read.terms, textHash: hashConsentText(read.terms), problem: null }
}

export const consentTextFields = {
  text: ({ terms }: { terms?: ConsentTerms }, { locale }: LocaleArgument) =>
    terms === undefined ? null : renderConsentText(terms, locale),
}
