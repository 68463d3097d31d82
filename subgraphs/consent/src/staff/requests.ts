import { randomUUID } from 'node:crypto'
import {
  type ChildId,
  type ConsentRequest,
  currentMemberships,
  decideSeat,
  maySee,
  type PlainDate,
  type Purpose,
  requestConsent,
  type SliceId,
  type Verdict,
} from '@samsyn/schema/policy'
import type { ChildView, RegistryContext } from '../loaders.ts'
import { readOutcome, type RequestOutcome } from '../oversight/request-outcome.ts'
import { nameOf } from '../people.ts'
import { type Input, performChildAct } from '../perform-act.ts'
import { seatOf } from '../seat.ts'
import { locating } from '../visibility.ts'

/** What someone on the team asks the family to share. */

interface RequestConsentInput {
  readonly child: ChildId
  readonly slices: readonly string[]
  readonly purpose: Purpose
  readonly to?: PlainDate | null
}

export interface RequestView {
  readonly view: ChildView
  readonly request: ConsentRequest
}

interface RequestedSlice extends RequestView {
  readonly slice: SliceId
  readonly state: 'SENT' | 'SHARED'
  readonly verdict: Verdict
}

export const requestActs = {
  requestConsent: (_: unknown, { input }: Input<RequestConsentInput>, context: RegistryContext) => {
    const { child, slices, purpose, to = null } = input
    return performChildAct(context, child, 'request', (facts, actor) =>
      requestConsent(facts, actor, { id: randomUUID(), slices, purpose, to }),
    )
  },
}

/** Newest first. To someone on the team, unless they oversee it: what their own service has asked for. */
export function listRequests(view: ChildView): readonly RequestView[] {
  const { facts, viewer, capacities } = view
  const services = currentMemberships(facts, viewer.person.id, viewer.at).map(({ service }) => service)
  return facts.requests
    .filter(
      ({ recipient }) =>
        !capacities.includes('TEAM') ||
        maySee('oversight', capacities) ||
        ('service' in recipient && services.includes(recipient.service)),
    )
    .map((request) => ({ view, request }))
    .toReversed()
}

/** Whether the one who asks is shown each slice now: decided as for anybody of that service, and nothing else is told. */
export function listRequestedSlices({ view, request }: RequestView): readonly RequestedSlice[] {
  const { truth: facts, registerReadAt, viewer } = view
  const question = { facts, purpose: request.purpose, at: viewer.at, registerReadAt }
  const verdicts = decideSeat(question, seatOf(request.recipient))
  return request.slices.map((slice) => {
    const verdict = verdicts[slice]
    return { view, request, slice, state: verdict.share ? 'SHARED' : 'SENT', verdict }
  })
}

export const requestedSliceFields = {
  outcome: ({ view, request, slice, verdict }: RequestedSlice): RequestOutcome | null =>
    maySee('oversight', view.capacities) ? readOutcome(view.truth, request, slice, verdict) : null,
}

export const consentRequestFields = {
  id: ({ request }: RequestView) => request.id,
  at: ({ request }: RequestView) => request.at,
  by: locating(({ request }: RequestView, context) => nameOf(request.person, context)),
  purpose: ({ request }: RequestView) => request.purpose,
  recipient: ({ request }: RequestView) => request.recipient,
  to: ({ request }: RequestView) => request.to,
  slices: listRequestedSlices,
}
