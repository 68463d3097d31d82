import { addDays, type Service, type SliceId } from '@samsyn/schema/policy'
import { synthesizeIdentityNumber } from '../../../demo/src/national-identity-number.ts'
import type { BenchChild, BenchPerson, BenchShare } from '../enter-children.ts'
import { ASKED, SHARED_THIRD, type Share } from './workloads.ts'

/** Whom the bench is about. Fifty children and three who may look at them; nobody of them exists. */

export const CHILD_COUNT = 50

const GIVEN_NAMES = ['Åse', 'Bjørn', 'Dagny', 'Sæbjørn', 'Ingrid', 'Øyvind', 'Kåre', 'Ragnhild', 'Tørres', 'Ærlend']
const FAMILY_NAMES = ['Ødegård', 'Brekkåsen', 'Sætre', 'Lyngblom', 'Øvrebø']

export const childId = (index: number): string => `b0220000-0000-4000-8000-${String(index).padStart(12, '0')}`

export const childName = (index: number): string =>
  `${GIVEN_NAMES[index % GIVEN_NAMES.length]} ${FAMILY_NAMES[Math.floor(index / GIVEN_NAMES.length) % FAMILY_NAMES.length]}`

/** The three are on the team of every child, each for another service: what they ask is the same, what they are shown is not. */
const SERVICES: Readonly<Record<Share, Service>> = {
  all: 'COORDINATION_UNIT',
  third: 'SCHOOL_HEALTH_SERVICE',
  none: 'NAV_OFFICE',
}
export const SHARED: Readonly<Record<Share, readonly SliceId[]>> = { all: ASKED, third: SHARED_THIRD, none: [] }

const FIRST_ADULT = 1_000
const DAYS_PER_YEAR = 365

export interface BenchPeople {
  readonly children: readonly BenchChild[]
  readonly shares: Readonly<Record<Share, BenchShare>>
}

/** @param today children are from 6 to 9 that day, so that both parents decide on every slice */
export function createBenchPeople(today: string): BenchPeople {
  let adults = 0
  const createAdult = (displayName: string): BenchPerson => {
    const index = adults++
    const birthDate = addDays('1980-03-14', index)
    return {
      id: childId(FIRST_ADULT + index),
      displayName,
      nationalIdentityNumber: synthesizeIdentityNumber(birthDate, 'female', index),
    }
  }
  const children = Array.from({ length: CHILD_COUNT }, (_, index): BenchChild => {
    const birthDate = addDays(today, -(6 * DAYS_PER_YEAR + 100 + 20 * index))
    return {
      id: childId(index),
      displayName: childName(index),
      birthDate,
      nationalIdentityNumber: synthesizeIdentityNumber(birthDate, 'male', index),
      parents: [createAdult(`Mor til ${childName(index)}`), createAdult(`Far til ${childName(index)}`)],
    }
  })
  const createShare = (share: Share): BenchShare => ({
    member: createAdult(`Koordinator ${share}`),
    service: SERVICES[share],
    slices: SHARED[share],
  })
  return { children, shares: { all: createShare('all'), third: createShare('third'), none: createShare('none') } }
}
