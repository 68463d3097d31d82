import { z } from 'zod'
import type { SourceFault } from '@samsyn/kit'
import {
  ADDRESS_PROTECTIONS,
  type AddressProtection,
  isPlainDate,
  type PlainDate,
  RESPONSIBILITIES,
  type Responsibility,
} from '@samsyn/schema/policy'
import { type HeldMandate, mandate, readMandate } from './pdl-mandate.ts'
import { identityNumber, localTime, readValidity, validity, type Validity } from './pdl-values.ts'

/** One person as PDL (the population register's copy at NAV) answers `hentPerson`. */

/** Reports a fault in the file at hand. */
export type Report = (kind: SourceFault['kind'], place: string, reason: string) => void

export interface RegisterPerson {
  readonly nationalIdentityNumber: string
  readonly displayName: string | null
  readonly birthDate: PlainDate | null
  /** The strictest that is registered; the strictest there is where one cannot be read. */
  readonly addressProtection: AddressProtection
  readonly municipality: string | null
  /** Who has parental responsibility (foreldreansvar) for this person, at whatever time. */
  readonly responsibility: readonly HeldResponsibility[]
  /** Whose guardianship (vergemål) covers this person's personal affairs, at whatever time. */
  readonly verger: readonly HeldMandate[]
  /** National identity numbers. */
  readonly parents: readonly string[]
  readonly children: readonly string[]
  /** False: a family relation could not be read, so someone may be missing from the two lists above. */
  readonly hasAllRelations: boolean
}

export interface HeldResponsibility extends Validity {
  /** National identity number; `null`: someone without one, or who cannot be read. */
  readonly holder: string | null
  readonly kind: Responsibility
}

const records = z.array(z.unknown())

// A list that the query left out is a fault: read as empty, it would say that no address is protected, or end a mandate.
const answer = z.object({
  data: z.object({
    hentPerson: z.object({
      folkeregisteridentifikator: records,
      foedselsdato: records,
      adressebeskyttelse: records,
      foreldreansvar: records,
      forelderBarnRelasjon: records,
      vergemaalEllerFremtidsfullmakt: records,
      bostedsadresse: records.nullish(),
      navn: records.nullish(),
    }),
  }),
})

const municipalityNumber = z.string().regex(/^\d{4}$/)

const identifier = z.object({ identifikasjonsnummer: identityNumber, status: z.string() })
const birth = z.object({ foedselsdato: z.string().refine(isPlainDate).nullish() })
const protection = z.object({ gradering: z.enum(ADDRESS_PROTECTIONS) })
const address = z.object({
  gyldigTilOgMed: localTime.nullish(),
  vegadresse: z.object({ kommunenummer: municipalityNumber.nullish() }).nullish(),
  matrikkeladresse: z.object({ kommunenummer: municipalityNumber.nullish() }).nullish(),
  ukjentBosted: z.object({ bostedskommune: municipalityNumber.nullish() }).nullish(),
})
const responsibility = z.object({
  ansvar: z.enum(RESPONSIBILITIES),
  ansvarlig: identityNumber.nullish(),
  ansvarssubjekt: identityNumber.nullish(),
  folkeregistermetadata: validity,
})
const relation = z.object({
  relatertPersonsIdent: identityNumber.nullish(),
  relatertPersonsRolle: z.enum(['MOR', 'FAR', 'MEDMOR', 'BARN']),
})
const name = z.object({ fornavn: z.string(), mellomnavn: z.string().nullish(), etternavn: z.string() })

const PERSON = '/data/hentPerson'

/**
 * Reads an answer to `hentPerson`. A record that cannot be read is reported and taken as the strictest it might say.
 * @returns `null`, reported: the answer is an error, or does not tell who the person is.
 */
