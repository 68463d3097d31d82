import { z } from 'zod'
import type { Collection, Endpoint } from './collection.ts'
import {
  narrowEksamensform,
  narrowElevkategori,
  narrowFravarstype,
  narrowKarakter,
  narrowKonklusjon,
  narrowOtStatus,
  narrowTilrettelegging,
  narrowVarseltype,
  narrowVedtakstype,
  readPlacement,
} from './codes.ts'
import {
  count,
  date,
  datePeriod,
  hundredths,
  identifier,
  many,
  maybe,
  object,
  owner,
  period,
  person,
  text,
  truth,
} from './fint-values.ts'

/**
 * The records of FINT's information model 4.1.0 (`formats/fint-utdanning-v4.1.0.json`) and of our own PPT files
 * (`formats/samsyn-ppt.schema.json`), under the format's own names. Each has the members we use and no other: what is
 * not named here, such as `kommentar`, `tekst` and `avbruddsarsak`, is gone once a record is read.
 */

const systemId = identifier

const define = <T>(path: string, identifiers: Endpoint<T>['identifiers'], record: z.ZodType<T>): Endpoint<T> => ({
  path,
  identifiers,
  record,
})

/** A code list, of which only the narrowed code is kept. */
const defineCodes = <T>(path: string, narrow: (kode: string) => T): Endpoint<{ systemId: string; kode: T }> =>
  define(
    path,
    ['systemId'],
    object({ systemId, kode: text }).transform((begrep) => ({ systemId: begrep.systemId, kode: narrow(begrep.kode) })),
  )

/** A national subject code (Grep): three letters and four digits. */
const SUBJECT_CODE = /^[A-ZÆØÅ]{3}\d{4}$/

/** A contact group's usual name: grade and letters, such as 4B or 1STA. */
const GROUP_NAME = /^\d{1,2} ?[A-ZÆØÅ]{1,5}\d?$/

const absenceShare = object({ fravarstimer: hundredths, undervisningstimer: hundredths, prosent: hundredths })

