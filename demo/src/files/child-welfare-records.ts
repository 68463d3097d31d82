import type { DemoFamilies } from '../families.ts'
import type { CaseText } from './child-welfare-xml.ts'

/** Free texts that stand in the written files and must never come out of the graph. */
export const UNSHARED_TEXTS = {
  reporter: 'Nabo på Sørøya ringte',
  concern: 'Far drikker hver helg',
  grounds: 'Mor innlagt på Fjellbrått sykehus',
  measure: 'Ridekurs på Ytre Bøgård',
  treatment: 'Samtaler ved BUP Østlia',
  lifted: 'Fosterfar ble alvorlig syk',
  remark: 'Mor møtte ruspåvirket',
} as const

type Content = Omit<CaseText, 'name' | 'extracted' | 'child'>

/** A child's cases. `before`: what an earlier message, since replaced, said of the same case. */
type Cases = readonly { readonly child: string; readonly content: Content; readonly before?: Content }[]

/** The date so many months before today; a negative number is to come. */
type Ago = (months: number) => string

export function createCases(ago: Ago): Cases {
  const { reporter, concern, grounds, measure, treatment, lifted } = UNSHARED_TEXTS
  const notify = (months: number) => [{ start: ago(months), reporter, concern: '18', note: concern }]
  const investigate = (start: number, end?: number, extended?: number) => [
    {
      start: ago(start),
      grounds: '18',
      note: grounds,
      ...(end === undefined ? {} : { end: ago(end), conclusion: '1' }),
      ...(extended === undefined ? {} : { extended: ago(extended) }),
    },
  ]
  /** 8.2 was split into 8.4 and 8.5 from 2026. */
  const housing = (start: string) => (start < '2026-01-01' ? '8.2' : '8.5')
  const linnea = { start: ago(14), notifications: notify(14), investigations: investigate(14, 10, 11) }

  return [
    {
      child: 'linnea',
      content: {
        ...linnea,
        plans: [
          { start: ago(9), type: '1', evaluated: [ago(6), ago(3)] },
          { start: ago(8), type: '6' },
        ],
        measures: [
          { start: ago(9), end: ago(4), category: '4.3' },
          { start: ago(8), category: '4.5' },
          { start: ago(9), category: '6.4' },
          { start: ago(5), category: '6.3' },
          { start: ago(2), category: '4.99', note: measure },
          { start: ago(-1), category: '4.6' },
          { start: ago(9), category: '3.6' },
          { start: ago(7), category: '4.4' },
          { start: ago(6), category: '5.4' },
          { start: ago(6), category: '7.3', note: treatment },
        ],
      },
      before: { ...linnea, measures: [{ start: ago(7), category: '4.7' }] },
    },
    { child: 'hakon', content: { start: ago(1), notifications: notify(1), investigations: investigate(1) } },
    {
      child: 'ante',
      content: {
        start: ago(30),
        notifications: notify(30),
        investigations: investigate(30, 28),
        plans: [{ start: ago(28), type: '1', evaluated: [ago(22), ago(16), ago(10)] }],
        measures: [
          { start: ago(28), end: ago(16), category: '4.2' },
          { start: ago(14), category: '4.6' },
        ],
      },
    },
    {
      child: 'frida',
      content: {
        start: ago(40),
        plans: [{ start: ago(12), type: '2', evaluated: [ago(6)] }],
        measures: [{ start: ago(10), category: '4.8' }],
        aftercare: [{ sent: ago(1) }],
      },
    },
    {
      child: 'ailu',
      content: { start: ago(4), notifications: notify(4), investigations: investigate(4, undefined, 1) },
    },
    {
      child: 'maret',
      content: {
        start: ago(36),
        end: ago(1),
        measures: [{ start: ago(30), end: ago(2), category: '4.6' }],
        aftercare: [{ sent: ago(4), concluded: [ago(2), '2'] }],
      },
    },
    {
      child: 'ase',
      content: {
        start: ago(20),
        notifications: notify(20),
        investigations: investigate(20, 18),
        plans: [{ start: ago(17), type: '1', evaluated: [ago(8)] }],
        measures: [
          { start: ago(16), category: '4.5' },
          { start: ago(12), category: '6.4' },
        ],
      },
    },
    {
      child: 'signe',
      content: {
        start: ago(30),
        notifications: notify(30),
        investigations: investigate(30, 27),
        plans: [{ start: ago(17), type: '4', evaluated: [ago(11), ago(5)] }],
        measures: [
          { start: ago(18), category: '2.1', basis: 'CARE_ORDER', grounds: 'c', supervisedBy: '9903' },
          { start: ago(15), category: '6.3' },
        ],
      },
    },
    {
      child: 'emil',
      content: {
        start: ago(58),
        end: ago(40),
        notifications: notify(58),
        measures: [{ start: ago(55), end: ago(41), category: '4.5' }],
      },
    },
    {
      child: 'emil',
      content: {
        start: ago(38),
        notifications: notify(38),
        investigations: investigate(38, 36),
        plans: [
          { start: ago(33), type: '4', evaluated: [ago(27), ago(21), ago(15), ago(9), ago(3)] },
          { start: ago(33), type: '6' },
        ],
        measures: [
          { start: ago(36), end: ago(34), category: '2.5', basis: 'CARE_ORDER', grounds: 'd', lifted },
          { start: ago(34), category: '2.1', basis: 'CARE_ORDER', grounds: 'd', supervisedBy: '9902' },
          { start: ago(12), category: '4.8' },
        ],
      },
    },
    {
      child: 'thea',
      content: {
        start: ago(58),
        plans: [{ start: ago(30), type: '5', evaluated: [ago(24), ago(12)] }],
        measures: [
          { start: ago(57), end: ago(39), category: '2.2', basis: 'CARE_ORDER', supervisedBy: '9902', lifted },
          { start: ago(30), end: ago(6), category: housing(ago(30)), basis: 'AFTERCARE' },
          { start: ago(6), category: housing(ago(6)), basis: 'AFTERCARE' },
          { start: ago(20), category: '4.8', basis: 'AFTERCARE' },
        ],
        aftercare: [{ sent: ago(42), concluded: [ago(40), '1'] }],
      },
    },
  ]
}

