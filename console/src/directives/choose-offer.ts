import type { Locale, OfferedTextFragment, SigningFragment } from '../generated/graphql.ts'
import { type ChosenText, chooseText } from './choose-text.ts'
import type { Fault } from './use-act.ts'

/** A text the registry offers to have signed, and its hash; or why there is none. */
export type Offer =
  | { readonly ok: true; readonly text: ChosenText; readonly textHash: string }
  | { readonly ok: false; readonly fault: Fault }

export function chooseOffer(
  offered: OfferedTextFragment,
  locale: Locale,
  languages: readonly SigningFragment[],
): Offer {
  const { textHash, problem } = offered
  if (problem !== null) return { ok: false, fault: { problem: problem.code } }
  const text = chooseText(offered, locale, languages)
  return text === null || textHash === null
    ? { ok: false, fault: { failure: 'INTERNAL' } }
    : { ok: true, text, textHash }
}
