import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type AddressProtection,
  CAPACITIES,
  type ChildId,
  dateInNorway,
  type Instant,
  type NewEvent,
  type PersonId,
  type SliceId,
} from '@samsyn/schema/policy'
import { openDatabase, type RegistryDatabase } from './database.ts'
import { recordEvents, recordRegisterRead, registerOfficer, registerPersons, registerRegistrar } from './intake.ts'
import { type Viewer, viewChild } from './loaders.ts'
import { recordLegalTable } from './legal-table/recorded.ts'
import { openRegistry, type Registry } from './source.ts'
import { BOTH_ENGINES, openMigratedDatabase, type TestDatabase } from './testing.ts'

/** Some histories of a child, and whether the database finds the child for exactly those who may see them. */

const PEOPLE: readonly PersonId[] = Array.from({ length: 5 }, () => randomUUID())
const HISTORIES = 100
const READ_AT = '2026-02-28T12:00:00.000Z'
/** A reading that missed half of the children. */
const READ_AGAIN_AT = '2026-03-01T18:00:00.000Z'
// Round midnight in Oslo, where February ends; and round where each reading stops being enough.
const MOMENTS: readonly Instant[] = [
  '2026-02-28T22:59:59.999Z',
  '2026-02-28T23:00:00.000Z',
  '2026-03-02T11:59:59.999Z',
  '2026-03-02T12:00:00.000Z',
  '2026-03-03T18:00:00.000Z',
]
const DATES = ['2026-02-28', '2026-03-01', '2026-03-02', '2026-03-03']
const BIRTH_DATES = [
  null,
  '2015-05-31',
  '2014-06-01',
  '2008-02-28',
  '2008-02-29',
  '2008-03-01',
  '2008-03-02',
  '2015-06-01',
  '2026-03-02',
]
const OFFICES = { own: '314000013', other: '999999999' }

/** In a history, the child and the ids that are the child's own begin so. */
const CHILD_PREFIX = 'cccccccc-cccc-4ccc-8ccc-cccccccccc'
const CHILD: ChildId = `${CHILD_PREFIX}00`
const inventChild = (): ChildId => `${randomUUID().slice(0, -2)}00`

type Step = { readonly actor: PersonId; readonly event: NewEvent }

const person = fc.constantFrom(...PEOPLE)
const organisation = fc.constantFrom(...Object.values(OFFICES))
const number = fc.nat({ max: 1 }).map(String)
// The weights keep most children findable: what is sought is who finds them.
const address = fc.constantFrom<AddressProtection>(
  ...(['UGRADERT', 'UGRADERT', 'FORTROLIG', 'STRENGT_FORTROLIG', 'STRENGT_FORTROLIG_UTLAND'] as const),
)

