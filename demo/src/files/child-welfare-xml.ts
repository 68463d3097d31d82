import { createHash } from 'node:crypto'

/** Writes SSB Barnevern 4.0.1 messages for the demo: the elements in the order the schema asks for. */

export interface CaseText {
  /** Tells cases apart; the same name is the same case in a later message. */
  readonly name: string
  readonly extracted: string
  readonly start: string
  readonly end?: string
  readonly child: {
    readonly nationalIdentityNumber: string
    readonly birthDate: string
    readonly sex: 'female' | 'male'
  }
  readonly notifications?: readonly Notification[]
  readonly investigations?: readonly Investigation[]
  readonly plans?: readonly Plan[]
  readonly measures?: readonly Measure[]
  readonly aftercare?: readonly Aftercare[]
}

interface Notification {
  readonly start: string
  readonly reporter: string
  readonly concern: string
  readonly note: string
}

interface Investigation {
  readonly start: string
  readonly end?: string
  readonly conclusion?: string
  readonly extended?: string
  readonly grounds: string
  readonly note: string
}

interface Plan {
  readonly start: string
  readonly end?: string
  readonly type: string
  readonly evaluated?: readonly string[]
}

interface Measure {
  readonly start: string
  readonly end?: string
  readonly category: string
  readonly note?: string
  /** `ASSISTANCE` when left out. The section follows from the date. */
  readonly basis?: keyof typeof BASES
  readonly grounds?: string
  /** Municipality that supervises the foster home, and why the measure was ended. */
  readonly supervisedBy?: string
  readonly lifted?: string
}

interface Aftercare {
  readonly sent: string
  readonly concluded?: readonly [date: string, code: string]
}

type Attributes = Readonly<Record<string, string | undefined>>

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** The act of 2021 came into force on 1 January 2023. */
const BASES = {
  ASSISTANCE: { BVL: ['4', '4'], BVL2021: ['3', '1'] },
  AFTERCARE: { BVL: ['1', '3'], BVL2021: ['3', '6'] },
  CARE_ORDER: { BVL: ['4', '12'], BVL2021: ['5', '1'] },
} as const

function element(name: string, attributes: Attributes = {}, children: readonly string[] = []): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${value?.replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign)}"`)
    .join('')
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>\n${children.join('\n')}\n</${name}>`
}

/** A UUID that is the same every time for the same words. */
export function createUuid(...words: readonly string[]): string {
  const hash = createHash('sha256').update(words.join('|')).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

function writeConclusion(end?: string, code?: string): string[] {
  return end === undefined ? [] : [element('Konklusjon', { SluttDato: end, Kode: code })]
}

function writeBasis({ start, basis = 'ASSISTANCE', grounds }: Measure): string {
  const act = start < '2023-01-01' ? 'BVL' : 'BVL2021'
  const [chapter, section] = BASES[basis][act]
  const letter = grounds === undefined ? '' : `<Ledd>1</Ledd><Bokstav>${grounds}</Bokstav>`
  return `<Lovhjemmel><Lov>${act}</Lov><Kapittel>${chapter}</Kapittel><Paragraf>${section}</Paragraf>${letter}</Lovhjemmel>`
}

function writeSupervision(id: string, { start, supervisedBy }: Measure): string[] {
  if (supervisedBy === undefined) return []
  return [
    element('Tilsyn', {}, [
      element('Ansvarlig', { Id: createUuid(id, 'ansvarlig'), StartDato: start, Kommunenummer: supervisedBy }),
      element('Hyppighet', { Id: createUuid(id, 'hyppighet'), StartDato: start, Kode: '4' }),
    ]),
  ]
}

function writeMeasure(id: string, measure: Measure): string {
  const { start, end, category, note, lifted } = measure
  return element('Tiltak', { Id: id, StartDato: start }, [
    writeBasis(measure),
    element('Kategori', { Kode: category, Presisering: note }),
    ...writeSupervision(id, measure),
    ...(lifted === undefined ? [] : [element('Opphevelse', { Kode: '4', Presisering: lifted })]),
    ...writeConclusion(end),
  ])
}

function writeDecision(id: string, measure: Measure): string {
  return element('Vedtak', { Id: id, StartDato: measure.start }, [
    writeBasis(measure),
    element('Status', { Id: createUuid(id, 'status'), EndretDato: measure.start, Kode: '1' }),
  ])
}

/** The text of one message: one case, with a decision (Vedtak) for each measure. */
export function writeMessage(text: CaseText): string {
  const { name, extracted, start, end, child, investigations = [], plans = [], measures = [], aftercare = [] } = text
  const id = (...words: (string | number)[]): string => createUuid(name, ...words.map(String))
  const relate = (key: string, fromType: string, from: string, toType: string, to: string): string =>
    element('Relasjon', { Id: id('relasjon', key), FraId: from, FraType: fromType, TilId: to, TilType: toType })
  const content = [
    element('Personalia', {
      Id: id('personalia'),
      StartDato: start,
      Fodselsnummer: child.nationalIdentityNumber,
      Fodseldato: child.birthDate,
      Kjonn: child.sex === 'female' ? '2' : '1',
    }),
    ...(text.notifications ?? []).map((notification, index) =>
      element('Melding', { Id: id('melding', index), StartDato: notification.start }, [
        element('Melder', { Kode: '22', Presisering: notification.reporter }),
        element('Saksinnhold', { Kode: notification.concern, Presisering: notification.note }),
        ...writeConclusion(notification.start, '2'),
      ]),
    ),
    ...investigations.map((investigation, index) =>
      element('Undersokelse', { Id: id('undersokelse', index), StartDato: investigation.start }, [
        element('Vedtaksgrunnlag', { Kode: investigation.grounds, Presisering: investigation.note }),
        ...(investigation.extended === undefined
          ? []
          : [element('UtvidetFrist', { StartDato: investigation.extended, Innvilget: '1' })]),
        ...writeConclusion(investigation.end, investigation.conclusion),
      ]),
    ),
    ...plans.map((plan, index) =>
      element('Plan', { Id: id('plan', index), StartDato: plan.start, Plantype: plan.type }, [
        ...(plan.evaluated ?? []).map((date) => element('Evaluering', { UtfortDato: date })),
        ...writeConclusion(plan.end),
      ]),
    ),
    ...measures.map((measure, index) => writeMeasure(id('tiltak', index), measure)),
    ...measures.map((measure, index) => writeDecision(id('vedtak', index), measure)),
    ...aftercare.map(({ sent, concluded = [] }, index) =>
      element('Ettervern', { Id: id('ettervern', index), TilbudSendtDato: sent }, writeConclusion(...concluded)),
    ),
    ...measures.map((_, index) => relate(`${index}`, 'Vedtak', id('vedtak', index), 'Tiltak', id('tiltak', index))),
  ]
  const body = element('Barnevern', { Id: id(extracted), DatoUttrekk: extracted }, [
    element('Fagsystem', { Leverandor: 'Eksempelleverandør AS', Navn: 'Eksempelfag', Versjon: '4.2.0' }),
    element('Avgiver', { Organisasjonsnummer: '314000013', Kommunenummer: '9901', Kommunenavn: 'Testvik kommune' }),
    element(
      'Sak',
      { Id: id('sak'), StartDato: start, SluttDato: end, Journalnummer: id('journal').slice(0, 8) },
      content,
    ),
  ])
  return `<?xml version="1.0" encoding="UTF-8"?>\n${body}\n`
}