export function createContacts(families: DemoFamilies): object[] {
  const staff = {
    ashild: { navn: 'Åshild Bjørnevåg', telefon: '99000101', epost: 'ashild.bjornevag@testvik.example' },
    jorn: { navn: 'Jørn Sæther', telefon: '99000102', epost: 'jorn.saether@testvik.example' },
    risten: { navn: 'Risten Čuđi', telefon: '99000103', epost: 'risten.cudi@testvik.example' },
  }
  const contact = (child: string, who: keyof typeof staff, rolle = 'KONTAKTPERSON') => ({
    barn: families.child(child).nationalIdentityNumber,
    rolle,
    ...staff[who],
    kontor: 'Testvik barneverntjeneste, Strandgata 4',
    merknad: UNSHARED_TEXTS.remark,
  })
  return [
    contact('linnea', 'jorn', 'STEDFORTREDER'),
    contact('linnea', 'ashild'),
    contact('hakon', 'ashild'),
    contact('ante', 'jorn'),
    contact('ailu', 'risten'),
    contact('ase', 'jorn'),
    contact('signe', 'ashild'),
    contact('emil', 'risten'),
    contact('thea', 'risten'),
  ]
}

export function createParentSupport(families: DemoFamilies, ago: Ago): object[] {
  const support = (child: string, parent: string, tiltak: string, start: number, end?: number) => ({
    barn: families.child(child).nationalIdentityNumber,
    forelder: families.person(parent).nationalIdentityNumber,
    tiltak,
    start: ago(start),
    slutt: end === undefined ? null : ago(end),
    merknad: UNSHARED_TEXTS.remark,
  })
  return [
    support('linnea', 'ingrid', '3.6', 9),
    support('linnea', 'ingrid', '3.9', 14, 10),
    support('linnea', 'pal', '5.1', 6),
    support('ante', 'gro', '3.10', 28, 16),
    support('ase', 'hanne', '3.9', 15),
    support('signe', 'marte', '3.8', 20),
    support('emil', 'lene', '5.4', 30),
    support('emil', 'roar', '3.9', 30, 18),
  ]
}
