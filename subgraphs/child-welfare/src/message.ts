import { XMLParser } from 'fast-xml-parser'
import { z } from 'zod'
import { date, id, reported, term } from './message-records.ts'

/**
 * What is read of an SSB Barnevern 4.0.1 message: elements by path, with the attributes that are read. An allow-list: all
 * else (Melding, Melder, Saksinnhold, Vedtaksgrunnlag, Tiltaksgrunnlag, Opphevelse, Tilsyn, Oppfolging, Flytting, the
 * sender) is dropped by the parser and never held.
 */
const READ: Readonly<Record<string, readonly string[]>> = {
  Barnevern: ['DatoUttrekk'],
  'Barnevern.Sak': ['Id', 'MigrertId', 'StartDato', 'SluttDato', 'ErSlettet'],
  'Barnevern.Sak.Personalia': ['Id', 'StartDato', 'Fodselsnummer', 'Fodseldato', 'Kjonn', 'ErSlettet'],
  'Barnevern.Sak.Undersokelse': ['Id', 'MigrertId', 'StartDato', 'ErSlettet'],
  'Barnevern.Sak.Undersokelse.UtvidetFrist': ['StartDato', 'Innvilget'],
  'Barnevern.Sak.Undersokelse.Konklusjon': ['SluttDato'],
  'Barnevern.Sak.Plan': ['Id', 'MigrertId', 'StartDato', 'Plantype', 'ErSlettet'],
  'Barnevern.Sak.Plan.Evaluering': ['UtfortDato'],
  'Barnevern.Sak.Plan.Konklusjon': ['SluttDato'],
  'Barnevern.Sak.Tiltak': ['Id', 'MigrertId', 'StartDato', 'ErSlettet'],
  'Barnevern.Sak.Tiltak.Lovhjemmel': [],
  'Barnevern.Sak.Tiltak.Lovhjemmel.Lov': [],
  'Barnevern.Sak.Tiltak.Lovhjemmel.Kapittel': [],
  'Barnevern.Sak.Tiltak.Lovhjemmel.Paragraf': [],
  'Barnevern.Sak.Tiltak.Lovhjemmel.Ledd': [],
  'Barnevern.Sak.Tiltak.Lovhjemmel.Punktum': [],
  'Barnevern.Sak.Tiltak.JmfrLovhjemmel': [],
  'Barnevern.Sak.Tiltak.JmfrLovhjemmel.Lov': [],
  'Barnevern.Sak.Tiltak.JmfrLovhjemmel.Kapittel': [],
  'Barnevern.Sak.Tiltak.JmfrLovhjemmel.Paragraf': [],
  'Barnevern.Sak.Tiltak.Kategori': ['Kode', 'Presisering'],
  'Barnevern.Sak.Tiltak.Konklusjon': ['SluttDato'],
  'Barnevern.Sak.Vedtak': ['Id', 'ErSlettet'],
  'Barnevern.Sak.Vedtak.Lovhjemmel': [],
  'Barnevern.Sak.Vedtak.Lovhjemmel.Lov': [],
  'Barnevern.Sak.Vedtak.Lovhjemmel.Kapittel': [],
  'Barnevern.Sak.Vedtak.Lovhjemmel.Paragraf': [],
  'Barnevern.Sak.Ettervern': ['Id', 'MigrertId', 'TilbudSendtDato', 'ErSlettet'],
  'Barnevern.Sak.Ettervern.Konklusjon': ['SluttDato', 'Kode'],
  'Barnevern.Sak.Relasjon': ['Id', 'FraId', 'FraType', 'TilId', 'TilType', 'ErSlettet'],
  'Barnevern.Sak.Slettet': ['Id', 'Type'],
}
// biome-ignore format: a list of words
const REPEATED = new Set([
  'Personalia', 'Undersokelse', 'Plan', 'Evaluering', 'Tiltak', 'JmfrLovhjemmel', 'Ledd', 'Punktum', 'Vedtak',
  'Ettervern', 'Relasjon', 'Slettet',
])

const parser = new XMLParser({
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  isArray: (name) => REPEATED.has(name),
  updateTag: (name, path) => (Object.hasOwn(READ, path as string) ? name : false),
  ignoreAttributes: (name, path) => !(READ[path as string] ?? []).includes(name),
  // Whether a Presisering is there matters ("Tiltak Kontroll 7"); what it says is never held.
  attributeValueProcessor: (name, value) => (name === 'Presisering' ? '' : value),
})

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

/** Parses the text of a message that the schema found valid. `null` where the case itself cannot be read. */
export function parseMessage(file: string, text: string): Message | null {
  const parsed = MESSAGE.safeParse(parseXml(text))
  if (!parsed.success) return null
  const { DatoUttrekk, Sak } = parsed.data.Barnevern
  return { file, extractedAt: Date.parse(DatoUttrekk), extractedOn: DatoUttrekk.slice(0, 10), case: Sak }
}

/** The schema's validator is another parser: what it reads and this one does not must not take the other files down. */
function parseXml(text: string): unknown {
  try {
    return parser.parse(text)
  } catch {
    return null
  }
}
