import type { Instant, PersonId, RegisterFacts } from '@samsyn/schema/policy'
import type { HeldMandate } from './pdl-mandate.ts'
import { findStrictest, type HeldResponsibility, type RegisterPerson } from './pdl-person.ts'
import type { LocalTime, Validity } from './pdl-values.ts'

/** What a reading of the population register says of one child: a pure function from people to facts. */

/** Persons of one reading, by national identity number. */
export type Persons = ReadonlyMap<string, RegisterPerson>

export interface ChildReading {
  readonly facts: RegisterFacts
  /** False: someone of the family was not told of, so the reading does not show that nothing has changed. */
  readonly isComplete: boolean
}

/** Stands for a holder of parental responsibility whom nobody can name. Its kind is always `ukjent`. */
export const NOBODY: PersonId = '00000000-0000-0000-0000-000000000000'

export interface ChildContext {
  readonly persons: Persons
  /** Children by parent, from the records of both. */
  readonly offspring: ReadonlyMap<string, ReadonlySet<string>>
  readonly idOf: (nationalIdentityNumber: string) => PersonId | undefined
  /** What the registry knew before; `null`: nothing. */
  readonly before: RegisterFacts | null
  readonly at: Instant
}

/**
 * What a reading says of a child. A care order is none of the population register's: it stays as it was known. While
 * someone of the family is missing from the reading, protection that was known before is kept.
 */
export function describeChild(child: RegisterPerson, context: ChildContext): ChildReading {
  const { persons, offspring, idOf, before, at } = context
  const holders = listHolders(child, at)
  const numbered = holders.flatMap(({ holder }) => holder ?? [])
  const relatives = new Set([
    ...child.parents,
    ...numbered,
    ...child.parents.flatMap((one) => [...(offspring.get(one) ?? [])]),
  ])
  const family = [child, ...[...relatives].map((number) => persons.get(number))]
  const isComplete = family.every((one) => one?.hasAllRelations === true)
  const grades = family.flatMap((one) => one?.addressProtection ?? [])
  const facts: RegisterFacts = {
    birthDate: child.birthDate,
    addressProtection: findStrictest(isComplete || before === null ? grades : [...grades, before.addressProtection]),
    responsibility: toResponsibility(holders, idOf),
    parents: sortUnique(child.parents.flatMap((number) => idOf(number) ?? [])),
    // One whom nobody can name signs nothing, and nobody waits for it: the youth's own signature counts.
    verger: sortUnique(listVerger(child, at).flatMap(({ verge }) => idOf(verge) ?? [])),
    careOrder: before?.careOrder ?? false,
    municipality: child.municipality,
  }
  return { facts, isComplete }
}

/** National identity numbers of those a child's facts name. */
export function listNamed(child: RegisterPerson, at: Instant): readonly string[] {
  return [
    ...child.parents,
    ...listHolders(child, at).flatMap(({ holder }) => holder ?? []),
    ...listVerger(child, at).map(({ verge }) => verge),
  ]
}

/** Who the children of each parent are, from the records of parents and of children. */
export function linkOffspring(persons: Persons): ReadonlyMap<string, ReadonlySet<string>> {
  const offspring = new Map<string, Set<string>>()
  const link = (parent: string, child: string): void => {
    const children = offspring.get(parent) ?? new Set()
    offspring.set(parent, children.add(child))
  }
  for (const { nationalIdentityNumber: number, parents, children } of persons.values()) {
    for (const parent of parents) link(parent, number)
    for (const child of children) link(number, child)
  }
  return offspring
}

/** Whether two readings say the same of a child, whatever order they say it in. */
export function saysTheSame(a: RegisterFacts, b: RegisterFacts): boolean {
  return canonical(a) === canonical(b)
}

function canonical(facts: RegisterFacts): string {
  const { birthDate, addressProtection, responsibility, parents, verger, careOrder, municipality } = facts
  const holders = responsibility.map(({ person, kind }) => `${person} ${kind}`)
  const people = [holders, parents, verger].map(sortUnique)
  return JSON.stringify([birthDate, addressProtection, ...people, careOrder, municipality])
}

// Swedish is the locale whose dates and times are written as ISO 8601 writes them.
const OSLO = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', dateStyle: 'short', timeStyle: 'medium' })

function toLocalTime(at: Instant): LocalTime {
  return OSLO.format(new Date(at)).replace(' ', 'T')
}

/** Those who have responsibility at an instant. */
function listHolders({ responsibility }: RegisterPerson, at: Instant): readonly HeldResponsibility[] {
  return responsibility.filter((held) => isValid(held, at))
}

/** Those who have a mandate at an instant. */
function listVerger({ verger }: RegisterPerson, at: Instant): readonly HeldMandate[] {
  return verger.filter((held) => isValid(held, at))
}

function isValid({ from, to }: Validity, at: Instant): boolean {
  const now = toLocalTime(at)
  return (from === null || from <= now) && (to === null || now < to)
}

function toResponsibility(
  holders: readonly HeldResponsibility[],
  idOf: ChildContext['idOf'],
): RegisterFacts['responsibility'] {
  const entries = holders.map(({ holder, kind }) => {
    const person = holder === null ? undefined : idOf(holder)
    return person === undefined ? ({ person: NOBODY, kind: 'ukjent' } as const) : { person, kind }
  })
  return entries.toSorted((a, b) => (a.person < b.person ? -1 : a.person > b.person ? 1 : 0))
}

function sortUnique(values: readonly string[]): readonly string[] {
  return [...new Set(values)].toSorted()
}
