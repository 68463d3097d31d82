import { randomUUID } from 'node:crypto'
import {
  openDatabase,
  openRegistry,
  type Pool,
  recordEvents,
  recordRegisterRead,
  registerPersons,
} from '@samsyn/consent'
import {
  addDays,
  addMonths,
  type NewEvent,
  type Service,
  SECTORS,
  sectorOf,
  SLICES,
  type SliceId,
  startOfDate,
} from '@samsyn/schema/policy'
import { hashConsentText } from '@samsyn/schema/sdl'

/** Enters children into a registry, as the register, intake and their families would: with the registry's own functions. */

export interface BenchPerson {
  readonly id: string
  readonly nationalIdentityNumber: string
  readonly displayName: string
}

export interface BenchChild extends BenchPerson {
  /** `YYYY-MM-DD`. */
  readonly birthDate: string
  /** Both registered and both responsible. */
  readonly parents: readonly [mother: BenchPerson, father: BenchPerson]
}

/** One member of every child's team, and what of every child both parents share with that member's service. */
export interface BenchShare {
  readonly member: BenchPerson
  readonly service: Service
  readonly slices: readonly SliceId[]
}

const MUNICIPALITY = '9902'
const ORGANISATION = '314000021'
const REGISTERED_DAYS_AGO = 90
const GIVEN_DAYS_AGO = 20
const MONTHS = 3

export async function enterChildren(
  pool: Pool,
  today: string,
  children: readonly BenchChild[],
  shares: readonly BenchShare[],
): Promise<void> {
  const database = openDatabase(pool)
  const people = [...children, ...children.flatMap(({ parents }) => parents), ...shares.map(({ member }) => member)]
  const known = new Map(people.map((person) => [person.id, person]))
  await registerPersons(
    database,
    [...known.values()].map(({ id, nationalIdentityNumber, displayName }) => ({
      id,
      nationalIdentityNumber,
      displayName,
    })),
  )
  const registered = addDays(today, -REGISTERED_DAYS_AGO)
  const given = addDays(today, -GIVEN_DAYS_AGO)
  for (const child of children) {
    const events = registerChild(child, shares, registered)
    await recordEvents(database, child.id, null, startOfDate(registered), events)
    const [mother, father] = child.parents
    for (const share of shares) {
      const consents = giveDirectives(given, share)
      if (consents.length === 0) continue
      const both = consents.flatMap(({ directive, signature }) => [directive, signature])
      const signatures = consents.map(({ signature }) => signature)
      await recordEvents(database, child.id, mother.id, startOfDate(given), both)
      await recordEvents(database, child.id, father.id, startOfDate(addDays(given, 1)), signatures)
    }
  }
  await recordRegisterRead(database, await openRegistry(database).now())
}

function registerChild(
  { birthDate, parents }: BenchChild,
  shares: readonly BenchShare[],
  registered: string,
): readonly NewEvent[] {
  const ids = parents.map(({ id }) => id)
  return [
    { kind: 'CHILD_REGISTERED', body: { organisation: ORGANISATION } },
    {
      kind: 'REGISTER_READ',
      body: {
        birthDate,
        addressProtection: 'UGRADERT',
        responsibility: ids.map((person) => ({ person, kind: 'felles' })),
        parents: ids,
        verger: [],
        careOrder: false,
        municipality: MUNICIPALITY,
      },
    },
    ...shares.map(
      ({ member, service }): NewEvent => ({
        kind: 'MEMBER_ADDED',
        body: {
          id: randomUUID(),
          person: member.id,
          role: 'COORDINATOR',
          service,
          organisation: ORGANISATION,
          from: registered,
          to: null,
        },
      }),
    ),
  ]
}

/** A directive for each sector, as families give them. */
function giveDirectives(given: string, { service, slices }: BenchShare) {
  return SECTORS.map((sector) => slices.filter((slice) => sectorOf(slice) === sector))
    .filter((ofSector) => ofSector.length > 0)
    .map((ofSector) => {
      const longest = Math.min(MONTHS, ...ofSector.map((slice) => SLICES[slice].longestMonths))
      const terms = {
        id: randomUUID(),
        kind: 'PERMIT',
        slices: ofSector,
        recipients: [{ service }],
        purposes: ['COORDINATION'],
        validFrom: startOfDate(given),
        validTo: startOfDate(addMonths(given, longest)),
        recordsSince: null,
        legalNature: 'SECRECY_WAIVER',
        gdprBasis: 'ART_6_1_E',
        renews: null,
      } as const
      const textHash = hashConsentText(terms)
      const signed = { directive: terms.id, method: 'EID_HIGH', textHash, locale: 'nb' } as const
      return {
        directive: { kind: 'DIRECTIVE_GIVEN', body: { ...terms, textHash } },
        signature: { kind: 'DIRECTIVE_SIGNED', body: signed },
      } as const satisfies Record<string, NewEvent>
    })
}
