import type { LifePhase } from '../generated/graphql.ts'

/**
 * The 0–24 course by age alone. No date of birth is known here, so a turn in it is known to a year or two: which autumn
 * somebody begins school, which year they come of age.
 */

/** A turn lies somewhere from `earliest` to `latest`, calendar dates. */
export interface Turn {
  readonly earliest: string
  readonly latest: string
  /** The school year's first day, 1 August (opplæringslova § 2-1); otherwise a birthday. */
  readonly isAutumn: boolean
}

export type CourseStep =
  | { readonly kind: 'PHASE'; readonly phase: LifePhase; readonly from: Turn; readonly until: Turn }
  /** At 18 the guardians' signatures stop counting; at 25 nothing is shared any longer. */
  | { readonly kind: 'OF_AGE' | 'END'; readonly at: Turn }

/** Phases that begin with the school year of the autumn of turning so old; as the registry tells them. */
const BEGINS_IN_AUTUMN = [
  ['PRIMARY_SCHOOL', 6],
  ['LOWER_SECONDARY', 13],
  ['UPPER_SECONDARY', 16],
  ['ADULT', 19],
] as const satisfies readonly (readonly [LifePhase, number])[]

/**
 * The course of somebody of an age, in order; none when age or phase is not known, or they contradict each other. The
 * first year is left out once it is over.
 * @param today calendar date in Norway at which age and phase were told
 */
export function findCourse(age: number | null, phase: LifePhase | null, today: string): readonly CourseStep[] {
  if (age === null || phase === null) return []
  const firstBirth = addDay(addYears(today, -age - 1))
  const lastBirth = addYears(today, -age)
  const birthYears = [...new Set([yearOf(firstBirth), yearOf(lastBirth)])].filter(
    (year) => phaseOf(year, age, today) === phase,
  )
  const [firstYear, lastYear] = [birthYears[0], birthYears.at(-1)]
  if (firstYear === undefined || lastYear === undefined) return []

  const birth = {
    earliest: latestOf(firstBirth, `${firstYear}-01-01`),
    latest: earliestOf(lastBirth, `${lastYear}-12-31`),
  }
  const birthday = (years: number): Turn => ({
    earliest: addYears(birth.earliest, years),
    latest: addYears(birth.latest, years),
    isAutumn: false,
  })
  const autumn = (years: number): Turn => ({
    earliest: `${firstYear + years}-08-01`,
    latest: `${lastYear + years}-08-01`,
    isAutumn: true,
  })
  const end = birthday(25)
  const begins: readonly (readonly [LifePhase, Turn])[] = [
    ...(phase === 'INFANCY' ? ([['INFANCY', birthday(0)]] as const) : []),
    ['KINDERGARTEN', birthday(1)],
    ...BEGINS_IN_AUTUMN.map(([name, years]) => [name, autumn(years)] as const),
  ]
  const phases = begins.map(([name, from], index): CourseStep => {
    return { kind: 'PHASE', phase: name, from, until: begins[index + 1]?.[1] ?? end }
  })
  return [...phases.slice(0, -1), { kind: 'OF_AGE', at: birthday(18) }, ...phases.slice(-1), { kind: 'END', at: end }]
}

function phaseOf(birthYear: number, age: number, today: string): LifePhase {
  const schoolYear = today.slice(5) >= '08-01' ? yearOf(today) : yearOf(today) - 1
  const begun = BEGINS_IN_AUTUMN.filter(([, years]) => schoolYear - birthYear >= years).at(-1)
  return begun?.[0] ?? (age >= 1 ? 'KINDERGARTEN' : 'INFANCY')
}

const yearOf = (date: string): number => Number(date.slice(0, 4))
const latestOf = (a: string, b: string): string => (a > b ? a : b)
const earliestOf = (a: string, b: string): string => (a < b ? a : b)

/** The same day of another year; born on 29 February, 1 March where there is none. */
function addYears(date: string, years: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return new Date(Date.UTC(year + years, month - 1, day)).toISOString().slice(0, 10)
}

function addDay(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10)
}