function inventHistory(): fc.Arbitrary<readonly Step[]> {
  const anyone = fc.oneof(person, person, fc.constant(CHILD))
  const membership = number.map((which) => `${CHILD_PREFIX}1${which}`)
  const some = fc.uniqueArray(person, { maxLength: 1 })
  const read: fc.Arbitrary<NewEvent> = fc.record({
    kind: fc.constant('REGISTER_READ' as const),
    body: fc.record({
      birthDate: fc.constantFrom(...BIRTH_DATES),
      addressProtection: address,
      responsibility: fc.uniqueArray(
        fc.record({ person: anyone, kind: fc.constantFrom('felles' as const, 'felles' as const, 'ukjent' as const) }),
        { maxLength: 2 },
      ),
      parents: some,
      verger: some,
      careOrder: fc.boolean(),
      municipality: fc.constantFrom('9901', '9901', '9902', null),
    }),
  })
  const join: fc.Arbitrary<NewEvent> = fc.record({
    kind: fc.constant('MEMBER_ADDED' as const),
    body: fc.record({
      id: membership,
      person: anyone,
      role: fc.constantFrom('COORDINATOR' as const, 'CHILD_COORDINATOR' as const),
      service: fc.constant('SCHOOL' as const),
      organisation,
      from: fc.constantFrom('2020-01-01', '2020-01-01', '2020-01-01', ...DATES),
      to: fc.constantFrom(null, null, null, ...DATES),
    }),
  })
  const event: fc.Arbitrary<NewEvent> = fc.oneof(
    read,
    join,
    fc.record({ kind: fc.constant('CHILD_REGISTERED' as const), body: fc.record({ organisation }) }),
    fc.record({
      kind: fc.constant('MEMBER_REMOVED' as const),
      body: fc.record({ membership }),
    }),
    fc.record({
      kind: fc.constant('DIRECTIVE_GIVEN' as const),
      body: fc.record(
        {
          id: number,
          kind: fc.constantFrom('PERMIT' as const, 'DENY' as const),
          slices: fc.uniqueArray(
            fc.constantFrom<SliceId>('nav.householdEconomy', 'childWelfare.parentSupport', 'school.ppt'),
            { minLength: 1 },
          ),
          recipients: fc.constant([{ service: 'SCHOOL' as const }]),
          purposes: fc.constant(['COORDINATION' as const]),
          validFrom: fc.constant(READ_AT),
          validTo: fc.constant(READ_AGAIN_AT),
          recordsSince: fc.constant(null),
          legalNature: fc.constant('SECRECY_WAIVER' as const),
          gdprBasis: fc.constant(null),
          textHash: fc.constant('text'),
          renews: fc.constant(null),
          onBehalfOf: person,
        },
        {
          requiredKeys: [
            ...(['id', 'kind', 'slices', 'recipients', 'purposes', 'validFrom', 'validTo', 'recordsSince'] as const),
            ...(['legalNature', 'gdprBasis', 'textHash', 'renews'] as const),
          ],
        },
      ),
    }),
    fc.record({
      kind: fc.constant('DIRECTIVE_SIGNED' as const),
      body: fc.record({
        directive: number,
        method: fc.constant('EID_HIGH' as const),
        textHash: fc.constant('text'),
        locale: fc.constant('nb' as const),
      }),
    }),
    fc.record({
      kind: fc.constant('SIGNATURE_RECORDED' as const),
      body: fc.record({
        directive: number,
        id: number,
        person,
        witness: person,
        beneficiary: person,
        method: fc.constant('PAPER' as const),
        textHash: fc.constant('text'),
        locale: fc.constant('nb' as const),
        signedOn: fc.constant('2026-02-01'),
      }),
    }),
    fc.record({
      kind: fc.constant('SIGNATURE_CONFIRMED' as const),
      body: fc.record({ directive: number, signature: number }),
    }),
  )
  const begin = fc.tuple(fc.record({ actor: person, event: read }), fc.record({ actor: person, event: join }))
  const later = fc.array(fc.record({ actor: anyone, event }), { maxLength: 12, size: 'max' })
  return fc
    .tuple(fc.boolean(), begin, later)
    .map(([isBegun, first, steps]) => [...(isBegun ? first : []), ...steps].filter(isNew))
}

/** Histories in which those are found whom an invented one may not have: a parent in their own affairs, a verge, a team. */
const RARE: readonly (readonly Step[])[] = [
  [
    readRegister({ birthDate: '2015-06-01', parents: PEOPLE.slice(3, 4) }),
    {
      actor: PEOPLE[3] as PersonId,
      event: {
        kind: 'DIRECTIVE_GIVEN',
        body: {
          id: '0',
          kind: 'PERMIT',
          slices: ['nav.householdEconomy'],
          recipients: [{ service: 'SCHOOL' }],
          purposes: ['COORDINATION'],
          validFrom: READ_AT,
          validTo: READ_AGAIN_AT,
          recordsSince: null,
          legalNature: 'SECRECY_WAIVER',
          gdprBasis: null,
          textHash: 'text',
          renews: null,
        },
      },
    },
  ],
  [
    readRegister({ birthDate: '2008-02-28', verger: PEOPLE.slice(3, 4) }),
    {
      actor: PEOPLE[1] as PersonId,
      event: {
        kind: 'MEMBER_ADDED',
        body: {
          id: `${CHILD_PREFIX}10`,
          person: PEOPLE[0] as PersonId,
          role: 'COORDINATOR',
          service: 'SCHOOL',
          organisation: OFFICES.own,
          from: '2020-01-01',
          to: null,
        },
      },
    },
  ],
]

function readRegister(of: { birthDate: string; parents?: readonly PersonId[]; verger?: readonly PersonId[] }): Step {
  const body = {
    parents: [],
    verger: [],
    ...of,
    addressProtection: 'UGRADERT',
    responsibility: [{ person: PEOPLE[4] as PersonId, kind: 'mor' }],
    careOrder: false,
    municipality: '9901',
  } as const
  return { actor: PEOPLE[4] as PersonId, event: { kind: 'REGISTER_READ', body } }
}

