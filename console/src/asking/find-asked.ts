import type { Purpose, RequestFragment, Service } from '../generated/graphql.ts'

/** A slice that the family has been asked for. */
export interface Asked {
  readonly slice: string
  readonly purpose: Purpose
  /** The instant of asking. */
  readonly at: string
}

/**
 * Days in which a service asks for a slice and purpose once. The registry decides; this only spares a question that it
 * would refuse.
 */
const ASK_AGAIN_DAYS = 30

/**
 * What a service has asked the family for and waits for, by slice: the same whether or not the family has answered, and
 * whatever they said. After 30 days it may be asked for again, and is no longer told here.
 */
export function findAsked(
  requests: readonly RequestFragment[],
  service: Service,
  purpose: Purpose,
  now: Date,
): readonly Asked[] {
  return requests
    .filter((request) => request.recipient.service === service && request.purpose === purpose)
    .filter(({ at }) => Date.parse(at) > now.getTime() - ASK_AGAIN_DAYS * 86_400_000)
    .flatMap(({ at, slices }) => slices.map(({ slice }) => ({ slice: slice.id, purpose, at })))
}
