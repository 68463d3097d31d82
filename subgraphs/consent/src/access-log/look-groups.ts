import {
  type ChildFacts,
  type Instant,
  type PersonId,
  type PlainDate,
  PURPOSES,
  SLICE_IDS,
  type SliceId,
  veilSlices,
} from '@samsyn/schema/policy'
import { gather } from '../gather.ts'
import type { CountedLooks } from './stored-looks.ts'

/** The look-ups of one day for one purpose. */
export interface LookGroup {
  /** In Norway. */
  readonly date: PlainDate
  readonly purpose: string | null
  readonly count: number
  /** Whoever looked most comes first. */
  readonly lookers: readonly Looker[]
  /** In the catalogue's order. */
  readonly slices: readonly SliceId[]
}

export interface Looker {
  /** `null` where places are withheld: those in one role are then counted as one. */
  readonly person: PersonId | null
  readonly role: string | null
  readonly service: string | null
  readonly count: number
  readonly slices: readonly SliceId[]
}

/** Counted looks whose lookers may be told apart by nothing but their role. */
type SeenLooks = Omit<CountedLooks, 'person'> & Pick<Looker, 'person'>

/** Counted looks as a guardian may read them: a look wholly behind the child's own wall is not counted. */
export function veilCounts(counted: readonly CountedLooks[], facts: ChildFacts, now: Instant): readonly CountedLooks[] {
  return counted.flatMap((looks) => {
    const slices = veilSlices(facts, looks.slices as readonly SliceId[], looks.lastAt, now)
    return slices === null ? [] : [{ ...looks, slices }]
  })
}

/** When what a guardian is told of changed: a child's look before such a moment and one after it are not alike. */
export function listTurns({ kept }: ChildFacts): readonly Instant[] {
  return [...new Set(kept.flatMap(({ from, to }) => (to === null ? [from] : [from, to])))].toSorted()
}

/** Groups counted looks, newest day first; of one day in the order of the purposes, and looks for none last. */
export function groupLooks(counted: readonly SeenLooks[]): readonly LookGroup[] {
  return [...gather(counted, ({ date, purpose }) => `${date} ${purpose}`).values()]
    .map((looks): LookGroup => {
      const { date, purpose } = looks[0]
      const lookers = [...gather(looks, nameOf).values()].map((own): Looker => {
        const { person, role, service } = own[0]
        return { person, role, service, ...sum(own) }
      })
      return { date, purpose, ...sum(looks), lookers: lookers.toSorted(byCount) }
    })
    .toSorted(compareGroups)
}

/** Which of two groups comes first in the list. */
export function compareGroups(a: Pick<LookGroup, 'date' | 'purpose'>, b: Pick<LookGroup, 'date' | 'purpose'>): number {
  if (a.date !== b.date) return a.date < b.date ? 1 : -1
  return placeOf(a.purpose) - placeOf(b.purpose)
}

function placeOf(purpose: string | null): number {
  return purpose === null ? PURPOSES.length : PURPOSES.findIndex((one) => one === purpose)
}

function byCount(a: Looker, b: Looker): number {
  return b.count - a.count || (nameOf(a) < nameOf(b) ? -1 : 1)
}

function nameOf({ person, role, service }: Pick<Looker, 'person' | 'role' | 'service'>): string {
  return JSON.stringify([person, role, service])
}

function sum(counted: readonly SeenLooks[]): Pick<Looker, 'count' | 'slices'> {
  const shown = new Set(counted.flatMap(({ slices }) => slices))
  return {
    count: counted.reduce((total, { count }) => total + count, 0),
    slices: SLICE_IDS.filter((slice) => shown.has(slice)),
  }
}