export const ENDPOINTS = {
  elev: define(
    'utdanning/elev/elev',
    ['systemId', 'elevnummer'],
    object({ systemId, elevnummer: identifier.nullish(), _links: object({ person }) }),
  ),
  elevforhold: define(
    'utdanning/elev/elevforhold',
    ['systemId'],
    object({
      systemId,
      beskrivelse: text.nullish().transform((beskrivelse) => readPlacement(beskrivelse ?? '')),
      hovedskole: truth.nullish(),
      tosprakligFagopplaring: truth.nullish(),
      avbruddsdato: date.nullish(),
      gyldighetsperiode: datePeriod.nullish(),
      anmerkninger: z
        .array(
          object({ atferd: count, orden: count, _links: object({ skolear: maybe }).prefault({}) }),
          'is not a list of remarks',
        )
        .nullish(),
      _links: object({ elev: owner, skole: maybe, kategori: maybe, skolear: maybe }),
    }),
  ),
  skole: define(
    'utdanning/utdanningsprogram/skole',
    ['systemId', 'skolenummer', 'organisasjonsnummer'],
    object({
      systemId,
      skolenummer: identifier.nullish(),
      organisasjonsnummer: identifier.nullish(),
      navn: text,
      kontaktinformasjon: object({ epostadresse: text.nullish(), telefonnummer: text.nullish() }).nullish(),
    }),
  ),
  elevkategori: defineCodes('utdanning/kodeverk/elevkategori', narrowElevkategori),
  skolear: define('utdanning/kodeverk/skolear', ['systemId'], object({ systemId, navn: text })),

  elevfravar: define(
    'utdanning/vurdering/elevfravar',
    ['systemId'],
    object({ systemId, _links: object({ elevforhold: owner }) }),
  ),
  fravarsregistrering: define(
    'utdanning/vurdering/fravarsregistrering',
    ['systemId'],
    object({
      systemId,
      foresPaVitnemal: truth,
      periode: period,
      _links: object({ elevfravar: owner, fravarstype: maybe }),
    }),
  ),
  fravarstype: defineCodes('utdanning/kodeverk/fravarstype', narrowFravarstype),
  fravarsoversikt: define(
    'utdanning/vurdering/fravarsoversikt',
    ['systemId'],
    object({
      systemId,
      halvar: absenceShare,
      skolear: absenceShare,
      _links: object({ elevforhold: owner, fag: maybe }),
    }),
  ),
  varsel: define(
    'utdanning/elev/varsel',
    ['systemId'],
    object({
      systemId,
      fravarsprosent: hundredths,
      sendt: date,
      _links: object({ faggruppemedlemskap: owner, type: maybe }),
    }),
  ),
  varseltype: defineCodes('utdanning/kodeverk/varseltype', narrowVarseltype),
  faggruppemedlemskap: define(
    'utdanning/timeplan/faggruppemedlemskap',
    ['systemId'],
    object({ systemId, _links: object({ elevforhold: owner, faggruppe: maybe }) }),
  ),
  faggruppe: define(
    'utdanning/timeplan/faggruppe',
    ['systemId'],
    object({ systemId, _links: object({ fag: maybe }).prefault({}) }),
  ),
  fag: define(
    'utdanning/timeplan/fag',
    ['systemId'],
    object({ systemId, navn: text, beskrivelse: text.nullish() }).transform(({ navn, beskrivelse, ...rest }) => ({
      ...rest,
      fag: SUBJECT_CODE.test(navn) ? { navn, beskrivelse: beskrivelse ?? null } : null,
    })),
  ),

  kontaktlarergruppemedlemskap: define(
    'utdanning/elev/kontaktlarergruppemedlemskap',
    ['systemId'],
    object({
      systemId,
      gyldighetsperiode: datePeriod.nullish(),
      _links: object({ elevforhold: owner, kontaktlarergruppe: maybe }),
    }),
  ),
  kontaktlarergruppe: define(
    'utdanning/elev/kontaktlarergruppe',
    ['systemId'],
    object({
      systemId,
      navn: text.transform((navn) => (GROUP_NAME.test(navn) ? navn : null)),
      _links: object({ skole: maybe, undervisningsforhold: many.default([]) }).prefault({}),
    }),
  ),
  undervisningsforhold: define(
    'utdanning/elev/undervisningsforhold',
    ['systemId'],
    object({ systemId, _links: object({ skoleressurs: maybe }).prefault({}) }),
  ),
  skoleressurs: define(
    'utdanning/elev/skoleressurs',
    ['systemId', 'feidenavn'],
    object({ systemId, feidenavn: identifier.nullish(), _links: object({ person: maybe }).prefault({}) }),
  ),
  person: define(
    'utdanning/elev/person',
    ['fodselsnummer'],
    object({
      fodselsnummer: identifier,
      navn: object({ fornavn: text, mellomnavn: text.nullish(), etternavn: text }).transform(
        ({ fornavn, mellomnavn, etternavn }) =>
          [fornavn, mellomnavn, etternavn].filter((part) => typeof part === 'string').join(' '),
      ),
    }),
  ),

  elevtilrettelegging: define(
    'utdanning/elev/elevtilrettelegging',
    ['systemId'],
    object({
      systemId,
      _links: object({ elev: owner, fag: maybe, tilrettelegging: maybe, eksamensform: maybe }),
    }),
  ),
  tilrettelegging: defineCodes('utdanning/kodeverk/tilrettelegging', narrowTilrettelegging),
  eksamensform: defineCodes('utdanning/kodeverk/eksamensform', narrowEksamensform),

  elevvurdering: define(
    'utdanning/vurdering/elevvurdering',
    ['systemId'],
    object({ systemId, _links: object({ elevforhold: owner }) }),
  ),
  halvarsfagvurdering: define(
    'utdanning/vurdering/halvarsfagvurdering',
    ['systemId'],
    object({
      systemId,
      vurderingsdato: date,
      _links: object({ elevvurdering: owner, fag: maybe, skolear: maybe, karakter: maybe }),
    }),
  ),
  karakterverdi: defineCodes('utdanning/vurdering/karakterverdi', narrowKarakter),

  otungdom: define(
    'utdanning/ot/otungdom',
    ['systemId'],
    object({ systemId, _links: object({ person, status: maybe, enhet: maybe }) }),
  ),
  otstatus: defineCodes('utdanning/kodeverk/otstatus', narrowOtStatus),
  otenhet: define('utdanning/kodeverk/otenhet', ['systemId'], object({ systemId, navn: text })),

  sakkyndigvurdering: define(
    'samsyn/ppt/sakkyndigvurdering',
    ['systemId'],
    object({
      systemId,
      henvist: date,
      ferdigstilt: date.nullish(),
      konklusjon: text.transform(narrowKonklusjon).nullish(),
      nyVurderingInnen: date.nullish(),
      _links: object({ person }),
    }),
  ),
  tilretteleggingsvedtak: define(
    'samsyn/ppt/tilretteleggingsvedtak',
    ['systemId'],
    object({
      systemId,
      vedtaksdato: date,
      type: text.transform(narrowVedtakstype).nullish(),
      gyldighetsperiode: datePeriod.nullish(),
      arstimer: hundredths.nullish(),
      _links: object({ person }),
    }),
  ),
}

type RecordOf<E> = E extends Endpoint<infer T> ? T : never

/** What was read of each endpoint. */
export type Collections = { readonly [Name in keyof typeof ENDPOINTS]: Collection<RecordOf<(typeof ENDPOINTS)[Name]>> }
