import { readFileSync } from 'node:fs'
import type { GrantKey, Keyring } from '@samsyn/schema/grant'
import { isOnOrAfter } from '../report.ts'
import { serveSector, type SectorResolvers } from '../sector.ts'
import type { RunningSubgraph } from '../serve.ts'
import type { SliceSubject } from '../enforce.ts'
import type { Person } from './people.ts'

/** A small right subgraph with something of everything the checks look at. For tests. */

const HEADER = readFileSync(new URL('../../../../schema/sdl/consent.graphql', import.meta.url), 'utf8')

export const MODEL_SECTOR = 'childWelfare'

/** Without `investigationStatus`, so that a test can add a slice. */
export const MODEL_SDL = `${HEADER}
scalar Date @specifiedBy(url: "https://www.rfc-editor.org/rfc/rfc3339")
type Child @key(fields: "id") { id: ID! childWelfare: CareRecord }
type CareRecord {
  contact: [CareContact!] @consent(slice: "childWelfare.contact")
  measures: [CareMeasure!] @consent(slice: "childWelfare.measures")
  plan: CarePlan @consent(slice: "childWelfare.plan")
  parentSupport: [CareSupport!] @consent(slice: "childWelfare.parentSupport")
}
type CareContact { role: String name: String @locating office: CareOffice @locating }
type CareOffice { city: String @locating }
type CareMeasure { kind: String startDate: Date endDate: Date }
type CarePlan { goals: [CareGoal!] }
type CareGoal { text: String setOn: Date }
type CareSupport { kind: String startDate: Date }
`

const INGRID = '46860598888'
const PAL = '57820398777'
const GRO = '64847800036'

export const MODEL_PEOPLE: readonly Person[] = [
  { id: '3b1f8c52-6d0e-4a97-8c24-0e7d5b9a1f01', nationalIdentityNumber: '14831750031', parents: [INGRID, PAL] },
  { id: '9c4e2a70-1b8d-4f35-a6e9-7d2c0b5f8e02', nationalIdentityNumber: '42890950046', parents: [GRO] },
  { id: '5f7d0e93-c2a4-4b18-9d61-8a3e6c1b7f03', nationalIdentityNumber: '61910750035', parents: [INGRID, PAL] },
  { id: 'e20a6b4d-8f13-4c79-b5d8-1c9f7e4a0b04', nationalIdentityNumber: '51811250043', parents: [] },
]

interface Records {
  readonly contact?: readonly string[]
  readonly measures?: readonly (readonly [kind: string, start: string, end: string | null])[]
  readonly goals?: readonly (readonly [text: string, set: string])[]
  readonly support?: readonly (readonly [parent: string, kind: string, start: string])[]
}

const RECORDS: ReadonlyMap<string, Records> = new Map<string, Records>([
  [
    '14831750031',
    {
      contact: ['Åshild Bjørnevåg', 'Jørn Sæther'],
      measures: [
        ['Støttekontakt', '2026-06-01', null],
        ['Avlastning', '2025-03-10', '2025-09-30'],
        ['Fritidstiltak', '2024-02-05', '2024-05-20'],
      ],
      goals: [
        ['Trygg på skolen', '2025-04-02'],
        ['Fast fritid', '2026-01-15'],
      ],
      support: [
        [INGRID, 'Veiledning', '2025-02-11'],
        [INGRID, 'Samtaler', '2026-04-20'],
        [PAL, 'Økonomisk råd', '2025-11-05'],
      ],
    },
  ],
  [
    '42890950046',
    {
      contact: ['Risten Čuđi'],
      measures: [['Ansvarsgruppe', '2025-05-05', null]],
      goals: [['Egen leilighet', '2026-02-01']],
      support: [[GRO, 'Samtaler', '2026-01-07']],
    },
  ],
  ['61910750035', { measures: [['Individuell plan', '2026-05-17', null]] }],
])

function orNull<T>(list: readonly T[] | undefined): readonly T[] | null {
  return list === undefined || list.length === 0 ? null : list
}

const find = ({ nationalIdentityNumber }: SliceSubject): Records => RECORDS.get(nationalIdentityNumber) ?? {}

const resolvers: SectorResolvers<null> = {
  CareRecord: {
    contact: (subject: SliceSubject) =>
      orNull(find(subject).contact?.map((name) => ({ role: 'Kontaktperson', name, office: { city: 'Testvik' } }))),
    measures: (subject: SliceSubject) =>
      orNull(
        find(subject)
          .measures?.filter(([, start]) => isOnOrAfter(subject.since, start))
          .map(([kind, startDate, endDate]) => ({ kind, startDate, endDate })),
      ),
    plan: (subject: SliceSubject) => {
      const goals = find(subject).goals?.filter(([, set]) => isOnOrAfter(subject.since, set))
      return orNull(goals) && { goals: goals?.map(([text, setOn]) => ({ text, setOn })) }
    },
    parentSupport: (subject: SliceSubject) =>
      orNull(
        find(subject)
          .support?.filter(([parent]) => subject.subjects?.includes(parent) === true)
          .filter(([, , start]) => isOnOrAfter(subject.since, start))
          .map(([, kind, startDate]) => ({ kind, startDate })),
      ),
  },
}

export function serveModel(key: GrantKey): Promise<RunningSubgraph> {
  const grantKeys: Keyring = new Map([[key.kid, key.secret]])
  return serveSector({
    sector: MODEL_SECTOR,
    sdl: MODEL_SDL,
    resolvers,
    createLoaders: () => null,
    config: { host: '127.0.0.1', port: 0, grantKeys },
    log: () => undefined,
  })
}
