import type { Collections } from './fint.ts'
import type { SchoolRecords } from './records.ts'

type EndpointName = keyof Collections

const ENROLMENT: readonly EndpointName[] = ['elev', 'elevforhold']
const WARNINGS: readonly EndpointName[] = ['varsel', 'varseltype', 'faggruppemedlemskap', 'faggruppe', 'fag']

/** The endpoints that `joinRecords` reads for each slice. Where one of them was not read, the slice is not told. */
export const SLICE_ENDPOINTS: Readonly<Record<keyof SchoolRecords, readonly EndpointName[]>> = {
  enrolment: [...ENROLMENT, 'skole', 'elevkategori', 'skolear'],
  attendance: [
    ...ENROLMENT,
    ...WARNINGS,
    'elevfravar',
    'fravarsregistrering',
    'fravarstype',
    'fravarsoversikt',
    'skolear',
  ],
  contacts: [
    ...ENROLMENT,
    'skole',
    'kontaktlarergruppemedlemskap',
    'kontaktlarergruppe',
    'undervisningsforhold',
    'skoleressurs',
    'person',
  ],
  adaptedEducation: [
    ...ENROLMENT,
    'fag',
    'elevtilrettelegging',
    'tilrettelegging',
    'eksamensform',
    'tilretteleggingsvedtak',
  ],
  ppt: ['sakkyndigvurdering'],
  assessment: [...ENROLMENT, ...WARNINGS, 'elevvurdering', 'halvarsfagvurdering', 'karakterverdi', 'skolear'],
  followUpService: ['otungdom', 'otstatus', 'otenhet'],
}
