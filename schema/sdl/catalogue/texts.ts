import type { SliceId } from '../../policy/slices.ts'
import type { Sector } from '../../policy/vocabulary.ts'
import type { Texts } from '../locale.ts'

/** What a family reads about one slice before it says yes or no. */
export interface SliceTexts {
  readonly name: Texts
  /** Short sentences: what a recipient sees, which may be that there is nothing, and what a recipient does not see. */
  readonly description: Texts
}

/** Exactly the slices of one sector. */
export type SectorCatalogue<S extends Sector> = Readonly<Record<Extract<SliceId, `${S}.${string}`>, SliceTexts>>
