import { request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { GRANT_HEADER, GRANT_LIFETIME_SECONDS } from '@samsyn/schema/grant'
import { SECTORS, SLICE_IDS } from '@samsyn/schema/policy'
import { EVERY_SLICE } from '../everything.ts'
import type { RecordedRequest } from '../recorder.ts'
import { at } from '../told.ts'
import { setStage } from '../stage.ts'

/**
 * Who a caller says they are, and for what: claims, headers, purposes; and what somebody can do who has listened between the
 * gateway and a sector. Only the registry says who is who, and a grant is worth nothing but for its own request.
 */

const stage = setStage()
const QUERY = `query ($id: ID!) { me { id capacities } child(id: $id) { displayName myCapacity ${EVERY_SLICE} } }`
const numberOf = (key: string): string => stage.product().families.person(key).nationalIdentityNumber

describe('a claim in a token', () => {
  const id = (): string => stage.idOf('linnea')
  it.each([
    ['a role', { role: 'COORDINATOR', roles: ['COORDINATOR'], realm_access: { roles: ['COORDINATOR'] } }],
    ['a scope', { scope: 'samsyn:coordinator samsyn:all', scp: ['samsyn:all'], permissions: ['*'] }],
    ['a team or a child', { team: 'x', children: ['$linnea'], child: '$linnea', capacity: 'TEAM' }],
    ['slices', { slices: SLICE_IDS, consent: SLICE_IDS, grant: SLICE_IDS }],
    ['somebody it acts for', { act: { sub: '$kari' }, on_behalf_of: '$kari', may_act: { pid: '$kari' } }],
    [
      'somebody else under another name',
      { sub: '$kari', PID: '$kari', nin: '$kari', 'https://n.feide.no/claims/nin': '$kari' },
    ],
    ['somebody else beside', { pids: ['$kari'], 'pid ': '$kari', ' pid': '$kari' }],
    ['an organisation on the team', { consumer: { authority: 'iso6523-actorid-upis', ID: '0192:314000013' } }],
    ['a purpose', { purpose: 'COORDINATION', purposes: ['COORDINATION'] }],
    ['an office', { office: 'PRIVACY_OFFICER', officer: true, registrarOf: ['9901'] }],
  ])('that says %s makes an outsider nothing else', async (_what, claims) => {
    const written = JSON.stringify(claims).replaceAll('$linnea', id()).replaceAll('$kari', numberOf('kari'))
    const token = await stage.issuer().sign({ pid: numberOf('tor'), ...(JSON.parse(written) as object) })
    const plain = await stage.ask('outsider', QUERY, { variables: { id: id() } })
    const claimed = await stage.ask('outsider', QUERY, { variables: { id: id() }, token })
    expect(claimed.text).toBe(plain.text)
    expect(at(claimed.data, 'child')).toBeNull()
  })

  it.each([
    ['a list of numbers', ['$kari']],
    ['an object', { value: '$kari' }],
    ['a number followed by another', '$kari $tor'],
    ['a number with a space', ' $kari'],
    ['a number that is a number', 1],
    ['nothing', ''],
    ['a person nobody knows', '14831750031'],
  ])('of identity that is %s is nobody', async (_what, value) => {
    const pid = JSON.parse(
      JSON.stringify(value).replaceAll('$kari', numberOf('kari')).replaceAll('$tor', numberOf('tor')),
    ) as unknown
    const answer = await stage.ask('coordinator', QUERY, {
      variables: { id: id() },
      token: await stage.issuer().sign({ pid }),
    })
    expect([null, { me: null, child: null }]).toContainEqual(answer.data)
    expect([200, 401]).toContain(answer.status)
    expect(stage.sectorRequests()).toEqual([])
  })
})

describe('a header from a client', () => {
  it.each([
    [
      'the caller',
      {
        'x-user': '$kari',
        'x-remote-user': '$kari',
        'x-forwarded-user': '$kari',
        'samsyn-subject': '$kari',
        pid: '$kari',
      },
    ],
    [
      'a role',
      { 'x-role': 'COORDINATOR', 'x-hasura-role': 'admin', 'samsyn-role': 'COORDINATOR', 'samsyn-capacity': 'TEAM' },
    ],
    ['a child', { 'samsyn-child': '$linnea', 'samsyn-children': '$linnea', 'x-child-id': '$linnea' }],
    ['consent', { 'samsyn-consent': 'all', 'samsyn-locating': 'true', 'samsyn-slices': SLICE_IDS.join(',') }],
    [
      'where it comes from',
      {
        'x-forwarded-for': '127.0.0.1',
        'x-forwarded-host': 'localhost',
        forwarded: 'for=127.0.0.1',
        via: '1.1 gateway',
      },
    ],
    [
      'federation',
      {
        'apollo-federation-include-trace': 'ftv1',
        'apollo-query-plan-experimental': '1',
        'apollo-require-preflight': '1',
      },
    ],
    [
      'another method or URL',
      { 'x-http-method-override': 'GET', 'x-original-url': '/demo/token/coordinator', 'x-rewrite-url': '/' },
    ],
    ['a cookie', { cookie: 'token=$kari; role=COORDINATOR; samsyn-purpose=COORDINATION' }],
  ])('that names %s changes nothing', async (_what, headers) => {
    const written = JSON.parse(
      JSON.stringify(headers).replaceAll('$kari', numberOf('kari')).replaceAll('$linnea', stage.idOf('linnea')),
    ) as Record<string, string>
    for (const persona of ['outsider', 'guardian-a']) {
      const plain = await stage.ask(persona, QUERY, { variables: { id: stage.idOf('linnea') } })
      const named = await stage.ask(persona, QUERY, { variables: { id: stage.idOf('linnea') }, headers: written })
      expect(named.text, persona).toBe(plain.text)
    }
    expect(stage.sectorRequests()).toEqual([])
  })

  it('that is a grant is thrown away: a sector gets the one that the gateway sealed', async () => {
    await stage.ask('coordinator', QUERY, { variables: { id: stage.idOf('linnea') } })
    const captured = stage.sectorRequests().find(({ subgraph }) => subgraph === 'school') as RecordedRequest
    const plain = await stage.ask('outsider', QUERY, { variables: { id: stage.idOf('linnea') } })
    const headers = { [GRANT_HEADER]: captured.grant }
    const named = await stage.ask('outsider', QUERY, { variables: { id: stage.idOf('linnea') }, headers })
    expect(named.text).toBe(plain.text)
    await stage.ask('coordinator', QUERY, { variables: { id: stage.idOf('hakon') }, headers })
    const grants = [...stage.sectorRequests(), ...stage.registryRequests()].map(({ grant }) => grant)
    expect(grants.filter((grant) => grant === captured.grant)).toHaveLength(1)
    expect(new Set(grants).size).toBe(grants.length)
  })
})

describe('a purpose', () => {
  const ATTENDANCE = 'query ($id: ID!) { child(id: $id) { school { attendance { registrations { kind } } } } }'
  /** Sends header lines as they are, which fetch would not. */
  const send = async (lines: readonly string[], path = '/graphql', more: object = {}): Promise<unknown> => {
    const token = await stage.product().issuer.issueToken('coordinator')
    const body = JSON.stringify({ query: ATTENDANCE, variables: { id: stage.idOf('linnea') }, ...more })
    const own = ['host', 'localhost', 'authorization', `Bearer ${token}`, 'content-type', 'application/json']
    const headers = [...own, 'content-length', String(Buffer.byteLength(body)), ...lines]
    const text = await new Promise<string>((resolve, reject) => {
      const sent = request(`${stage.product().url}${path}`, { method: 'POST', agent: false, headers })
      sent.on('error', reject)
      sent.on('response', async (response) => {
        let answered = ''
        for await (const chunk of response) answered += String(chunk)
        resolve(answered)
      })
      sent.end(body)
    })
    return (JSON.parse(text) as { data?: unknown }).data ?? null
  }
  const SHARED = { child: { school: { attendance: { registrations: expect.any(Array) } } } }
  const NOT_SHARED = { child: { school: null } }

  it.each([
    ['of the vocabulary', ['samsyn-purpose', 'COORDINATION'], SHARED],
    [
      'with space round it, which is not of a header’s value (RFC 9110 § 5.5)',
      ['samsyn-purpose', '  COORDINATION  '],
      SHARED,
    ],
    ['under a name in other case', ['SAMSYN-Purpose', 'COORDINATION'], SHARED],
    ['in other case', ['samsyn-purpose', 'Coordination'], NOT_SHARED],
    ['with space in it', ['samsyn-purpose', 'COORDI NATION'], NOT_SHARED],
    ['twice', ['samsyn-purpose', 'COORDINATION', 'samsyn-purpose', 'COORDINATION'], NOT_SHARED],
    ['beside another', ['samsyn-purpose', 'TRANSITION', 'samsyn-purpose', 'COORDINATION'], NOT_SHARED],
    ['in a list', ['samsyn-purpose', 'TRANSITION, COORDINATION'], NOT_SHARED],
    ['as JSON', ['samsyn-purpose', '["COORDINATION"]'], NOT_SHARED],
    ['quoted', ['samsyn-purpose', '"COORDINATION"'], NOT_SHARED],
    ['that every object has', ['samsyn-purpose', 'constructor'], NOT_SHARED],
    ['that is empty', ['samsyn-purpose', ''], NOT_SHARED],
    ['that is a star', ['samsyn-purpose', '*'], NOT_SHARED],
    [
      'under a name that is nearly right',
      ['samsyn_purpose', 'COORDINATION', 'x-samsyn-purpose', 'COORDINATION'],
      NOT_SHARED,
    ],
  ])('%s', async (_how, lines, expected) => {
    expect(await send(lines)).toEqual(expected)
  })

  it('is not taken from the address, nor from the body', async () => {
    expect([null, NOT_SHARED]).toContainEqual(await send([], '/graphql?samsyn-purpose=COORDINATION'))
    expect([null, NOT_SHARED]).toContainEqual(await send([], '/graphql', { extensions: { purpose: 'COORDINATION' } }))
    expect([null, NOT_SHARED]).toContainEqual(
      await send([], '/graphql', { purpose: 'COORDINATION', 'samsyn-purpose': 'COORDINATION' }),
    )
  })
})

describe('a sector, to whoever reaches it without the gateway,', () => {
  const REFUSED = { errors: [{ message: 'A valid grant is required.', extensions: { code: 'GRANT_REQUIRED' } }] }
  const send = async (
    sector: keyof ReturnType<typeof stage.product>['sectors'],
    body: string,
    grant: string | null,
  ) => {
    const response = await fetch(stage.product().sectors[sector].url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(grant === null ? {} : { [GRANT_HEADER]: grant }) },
      body,
    })
    return { status: response.status, text: await response.text() }
  }
  /** What went by between gateway and school, just now. */
  const listen = async (key = 'linnea'): Promise<RecordedRequest> => {
    await stage.askChild('coordinator', key, 'school { attendance { registrations { kind } } }')
    return stage.sectorRequests().findLast(({ subgraph }) => subgraph === 'school') as RecordedRequest
  }
  const refused = (answer: { status: number; text: string }): void => {
    expect([answer.status, JSON.parse(answer.text)]).toEqual([401, REFUSED])
  }

  it.each(SECTORS)('%s answers nothing without a grant, not even what it is', async (sector) => {
    for (const query of ['{ __typename }', '{ _service { sdl } }', '{ __schema { types { name } } }']) {
      refused(await send(sector, JSON.stringify({ query }), null))
    }
    refused(await send(sector, 'not JSON', null))
  })

  it.each([
    ['asks for another slice', (body: string) => body.replace('attendance', 'ppt { conclusion } attendance')],
    ['asks about another child', (body: string) => body.replaceAll(stage.idOf('linnea'), stage.idOf('emil'))],
    [
      'asks about one child more',
      (body: string) => body.replace(/\[\{/, `[{"__typename":"Child","id":"${stage.idOf('emil')}"},{`),
    ],
    ['has a space more', (body: string) => `${body} `],
    [
      'says the same in other words',
      (body: string) => JSON.stringify({ ...(JSON.parse(body) as object), operationName: null }),
    ],
  ])('answers nothing to a grant it has heard when the body %s', async (_how, change) => {
    const { body, grant } = await listen()
    const changed = change(body)
    expect(changed).not.toBe(body)
    refused(await send('school', changed, grant))
  })

  it.each(['health', 'childWelfare', 'nav'] as const)(
    "answers nothing to another sector's grant: %s",
    async (sector) => {
      const { body, grant } = await listen()
      refused(await send(sector, body, grant))
    },
  )

  it("answers nothing to the registry's grant", async () => {
    await listen()
    const { body, grant } = stage.registryRequests().at(-1) as RecordedRequest
    for (const sector of SECTORS) refused(await send(sector, body, grant))
  })

  it.each([
    ['has lost a part', (grant: string) => grant.split('.').slice(0, 4).join('.')],
    ['has a part more', (grant: string) => `${grant}.`],
    ['has another header', (grant: string) => writeHeader(grant, { alg: 'dir', enc: 'A256GCM', kid: 'demo-health' })],
    ['says it is not encrypted', (grant: string) => writeHeader(grant, { alg: 'none' })],
    [
      'names a key of its own',
      (grant: string) =>
        writeHeader(grant, { alg: 'dir', enc: 'A256GCM', kid: 'demo-school', jwk: { kty: 'oct', k: 'AAAA' } }),
    ],
    [
      'asks to be unpacked',
      (grant: string) => writeHeader(grant, { alg: 'dir', enc: 'A256GCM', kid: 'demo-school', zip: 'DEF' }),
    ],
    ['has one bit of its text changed', (grant: string) => flip(grant, 3)],
    ['has one bit of its tag changed', (grant: string) => flip(grant, 4)],
    ['has a short tag', (grant: string) => grant.slice(0, -6)],
    ['is sent twice', (grant: string) => `${grant}, ${grant}`],
    ['is called a bearer', (grant: string) => `Bearer ${grant}`],
    ['is longer than any', (grant: string) => grant + 'A'.repeat(8_000)],
  ])('answers nothing to a grant that %s', async (_how, change) => {
    const { body, grant } = await listen()
    const changed = change(grant)
    expect(changed).not.toBe(grant)
    refused(await send('school', body, changed))
  })

  it('answers a request it hears again with nothing more than the first time, and soon not at all', async () => {
    const { body, grant } = await listen()
    const again = await send('school', body, grant)
    if (again.status !== 401) {
      expect(again.text).toContain('attendance')
      expect(again.text).not.toMatch(/ppt|enrolment/)
    }
    const deadline = Date.now() + 3 * GRANT_LIFETIME_SECONDS * 1_000
    let last = again
    while (last.status !== 401 && Date.now() < deadline) {
      await wait(500)
      last = await send('school', body, grant)
    }
    refused(last)
  }, 60_000)
})

/** The same grant under another protected header. */
function writeHeader(grant: string, header: object): string {
  return [Buffer.from(JSON.stringify(header)).toString('base64url'), ...grant.split('.').slice(1)].join('.')
}

function flip(grant: string, part: number): string {
  const parts = grant.split('.')
  const bytes = Buffer.from(parts[part] ?? '', 'base64url')
  bytes[0] = (bytes[0] ?? 0) ^ 1
  return parts.with(part, bytes.toString('base64url')).join('.')
}
