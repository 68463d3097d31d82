import { z } from 'zod'
import { type Report, readRecords, readWhole, wordOf } from './wire.ts'

type SupportKind = 'INCOME_BENEFIT' | 'FINANCIAL_ASSISTANCE' | 'HOUSING_ALLOWANCE' | 'FINANCIAL_COUNSELLING'

/** A benefit or service one person receives. */
export interface Support {
  readonly kind: SupportKind
  readonly startDate: string
  readonly endDate: string | null
}

/**
 * What may be told of each `ytelse`. Income benefits are merged: arbeidsavklaringspenger and sykepenger tell of an illness,
 * pleiepenger of someone else's, barnepensjon of a death. Naming the harmless ones would leave the others to be guessed.
 */
const KINDS: Readonly<Record<string, SupportKind | 'NEVER_SHARED'>> = {
  DAGPENGER: 'INCOME_BENEFIT',
  TILTAKSPENGER: 'INCOME_BENEFIT',
  KVALIFISERINGSSTONAD: 'INCOME_BENEFIT',
  ARBEIDSAVKLARINGSPENGER: 'INCOME_BENEFIT',
  SYKEPENGER: 'INCOME_BENEFIT',
  UFORETRYGD: 'INCOME_BENEFIT',
  OVERGANGSSTONAD: 'INCOME_BENEFIT',
  FORELDREPENGER: 'INCOME_BENEFIT',
  PLEIEPENGER: 'INCOME_BENEFIT',
  OMSORGSPENGER: 'INCOME_BENEFIT',
  OPPLAERINGSPENGER: 'INCOME_BENEFIT',
  BARNEPENSJON: 'INCOME_BENEFIT',
  OKONOMISK_STONAD: 'FINANCIAL_ASSISTANCE',
  BOSTOTTE: 'HOUSING_ALLOWANCE',
  OKONOMISK_RADGIVNING: 'FINANCIAL_COUNSELLING',
  GRUNNSTONAD: 'NEVER_SHARED',
  HJELPESTONAD: 'NEVER_SHARED',
  ENGANGSSTONAD: 'NEVER_SHARED',
}

const record = z
  .object({
    ytelse: wordOf(KINDS, 'ytelse'),
    fraDato: z.iso.date(),
    tilDato: z.iso.date().nullish(),
    felles: z.boolean(),
  })
  .transform(({ ytelse, fraDato, tilDato, felles }): Support | null =>
    felles || ytelse === 'NEVER_SHARED' ? null : { kind: ytelse, startDate: fraDato, endDate: tilDato ?? null },
  )

const file = z.object({ ytelser: z.array(z.unknown()) })

/** Reads `ytelser.json` or `husholdningsokonomi.json` (formats/ytelser.schema.json), less what is never shared. */
export function readSupports(value: unknown, report: Report): readonly Support[] {
  const records = readWhole(file, value, report)?.ytelser ?? []
  return readRecords(record, records, '/ytelser', report).filter((support) => support !== null)
}
