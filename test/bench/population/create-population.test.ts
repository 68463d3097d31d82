import { fnr } from '@navikt/fnrvalidator'
import { describe, expect, it } from 'vitest'
import { createPopulation, type Caseload } from './create-population.ts'

const TODAY = '2026-11-21'

function take(count: number): readonly Caseload[] {
  const caseloads: Caseload[] = []
  for (const caseload of createPopulation(TODAY, ['school.enrolment'])) {
    caseloads.push(caseload)
    if (caseloads.length === count) break
  }
  return caseloads
}

describe('a population', () => {
  const caseloads = take(400)
  const children = caseloads.flatMap((caseload) => caseload.children)
  const people = new Map(
    [...children, ...children.flatMap(({ parents }) => parents), ...caseloads.map(({ share }) => share.member)].map(
      (person) => [person.id, person],
    ),
  )

  it('is of people with right numbers, synthetic all of them, and no two alike', () => {
    const numbers = [...people.values()].map(({ nationalIdentityNumber }) => nationalIdentityNumber)
    expect(new Set(numbers).size).toBe(people.size)
    expect(numbers.every((number) => fnr(number).status === 'valid')).toBe(true)
    expect(numbers.every((number) => Number(number.slice(2, 4)) > 80)).toBe(true)
  })

  it('has children of every age from 0 to 24, and siblings with the same parents', () => {
    const ages = new Set(
      children.map(({ birthDate }) => Math.floor((Date.parse(TODAY) - Date.parse(birthDate)) / 31_557_600_000)),
    )
    expect([...ages].toSorted((a, b) => a - b)).toEqual(Array.from({ length: 25 }, (_, age) => age))
    const households = new Set(children.map(({ parents }) => parents[0].id))
    expect(children.length / households.size).toBeGreaterThan(1.5)
  })

  it('is the same each time but for its ids', () => {
    const numbersOf = (all: readonly Caseload[]) =>
      all.flatMap((caseload) => caseload.children.map(({ nationalIdentityNumber }) => nationalIdentityNumber))
    expect(numbersOf(take(3))).toEqual(numbersOf(caseloads.slice(0, 3)))
  })
})
