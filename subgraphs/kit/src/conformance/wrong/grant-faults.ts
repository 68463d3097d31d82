import { GRANT_HEADER, GRANT_MAX_BYTES, hashBody } from '@samsyn/schema/grant'
import { isSliceId, sectorOf } from '@samsyn/schema/policy'
import { grantSlices, listParents } from '../ask.ts'
import { MODEL_PEOPLE, MODEL_SDL, MODEL_SECTOR } from '../model-subgraph.ts'
import { readSectorPlan } from '../slice-plan.ts'
import { type Claims, type Exchange, type Fault, renew, rewrite } from './server.ts'

export const MODEL_PLAN = readSectorPlan(MODEL_SDL, MODEL_SECTOR)

type GrantedSlice = Record<string, unknown>

export const slicesOf = (claims: Claims): readonly GrantedSlice[] => claims['slices'] as readonly GrantedSlice[]
const childrenOf = (claims: Claims): readonly unknown[] => claims['children'] as readonly unknown[]
const wholeNumber = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN)
const now = (): number => Date.now() / 1000

/** Takes other claims for the grant's own where `mend` finds something to put right; one not sealed stays refused. */
function forgiving(mend: (claims: Claims, exchange: Exchange) => Claims | null): Fault {
  return (exchange) => {
    const { grant, forward } = exchange
    const claims = grant?.isOwn === true ? mend(grant.claims, exchange) : null
    return forward(claims === null ? {} : { claims })
  }
}

/** Everything about whoever the body asks about. */
function createWidest({ variables, body }: Exchange): Claims {
  const asked = (variables['representations'] as { id: string }[] | undefined)?.map(({ id }) => id) ?? []
  const people = MODEL_PEOPLE.filter(({ id }) => asked.includes(id))
  return renew({
    jti: 'widest',
    body: hashBody(body),
    aud: MODEL_SECTOR,
    role: '',
    org: '',
    purpose: 'COORDINATION',
    slices: grantSlices(MODEL_PLAN.slices, { parents: listParents(people) }),
    locating: true,
    children: people.map(({ id, nationalIdentityNumber }) => [id, nationalIdentityNumber]),
  })
}

const KNOWN_CLAIMS = ['jti', 'iat', 'exp', 'body', 'aud', 'role', 'org', 'purpose', 'slices', 'locating', 'children']
const pick = (object: Claims, names: readonly string[]): Claims =>
  Object.fromEntries(Object.entries(object).filter(([name]) => names.includes(name)))

export function isDate(text: unknown): text is string {
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(text)) return false
  const time = Date.parse(text)
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text
}

const isChild = (child: unknown): boolean =>
  Array.isArray(child) && child.length === 2 && String(child[0]).length === 36 && /^\d{11}$/.test(String(child[1]))