export function readPerson(value: unknown, report: Report): RegisterPerson | null {
  // PDL answers errors with HTTP 200, and what stands beside them may be incomplete.
  if (z.looseObject({ errors: records.min(1) }).safeParse(value).success) {
    report('FILE_REFUSED', '/errors/0', 'the answer is an error')
    return null
  }
  const read = answer.safeParse(value)
  if (!read.success) {
    report('FILE_REFUSED', placeOf(read.error, ''), 'is no answer to hentPerson')
    return null
  }
  const person = read.data.data.hentPerson
  const list = <T>(field: keyof typeof person, schema: z.ZodType<T>) =>
    readCurrent(schema, person[field] ?? [], `${PERSON}/${field}`, report)

  const inUse = list('folkeregisteridentifikator', identifier).filter((one) => one?.status === 'I_BRUK')
  const number = inUse[0]?.identifikasjonsnummer
  if (inUse.length !== 1 || number === undefined) {
    report('FILE_REFUSED', `${PERSON}/folkeregisteridentifikator`, 'does not hold exactly one number in use')
    return null
  }
  const births = new Set(list('foedselsdato', birth).map((one) => one?.foedselsdato ?? null))
  const relations = list('forelderBarnRelasjon', relation)
  const related = (isChild: boolean): readonly string[] =>
    relations.flatMap((one) =>
      one?.relatertPersonsIdent != null && (one.relatertPersonsRolle === 'BARN') === isChild
        ? [one.relatertPersonsIdent]
        : [],
    )
  return {
    nationalIdentityNumber: number,
    displayName:
      list('navn', name)
        .map((one) => (one === null ? '' : writeName(one)))
        .find((one) => one !== '') ?? null,
    // Two birth dates decide no age.
    birthDate: births.size === 1 ? ([...births][0] ?? null) : null,
    addressProtection: findStrictest(
      list('adressebeskyttelse', protection).map((one) => one?.gradering ?? 'STRENGT_FORTROLIG_UTLAND'),
    ),
    municipality: findMunicipality(list('bostedsadresse', address)),
    responsibility: list('foreldreansvar', responsibility).flatMap((one) => readResponsibility(one, number)),
    verger: list('vergemaalEllerFremtidsfullmakt', mandate).flatMap((one) => readMandate(one, number)),
    parents: related(false),
    children: related(true),
    hasAllRelations: !relations.includes(null),
  }
}

/** The strictest of some grades; `UGRADERT` of none. */
export function findStrictest(grades: readonly AddressProtection[]): AddressProtection {
  return ADDRESS_PROTECTIONS[Math.max(0, ...grades.map((grade) => ADDRESS_PROTECTIONS.indexOf(grade)))] ?? 'UGRADERT'
}

const historic = z.looseObject({ metadata: z.looseObject({ historisk: z.literal(true) }) })

/** Reads the records that are not historic, in order; `null`, reported, for each that cannot be read. */
function readCurrent<T>(
  schema: z.ZodType<T>,
  all: readonly unknown[],
  pointer: string,
  report: Report,
): readonly (T | null)[] {
  return all.flatMap((record, index) => {
    if (historic.safeParse(record).success) return []
    const read = schema.safeParse(record)
    if (read.success) return [read.data]
    report('RECORD_SKIPPED', placeOf(read.error, `${pointer}/${index}`), 'cannot be read')
    return [null]
  })
}

function placeOf(error: z.ZodError, pointer: string): string {
  const path = error.issues[0]?.path.map((step) => `/${String(step)}`).join('') ?? ''
  return `${pointer}${path}` || 'whole file'
}

function writeName({ fornavn, mellomnavn, etternavn }: z.infer<typeof name>): string {
  return [fornavn, mellomnavn, etternavn].filter((part) => part != null && part !== '').join(' ')
}

function findMunicipality(addresses: readonly (z.infer<typeof address> | null)[]): string | null {
  const current = addresses.find((one) => one !== null && one.gyldigTilOgMed == null)
  return (
    current?.vegadresse?.kommunenummer ??
    current?.matrikkeladresse?.kommunenummer ??
    current?.ukjentBosted?.bostedskommune ??
    null
  )
}

/** A parent's own record has entries for the children that parent answers for: those are not about this person. */
function readResponsibility(
  held: z.infer<typeof responsibility> | null,
  subject: string,
): readonly HeldResponsibility[] {
  if (held === null) return [{ holder: null, kind: 'ukjent', from: null, to: null }]
  const { ansvar, ansvarlig, ansvarssubjekt, folkeregistermetadata } = held
  if ((ansvarssubjekt ?? subject) !== subject || ansvarlig === subject) return []
  return [
    {
      holder: ansvarlig ?? null,
      // `ansvarligUtenIdentifikator`: someone who can't sign here, and whose consent is needed all the same.
      kind: ansvarlig == null ? 'ukjent' : ansvar,
      ...readValidity(folkeregistermetadata),
    },
  ]
}
