import { randomBytes } from 'node:crypto'
import { GRANT_HEADER, GRANT_MAX_BYTES, GRANT_MAX_CHILDREN, type SectorGrant } from '@samsyn/schema/grant'
import { SECTORS, SLICE_IDS, sectorOf } from '@samsyn/schema/policy'
import { writeBody } from '../ask.ts'
import { type Check, fail, must, PASS, skip } from '../check.ts'
import { inventPerson } from '../people.ts'
import { sealClaims, tamper } from '../seal.ts'
import { listHolders } from '../subject.ts'
import type { WireReply } from '../wire.ts'
import { type AttemptMaker, isRefused, NO_RECORDS, refuses, sendAll } from './refusals.ts'

const without =
  (name: keyof SectorGrant): AttemptMaker =>
  ({ change }) => [change(`no ${name}`, { [name]: undefined })]

const SAMPLE: AttemptMaker = ({ body, claims, subject, now, change, send }) => [
  { what: 'no grant', headers: { 'content-type': 'application/json' } },
  send('no JWE', 'x'),
  change('expired', { iat: now - 40, exp: now - 30 }),
  change('another audience', { aud: 'consent' }),
  change('an unknown claim', { admin: true }),
  { ...change('another body', {}), body: `${body} ` },
  send('a forged seal', sealClaims(claims, { ...subject.key, secret: randomBytes(32) })),
]

