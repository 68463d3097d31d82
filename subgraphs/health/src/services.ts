import type { Concept } from './fhir.ts'

/**
 * Which slice a service belongs to, by the service type codes of Volven (formats/service-types.json). A service that is
 * not in the list is not shared: its resource is left out.
 */

export type SharedService = 'GENERAL_PRACTITIONER' | 'CHILD_HABILITATION' | 'SPEECH_THERAPY'
/** `WITHHELD`: known, and in no slice. `UNKNOWN`: not in the list. */
export type ServiceKind = SharedService | 'SCHOOL_NURSE' | 'MENTAL_HEALTH' | 'WITHHELD' | 'UNKNOWN'

const MUNICIPAL = 'urn:oid:2.16.578.1.12.4.1.1.8663'
const HOSPITAL = 'urn:oid:2.16.578.1.12.4.1.1.8655'

const KINDS: ReadonlyMap<string, ServiceKind> = new Map<string, ServiceKind>([
  [`${MUNICIPAL}|KF01`, 'SCHOOL_NURSE'],
  // A youth may go to the youth clinic without the guardians' knowledge: pasient- og brukerrettighetsloven § 3-4.
  [`${MUNICIPAL}|KF0103`, 'WITHHELD'],
  [`${MUNICIPAL}|KF0107`, 'MENTAL_HEALTH'],
  [`${MUNICIPAL}|KP03`, 'MENTAL_HEALTH'],
  [`${MUNICIPAL}|KA01`, 'GENERAL_PRACTITIONER'],
  // The family team's contact is as much about the parents, who have not consented as patients.
  [`${MUNICIPAL}|KX12`, 'WITHHELD'],
  [`${HOSPITAL}|PB`, 'MENTAL_HEALTH'],
  [`${HOSPITAL}|H07`, 'CHILD_HABILITATION'],
  [`${HOSPITAL}|A09`, 'SPEECH_THERAPY'],
])

/** Where a resource has several codes, the one that shares least decides. */
const LEAST_SHARED_FIRST: readonly ServiceKind[] = ['UNKNOWN', 'WITHHELD', 'MENTAL_HEALTH', 'SCHOOL_NURSE']

export function classifyService(concepts: readonly Concept[]): ServiceKind {
  const kinds = concepts
    .flatMap((concept) => concept.coding ?? [{}])
    .map(({ system, code }) => KINDS.get(`${system ?? ''}|${code ?? ''}`) ?? 'UNKNOWN')
  return LEAST_SHARED_FIRST.find((kind) => kinds.includes(kind)) ?? kinds[0] ?? 'UNKNOWN'
}

export function isSharedService(kind: ServiceKind): kind is SharedService {
  return !LEAST_SHARED_FIRST.includes(kind)
}

const NAMED_SERVICE = new RegExp(
  [
    String.raw`(?<!\p{L})(?:bup|dps|ppt|nav)(?!\p{L})`,
    'psyk',
    'pedagogisk-psykologisk',
    'helsesykepleier|helsesøster|skolehelse|helsestasjon',
    'barnevern|fosterhjem|beredskapshjem|barnehus|omsorgssenter',
    'krisesenter|familievern|familieteam|rusom|ruspoli|avrusning',
  ].join('|'),
  'iu',
)

/**
 * Whether a text names a service that has a slice of its own, in any sector, or that tells of a parent. A second line
 * behind the codes, for the few texts that are shared: it knows these words only.
 */
export function namesOtherService(text: string): boolean {
  return NAMED_SERVICE.test(text.normalize('NFC'))
}
