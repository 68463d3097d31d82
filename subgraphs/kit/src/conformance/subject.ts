import type { GrantKey } from '@samsyn/schema/grant'
import type { Sector } from '@samsyn/schema/policy'
import type { Person } from './people.ts'
import { hasContent } from './records.ts'
import type { SlicePlan } from './slice-plan.ts'
import type { Wire } from './wire.ts'

/** What the checks are run against: a subgraph, how to ask it, and what it has been found to hold. */
export interface Subject {
  readonly sector: Sector
  readonly wire: Wire
  readonly key: GrantKey
  /** The SDL the checks go by, and whether the subgraph gave it itself. */
  readonly sdl: string
  readonly isSdlServed: boolean
  /** The type behind the sector's field on Child. */
  readonly namespace: string
  readonly slices: readonly SlicePlan[]
  readonly people: readonly Person[]
  /** By person's id, what each answered to the widest grant. */
  readonly holdings: ReadonlyMap<string, SliceValues>
}

/** The values of a child's slices, by the field's name. */
export type SliceValues = Readonly<Record<string, unknown>>

export interface Holding {
  readonly person: Person
  readonly slice: SlicePlan
  /** What the slice answered to the widest grant. */
  readonly value: unknown
}

/** Every slice of every person that holds something. */
export function listHoldings({ people, slices, holdings }: Subject): Holding[] {
  return people.flatMap((person) =>
    slices
      .map((slice) => ({ person, slice, value: holdings.get(person.id)?.[slice.name] }))
      .filter(({ value }) => hasContent(value)),
  )
}

/** For each slice the first person who has something in it. */
export function listFirstHoldings(subject: Subject): Holding[] {
  const all = listHoldings(subject)
  return subject.slices.flatMap((slice) => all.find((holding) => holding.slice === slice) ?? [])
}

/** The people with records, those with most slices first. */
export function listHolders(subject: Subject): Person[] {
  const counts = new Map<Person, number>()
  for (const { person } of listHoldings(subject)) counts.set(person, (counts.get(person) ?? 0) + 1)
  return [...counts].toSorted(([, one], [, other]) => other - one).map(([person]) => person)
}
