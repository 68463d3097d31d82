import { hashBody } from '@samsyn/schema/grant'
import { MODEL_PEOPLE } from '../model-subgraph.ts'
import { isObject } from '../records.ts'
import type { WireReply } from '../wire.ts'
import { type Exchange, type Fault, readBound, renew, rewrite } from './server.ts'

/** Answers with a reply of its own making. */
const answer =
  (change: (reply: WireReply, exchange: Exchange) => WireReply | null): Fault =>
  async (exchange) => {
    const reply = await exchange.forward()
    return change(reply, exchange) ?? reply
  }

/** Sends another body than the one that came, under a grant that is good for it. */
const rebody =
  (change: (text: string, exchange: Exchange) => string | null): Fault =>
  (exchange) => {
    const claims = readBound(exchange)
    const body = claims && change(exchange.body.toString('utf8'), exchange)
    if (claims === null || body === null) return exchange.forward()
    const headers = { 'content-type': 'application/json' }
    return exchange.forward({ body, claims: { ...claims, body: hashBody(body) }, headers })
  }

const withHeader = (reply: WireReply, name: string, value: string): WireReply => ({
  ...reply,
  headers: { ...reply.headers, [name]: value },
})

function isJson(body: Buffer): boolean {
  try {
    JSON.parse(body.toString('utf8'))
    return true
  } catch {
    return false
  }
}

const isUtf8 = (body: Buffer): boolean => Buffer.from(body.toString('utf8'), 'utf8').equals(body)
const error = (message: string, more: object = {}) => ({
  errors: [{ message, extensions: { code: 'BAD_REQUEST' }, ...more }],
})
/** Asks for what no schema has, as the checks on errors do. */
const isMisspelt = ({ query }: Exchange): boolean => query.includes('childWelfare {')

export const httpFaults: Readonly<Record<string, Fault>> = {
  H01: answer((reply, { path }) => (path === '/health' ? { ...reply, status: 404 } : null)),
  H02: answer((reply, { path }) => (path === '/health' ? rewrite(reply, { status: 'ok', children: 3 }) : null)),
  H03: (exchange) => {
    const query = new URL(exchange.path, 'http://x').searchParams.get('query')
    if (exchange.method !== 'GET' || query === null || exchange.grant === null) return exchange.forward()
    const body = JSON.stringify({ query })
    const claims = renew({ ...exchange.grant.claims, body: hashBody(body) })
    return exchange.forward({ method: 'POST', body, claims })
  },
  H04: rebody((text, { headers }) => (headers['content-type'] === 'text/plain' ? text : null)),
  H05: answer((reply, { headers }) =>
    headers['content-type']?.includes('charset') === true ? { ...rewrite(reply, error('No.')), status: 415 } : null,
  ),
  H06: answer((reply) => (reply.status === 200 ? withHeader(reply, 'content-type', 'text/plain') : null)),
  H07: rebody((_text, { variables }) => ('padding' in variables ? '{"query":"{ __typename }"}' : null)),
  H08: rebody((text, { body }) => (isUtf8(body) ? null : text)),
  H09: rebody((text) => (/"query":.*"query":/.test(text) ? JSON.stringify(JSON.parse(text)) : null)),
  H10: answer((reply) => (reply.status === 200 ? withHeader(reply, 'cache-control', 'public, max-age=60') : null)),
  H11: answer((reply, { headers }) =>
    headers.origin === undefined ? null : withHeader(reply, 'access-control-allow-origin', '*'),
  ),

  E01: answer((reply, { body }) =>
    reply.status === 400 && !isJson(body) ? { ...rewrite(reply, error('No.')), status: 200 } : null,
  ),
  E02: rebody((text) => {
    const parsed: unknown = text.startsWith('[{') ? JSON.parse(text) : null
    return Array.isArray(parsed) ? JSON.stringify(parsed[0]) : null
  }),
  E03: answer((reply, exchange) =>
    reply.status === 400 && isMisspelt(exchange) ? rewrite(reply, error('Did you mean "contact"?')) : null,
  ),
  E04: answer((reply, { query }) => {
    const [, word] = /^\{ (kanarifugl\d+) \}$/.exec(query) ?? []
    return reply.status === 400 && word !== undefined ? rewrite(reply, error(`There is no ${word}.`)) : null
  }),
  E05: answer((reply, { query }) =>
    query.includes('__schema')
      ? { ...rewrite(reply, { data: { __schema: { types: [{ name: 'CareRecord' }] } } }), status: 200 }
      : null,
  ),
  E06: answer((reply, { headers }) =>
    headers['apollo-federation-include-trace'] === 'ftv1' && isObject(reply.json)
      ? rewrite(reply, { ...reply.json, extensions: { ftv1: 'AA==' } })
      : null,
  ),
  E07: answer((reply, exchange) =>
    reply.status === 400 && isMisspelt(exchange)
      ? rewrite(reply, error('The query was refused.', { locations: [{ line: 1, column: 2 }] }))
      : null,
  ),
  E08: answer((reply, exchange) =>
    reply.status === 400 && isMisspelt(exchange) ? rewrite(reply, error('connect ECONNREFUSED 10.0.0.7')) : null,
  ),
  E09: answer((reply) =>
    reply.status === 200 ? withHeader(reply, 'x-debug', String(MODEL_PEOPLE[0]?.nationalIdentityNumber)) : null,
  ),
  E10: answer((reply, { method }) => (method === 'OPTIONS' ? { ...reply, status: 500 } : null)),
}
