import type { FastifyReply } from 'fastify'
import { type BrowserSession, measureSession, type SessionMeasure, type Sessions } from './sessions.ts'

/** On an answer that was asked for with a session: for how many seconds that is good if nothing more is asked. */
const SESSION_LEFT_HEADER = 'samsyn-session-left'

/** Counts a session as used: its cookie is renewed when that is due, and the answer tells how long it is good for. */
export function keepSession(
  reply: FastifyReply,
  sessions: Pick<Sessions, 'use'>,
  session: BrowserSession,
  now: number,
): SessionMeasure {
  const used = sessions.use(session, now)
  if (used.cookie !== null) void reply.header('set-cookie', used.cookie)
  const measure = measureSession(used.session, now)
  void reply.header(SESSION_LEFT_HEADER, String(measure.secondsLeft))
  return measure
}
