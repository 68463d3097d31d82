import type { ChildId, PersonId, PlainDate } from '@samsyn/schema/policy'
import { gather, type Some } from '../gather.ts'
import { findLookRules, type LookFlag, type LookRules } from './look-rules.ts'
import type { OverseenLook } from './stored-overseen.ts'

/** What one person looked at in one day, at all children an officer answers for. */
export interface OverseenLooks {
  readonly day: PlainDate
  /** Tells those of one day apart. */
  readonly key: string
  /** `null` where the children's places are withheld: those in one role and service are then taken as one. */
  readonly person: PersonId | null
  readonly looks: number
  /** Children of whom something of the sectors was shown are told from those whose name alone was. */
  readonly children: number
  readonly childrenShown: number
  readonly flags: readonly LookFlag[]
  /** By capacity and purpose, the most looks first. */
  readonly parts: readonly LooksPart[]
  /** Flagged children first. */
  readonly ofChildren: readonly OverseenChild[]
}

/** A child that one person looked at in one day. */
export interface OverseenChild {
  readonly child: ChildId
  readonly looks: number
  readonly flags: readonly LookFlag[]
}

export interface LooksPart extends Pick<OverseenLook, 'role' | 'service' | 'organisation' | 'purpose'> {
  readonly looks: number
  readonly children: number
}

/** Folds the looks of one day by person, those with most flags first. Their order is the same each time they are. */
export function foldLooks(
  day: PlainDate,
  looks: readonly OverseenLook[],
  rules: LookRules = findLookRules(day),
): readonly OverseenLooks[] {
  return [...gather(looks, keyOf)]
    .map(([key, own]) => foldPerson(day, key, own, rules))
    .toSorted(
      (a, b) =>
        b.flags.length - a.flags.length ||
        b.childrenShown - a.childrenShown ||
        b.looks - a.looks ||
        (a.key < b.key ? -1 : 1),
    )
}

function keyOf({ person, role, service }: OverseenLook): string {
  return person ?? `${role ?? ''}/${service ?? ''}`
}

function foldPerson(
  day: PlainDate,
  key: string,
  own: Some<OverseenLook>,
  { childrenInADay }: LookRules,
): OverseenLooks {
  const { person } = own[0]
  const childrenShown = countChildren(own.filter(({ shown }) => shown))
  const ofChildren = [...gather(own, ({ child }) => child)].map(
    ([child, at]): OverseenChild => ({
      child,
      looks: sumLooks(at),
      flags: flagLooks(at),
    }),
  )
  // Those whom nobody is told the name of may be several.
  const many: readonly LookFlag[] = person !== null && childrenShown >= childrenInADay ? ['MANY_CHILDREN'] : []
  return {
    day,
    key,
    person,
    looks: sumLooks(own),
    children: ofChildren.length,
    childrenShown,
    flags: [...many, ...flagLooks(own)],
    parts: listParts(own),
    ofChildren: ofChildren.toSorted(
      (a, b) => b.flags.length - a.flags.length || b.looks - a.looks || (a.child < b.child ? -1 : 1),
    ),
  }
}

function flagLooks(looks: readonly OverseenLook[]): readonly LookFlag[] {
  return [
    ...(looks.some(({ oddLooks }) => oddLooks > 0) ? (['ODD_HOURS'] as const) : []),
    ...(looks.some(({ idle }) => idle) ? (['NO_CASE_WORK'] as const) : []),
  ]
}

function listParts(looks: readonly OverseenLook[]): readonly LooksPart[] {
  const alike = ({ role, service, organisation, purpose }: OverseenLook): string =>
    JSON.stringify([role, service, organisation, purpose])
  return [...gather(looks, alike)]
    .map(([key, own]) => {
      const { role, service, organisation, purpose } = own[0]
      return { key, part: { role, service, organisation, purpose, looks: sumLooks(own), children: countChildren(own) } }
    })
    .toSorted((a, b) => b.part.looks - a.part.looks || (a.key < b.key ? -1 : 1))
    .map(({ part }) => part)
}

function sumLooks(looks: readonly OverseenLook[]): number {
  return looks.reduce((sum, one) => sum + one.looks, 0)
}

function countChildren(looks: readonly OverseenLook[]): number {
  return new Set(looks.map(({ child }) => child)).size
}
