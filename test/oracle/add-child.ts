import { randomUUID } from 'node:crypto'
import { openDatabase, recordEvents, registerPersons } from '@samsyn/consent'
import type { Product } from '@samsyn/demo/product'
import { addDays, addMonths, type NewEvent, type SliceId, startOfDate } from '@samsyn/schema/policy'
import { hashConsentText } from '@samsyn/schema/sdl'

/** How a child comes to be in the registry of a product: registered, read, on a team, and with what the family has said. */

export const OWN = '314000013'
export const OTHER = '999999999'
const MUNICIPALITY = '9901'

export interface Act {
  readonly daysAgo: number
  /** Key of whoever acted; `null`: a register or intake. */
  readonly actor: string | null
  readonly events: readonly NewEvent[]
}

export interface Traits {
  readonly displayName?: string
  readonly nationalIdentityNumber?: string
  readonly address?: 'UGRADERT' | 'FORTROLIG' | 'STRENGT_FORTROLIG'
  readonly organisation?: string
  readonly municipality?: string
  /** Keys of both parents, who have parental responsibility. */
  readonly guardians?: readonly string[]
  /** Keys of those on the team. */
  readonly team?: readonly string[]
  /** Days ago that the memberships ended. */
  readonly leftDaysAgo?: number
  /** Whether the population register has told of the child. */
  readonly isRead?: boolean
  readonly acts?: readonly Act[]
}

export type Registry = Pick<Product, 'families' | 'database'>

let serial = 0

/** @returns the child's id */
export async function addChild({ families, database: pool }: Registry, traits: Traits): Promise<string> {
  const { address = 'UGRADERT', organisation = OWN, municipality = MUNICIPALITY, guardians = ['lene', 'roar'] } = traits
  const { team = ['tor'], leftDaysAgo, isRead = true, acts = [] } = traits
  const database = openDatabase(pool)
  const { today } = families
  const idOf = (key: string): string => families.person(key).id
  const id = randomUUID()
  const number = String(serial++).padStart(3, '0')
  const { displayName = `Elev ${number}`, nationalIdentityNumber = `01810077${number}` } = traits
  await registerPersons(database, [{ id, nationalIdentityNumber, displayName }])
  const memberships = team.map(
    (person): Extract<NewEvent, { kind: 'MEMBER_ADDED' }> => ({
      kind: 'MEMBER_ADDED',
      body: {
        id: randomUUID(),
        person: idOf(person),
        role: 'COORDINATOR',
        service: 'COORDINATION_UNIT',
        organisation,
        from: addDays(today, -90),
        to: null,
      },
    }),
  )
  const read = readRegister({ families, guardians, address, municipality })
  const registered: NewEvent = { kind: 'CHILD_REGISTERED', body: { organisation } }
  const removals = memberships.map(({ body }): NewEvent => ({ kind: 'MEMBER_REMOVED', body: { membership: body.id } }))
  const all: readonly Act[] = [
    { daysAgo: 90, actor: null, events: [registered, ...(isRead ? [read] : []), ...memberships] },
    ...acts,
    ...(leftDaysAgo === undefined ? [] : [{ daysAgo: leftDaysAgo, actor: null, events: removals }]),
  ]
  for (const { daysAgo, actor, events } of all.toSorted((a, b) => b.daysAgo - a.daysAgo)) {
    const at = startOfDate(addDays(today, -daysAgo))
    await recordEvents(database, id, actor === null ? null : idOf(actor), at, events)
  }
  return id
}

interface Reading extends Required<Pick<Traits, 'address' | 'guardians' | 'municipality'>> {
  readonly families: Registry['families']
}

function readRegister({ families, address, guardians, municipality }: Reading): NewEvent {
  const persons = guardians.map((key) => families.person(key).id)
  return {
    kind: 'REGISTER_READ',
    body: {
      birthDate: addDays(families.today, -4_000),
      addressProtection: address,
      responsibility: persons.map((person) => ({ person, kind: 'felles' })),
      parents: persons,
      verger: [],
      careOrder: false,
      municipality,
    },
  }
}

/** From now on the child's address is strictly protected. */
export async function protectChild({ families, database }: Registry, id: string): Promise<void> {
  const address = 'STRENGT_FORTROLIG'
  const read = readRegister({ families, address, guardians: ['lene', 'roar'], municipality: MUNICIPALITY })
  await recordEvents(openDatabase(database), id, null, new Date().toISOString(), [read])
}

/** A directive that both parents have signed. */
export function tellDirective(
  { families: { today } }: Registry,
  daysAgo: number,
  slices: readonly SliceId[],
  { kind = 'PERMIT', months = 6 }: { readonly kind?: 'PERMIT' | 'DENY'; readonly months?: number } = {},
): { readonly id: string; readonly given: Act; readonly signed: Act } {
  const from = addDays(today, -daysAgo)
  const terms = {
    id: randomUUID(),
    kind,
    slices,
    recipients: [{ service: 'COORDINATION_UNIT' }],
    purposes: ['COORDINATION'],
    validFrom: startOfDate(from),
    validTo: startOfDate(addMonths(from, months)),
    recordsSince: null,
    legalNature: 'SECRECY_WAIVER',
    gdprBasis: 'ART_6_1_E',
    renews: null,
  } as const
  const textHash = hashConsentText(terms)
  const sign: NewEvent = {
    kind: 'DIRECTIVE_SIGNED',
    body: { directive: terms.id, method: 'EID_HIGH', textHash, locale: 'nb' },
  }
  return {
    id: terms.id,
    given: { daysAgo, actor: 'lene', events: [{ kind: 'DIRECTIVE_GIVEN', body: { ...terms, textHash } }, sign] },
    signed: { daysAgo, actor: 'roar', events: [sign] },
  }
}
