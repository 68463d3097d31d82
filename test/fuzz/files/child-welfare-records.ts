import { randomUUID } from 'node:crypto'
import type { Canaries } from '../canaries.ts'
import type { Child } from '../people.ts'
import type { Random } from '../random.ts'
import { type Entry, hold, latestFirst } from '../records.ts'

/** The records of an SSB message, each with what is told of it. */

/** All that is dated here is younger than the codes and the act it is written by, of 2023. */
const OLDEST = -1_250

export function write(
  name: string,
  attributes: Readonly<Record<string, string>>,
  inner: readonly string[] = [],
): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`)
  return `<${name}${written.join('')}>${inner.join('')}</${name}>`
}

export const conclude = (end: string, code?: string): string =>
  write('Konklusjon', { SluttDato: end, ...(code === undefined ? {} : { Kode: code }) })

/** A record in the message, and what is told of it. */
export interface Written {
  readonly xml: string
  readonly entry: Entry
}

export function createInvestigation(isOver: boolean, canaries: Canaries, random: Random): Written {
  const [startDate, endDate] = canaries.days(OLDEST, -5)
  const hasExtendedDeadline = random.chance(0.5)
  const xml = write('Undersokelse', { Id: randomUUID(), StartDato: startDate }, [
    write('Vedtaksgrunnlag', { Kode: '18', Presisering: canaries.word() }),
    ...(hasExtendedDeadline ? [write('UtvidetFrist', { StartDato: startDate, Innvilget: '1' })] : []),
    ...(isOver ? [conclude(endDate, '1')] : []),
  ])
  const told = hold({
    state: isOver ? 'CONCLUDED' : 'RUNNING',
    startDate,
    endDate: isOver ? endDate : null,
    hasExtendedDeadline,
  })
  return { xml, entry: { date: startDate, told } }
}

export function createPlan(canaries: Canaries, random: Random): Written {
  const [startDate, endDate] = canaries.days(OLDEST, -5)
  const evaluated = [0, 1].map(() => canaries.day(OLDEST, -5))
  const type = random.pick(['1', '2', '4'] as const)
  const xml = write('Plan', { Id: randomUUID(), StartDato: startDate, Plantype: type }, [
    ...evaluated.map((date) => write('Evaluering', { UtfortDato: date })),
    conclude(endDate),
  ])
  const told = hold({
    kind: type === '4' ? 'CARE_PLAN' : 'MEASURE_PLAN',
    startDate,
    endDate,
    evaluations: latestFirst(
      evaluated.map((date) => ({ date, told: hold({ date }) })),
      'list',
    ),
  })
  return { xml, entry: { date: startDate, told } }
}

const MEASURES = [
  ['4.2', 'CHILD_DEVELOPMENT', 'SFO/ Aktivitetsskole'],
  ['4.3', 'CHILD_DEVELOPMENT', 'Fritidsaktiviteter'],
  ['4.6', 'CHILD_DEVELOPMENT', 'Støttekontakt'],
  ['6.3', 'COOPERATION', 'Individuell plan'],
  ['6.4', 'COOPERATION', 'Deltakelse i ansvarsgruppe'],
] as const

/** Elements of a measure, with the decision it rests on. */
interface WrittenMeasure {
  readonly xml: string
  readonly decision: string
  readonly relation: string
}

function writeMeasure(
  section: readonly [string, string],
  code: string,
  dates: readonly [string, string],
  note: string,
): WrittenMeasure {
  const [start, end] = dates
  const [id, decision] = [randomUUID(), randomUUID()]
  const [chapter, paragraph] = section
  const basis = `<Lovhjemmel><Lov>BVL2021</Lov><Kapittel>${chapter}</Kapittel><Paragraf>${paragraph}</Paragraf></Lovhjemmel>`
  return {
    xml: write('Tiltak', { Id: id, StartDato: start }, [
      basis,
      write('Kategori', { Kode: code, Presisering: note }),
      write('Opphevelse', { Kode: '4', Presisering: note }),
      conclude(end),
    ]),
    decision: write('Vedtak', { Id: decision, StartDato: start }, [
      basis,
      write('Status', { Id: randomUUID(), EndretDato: start, Kode: '1' }),
    ]),
    relation: write('Relasjon', { Id: randomUUID(), FraId: decision, FraType: 'Vedtak', TilId: id, TilType: 'Tiltak' }),
  }
}

export function createMeasure(
  isCareOrder: boolean,
  canaries: Canaries,
  random: Random,
): WrittenMeasure & { readonly entry: Entry } {
  const dates = canaries.days(OLDEST, -5)
  const [code, group, text] = isCareOrder ? (['2.2', 'FOSTER_HOME', ''] as const) : random.pick(MEASURES)
  const section = isCareOrder ? (['5', '1'] as const) : (['3', '1'] as const)
  const told = hold({
    group,
    category: isCareOrder ? null : hold({ code, text }),
    isPlacement: isCareOrder,
    legalBasis: hold({
      kind: isCareOrder ? 'CARE_ORDER' : 'ASSISTANCE',
      act: 'BVL2021',
      chapter: section[0],
      section: section[1],
    }),
    startDate: dates[0],
    endDate: dates[1],
  })
  return { ...writeMeasure(section, code, dates, canaries.word()), entry: { date: dates[0], told } }
}

/** Treatment by another service: never told. */
export function createHiddenMeasure(canaries: Canaries): WrittenMeasure {
  return writeMeasure(['3', '1'], '7.3', canaries.days(OLDEST, -5), canaries.word())
}

export function createAftercare(canaries: Canaries, random: Random): Written {
  const [offerSentDate, concludedDate] = canaries.days(OLDEST, -5)
  const code = random.pick(['1', '2', '3'] as const)
  const xml = write('Ettervern', { Id: randomUUID(), TilbudSendtDato: offerSentDate }, [conclude(concludedDate, code)])
  const told = hold({ offerSentDate, outcome: code === '1' ? 'ACCEPTED' : 'DECLINED', concludedDate })
  return { xml, entry: { date: offerSentDate, told } }
}

const SUPPORT = [
  ['3.6', 'Marte Meo'],
  ['3.9', 'Vedtak om råd og veiledning'],
  ['3.10', 'Hjemmekonsulent/miljøarbeider'],
] as const

export function createParentSupport(
  child: Child,
  parent: Child['parents'][number],
  canaries: Canaries,
  random: Random,
): { readonly file: object; readonly entry: Entry } {
  const [startDate, endDate] = canaries.days(OLDEST, -5)
  const [code, text] = random.pick(SUPPORT)
  return {
    file: {
      barn: child.nationalIdentityNumber,
      forelder: parent.nationalIdentityNumber,
      tiltak: code,
      start: startDate,
      slutt: endDate,
      merknad: canaries.word(),
    },
    entry: { date: startDate, parent: parent.key, told: hold({ category: hold({ code, text }), startDate, endDate }) },
  }
}
