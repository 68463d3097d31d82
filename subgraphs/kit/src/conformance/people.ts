import { randomUUID } from 'node:crypto'
import { z } from 'zod'

/** A synthetic person whom the sector's test system may hold records of. */
export interface Person {
  readonly id: string
  readonly nationalIdentityNumber: string
  /** Identity numbers of the parents, for slices that are a parent's own affairs. */
  readonly parents: readonly string[]
}

const number = z.string().regex(/^\d{11}$/, 'must be 11 digits')

/** `--children`: a JSON list of at most 50, no one twice. */
export const peopleSchema = z
  .array(z.strictObject({ id: z.uuid(), nationalIdentityNumber: number, parents: z.array(number).default([]) }))
  .min(1)
  .max(50)
  .refine((people) => new Set(people.map(({ id }) => id)).size === people.length, 'has an id twice')
  .refine(
    (people) => new Set(people.map((person) => person.nationalIdentityNumber)).size === people.length,
    'has an identity number twice',
  )

/** Someone no test system can know: a well-formed synthetic number of a birth date to come. */
export function inventPerson(serial = 0): Person {
  return { id: randomUUID(), nationalIdentityNumber: inventNumber(serial), parents: [] }
}

const FIRST_WEIGHTS = [3, 7, 6, 1, 8, 9, 4, 5, 2]
const SECOND_WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]

/** 24 December 2039 with month +80, as in Skatteetaten's test population, and a serial that has check digits. */
function inventNumber(serial: number): string {
  let left = serial
  for (let individual = 999; individual >= 500; individual--) {
    const digits = Array.from(`249239${individual}`, Number)
    const first = computeCheckDigit(digits, FIRST_WEIGHTS)
    const second = computeCheckDigit([...digits, first], SECOND_WEIGHTS)
    if (first < 10 && second < 10 && left-- === 0) return [...digits, first, second].join('')
  }
  throw new Error('there are not so many numbers in a day')
}

function computeCheckDigit(digits: readonly number[], weights: readonly number[]): number {
  const sum = digits.reduce((total, digit, index) => total + digit * (weights[index] ?? 0), 0)
  return (11 - (sum % 11)) % 11
}
