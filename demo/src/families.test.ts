import { fnr } from '@navikt/fnrvalidator'
import { describe, expect, it } from 'vitest'
import { createFamilies, todayInNorway } from './families.ts'

describe.each([todayInNorway(), '2028-02-29', '2027-03-31', '2031-12-31'])('the families on %s', (today) => {
  const families = createFamilies(today)
  const everyone = [...families.children, ...families.parents, ...families.staff]

  it('hold only valid identity numbers of the synthetic population', () => {
    for (const person of everyone) {
      const { nationalIdentityNumber } = person
      expect(fnr(nationalIdentityNumber).status, person.key).toBe('valid')
      expect(Number(nationalIdentityNumber.slice(2, 4)), person.key).toBeGreaterThan(80)
    }
  })

  it('hold nobody twice', () => {
    expect(new Set(everyone.map((person) => person.nationalIdentityNumber)).size).toBe(everyone.length)
    expect(new Set(everyone.map((person) => person.id)).size).toBe(everyone.length)
    expect(new Set(everyone.map((person) => person.key)).size).toBe(everyone.length)
  })

  it('are at least 12 children in 6 families, none over 24', () => {
    expect(families.children.length).toBeGreaterThanOrEqual(12)
    expect(new Set(families.children.map((child) => child.family)).size).toBeGreaterThanOrEqual(6)
    for (const child of families.children) {
      expect(Number(today.slice(0, 4)) - Number(child.birthDate.slice(0, 4))).toBeLessThan(25)
    }
  })
})
