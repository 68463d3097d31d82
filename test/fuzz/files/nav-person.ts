import type { Canaries } from '../canaries.ts'
import type { Person } from '../people.ts'
import type { Random } from '../random.ts'
import { type Entry, hold } from '../records.ts'

/** What NAV has on one person: who they are, what they receive. */

/** The files of one person's folder, by name. */
export type PersonFiles = Readonly<Record<string, unknown>>

export function describePerson(person: Person, word: () => string, further: object): unknown {
  return {
    data: {
      hentPerson: {
        folkeregisteridentifikator: [
          { identifikasjonsnummer: person.nationalIdentityNumber, status: 'I_BRUK', type: 'FNR' },
        ],
        navn: [{ fornavn: word(), mellomnavn: null, etternavn: word() }],
        bostedsadresse: [{ vegadresse: { adressenavn: word(), husnummer: '7', postnummer: '9999' } }],
        ...further,
      },
    },
  }
}

interface Supports {
  readonly file: unknown
  readonly entries: readonly Entry[]
}

const SUPPORTS = {
  BOSTOTTE: 'HOUSING_ALLOWANCE',
  OKONOMISK_STONAD: 'FINANCIAL_ASSISTANCE',
  OKONOMISK_RADGIVNING: 'FINANCIAL_COUNSELLING',
  SYKEPENGER: 'INCOME_BENEFIT',
} as const

export function createSupports(canaries: Canaries, random: Random): Supports {
  const rows = [0, 1].map(() => {
    const [start, end] = canaries.days(-3_000, -5)
    return {
      ytelse: random.pick(['BOSTOTTE', 'OKONOMISK_STONAD', 'OKONOMISK_RADGIVNING', 'SYKEPENGER'] as const),
      start,
      end,
    }
  })
  const never = { ytelse: 'HJELPESTONAD', fraDato: canaries.day(-3_000, -5), tilDato: null, felles: false }
  return {
    file: {
      ytelser: [
        ...rows.map(({ ytelse, start, end }) => ({
          ytelse,
          fraDato: start,
          tilDato: end,
          felles: false,
          begrunnelse: canaries.word(),
          belop: canaries.number(),
        })),
        { ...never, begrunnelse: canaries.word() },
      ],
    },
    entries: rows.map(({ ytelse, start, end }) => ({
      date: start,
      told: hold({ kind: SUPPORTS[ytelse], startDate: start, endDate: end }),
    })),
  }
}

/** A parent's folder, and what of it is told as the household's. */
export function createParentFiles(
  parent: Person,
  canaries: Canaries,
  random: Random,
): { readonly files: PersonFiles; readonly household: readonly Entry[] } {
  const household = createSupports(canaries, random)
  return {
    files: {
      'pdl-hentPerson.json': describePerson(parent, canaries.word, { forelderBarnRelasjon: [] }),
      'husholdningsokonomi.json': household.file,
    },
    household: household.entries,
  }
}