export const grantFaults: Readonly<Record<string, Fault>> = {
  // Wants the members of the header in the order it knows.
  G01: ({ grant, forward }) =>
    forward(grant !== null && Object.keys(grant.header)[0] !== 'alg' ? { headers: { [GRANT_HEADER]: undefined } } : {}),
  // Takes no grant for every grant.
  G02: (exchange) => {
    const isBare = !Object.keys(exchange.headers).some((name) =>
      [GRANT_HEADER, 'authorization', 'cookie'].includes(name),
    )
    return exchange.forward(isBare && exchange.query !== '' ? { claims: createWidest(exchange) } : {})
  },
  // Reads an unsecured JWT.
  G03: ({ headers, forward }) => {
    const [, payload, signature, ...others] = String(headers[GRANT_HEADER] ?? '').split('.')
    if (payload === undefined || signature !== '' || others.length > 0) return forward()
    return forward({ claims: JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Claims })
  },
  // Has one key and does not look at which was meant.
  G04: ({ grant, key, forward }) => {
    const isOther = grant?.isSealed === true && grant.header['kid'] !== key.kid
    return forward(isOther ? { claims: grant.claims } : {})
  },
  // Decrypts without verifying the tag.
  G05: ({ grant, forward }) =>
    forward(grant !== null && !grant.isSealed && grant.tagBytes === 16 ? { claims: grant.claims } : {}),
  // Verifies as much of the tag as there is.
  G06: ({ grant, forward }) => forward(grant?.isSealed === true && grant.tagBytes < 16 ? { claims: grant.claims } : {}),
  // Passes over what it does not know in the header.
  G07: ({ grant, forward }) => {
    const isOdd = grant?.isSealed === true && Object.keys(grant.header).length > 3
    return forward(isOdd ? { claims: grant.claims } : {})
  },
  G08: forgiving((claims) => (wholeNumber(claims['exp']) <= now() - 5 ? renew(claims) : null)),
  G09: forgiving((claims) => (wholeNumber(claims['iat']) > now() + 5 ? renew(claims) : null)),
  G10: forgiving((claims) => (Number(claims['exp']) - wholeNumber(claims['iat']) > 10 ? renew(claims) : null)),
  G11: forgiving((claims) => {
    const [iat, exp] = [wholeNumber(claims['iat']), wholeNumber(claims['exp'])]
    return Number.isNaN(iat) || Number.isNaN(exp) || exp <= iat ? renew(claims) : null
  }),
  G12: forgiving((claims) =>
    typeof claims['aud'] === 'string' && claims['aud'] !== MODEL_SECTOR ? { ...claims, aud: MODEL_SECTOR } : null,
  ),
  G13: forgiving((claims) => (typeof claims['aud'] === 'string' ? null : { ...claims, aud: MODEL_SECTOR })),
  // Takes the hash for a check on spaces alone.
  G14: forgiving((claims, { body }) => {
    const isTidy = normalise(body) === body.toString('utf8')
    return isTidy && typeof claims['body'] === 'string' ? { ...claims, body: hashBody(body) } : null
  }),
  // Hashes the body as it would have written it.
  G15: forgiving((claims, { body }) => {
    return claims['body'] === hashBody(normalise(body)) ? { ...claims, body: hashBody(body) } : null
  }),
  G16: forgiving((claims, { body }) => (claims['body'] === undefined ? { ...claims, body: hashBody(body) } : null)),
  // Leaves out slices that are not its own, and answers the rest.
  G17: forgiving((claims) => ({
    ...claims,
    slices: slicesOf(claims).filter(({ slice }) => {
      const id = String(slice)
      return !isSliceId(id) || sectorOf(id) === MODEL_SECTOR
    }),
  })),
  G18: forgiving((claims) => ({ ...claims, slices: slicesOf(claims).filter(({ slice }) => isSliceId(String(slice))) })),
  G19: forgiving((claims) => ({
    ...pick(claims, KNOWN_CLAIMS),
    slices: slicesOf(claims).map((slice) => pick(slice, ['slice', 'since', 'subjects'])),
  })),
  G20: forgiving((claims) => (typeof claims['locating'] === 'boolean' ? null : { ...claims, locating: true })),
  G21: forgiving((claims) => ({
    ...claims,
    role: claims['role'] ?? '',
    org: claims['org'] ?? '',
    jti: claims['jti'] ?? 'none',
    purpose: 'COORDINATION',
  })),
  // Takes a date it can't read for no date.
  G22: forgiving((claims) => ({
    ...claims,
    slices: slicesOf(claims).map((slice) => ({ ...slice, since: isDate(slice['since']) ? slice['since'] : null })),
  })),
  G23: forgiving((claims) => ({ ...claims, children: childrenOf(claims).filter(isChild) })),
  G24: forgiving((claims) => ({ ...claims, children: childrenOf(claims).slice(0, 50) })),
  // Takes the first of two.
  G25: forgiving((claims) => {
    const slices = new Map(
      slicesOf(claims)
        .toReversed()
        .map((slice) => [slice['slice'], slice]),
    )
    const children = new Map(childrenOf(claims).map((child) => [JSON.stringify(child), child]))
    return { ...claims, slices: [...slices.values()], children: [...children.values()] }
  }),
  G26: forgiving((claims) => (String(claims['role']).length >= GRANT_MAX_BYTES ? { ...claims, role: 'X' } : null)),
  G27: ({ headers, forward }) => {
    const [, compact] = /^Bearer (.+)$/.exec(headers.authorization ?? '') ?? []
    return forward(compact === undefined ? {} : { headers: { [GRANT_HEADER]: compact } })
  },
  G28: ({ headers, forward }) => {
    const [first, second] = String(headers[GRANT_HEADER] ?? '').split(', ')
    return forward(first === undefined || second === undefined ? {} : { headers: { [GRANT_HEADER]: first } })
  },
  G29: async ({ forward }) => {
    const reply = await forward()
    return reply.status === 401 ? { ...reply, status: 403 } : reply
  },
  G30: async ({ grant, forward }) => {
    const reply = await forward()
    const isLate = reply.status === 401 && wholeNumber(grant?.claims['exp']) < now()
    return isLate
      ? rewrite(reply, { errors: [{ message: 'It has expired.', extensions: { code: 'GRANT_REQUIRED' } }] })
      : reply
  },
}

/** JSON as JSON.stringify writes it; the text itself where it is none. */
function normalise(body: Buffer): string {
  try {
    return JSON.stringify(JSON.parse(body.toString('utf8')))
  } catch {
    return body.toString('utf8')
  }
}
