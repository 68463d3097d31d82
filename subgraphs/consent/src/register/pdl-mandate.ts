import { z } from 'zod'
import { identityNumber, readValidity, validity, type Validity } from './pdl-values.ts'

/** Whose guardianship (vergemål) covers a person's personal affairs, from a record of `vergemaalEllerFremtidsfullmakt`. */
export interface HeldMandate extends Validity {
  /** National identity number. */
  readonly verge: string
}

const TYPES = [
  'voksen',
  'midlertidigForVoksen',
  'mindreaarig',
  'midlertidigForMindreaarig',
  'ensligMindreaarigAsylsoeker',
  'ensligMindreaarigFlyktning',
  'forvaltningUtenforVergemaal',
  'stadfestetFremtidsfullmakt',
] as const

const SCOPES = [
  'personligeInteresser',
  'personligeOgOekonomiskeInteresser',
  'utlendingssakerPersonligeOgOekonomiskeInteresser',
  'oekonomiskeInteresser',
] as const

const scope = z.object({
  motpartsPersonident: identityNumber.nullish(),
  omfang: z.enum(SCOPES).nullish(),
  omfangetErInnenPersonligOmraade: z.boolean().nullish(),
  /** The services' tasks that the mandate is for. */
  tjenesteomraade: z.array(z.unknown()).nullish(),
})

/** A record whose type or scope is unknown, left out or says two things cannot be read. */
export const mandate = z.object({
  type: z.enum(TYPES),
  vergeEllerFullmektig: scope.refine(tellsScope, { path: ['omfang'] }),
  folkeregistermetadata: validity,
})

/**
 * The verge of an adult in personal affairs (vergemålsloven §§ 20 and 21), and nobody else: no minor's, for whom others
 * decide; no holder of a fremtidsfullmakt, whose scope its own text tells; and none whose mandate is for some services'
 * tasks alone, since a directive may be about any of them.
 * @param held `null`: a record that cannot be read, and counts for nothing
 */
export function readMandate(held: z.infer<typeof mandate> | null, ward: string): readonly HeldMandate[] {
  if (held === null) return []
  const { type, vergeEllerFullmektig, folkeregistermetadata } = held
  const { motpartsPersonident: verge, omfang } = vergeEllerFullmektig
  const isForAdult = type === 'voksen' || type === 'midlertidigForVoksen'
  const isPersonal = omfang === 'personligeInteresser' || omfang === 'personligeOgOekonomiskeInteresser'
  if (!isForAdult || !isPersonal || isLimited(vergeEllerFullmektig) || verge == null || verge === ward) return []
  return [{ verge, ...readValidity(folkeregistermetadata) }]
}

function tellsScope(told: z.infer<typeof scope>): boolean {
  const { omfang, omfangetErInnenPersonligOmraade: isPersonal } = told
  if (omfang == null) return isPersonal === false || isLimited(told)
  return isPersonal == null || isPersonal === (omfang !== 'oekonomiskeInteresser')
}

function isLimited({ tjenesteomraade }: z.infer<typeof scope>): boolean {
  return tjenesteomraade != null && tjenesteomraade.length > 0
}
