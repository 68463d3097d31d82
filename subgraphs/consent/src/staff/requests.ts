import { randomUUID } from 'node:crypto'
import {
  type ChildId,
  type ConsentRequest,
  currentMemberships,
  decideSeat,
  type PlainDate,
  type Purpose,
  requestConsent,
  type SliceId,
} from '@samsyn/schema/policy'
import type { ChildView, RegistryContext } from '../loaders.ts'
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

interface RequestView {
  readonly view: ChildView
  readonly request: ConsentRequest
}

interface RequestedSlice {
  readonly slice: SliceId
  readonly state: 'SENT' | 'SHARED'
}

export const requestActs = {
  requestConsent: (_: unknown, { input }: Input<RequestConsentInput>, context: RegistryContext) => {
    const { child, slices, purpose, to = null } = input
    return performChildAct(context, child, 'request', (facts, actor) =>
      requestConsent(facts, actor, { id: randomUUID(), slices, purpose, to }),
    )
  },
}

/** Newest first. To someone on the team: what their own service has asked for. */
export function listRequests(view: ChildView): readonly RequestView[] {
  const { facts, viewer, capacities } = view
  const services = currentMemberships(facts, viewer.person.id, viewer.at).map(({ service }) => service)
  return facts.requests
    .filter(
      ({ recipient }) =>
        !capacities.includes('TEAM') || ('service' in recipient && services.includes(recipient.service)),
    )
    .map((request) => ({ view, request }))
    .toReversed()
}

/** Whether the one who asks is shown each slice now: decided as for anybody of that service, and nothing else is told. */
function listSlices({ view, request }: RequestView): readonly RequestedSlice[] {
  const { truth: facts, registerReadAt, viewer } = view
  const question = { facts, purpose: request.purpose, at: viewer.at, registerReadAt }
  const verdicts = decideSeat(question, seatOf(request.recipient))
  return request.slices.map((slice) => ({ slice, state: verdicts[slice].share ? 'SHARED' : 'SENT' }))
}

export const consentRequestFields = {
  id: ({ request }: RequestView) => request.id,
  at: ({ request }: RequestView) => request.at,
  by: locating(({ request }: RequestView, context) => nameOf(request.person, context)),
  purpose: ({ request }: RequestView) => request.purpose,
  recipient: ({ request }: RequestView) => request.recipient,
  to: ({ request }: RequestView) => request.to,
  slices: listSlices,
}
