import type {
  AddressProtection,
  ChildId,
  Instant,
  LedgerEvent,
  PersonId,
  Purpose,
  SliceId,
  TeamRole,
} from '@samsyn/schema/policy'

/** Synthetic children with a mother and a father, a coordinator on the team, and whatever consent a test needs. */

export const NOW: Instant = '2026-03-02T10:00:00.000Z'
export const SINCE_LONG: Instant = '2025-12-01T09:00:00.000Z'

export interface TestPerson {
  readonly id: PersonId
  readonly nationalIdentityNumber: string
}

const person = (serial: number, nationalIdentityNumber: string): TestPerson => ({
  id: `00000000-0000-4000-9000-${String(serial).padStart(12, '0')}`,
  nationalIdentityNumber,
})

export const MOTHER = person(1, '46858500010')
export const FATHER = person(2, '57828300027')
export const COORDINATOR = person(3, '54877700036')
export const OFFICER = person(4, '61816900045')
/** Somebody the registry does not know. */
export const STRANGER = person(5, '42907400012')

export interface TestChild {
  readonly id: ChildId
  readonly nationalIdentityNumber: string
  version: number
  readonly events: LedgerEvent[]
}

export interface Terms {
  readonly kind?: 'PERMIT' | 'DENY'
  readonly since?: string | null
  readonly purposes?: readonly Purpose[]
  /** Who signs; both parents unless said. */
  readonly signers?: readonly TestPerson[]
  readonly id?: string
}

export interface Traits {
  readonly slices?: readonly SliceId[]
  readonly since?: string | null
  readonly address?: AddressProtection
  /** `null`: nobody is on the team. */
  readonly role?: TeamRole | null
  readonly organisation?: string
}

const idOf = (kind: string, serial: number): string => `00000000-0000-4000-${kind}-${String(serial).padStart(12, '0')}`

/** A child of nine. Children of different serials have different ids and numbers. */
export function createChild(serial: number, traits: Traits = {}): TestChild {
  const { slices = [], since = null, address = 'UGRADERT', role = 'COORDINATOR', organisation = '314000013' } = traits
  const child: TestChild = {
    id: idOf('8000', serial),
    nationalIdentityNumber: `148317${String(serial).padStart(5, '0')}`,
    version: 1,
    events: [registerRead(address)],
  }
  if (role !== null) {
    child.events.push({
      at: SINCE_LONG,
      actor: null,
      kind: 'MEMBER_ADDED',
      body: {
        id: idOf('a000', serial),
        person: COORDINATOR.id,
        role,
        service: 'COORDINATION_UNIT',
        organisation,
        from: '2025-12-01',
        to: null,
      },
    })
  }
  if (slices.length > 0) child.events.push(...giveDirective(child, slices, { since }))
  return child
}

/** The id of the directive `createChild` gives. */
export const directiveOf = (child: TestChild): string => `permit of ${child.id}`

export function registerRead(addressProtection: AddressProtection, at = SINCE_LONG): LedgerEvent {
  return {
    at,
    actor: null,
    kind: 'REGISTER_READ',
    body: {
      birthDate: '2017-03-14',
      addressProtection,
      responsibility: [MOTHER, FATHER].map(({ id }) => ({ person: id, kind: 'felles' })),
      parents: [MOTHER.id, FATHER.id],
      verger: [],
      careOrder: false,
      municipality: '9901',
    },
  }
}

export function giveDirective(child: TestChild, slices: readonly SliceId[], terms: Terms = {}): readonly LedgerEvent[] {
  const {
    kind = 'PERMIT',
    since = null,
    purposes = ['COORDINATION'],
    signers = [MOTHER, FATHER],
    id = directiveOf(child),
  } = terms
  const given: LedgerEvent = {
    at: SINCE_LONG,
    actor: signers[0]?.id ?? null,
    kind: 'DIRECTIVE_GIVEN',
    body: {
      id,
      kind,
      slices,
      recipients: [{ service: 'COORDINATION_UNIT' }],
      purposes,
      validFrom: SINCE_LONG,
      validTo: '2026-05-01T22:00:00.000Z',
      recordsSince: since,
      legalNature: 'SECRECY_WAIVER',
      gdprBasis: 'ART_6_1_E',
      textHash: 'text',
      renews: null,
    },
  }
  const signatures = signers.map(
    (signer): LedgerEvent => ({
      at: SINCE_LONG,
      actor: signer.id,
      kind: 'DIRECTIVE_SIGNED',
      body: { directive: id, method: 'EID_HIGH', textHash: 'text', locale: 'nb' },
    }),
  )
  return [given, ...signatures]
}

export function withdraw(child: TestChild, slices: readonly SliceId[], directive = directiveOf(child)): LedgerEvent {
  return { at: NOW, actor: FATHER.id, kind: 'DIRECTIVE_WITHDRAWN', body: { directive, slices } }
}

export function leaveTeam(child: TestChild): LedgerEvent {
  const membership = child.id.replace('-8000-', '-a000-')
  return { at: NOW, actor: null, kind: 'MEMBER_REMOVED', body: { membership } }
}
