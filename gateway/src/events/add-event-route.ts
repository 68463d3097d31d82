import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance, FastifyRequest, onRequestAsyncHookHandler } from 'fastify'
import type { FaultLog } from '../consent/data-sources.ts'
import type { FactsReader } from '../consent/facts.ts'
import type { SignedIn } from '../identity/identify.ts'
import { refuse } from '../transport/refuse.ts'
import { openEventStream } from './event-stream.ts'
import type { Hints } from './hints.ts'
import { readWatched, WATCH_HEADER, WATCHED_CHILDREN } from './read-watched.ts'
import { openRounds } from './rounds.ts'
import { openWatch } from './watch.ts'

export interface EventOptions {
  /** What every request passes that is about people: who they are, and how often they ask. */
  readonly admit: onRequestAsyncHookHandler
  /** Who sends a request that was admitted. */
  readonly signedIn: (request: FastifyRequest) => SignedIn
  readonly reader: FactsReader
  readonly hints: Hints
  readonly pollMs: number
  readonly log: FaultLog
  readonly bounds?: EventBounds
}

/** Counts are of this process; times in milliseconds. */
export interface EventBounds {
  readonly streamsOfCaller: number
  readonly streams: number
  readonly heartbeatMs: number
  /** After so long a client signs in, and asks, anew. */
  readonly longestMs: number
}

const BOUNDS: EventBounds = { streamsOfCaller: 5, streams: 5_000, heartbeatMs: 25_000, longestMs: 15 * 60_000 }

/** More than a look takes: how long it took, longer for a child that there is, does not show. */
const OPENING_MS = 150

/**
 * Adds `GET /events`: `refetch` whenever what the caller can be shown of the children in `samsyn-watch` has changed, and
 * nothing else, to nobody else. A child who is unknown or hidden is one of whom nothing ever happens. Nothing leaves
 * here but that word, so nothing is recorded; what the page then asks is decided and recorded as ever.
 *
 * What happens from the moment the answer begins is told. A client that has begun, or begun again, asks for all it shows.
 * The stream ends with the token, after a quarter of an hour, and when the process stops.
 */
export function addEventRoute(app: FastifyInstance, options: EventOptions): void {
  const { admit, signedIn, reader, hints, pollMs, log, bounds = BOUNDS } = options
  const rounds = openRounds({ hints, pollMs, log })
  const streams = new Map<SignedIn, () => void>()
  let isClosing = false
  app.addHook('preClose', async () => {
    isClosing = true
    rounds.close()
    for (const end of streams.values()) end()
  })

  const countOf = ({ caller }: SignedIn): number =>
    [...streams.keys()].filter((other) => other.caller.nationalIdentityNumber === caller.nationalIdentityNumber).length

  app.get('/events', {
    exposeHeadRoute: false,
    onRequest: admit,
    handler: async (request, reply) => {
      const requester = signedIn(request)
      const children = readWatched(request.headers[WATCH_HEADER])
      if (children === null) {
        const message = `The header ${WATCH_HEADER} names 1 to ${WATCHED_CHILDREN} children by their ids.`
        return refuse(reply, { status: 400, code: 'BAD_REQUEST', message })
      }
      if (isClosing || streams.size >= bounds.streams) {
        return refuse(reply, { status: 503, code: 'RATE_LIMITED', headers: { 'retry-after': '5' } })
      }
      if (countOf(requester) >= bounds.streamsOfCaller) {
        return refuse(reply, { status: 429, code: 'RATE_LIMITED', headers: { 'retry-after': '60' } })
      }

      const gone = new AbortController()
      let tell = (): void => undefined
      const watching = rounds.add(openWatch(requester, children, reader, gone.signal), () => tell())
      streams.set(requester, () => gone.abort())
      reply.raw.once('close', () => {
        gone.abort()
        watching.stop()
        streams.delete(requester)
      })
      try {
        await Promise.all([watching.begun, wait(OPENING_MS, undefined, { signal: gone.signal })])
      } catch {
        return refuse(reply, { status: 503, code: 'REGISTRY_UNAVAILABLE', headers: { 'retry-after': '5' } })
      }

      const stream = openEventStream(reply, bounds.heartbeatMs)
      tell = () => stream.send('refetch')
      const end = setTimeout(() => stream.end(), Math.min(bounds.longestMs, requester.until - Date.now()))
      reply.raw.once('close', () => clearTimeout(end))
      streams.set(requester, () => stream.end())
    },
  })
}
