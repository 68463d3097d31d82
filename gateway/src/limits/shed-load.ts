import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Refusal, refuse } from '../transport/refuse.ts'
import { createLoadLimit } from './load-limit.ts'

/** Refuses requests beyond what can be answered in time. */
export interface LoadShedding {
  /** The first hook of a route: whoever is refused gets 503, and nothing of theirs is looked at. */
  readonly admit: (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>
  /** Runs what every request has to wait for, and learns from how long it takes. Whatever comes of it is passed on. */
  readonly watch: <T>(run: () => Promise<T>) => Promise<T>
  /** How many requests were let in and are not over. */
  readonly underWay: () => number
  close(): void
}

/** RFC 9110 § 15.6.4. The same bytes for everybody: they tell of the gateway, and of nobody. */
const OVERLOADED: Refusal = { status: 503, code: 'OVERLOADED', headers: { 'retry-after': '1' } }

const WINDOW_MS = 100

/**
 * A gateway that takes all it is asked answers nobody in time once that is more than it can: everything waits for
 * everything, and clients who have given up are answered as well. So it takes as many at once as it answers in time (see
 * `LoadLimit` for how it knows) and refuses the others at once, which costs a fiftieth of an answer.
 *
 * It is decided before the token and the body are looked at: to verify, read and parse what is then refused is what a flood
 * is made of. So what a family does is refused like a look-up, as nobody knows yet which it is, and a header that said so
 * would be in every flood. What comes in goes first there (`openActsFirst`), and who is refused may ask again in a second.
 *
 * Whoever sends a body slowly is under way too, for as long as one request may take to come. That is a caller with a good
 * token, within their rate; and because nothing that all wait for is slow then, the limit rises past them.
 *
 * @fastify/under-pressure (9.2) refuses all or nothing by the mean delay of the process's own event loop. Here the registry
 * or the database may be what is short of time while this process has nothing to do; and between two looks it would take
 * all that comes.
 * @param longest what the usual answer may take, in milliseconds
 * @param now in milliseconds; the process's own clock, unless a test has one
 */
export function openLoadShedding(longest: number, now: () => number = () => performance.now()): LoadShedding {
  const load = createLoadLimit(longest, now)
  let due = now() + WINDOW_MS
  const timer = setInterval(() => {
    load.adapt(now() - due)
    due = now() + WINDOW_MS
  }, WINDOW_MS).unref()
  return {
    admit: async (_request, reply) => {
      const leave = load.enter()
      if (leave === null) return refuse(reply, OVERLOADED)
      reply.raw.once('close', leave)
    },
    watch: async (run) => {
      const end = load.wait()
      try {
        return await run()
      } finally {
        end()
      }
    },
    underWay: load.underWay,
    close: () => clearInterval(timer),
  }
}
