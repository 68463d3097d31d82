import { sectorOf, SLICES, type SliceId } from '@samsyn/schema/policy'
import { CATALOGUE } from '@samsyn/schema/sdl'
import type { LocaleArgument } from './consent-text.ts'

export const sliceFields = {
  id: (slice: SliceId) => slice,
  sector: (slice: SliceId) => sectorOf(slice),
  name: (slice: SliceId, { locale }: LocaleArgument) => CATALOGUE[slice].name[locale],
  description: (slice: SliceId, { locale }: LocaleArgument) => CATALOGUE[slice].description[locale],
  sensitivity: (slice: SliceId) => SLICES[slice].sensitivity,
  longestMonths: (slice: SliceId) => SLICES[slice].longestMonths,
}
