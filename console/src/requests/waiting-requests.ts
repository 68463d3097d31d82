import type { DirectiveFragment, RequestFragment } from '../generated/graphql.ts'

/** A request of the team that waits for an answer, and the slices of it that do. */
export interface WaitingRequest {
  readonly request: RequestFragment
  readonly slices: readonly RequestFragment['slices'][number]['slice'][]
}

/**
 * What the family has not answered. A slice is answered when it is shared, or when someone has said something since of it,
 * to that recipient for that purpose; also by a yes that waits for others, which is shown among what waits.
 */
export function findWaitingRequests(
  requests: readonly RequestFragment[],
  directives: readonly DirectiveFragment[],
): readonly WaitingRequest[] {
  return requests.flatMap((request) => {
    const slices = request.slices
      .filter(({ slice, state }) => state === 'SENT' && !directives.some((one) => isAnswer(one, request, slice.id)))
      .map(({ slice }) => slice)
    return slices.length === 0 ? [] : [{ request, slices }]
  })
}

function isAnswer(directive: DirectiveFragment, { at, recipient, purpose }: RequestFragment, slice: string): boolean {
  return (
    Date.parse(directive.givenAt) >= Date.parse(at) &&
    directive.purposes.includes(purpose) &&
    directive.slices.some((one) => one.slice.id === slice) &&
    directive.recipients.some(({ service, role }) => service === recipient.service && role === recipient.role)
  )
}
