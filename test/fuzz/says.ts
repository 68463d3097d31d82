import type { Canaries } from './canaries.ts'
import type { Child, ChildKey, People } from './people.ts'
import type { Random } from './random.ts'

/**
 * What each family has said, and what is shared for it: both are written here, side by side, from what the rules are in
 * words. Nothing here asks the product.
 */

/** Who is on a team: by service for most, by role for a leader. */
export const SEATS = {
  coordinator: { role: 'COORDINATOR', service: 'COORDINATION_UNIT' },
  elsewhere: { role: 'COORDINATOR', service: 'COORDINATION_UNIT' },
  nurse: { role: 'TEAM_MEMBER', service: 'SCHOOL_HEALTH_SERVICE' },
  teacher: { role: 'TEAM_LEADER', service: 'SCHOOL' },
} as const

export type SeatKey = keyof typeof SEATS

/** Recipients a family may name here, and who of the team that is. */
const RECIPIENTS = {
  unit: { named: { service: 'COORDINATION_UNIT' }, seats: ['coordinator', 'elsewhere'] },
  nurses: { named: { service: 'SCHOOL_HEALTH_SERVICE' }, seats: ['nurse'] },
  leaders: { named: { role: 'TEAM_LEADER' }, seats: ['teacher'] },
} as const

export type RecipientKey = keyof typeof RECIPIENTS

export type Purpose = 'COORDINATION' | 'INDIVIDUAL_PLAN' | 'TRANSITION' | 'EARLY_INTERVENTION'

/** One directive, with what became of it. */
export interface Say {
  readonly kind: 'PERMIT' | 'DENY'
  readonly slices: readonly string[]
  readonly to: readonly RecipientKey[]
  readonly purposes: readonly Purpose[]
  readonly since: string | null
  /** Keys of those who signed, the giver first. */
  readonly signers: readonly [string, ...string[]]
  readonly withdrawn?: { readonly by: string; readonly slices: readonly string[] }
}

/** That a slice is shared with some, and what of it. */
export interface Share {
  readonly slice: string
  readonly seats: readonly SeatKey[]
  readonly purposes: readonly Purpose[]
  readonly since: string | null
  /** Of a parent's own affairs, the parents who said yes for themselves; null for every other slice. */
  readonly parents: readonly string[] | null
}

export interface Family {
  readonly says: readonly Say[]
  readonly shares: readonly Share[]
}

/** Slices that are a parent's own affairs: each parent says yes for their own alone. */
const OWN_AFFAIRS: readonly string[] = ['childWelfare.parentSupport', 'nav.householdEconomy']

const EVERYONE: readonly RecipientKey[] = ['unit', 'nurses', 'leaders']
const USUAL: readonly Purpose[] = ['COORDINATION', 'INDIVIDUAL_PLAN']

/** A yes: slices that share recipients, purposes and period. */
interface Yes {
  readonly slices: readonly string[]
  readonly to: readonly RecipientKey[]
  readonly purposes: readonly Purpose[]
  readonly since: string | null
}

export function createFamilies(
  people: People,
  slices: readonly string[],
  canaries: Canaries,
  random: Random,
): ReadonlyMap<string, Family> {
  const ordinary = slices.filter((slice) => !OWN_AFFAIRS.includes(slice))
  const all = (since: string | null): readonly Yes[] =>
    [ordinary, OWN_AFFAIRS].map((some) => ({ slices: some, to: EVERYONE, purposes: USUAL, since }))
  /** Some slices with some for some purposes, each slice in one of these alone. */
  const some = (): readonly Yes[] =>
    slices
      .filter(() => random.chance(0.65))
      .map((slice) => ({
        slices: [slice],
        to: random.some(EVERYONE, 0.75),
        purposes: random.chance(0.7) ? USUAL : (['TRANSITION', 'COORDINATION'] as const),
        since: random.chance(0.5) ? null : canaries.day(-2_500, -100),
      }))
      .filter(({ to }) => to.length > 0)
  const recent = (): readonly Yes[] =>
    ordinary
      .map((slice): Yes => ({ slices: [slice], to: EVERYONE, purposes: USUAL, since: canaries.day(-1_000, -200) }))
      .concat(all(canaries.day(-1_000, -200)).slice(1))

  const tell = (child: Child): Family => {
    const [mother, father] = child.parents.map(({ key }) => key) as [string, string]
    // Under 15 both parents; from 15 the youth as well, and on health at 16 the youth alone; from 18 the youth alone.
    const own: readonly [string, ...string[]] =
      child.age >= 18 ? [child.key] : child.age >= 15 ? [mother, father, child.key] : [mother, father]
    const permit = (yes: Yes, by?: readonly [string, ...string[]]): Say => ({
      kind: 'PERMIT',
      ...yes,
      signers: by ?? (isOwnAffair(yes) ? [mother, father] : own),
    })
    const share = (
      { slices: given, to, purposes, since }: Yes,
      parents: readonly string[] = [mother, father],
    ): Share[] =>
      given.map((slice) => ({
        slice,
        seats: to.flatMap((recipient) => RECIPIENTS[recipient].seats),
        purposes,
        since,
        parents: OWN_AFFAIRS.includes(slice) ? parents : null,
      }))
    const agree = (given: readonly Yes[]): Family => ({
      says: given.map((yes) => permit(yes)),
      shares: given.flatMap((yes) => share(yes)),
    })
    switch (child.key as ChildKey) {
      case 'everything':
      case 'protected':
      case 'strict':
      case 'other-team':
      case 'youth':
      case 'adult':
        return agree(all(null))
      case 'nothing':
        return agree([])
      case 'some-one':
      case 'some-two':
      case 'some-three':
        return agree(some())
      case 'recent':
      case 'protected-recent':
        return agree(recent())
      case 'denied': {
        // A no of one parent beats the yes of both; of the parents' own affairs it takes that parent out.
        const denied = random.some(ordinary, 0.4)
        const affair = 'nav.householdEconomy'
        const given = agree(all(null))
        const no: Say = {
          kind: 'DENY',
          slices: [...denied, affair],
          to: EVERYONE,
          purposes: USUAL,
          since: null,
          signers: [father],
        }
        return {
          says: [...given.says, no],
          shares: given.shares
            .filter(({ slice }) => !denied.includes(slice))
            .map((one) => (one.slice === affair ? { ...one, parents: [mother] } : one)),
        }
      }
      case 'withdrawn': {
        const given = agree(all(null))
        const gone = random.some(slices, 0.4)
        return {
          says: given.says.map((say) => ({
            ...say,
            withdrawn: { by: mother, slices: say.slices.filter((slice) => gone.includes(slice)) },
          })),
          shares: given.shares.filter(({ slice }) => !gone.includes(slice)),
        }
      }
      case 'one-parent': {
        const [both, parents] = all(null) as [Yes, Yes]
        return { says: [permit(both, [mother]), permit(parents, [mother])], shares: share(parents, [mother]) }
      }
    }
  }
  return new Map(people.children.map((child) => [child.key, tell(child)]))
}

function isOwnAffair({ slices }: Yes): boolean {
  return slices.every((slice) => OWN_AFFAIRS.includes(slice))
}

export function nameRecipient(recipient: RecipientKey): (typeof RECIPIENTS)[RecipientKey]['named'] {
  return RECIPIENTS[recipient].named
}
