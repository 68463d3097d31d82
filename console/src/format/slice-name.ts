import type { SliceNameFragment } from '../generated/graphql.ts'
import { LANGUAGES } from '../texts/languages.ts'
import { readLanguage } from '../texts/index.ts'

/**
 * A slice's name in the language of the page. The registry is asked for every language it has at once: to ask anew when
 * the reader chooses another would be one more look in the child's log.
 */
export function writeSliceName(slice: Pick<SliceNameFragment, 'nb' | 'nn' | 'en'>): string {
  return slice[LANGUAGES[readLanguage()].registry]
}
