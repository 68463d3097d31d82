import type { OutgoingHttpHeaders } from 'node:http'
import { GRANT_HEADER } from '@samsyn/schema/grant'
import { createClaims, grantHeaders, writeBody, writeName } from '../ask.ts'
import { type Check, fail, must, PASS, should, skip } from '../check.ts'
import { isObject } from '../records.ts'
import { sealClaims } from '../seal.ts'
import { listHolders, type Subject } from '../subject.ts'
import type { WireReply } from '../wire.ts'
import { NO_RECORDS } from './refusals.ts'

/** Sends a body under a grant that is good for its very bytes, so that nothing but the body can be what is wrong. */
export function sendGranted(
  subject: Subject,
  body: string | Uint8Array,
  headers: OutgoingHttpHeaders = {},
): Promise<WireReply> {
  const compact = sealClaims(createClaims(subject, listHolders(subject).slice(0, 1), body), subject.key)
  return subject.wire.send({ headers: { ...grantHeaders(compact), ...headers }, body })
}

export function hasData({ json }: WireReply): boolean {
  return isObject(json) && json['data'] !== undefined && json['data'] !== null
}

function isRefusal(reply: WireReply): boolean {
  return reply.status >= 400 && reply.status < 500 && !hasData(reply)
}

const writeAnyBody = (): string => JSON.stringify({ query: `query ${writeName()} { __typename }` })

export const httpChecks: readonly Check[] = [
  must('H01', 'GET /health answers 200 without a grant', async ({ wire }) => {
    const { status } = await wire.send({ method: 'GET', path: '/health' })
    return status === 200 ? PASS : fail(`answered ${status}`)
  }),
  should('H02', 'Health is `{"status":"ok"}` and tells nothing more', async ({ wire }) => {
    const { json } = await wire.send({ method: 'GET', path: '/health' })
    const isPlain = isObject(json) && json['status'] === 'ok' && Object.keys(json).length === 1
    return isPlain ? PASS : fail('it was something else')
  }),
  must('H03', 'A query in a URL is not answered', async (subject) => {
    const query = new URLSearchParams({ query: `query ${writeName()} { __typename }` })
    const headers = grantHeaders(sealClaims(createClaims(subject, [], ''), subject.key))
    const reply = await subject.wire.send({
      method: 'GET',
      path: `${subject.wire.url.pathname}?${query.toString()}`,
      headers,
    })
    return hasData(reply) || reply.status < 400 ? fail(`answered ${reply.status}`) : PASS
  }),
  must('H04', 'A body that is not application/json is refused', async (subject) => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      const reply = await sendGranted(subject, writeAnyBody(), { 'content-type': type })
      if (!isRefusal(reply)) return fail(`${type} was answered with ${reply.status}`)
    }
    return PASS
  }),
  must('H05', 'application/json with a charset, and a header name in capitals, are accepted', async (subject) => {
    const body = writeAnyBody()
    const compact = sealClaims(createClaims(subject, [], body), subject.key)
    const headers = { 'Content-Type': 'application/json; charset=utf-8', [GRANT_HEADER.toUpperCase()]: compact }
    const reply = await subject.wire.send({ headers, body })
    return reply.status === 200 && hasData(reply) ? PASS : fail(`answered ${reply.status}`)
  }),
  must('H06', 'An answer is said to be JSON', async (subject) => {
    const { headers } = await sendGranted(subject, writeAnyBody())
    const type = headers['content-type'] ?? 'nothing'
    return /^application\/(graphql-response\+)?json\b/.test(type) ? PASS : fail(`it was said to be ${type}`)
  }),
  must('H07', 'A body of 1 MiB is refused', async (subject) => {
    const body = JSON.stringify({ query: '{ __typename }', variables: { padding: 'x'.repeat(1024 * 1024) } })
    try {
      const reply = await sendGranted(subject, body)
      return isRefusal(reply) ? PASS : fail(`answered ${reply.status}`)
    } catch {
      // Cut off while it was being sent: a refusal too.
      return PASS
    }
  }),
  must('H08', 'A body that is not UTF-8 is refused', async (subject) => {
    const [before, after] = writeAnyBody().split('{ __typename }')
    const body = Buffer.concat([
      Buffer.from(`${before}{ __typename } #`),
      Buffer.from([0xc3, 0x28, 0xff]),
      Buffer.from(String(after)),
    ])
    const reply = await sendGranted(subject, body)
    return isRefusal(reply) ? PASS : fail(`answered ${reply.status}`)
  }),
  must('H09', 'A body in which a name stands twice is refused', async (subject) => {
    const first = JSON.stringify(`query ${writeName()} { __typename }`)
    const second = JSON.stringify(`query ${writeName()} { _service { sdl } }`)
    const reply = await sendGranted(subject, `{"query":${first},"query":${second}}`)
    return isRefusal(reply) ? PASS : fail(`answered ${reply.status}`)
  }),
  must('H10', 'An answer is not to be stored', async (subject) => {
    const [person] = listHolders(subject)
    if (person === undefined) return skip(NO_RECORDS)
    const { headers } = await sendGranted(subject, writeBody(subject, { people: [person] }))
    return headers['cache-control']?.includes('no-store') === true ? PASS : fail('without cache-control: no-store')
  }),
  must('H11', 'No web page is let in', async (subject) => {
    const origin = 'https://page.example'
    const asked = { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': GRANT_HEADER }
    const replies = [
      await subject.wire.send({ method: 'OPTIONS', headers: asked }),
      await sendGranted(subject, writeAnyBody(), { origin }),
    ]
    const isOpen = replies.some(({ headers }) => headers['access-control-allow-origin'] !== undefined)
    return isOpen ? fail('a page of another origin was allowed') : PASS
  }),
]
