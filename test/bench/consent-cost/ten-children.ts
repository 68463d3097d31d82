import type { Pool } from '@samsyn/consent'
import type { SliceId } from '@samsyn/schema/policy'
import { createCanaries } from '../../fuzz/canaries.ts'
import { createSectorFiles, type SectorFiles } from '../../fuzz/files/sector-files.ts'
import { type Child, createPeople, type People } from '../../fuzz/people.ts'
import { createRandom } from '../../fuzz/random.ts'
import { enterChildren } from '../enter-children.ts'

/** Ten children with records in every sector, of whom everything that is asked is shared with one coordinator. */
export interface TenChildren {
  readonly people: People
  readonly children: readonly Child[]
  readonly files: SectorFiles
}

/** Two of each sector; none is a parent's own affair, so that all ten have the same verdict. */
export const ASKED = [
  'school.attendance',
  'school.contacts',
  'health.contacts',
  'health.appointments',
  'childWelfare.measures',
  'childWelfare.plan',
  'nav.followUp',
  'nav.activities',
] as const satisfies readonly SliceId[]

const SEED = 5

export function createTenChildren(today: string): TenChildren {
  const random = createRandom(SEED)
  const canaries = createCanaries(random, today)
  const people = createPeople(today, canaries)
  const children = people.children.filter(({ age, protection }) => age < 15 && protection === 'UGRADERT').slice(0, 10)
  return { people, children, files: createSectorFiles({ ...people, children }, canaries, random) }
}

export function enterTenChildren(pool: Pool, { people, children }: TenChildren): Promise<void> {
  const { today, staff } = people
  return enterChildren(pool, today, children, [
    { member: staff.coordinator, service: 'COORDINATION_UNIT', slices: ASKED },
  ])
}
