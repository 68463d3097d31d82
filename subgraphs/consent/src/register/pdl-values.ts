import { z } from 'zod'

/** Values that PDL writes the same way in several kinds of record. */

/** A date and time as PDL writes it: in Norway, without a zone. Two of them compare as strings. */
export type LocalTime = string

/** When something counts: from the first moment, and until the second. */
export interface Validity {
  readonly from: LocalTime | null
  readonly to: LocalTime | null
}

export const identityNumber = z.string().regex(/^\d{11}$/)

export const localTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/)

/** `folkeregistermetadata`. */
export const validity = z
  .object({ gyldighetstidspunkt: localTime.nullish(), opphoerstidspunkt: localTime.nullish() })
  .nullish()

export function readValidity(metadata: z.infer<typeof validity>): Validity {
  return { from: metadata?.gyldighetstidspunkt ?? null, to: metadata?.opphoerstidspunkt ?? null }
}
