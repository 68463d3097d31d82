import { z } from 'zod'

const words = z.string().transform((text) => text.toLowerCase())
/** Checked although the schema did: an id that goes unmatched undeletes. */
export const id = words.pipe(z.uuid())
/** xs:date may carry a time zone, which says nothing about a calendar date. */
export const date = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(Z|[+-]\d{2}:\d{2})?$/)
  .transform((text) => text.slice(0, 10))
/** What a Relasjon or Slettet can point at (BegrepsType). */
export const term = z.enum([
  'Personalia',
  'Melding',
  'Undersokelse',
  'Plan',
  'Tiltak',
  'Vedtak',
  'Ettervern',
  'OversendelseFylkesnemnd',
  'Flytting',
  'Relasjon',
])
const code = z.string().regex(/^\d+(\.\d+)?$/)
const flag = z.enum(['true', 'false', '1', '0']).transform((text) => text === 'true' || text === '1')
const ended = z.object({ SluttDato: date }).optional()
const identified = { Id: id, ErSlettet: flag.default(false) }
export const reported = { ...identified, MigrertId: z.string().optional() }
const section = z.object({ Lov: z.string(), Kapittel: z.string(), Paragraf: z.string() })
const measureSection = section.extend({
  Ledd: z.array(z.string()).default([]),
  Punktum: z.array(z.string()).default([]),
})

/** The records of a case that are read, each as its element holds it, under the names of the message. */
export const RECORDS = {
  Personalia: z.object({
    ...identified,
    StartDato: date,
    Fodselsnummer: z.string().regex(/^\d{11}$/),
    Fodseldato: date,
    Kjonn: z.enum(['0', '1', '2']),
  }),
  Undersokelse: z.object({
    ...reported,
    StartDato: date,
    UtvidetFrist: z.object({ StartDato: date, Innvilget: z.enum(['1', '2']).optional() }).optional(),
    Konklusjon: ended,
  }),
  Plan: z.object({
    ...reported,
    StartDato: date,
    Plantype: code,
    Evaluering: z.array(z.object({ UtfortDato: date })).default([]),
    Konklusjon: ended,
  }),
  Tiltak: z.object({
    ...reported,
    StartDato: date,
    Lovhjemmel: measureSection,
    JmfrLovhjemmel: z.array(section).default([]),
    Kategori: z.object({ Kode: code, Presisering: z.literal('').optional() }),
    Konklusjon: ended,
  }),
  Vedtak: z.object({ ...identified, Lovhjemmel: section }),
  Ettervern: z.object({
    ...reported,
    TilbudSendtDato: date,
    Konklusjon: z.object({ SluttDato: date, Kode: code }).optional(),
  }),
  Relasjon: z.object({ ...identified, FraId: words, FraType: term, TilId: id, TilType: term }),
} as const
export type RecordName = keyof typeof RECORDS
export type MessageRecord<N extends RecordName> = z.infer<(typeof RECORDS)[N]>