export const grantChecks: readonly Check[] = [
  must('G01', 'A valid grant is accepted, in whatever order its members stand', async (subject) => {
    const { kid } = subject.key
    const replies = await sendAll(subject, ({ claims, send }) => [
      send('as the gateway writes it', sealClaims(claims, subject.key)),
      send('kid first', sealClaims(claims, subject.key, { header: { kid, enc: 'A256GCM', alg: 'dir' } })),
      send('claims reversed', sealClaims(Object.fromEntries(Object.entries(claims).toReversed()), subject.key)),
    ])
    if (replies === null) return skip(NO_RECORDS)
    const refused = replies.filter(([, reply]) => isRefused(reply)).map(([{ what }]) => what)
    return refused.length === 0 ? PASS : fail(`refused: ${refused.join('; ')}`)
  }),
  refuses('G02', 'A request without a grant is refused', () => [
    { what: 'no grant', headers: { 'content-type': 'application/json' } },
  ]),
  refuses('G03', 'A grant that is no compact JWE of five parts is refused', ({ claims, subject, send }) => {
    const compact = sealClaims(claims, subject.key)
    const plain = Buffer.from(JSON.stringify(claims)).toString('base64url')
    const header = Buffer.from('{"alg":"none"}').toString('base64url')
    return [
      send('an empty grant', ''),
      send('plain JSON', JSON.stringify(claims)),
      send('claims in base64url', plain),
      send('an unsecured JWT', `${header}.${plain}.`),
      send('a sixth part', `${compact}.AAAA`),
      send('an encrypted key', compact.replace('..', '.AAAA.')),
    ]
  }),
  refuses('G04', 'A grant under an unknown key is refused', ({ claims, subject, send }) => [
    send('an unknown kid', sealClaims(claims, { ...subject.key, kid: `${subject.key.kid}-unknown` })),
  ]),
  refuses(
    'G05',
    'A grant that the key has not sealed is refused, be it forged or altered by one character',
    (bench) => {
      const { claims, subject, send } = bench
      const compact = sealClaims(claims, subject.key)
      const names = ['header', '', 'initialisation vector', 'ciphertext', 'tag']
      return [
        send('a forged seal', sealClaims(claims, { ...subject.key, secret: randomBytes(32) })),
        ...[0, 2, 3, 4].map((part) => send(`another ${names[part]}`, tamper(compact, part))),
      ]
    },
  ),
  refuses('G06', 'A grant with a shortened tag is refused', ({ claims, subject, send }) =>
    [4, 8, 12, 15].map((tagBytes) => send(`${tagBytes} bytes`, sealClaims(claims, subject.key, { tagBytes }))),
  ),
  refuses(
    'G07',
    'A protected header of other members than alg, enc and kid is refused',
    ({ claims, subject, send }) => {
      const header = { alg: 'dir', enc: 'A256GCM', kid: subject.key.kid }
      return [{ zip: 'DEF' }, { crit: ['exp'], exp: 1 }, { typ: 'JWT' }, { alg: 'none' }, { enc: 'A128GCM' }].map(
        (member) => send(JSON.stringify(member), sealClaims(claims, subject.key, { header: { ...header, ...member } })),
      )
    },
  ),
  refuses('G08', 'An expired grant is refused', ({ now, change }) => [
    change('expired 30 s ago', { iat: now - 40, exp: now - 30 }),
  ]),
  refuses('G09', 'A grant of the future is refused', ({ now, change }) => [
    change('issued in a minute', { iat: now + 60, exp: now + 70 }),
  ]),
  refuses('G10', 'A grant that lasts longer than 10 seconds is refused', ({ now, change }) => [
    change('11 seconds', { exp: now + 11 }),
    change('an hour', { iat: now - 3590, exp: now + 10 }),
  ]),
  refuses('G11', 'A grant without sane times is refused', ({ now, change }) => [
    change('no exp', { exp: undefined }),
    change('no iat', { iat: undefined }),
    change('times that are texts', { iat: String(now), exp: String(now + 10) }),
    change('an end before the beginning', { iat: now + 2, exp: now + 1 }),
  ]),
  refuses('G12', 'A grant for another audience is refused', ({ subject, change }) =>
    [...SECTORS, 'consent'].filter((aud) => aud !== subject.sector).map((aud) => change(aud, { aud })),
  ),
  refuses('G13', 'A grant for several audiences, or for none, is refused', ({ subject, change }) => [
    change('a list of one', { aud: [subject.sector] }),
    change('a list of two', { aud: [subject.sector, 'consent'] }),
    change('no audience', { aud: undefined }),
  ]),
  refuses('G14', 'A grant for another body is refused', ({ subject, change }) => {
    const [person] = listHolders(subject)
    const body = writeBody(subject, { people: person === undefined ? [] : [person] })
    return [{ ...change('another operation', {}), body }]
  }),
  refuses('G15', 'A body that differs from the granted one in a single byte is refused', ({ body, change }) => [
    { ...change('a space at its end', {}), body: `${body} ` },
    { ...change('a space within', {}), body: body.replace('"variables":', '"variables": ') },
  ]),
  refuses('G16', 'A grant without the hash of its body is refused', without('body')),
  refuses('G17', 'A grant that names a slice of another sector is refused', ({ claims, subject, change }) => {
    const other = SLICE_IDS.find((id) => sectorOf(id) !== subject.sector)
    return [change(String(other), { slices: [...claims.slices, { slice: other, since: null, subjects: null }] })]
  }),
  refuses('G18', 'A grant that names no slice of the catalogue is refused', ({ claims, subject, change }) =>
    [`${subject.sector}.everything`, `${subject.sector}.constructor`, '*'].map((slice) =>
      change(slice, { slices: [...claims.slices, { slice, since: null, subjects: null }] }),
    ),
  ),
  refuses('G19', 'A grant with a member that the protocol does not have is refused', ({ claims, change }) => [
    change('among the claims', { admin: true }),
    change('in a slice', { slices: claims.slices.map((slice) => ({ ...slice, all: true })) }),
  ]),
  refuses('G20', 'A grant that does not say whether locating is allowed is refused', ({ change }) => [
    change('no locating', { locating: undefined }),
    change('null', { locating: null }),
    change('a text', { locating: 'true' }),
  ]),
  refuses('G21', 'A grant without role, organisation, known purpose or id is refused', ({ change }) => [
    change('no role', { role: undefined }),
    change('no org', { org: undefined }),
    change('no purpose', { purpose: undefined }),
    change('an unknown purpose', { purpose: 'CURIOSITY' }),
    change('no jti', { jti: undefined }),
  ]),
  refuses('G22', 'A grant with a `since` that is no calendar date is refused', ({ claims, change }) =>
    ['2026-02-30', '2026-13-01', '2026-1-1', '2026-01-01T00:00:00Z', 'yesterday', '', 0].map((since) =>
      change(JSON.stringify(since), { slices: claims.slices.map((slice) => ({ ...slice, since })) }),
    ),
  ),
  refuses('G23', 'A grant with a child that has no UUID or no identity number is refused', ({ claims, change }) => {
    const [id] = claims.children[0] ?? ['']
    return [
      change('an id that is no UUID', { children: [...claims.children, ['1', '24923999970']] }),
      change('an empty number', { children: [...claims.children, [inventPerson().id, '']] }),
      change('ten digits', { children: [...claims.children, [inventPerson().id, '2492399997']] }),
      change('an id alone', { children: [...claims.children, [id]] }),
    ]
  }),
  refuses('G24', 'A grant for more than 50 children is refused', ({ claims, change }) => {
    const others = Array.from({ length: GRANT_MAX_CHILDREN }, (_, serial) => inventPerson(serial))
    const children = others.map(({ id, nationalIdentityNumber }) => [id, nationalIdentityNumber])
    return [change('51 children', { children: [...claims.children, ...children] })]
  }),
  refuses('G25', 'A grant that names a slice or a child twice is refused', ({ claims, change }) => [
    change('a slice', { slices: [...claims.slices, { ...claims.slices[0], since: '2200-01-01' }] }),
    change('a child', { children: [...claims.children, ...claims.children] }),
  ]),
  refuses('G26', 'A grant of more than 6,000 bytes is refused', ({ change }) => [
    change('a long role', { role: 'X'.repeat(GRANT_MAX_BYTES) }),
  ]),
  refuses('G27', 'A grant is read from its own header alone', ({ claims, subject }) => {
    const compact = sealClaims(claims, subject.key)
    const type = { 'content-type': 'application/json' }
    return [
      { what: 'in authorization', headers: { ...type, authorization: `Bearer ${compact}` } },
      { what: 'in a cookie', headers: { ...type, cookie: `${GRANT_HEADER}=${compact}` } },
    ]
  }),
  refuses('G28', 'A request with two grants is refused', ({ claims, subject }) => {
    const grants = [sealClaims(claims, subject.key), sealClaims(claims, subject.key)]
    const type = { 'content-type': 'application/json' }
    return [
      { what: 'the header twice', headers: { ...type, [GRANT_HEADER]: grants } },
      { what: 'both in one header', headers: { ...type, [GRANT_HEADER]: grants.join(', ') } },
    ]
  }),
  must('G29', 'A request that is refused for its grant gets 401', async (subject) => {
    const replies = await sendAll(subject, SAMPLE)
    if (replies === null) return skip(NO_RECORDS)
    const other = replies.filter(([, reply]) => isRefused(reply) && reply.status !== 401)
    return other.length === 0 ? PASS : fail(other.map(([{ what }, { status }]) => `${what}: ${status}`).join('; '))
  }),
  must('G30', 'Every refusal for a grant is the same to the byte, whatever the cause', async (subject) => {
    const replies = await sendAll(subject, SAMPLE)
    if (replies === null) return skip(NO_RECORDS)
    const refused = replies.filter(([, reply]) => isRefused(reply))
    const other = refused.filter(([, reply]) => writeRefusal(reply) !== writeRefusal(refused[0]?.[1]))
    return other.length === 0 ? PASS : fail(`other bytes for: ${other.map(([{ what }]) => what).join('; ')}`)
  }),
]

function writeRefusal(reply: WireReply | undefined): string {
  const { date: _date, connection: _connection, 'keep-alive': _keepAlive, ...headers } = reply?.headers ?? {}
  return JSON.stringify([reply?.status, headers, reply?.text])
}
