import type { OutgoingHttpHeaders } from 'node:http'
import type { SectorGrant } from '@samsyn/schema/grant'
import { createClaims, grantHeaders, writeBody } from '../ask.ts'
import { type Check, fail, must, PASS, skip } from '../check.ts'
import { isObject } from '../records.ts'
import { sealClaims } from '../seal.ts'
import { listHolders, type Subject } from '../subject.ts'
import type { WireReply } from '../wire.ts'

/** A request that would be answered with records, were it not for one thing about its grant. */
interface Attempt {
  readonly what: string
  readonly headers: OutgoingHttpHeaders
  readonly body?: string
}

interface Bench {
  readonly subject: Subject
  readonly body: string
  readonly claims: SectorGrant
  readonly now: number
  /** An attempt with these claims changed; `undefined` leaves one out. */
  readonly change: (what: string, over: Readonly<Record<string, unknown>>) => Attempt
  /** An attempt with this grant. */
  readonly send: (what: string, compact: string) => Attempt
}

/** `null` when nobody has records: then it would show nothing that a request is refused. */
function createBench(subject: Subject): Bench | null {
  const [person] = listHolders(subject)
  if (person === undefined) return null
  const body = writeBody(subject, { people: [person] })
  const claims = createClaims(subject, [person], body)
  const send = (what: string, compact: string): Attempt => ({ what, headers: grantHeaders(compact) })
  return {
    subject,
    body,
    claims,
    now: claims.iat,
    change: (what, over) => send(what, sealClaims({ ...claims, ...over }, subject.key)),
    send,
  }
}

export const NO_RECORDS = 'nobody has records: name children of your test system with --children'

/** A grant has refused a request when the answer holds no data at all. */
export function isRefused({ json }: WireReply): boolean {
  return !isObject(json) || json['data'] === undefined || json['data'] === null
}

export type AttemptMaker = (bench: Bench) => readonly Attempt[]

export async function sendAll(subject: Subject, make: AttemptMaker): Promise<[Attempt, WireReply][] | null> {
  const bench = createBench(subject)
  if (bench === null) return null
  const replies: [Attempt, WireReply][] = []
  for (const attempt of make(bench)) {
    replies.push([attempt, await subject.wire.send({ headers: attempt.headers, body: attempt.body ?? bench.body })])
  }
  return replies
}

export function refuses(id: string, name: string, make: AttemptMaker): Check {
  return must(id, name, async (subject) => {
    const replies = await sendAll(subject, make)
    if (replies === null) return skip(NO_RECORDS)
    const accepted = replies.filter(([, reply]) => !isRefused(reply)).map(([{ what }]) => what)
    return accepted.length === 0 ? PASS : fail(`answered with data: ${accepted.join('; ')}`)
  })
}
