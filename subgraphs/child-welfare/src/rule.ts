import { type CodeList, isCodeValid } from './code-lists.ts'
import type { Case } from './message.ts'
import type { MessageRecord } from './message-records.ts'

export interface CaseFacts {
  readonly case: Case
  /** The date the message was taken out; "today" in the specification, so that no clock decides what is refused. */
  readonly extractedOn: string
  /** Of the child, where it is known. */
  readonly birthDate: string | null
  /** The legal bases of the decisions (Vedtak) that a measure is related to, by the measure's id. */
  readonly decisions: ReadonlyMap<string, readonly MessageRecord<'Vedtak'>['Lovhjemmel'][]>
}

export interface Rule<R> {
  readonly name: string
  readonly reason: string
  readonly isBroken: (record: R, facts: CaseFacts) => boolean
}

type Dates = readonly (string | undefined)[]

const YEARS_AROUND = 26

function isOutsideYears(dates: Dates, { extractedOn }: CaseFacts): boolean {
  const year = Number(extractedOn.slice(0, 4))
  const isOutside = (date: string): boolean => Math.abs(Number(date.slice(0, 4)) - year) > YEARS_AROUND
  return dates.some((date) => date !== undefined && isOutside(date))
}

/** A date that is missing is neither after nor before. */
export function isAfter(date: string | undefined, other: string | undefined): boolean {
  return date !== undefined && other !== undefined && date > other
}

/** Adds whole months to a date. A day the month lacks runs into the next, which only ever makes a rule milder by days. */
export function addMonths(date: string, months: number): string {
  const moved = new Date(`${date}T00:00:00Z`)
  moved.setUTCMonth(moved.getUTCMonth() + months)
  return moved.toISOString().slice(0, 10)
}

/** Sak kontroll 1, which is about every date of a case. */
export const lawfulDates = <R>(dates: (record: R) => Dates): Rule<R> => ({
  name: 'Sak kontroll 1',
  reason: 'a date is more than 26 years from the year of the message',
  isBroken: (record, facts) => isOutsideYears(dates(record), facts),
})

/** The date of the event decides, not the date of reading. */
export const validCode = <R>(list: CodeList, event: (record: R) => readonly [string, string] | undefined): Rule<R> => ({
  name: `Kodeliste ${list}`,
  reason: 'the code is not valid on the date of the event',
  isBroken: (record) => {
    const found = event(record)
    return found !== undefined && !isCodeValid(list, found[0], found[1])
  },
})

/** Kontroll 2a, 2c and 2e, which every record with a start and an end has. */
export const period = <R extends { readonly Konklusjon?: { readonly SluttDato: string } | undefined }>(
  term: string,
  start: (record: R) => string,
): readonly Rule<R>[] => [
  {
    name: `${term} Kontroll 2a`,
    reason: 'it starts after it ends',
    isBroken: (record) => isAfter(start(record), record.Konklusjon?.SluttDato),
  },
  {
    name: `${term} Kontroll 2c`,
    reason: 'it ends after the case ends',
    isBroken: (record, facts) => isAfter(record.Konklusjon?.SluttDato, facts.case.SluttDato),
  },
  {
    name: `${term} Kontroll 2e`,
    reason: 'it starts before the case starts',
    isBroken: (record, facts) => isAfter(facts.case.StartDato, start(record)),
  },
]
