import { describe, expect, test } from 'vitest'
import type { LifePhase } from '../generated/graphql.ts'
import { type CourseStep, findCourse } from './course.ts'

const nameOf = (step: CourseStep): string => (step.kind === 'PHASE' ? step.phase : step.kind)
const turnOf = (step: CourseStep) => (step.kind === 'PHASE' ? step.from : step.at)
const years = (age: number, phase: LifePhase, today: string, name: string): readonly string[] => {
  const turns = findCourse(age, phase, today)
    .filter((step) => nameOf(step) === name)
    .map(turnOf)
  return turns.flatMap(({ earliest, latest }) => [...new Set([earliest.slice(0, 4), latest.slice(0, 4)])])
}

describe('the 0–24 course', () => {
  test('has every phase from one year on, in order, the coming of age, and an end', () => {
    expect(findCourse(9, 'PRIMARY_SCHOOL', '2026-11-21').map(nameOf)).toEqual([
      'KINDERGARTEN',
      'PRIMARY_SCHOOL',
      'LOWER_SECONDARY',
      'UPPER_SECONDARY',
      'OF_AGE',
      'ADULT',
      'END',
    ])
  })

  test.each<readonly [string, number, LifePhase, string, string, readonly string[]]>([
    [
      'a turn is known to two years when the birth year is',
      9,
      'PRIMARY_SCHOOL',
      '2026-11-21',
      'LOWER_SECONDARY',
      ['2029', '2030'],
    ],
    [
      'the phase tells which of the two it is, last before a turn',
      12,
      'PRIMARY_SCHOOL',
      '2026-11-21',
      'LOWER_SECONDARY',
      ['2027'],
    ],
    ['and first after it', 12, 'LOWER_SECONDARY', '2026-11-21', 'LOWER_SECONDARY', ['2026']],
    [
      'before 1 August the school year is the last one',
      15,
      'LOWER_SECONDARY',
      '2026-05-01',
      'UPPER_SECONDARY',
      ['2026', '2027'],
    ],
    [
      'on the last day of a year the birth year is known',
      9,
      'PRIMARY_SCHOOL',
      '2026-12-31',
      'LOWER_SECONDARY',
      ['2030'],
    ],
    ['somebody of 17 comes of age within a year', 17, 'UPPER_SECONDARY', '2026-11-21', 'OF_AGE', ['2026', '2027']],
    ['somebody of 18 has', 18, 'UPPER_SECONDARY', '2026-11-21', 'OF_AGE', ['2026']],
    ['it ends on the birthday of 25', 24, 'ADULT', '2026-11-21', 'END', ['2026', '2027']],
    ['in the first year, begins with a birth', 0, 'INFANCY', '2026-11-21', 'INFANCY', ['2025', '2026']],
  ])('%s', (_, age, phase, today, name, expected) => {
    expect(years(age, phase, today, name)).toEqual(expected)
  })

  test('tells no day of birth: a birthday is known to the year that the age leaves open', () => {
    const [first] = findCourse(9, 'PRIMARY_SCHOOL', '2026-11-21').map(turnOf)
    expect(first).toEqual({ earliest: '2017-11-22', latest: '2018-11-21', isAutumn: false })
  })

  test.each<readonly [string, number | null, LifePhase | null]>([
    ['an age', null, 'ADULT'],
    ['a phase', 9, null],
    ['a phase that fits the age', 9, 'ADULT'],
  ])('is not told without %s', (_, age, phase) => {
    expect(findCourse(age, phase, '2026-11-21')).toEqual([])
  })
})
