import type { OverseenRequestsQuery, RequestAnswer } from '../generated/graphql.ts'

type Place = OverseenRequestsQuery['overseenRequests']['nodes'][number]
type Child = NonNullable<Place['child']>
type Request = NonNullable<Child['requests']>[number]
type Slice = Request['slices'][number]

/** One slice that was asked for and is not shared. */
export interface RequestLine {
  readonly id: string
  readonly at: string
  readonly child: Child
  readonly request: Request
  readonly slice: Slice['slice']
  readonly outcome: NonNullable<Slice['outcome']>
}

export interface RequestFilter {
  /** `null`: any but shared. */
  readonly answer: RequestAnswer | null
  /** Asked more than so many days ago; `null`: whenever. */
  readonly olderThanDays: number | null
}

const DAY = 86_400_000

/** The lines a filter asks for, in the order of the requests. */
export function reviewRequests(
  places: readonly Place[],
  { answer, olderThanDays }: RequestFilter,
  now: Date,
): readonly RequestLine[] {
  return places
    .flatMap(listLines)
    .filter(({ outcome }) => outcome.answer !== 'SHARED' && (answer === null || outcome.answer === answer))
    .filter(({ at }) => olderThanDays === null || countDays(at, now) > olderThanDays)
}

/** Whole days since an instant. */
export function countDays(at: string, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - Date.parse(at)) / DAY))
}

function listLines({ id, at, child }: Place): readonly RequestLine[] {
  const request = child?.requests?.find((one) => one.id === id)
  if (child === null || request === undefined) return []
  return request.slices.flatMap(({ slice, outcome }) =>
    outcome === null ? [] : [{ id, at, child, request, slice, outcome }],
  )
}
