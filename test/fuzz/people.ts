import { synthesizeIdentityNumber } from '../../demo/src/national-identity-number.ts'
import type { Canaries } from './canaries.ts'
import { shiftDate } from './dates.ts'

/** The synthetic people of the attack. Nobody real can have such an identity number: its month has 80 added. */
export interface Person {
  readonly key: string
  readonly id: string
  readonly displayName: string
  readonly givenName: string
  readonly familyName: string
  readonly sex: 'female' | 'male'
  readonly birthDate: string
  readonly nationalIdentityNumber: string
}

export interface Child extends Person {
  readonly age: number
  /** The mother and the father, both registered and both responsible until 18. */
  readonly parents: readonly [mother: Person, father: Person]
  readonly protection: 'UGRADERT' | 'FORTROLIG' | 'STRENGT_FORTROLIG'
}

export interface People {
  readonly today: string
  readonly children: readonly Child[]
  readonly parents: readonly Person[]
  readonly staff: Readonly<Record<StaffKey, Person>>
}

const STAFF_KEYS = ['coordinator', 'nurse', 'teacher', 'elsewhere', 'officer', 'outsider'] as const
export type StaffKey = (typeof STAFF_KEYS)[number]

/** `[key, age, family, grade of protection]`; children of one family have the same parents. */
// biome-ignore format: one row a child
const CHILDREN = [
  ['everything', 9, 'a', 'UGRADERT'],
  ['nothing', 9, 'a', 'UGRADERT'],
  ['some-one', 10, 'a', 'UGRADERT'],
  ['some-two', 11, 'b', 'UGRADERT'],
  ['some-three', 13, 'b', 'UGRADERT'],
  ['denied', 8, 'c', 'UGRADERT'],
  ['withdrawn', 12, 'c', 'UGRADERT'],
  ['recent', 14, 'd', 'UGRADERT'],
  ['protected', 9, 'e', 'FORTROLIG'],
  ['protected-recent', 10, 'e', 'FORTROLIG'],
  ['strict', 11, 'f', 'STRENGT_FORTROLIG'],
  ['one-parent', 10, 'g', 'UGRADERT'],
  ['other-team', 9, 'h', 'UGRADERT'],
  ['youth', 16, 'i', 'UGRADERT'],
  ['adult', 19, 'j', 'UGRADERT'],
] as const satisfies readonly (readonly [string, number, string, Child['protection']])[]

export type ChildKey = (typeof CHILDREN)[number][0]

const FIRST_SERIAL = 100

export function createPeople(today: string, canaries: Canaries): People {
  let serial = 0
  const create = (key: string, sex: Person['sex'], birthDate: string, name = canaries.word()): Person => {
    const index = serial++
    const familyName = canaries.word()
    return {
      key,
      id: `f0220000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      displayName: `${name} ${familyName}`,
      givenName: name,
      familyName,
      sex,
      birthDate,
      nationalIdentityNumber: synthesizeIdentityNumber(birthDate, sex, FIRST_SERIAL + index),
    }
  }
  /** Each a birth date of their own, as two numbers of one date may be the same. */
  const createAdult = (key: string, sex: Person['sex']): Person =>
    create(key, sex, shiftDate('1980-03-14', { days: serial }))
  const families = [...new Set(CHILDREN.map(([, , family]) => family))]
  const parents = new Map(
    families.map((family) => [
      family,
      [createAdult(`mother-${family}`, 'female'), createAdult(`father-${family}`, 'male')] as const,
    ]),
  )
  const children = CHILDREN.map(([key, age, family, protection], index): Child => {
    // Half a year from a birthday, so that no run crosses one.
    const birthDate = shiftDate(today, { years: -age, months: -6, days: -index })
    // Caseloads are in the order of names.
    const name = `${String(index).padStart(2, '0')}${canaries.word()}`
    return {
      ...create(key, index % 2 === 0 ? 'female' : 'male', birthDate, name),
      age,
      parents: parents.get(family) as Child['parents'],
      protection,
    }
  })
  const staff = Object.fromEntries(
    STAFF_KEYS.map((key) => [key, createAdult(key, 'female')]),
  ) as unknown as People['staff']
  return { today, children, parents: [...parents.values()].flat(), staff }
}
