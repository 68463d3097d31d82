import { addDays, type Purpose, type SliceId } from '@samsyn/schema/policy'
import type { Person } from '../../fuzz/people.ts'
import type { FaultChild, FaultPeople } from '../people.ts'

/** Some slices of one child that the family says yes and no to together; at most one directive at a time is about them. */
export interface Cell {
  readonly child: FaultChild
  readonly slices: readonly SliceId[]
  readonly purposes: readonly Purpose[]
  readonly terms: Readonly<Record<string, unknown>>
  /** Whose signatures it takes. The first gives. */
  readonly signers: readonly [Person, ...Person[]]
}

interface Group {
  readonly slices: readonly SliceId[]
  readonly purposes: readonly Purpose[]
}

/** Slices that every child has something in; of all four sectors. */
const GROUPS: readonly Group[] = [
  { slices: ['school.attendance'], purposes: ['COORDINATION'] },
  { slices: ['health.contacts', 'health.plan'], purposes: ['COORDINATION', 'INDIVIDUAL_PLAN'] },
  { slices: ['childWelfare.measures'], purposes: ['COORDINATION'] },
  { slices: ['nav.followUp', 'nav.activities'], purposes: ['COORDINATION', 'TRANSITION'] },
]

export const CELL_SLICES: readonly SliceId[] = GROUPS.flatMap(({ slices }) => slices)

const DAYS = 60

export function createCells(people: FaultPeople): readonly Cell[] {
  return people.children.flatMap((child) =>
    GROUPS.map(
      (group): Cell => ({
        child,
        ...group,
        signers: listSigners(child, group),
        terms: writeTerms(group, people.today),
      }),
    ),
  )
}

function writeTerms({ slices, purposes }: Group, today: string): Cell['terms'] {
  return { slices, purposes, recipients: [{ service: 'COORDINATION_UNIT' }], to: addDays(today, DAYS) }
}

/** By the country's rows of the legal table: H from 16 the youth alone, the others from 15 the youth and every holder. */
function listSigners(child: FaultChild, { slices }: Group): Cell['signers'] {
  const [first, ...rest] = child.holders as [Person, ...Person[]]
  if (child.age < 15) return [first, ...rest]
  return slices.every((slice) => slice.startsWith('health.')) ? [child] : [child, first, ...rest]
}
