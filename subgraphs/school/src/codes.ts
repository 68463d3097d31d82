import type { MarkStatus, SchoolGrade } from './generated/sdl.ts'

/**
 * What a source's codes become. The source's own code and words are not kept: a school owner's list may hold illness,
 * diagnosis or another service's name. A code that is not in its table becomes `OTHER`. The codes are FINT's examples;
 * a school owner with other codes adds them here.
 */
function narrowWith<T extends string>(table: Readonly<Record<string, T>>): (kode: string) => T | 'OTHER' {
  return (kode) => (Object.hasOwn(table, kode) ? (table[kode] as T) : 'OTHER')
}

export const narrowElevkategori = narrowWith({ heltid: 'FULL_TIME', deltid: 'PART_TIME' })

/** `H` is absence for health reasons with a doctor's statement: documented, and no more than that. */
export const narrowFravarstype = narrowWith({ U: 'UNDOCUMENTED', D: 'DOCUMENTED', H: 'DOCUMENTED', P: 'LEAVE' })

export const narrowVarseltype = narrowWith({ FRAV: 'ABSENCE', VURD: 'ASSESSMENT_BASIS', ORD: 'ORDER' })

export const narrowTilrettelegging = narrowWith({ UT25: 'EXTENDED_TIME', LYD: 'READ_ALOUD' })

export const narrowEksamensform = narrowWith({ S: 'WRITTEN', M: 'ORAL', P: 'PRACTICAL', MP: 'ORAL_PRACTICAL' })

/** `OTAP` is a measure run by NAV: an activity, and no word of NAV. */
export const narrowOtStatus = narrowWith({
  OTAR: 'IN_ACTIVITY',
  OTMI: 'IN_ACTIVITY',
  OTAP: 'IN_ACTIVITY',
  OTUK: 'UNKNOWN_ACTIVITY',
})

export const narrowVedtakstype = narrowWith({
  INDIVIDUELT_TILRETTELAGT_OPPLARING: 'INDIVIDUALLY_ADAPTED_EDUCATION',
  PERSONLIG_ASSISTANSE: 'PERSONAL_ASSISTANCE',
  FYSISK_TILRETTELEGGING: 'PHYSICAL_ADAPTATION',
})

export const narrowKonklusjon = narrowWith({ BEHOV: 'NEEDS_ADAPTED_EDUCATION', IKKE_BEHOV: 'NO_NEED' })

/** A mark of 1–6, or why there is none. */
export interface Karakter {
  readonly mark: number | null
  readonly status: MarkStatus
}

/** `IV` is no basis for a mark. All other codes, such as exemption, are `OTHER`. */
export function narrowKarakter(kode: string): Karakter {
  if (/^[1-6]$/.test(kode)) return { mark: Number(kode), status: 'MARKED' }
  return { mark: null, status: kode === 'IV' ? 'NO_BASIS' : 'OTHER' }
}

/** Where in the course of education an enrolment is. */
export interface Placement {
  readonly grade: SchoolGrade | null
  readonly programme: string | null
}

/** Utdanningsprogram of upper secondary school as the Directorate for Education and Training names them (LK20). */
const PROGRAMMES = [
  'Bygg- og anleggsteknikk',
  'Elektro og datateknologi',
  'Frisør, blomster, interiør og eksponeringsdesign',
  'Helse- og oppvekstfag',
  'Håndverk, design og produktutvikling',
  'Idrettsfag',
  'Informasjonsteknologi og medieproduksjon',
  'Kunst, design og arkitektur',
  'Medier og kommunikasjon',
  'Musikk, dans og drama',
  'Naturbruk',
  'Påbygging til generell studiekompetanse',
  'Restaurant- og matfag',
  'Salg, service og reiseliv',
  'Studiespesialisering',
  'Teknologi- og industrifag',
] as const

const PLACEMENT = /^(?:(?<trinn>[1-9]|10)\. ?trinn|vg ?(?<vg>[1-3]))(?:[ ,:–-]+(?<rest>.*))?$/iu

/**
 * Reads grade and programme from the start of `Elevforhold.beskrivelse`, such as "Vg1 studiespesialisering" or
 * "4. trinn". Nothing else of that text is kept: it is free, and may tell of adapted education or of health.
 */
export function readPlacement(beskrivelse: string): Placement {
  const { trinn, vg, rest } = PLACEMENT.exec(beskrivelse)?.groups ?? {}
  const written = rest?.toLocaleLowerCase('nb')
  return {
    // The pattern takes the numbers of these grades alone.
    grade: (trinn !== undefined ? `GRADE_${trinn}` : vg !== undefined ? `VG${vg}` : null) as SchoolGrade | null,
    programme: PROGRAMMES.find((name) => written?.startsWith(name.toLocaleLowerCase('nb'))) ?? null,
  }
}