/** An id names one thing for ever, and the database holds to that. */
function isNew({ event }: Step, index: number, all: readonly Step[]): boolean {
  const { kind, body } = event
  if (kind !== 'MEMBER_ADDED' && kind !== 'DIRECTIVE_GIVEN' && kind !== 'SIGNATURE_RECORDED') return true
  return all.findIndex((other) => other.event.kind === kind && other.event.body.id === body.id) === index
}

describe.each(BOTH_ENGINES)('a child is found, before anything is read of them (%s)', (engine) => {
  let opened: TestDatabase
  let database: RegistryDatabase
  let registry: Registry
  let serial = 0
  const missed: readonly ChildId[] = Array.from({ length: HISTORIES }, inventChild)

  beforeAll(async () => {
    opened = await openMigratedDatabase(engine)
    database = openDatabase(opened.pool)
    await recordLegalTable(database, [])
    registry = openRegistry(database)
    await recordRegisterRead(database, READ_AT)
    await recordRegisterRead(database, READ_AGAIN_AT, missed)
    const [officer, registrar, both] = PEOPLE as [PersonId, PersonId, PersonId]
    const since = { from: '2026-03-01' }
    await registerOfficer(database, { ...since, person: officer, municipality: '9901', organisation: OFFICES.own })
    await registerRegistrar(database, { ...since, person: registrar, municipality: '9902', organisation: OFFICES.own })
    await registerOfficer(database, { ...since, person: both, municipality: '9901', organisation: OFFICES.other })
    await registerRegistrar(database, { ...since, person: both, municipality: '9901', organisation: OFFICES.other })
  })
  afterAll(() => opened.close())

  const enter = async (id: ChildId, steps: readonly Step[]): Promise<void> => {
    const nationalIdentityNumber = String(serial++).padStart(11, '0')
    await registerPersons(database, [{ id, nationalIdentityNumber, displayName: 'Elev' }])
    for (const { actor, event } of steps) await recordEvents(database, id, actor, READ_AT, [event])
  }

  const viewers = new Map<string, Promise<Viewer>>()
  /** Nobody's offices change while children are entered: of each moment they are read once. */
  const openViewer = (id: PersonId, at: Instant): Promise<Viewer> => {
    const open = async (): Promise<Viewer> => ({
      person: { id, displayName: '' },
      assurance: 'HIGH',
      offices: await registry.readOffices(id, dateInNorway(at)),
      at,
    })
    const viewer = viewers.get(`${id} ${at}`) ?? open()
    viewers.set(`${id} ${at}`, viewer)
    return viewer
  }

  it('for those the role table gives something to see, whatever has happened, and for nobody else', async () => {
    const seenAs = new Map<string, number>()
    const entered: ChildId[] = []
    await fc.assert(
      fc.asyncProperty(fc.boolean(), inventHistory(), async (isMissed, history) => {
        const child = (isMissed ? missed.find((id) => !entered.includes(id)) : undefined) ?? inventChild()
        entered.push(child)
        await enter(child, JSON.parse(JSON.stringify(history).replaceAll(CHILD_PREFIX, child.slice(0, -2))) as Step[])
        const known = (await registry.readFacts([child])).get(child)
        for (const at of MOMENTS) {
          for (const id of [...PEOPLE, child]) {
            const viewer = await openViewer(id, at)
            const view = known === undefined ? null : viewChild(viewer, known)
            const mayFind = view !== null
            const found = await registry.readFound({ person: id, at }, [child, randomUUID()])
            expect([...found.keys()]).toEqual(mayFind ? [child] : [])
            if (mayFind) expect(found.get(child)).toEqual(known)
            for (const as of view?.capacities ?? ['NOBODY']) seenAs.set(as, (seenAs.get(as) ?? 0) + 1)
          }
        }
      }),
      { numRuns: HISTORIES, examples: RARE.map((history) => [false, history]) },
    )
    // Each way to find a child was tried, and so was none.
    expect([...seenAs.keys()].toSorted()).toEqual([...CAPACITIES, 'NOBODY'].toSorted())

    const all = await registry.readFacts(entered)
    for (const at of MOMENTS) {
      for (const id of PEOPLE) {
        const viewer = await openViewer(id, at)
        const { ids } = await registry.findCandidates(
          { person: id, at },
          { byOffice: true, after: null, limit: entered.length },
        )
        const visible = entered.filter((child) => {
          const known = all.get(child)
          return known !== undefined && viewChild(viewer, known) !== null
        })
        expect(ids.toSorted()).toEqual(visible.toSorted())
      }
    }
  }, 120_000)
})
