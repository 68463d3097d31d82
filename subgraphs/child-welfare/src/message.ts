import { z } from 'zod'
import { date, id, reported, term } from './message-records.ts'

const records = z.array(z.unknown()).default([])
const MESSAGE = z.object({
  Barnevern: z.object({
    DatoUttrekk: z.iso.datetime({ offset: true }),
    Sak: z.object({
      ...reported,
      StartDato: date,
      SluttDato: date.optional(),
      Personalia: records,
      Undersokelse: records,
      Plan: records,
      Tiltak: records,
      Vedtak: records,
      Ettervern: records,
      Relasjon: records,
      Slettet: z.array(z.object({ Id: id, Type: term })).default([]),
    }),
  }),
})

/** A case as one message tells it; its records are still to be read one by one, with `RECORDS`. */
export type Case = z.infer<typeof MESSAGE>['Barnevern']['Sak']

export interface Message {
  readonly file: string
  /** When it was taken out of the case system: milliseconds since the epoch. */
  readonly extractedAt: number
  /** The calendar date of that, as the message writes it. */
  readonly extractedOn: string
  readonly case: Case
}

/** Reads what was read of a message that the schema found valid. `null` where the case itself cannot be told. */
export function toMessage(file: string, tree: unknown): Message | null {
  const parsed = MESSAGE.safeParse(tree)
  if (!parsed.success) return null
  const { DatoUttrekk, Sak } = parsed.data.Barnevern
  return { file, extractedAt: Date.parse(DatoUttrekk), extractedOn: DatoUttrekk.slice(0, 10), case: Sak }
}
