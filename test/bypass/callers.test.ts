import { Agent, request } from 'node:http'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { buildSchema, getNamedType, isObjectType } from 'graphql'
import { describe, expect, it } from 'vitest'
import { SLICE_IDS } from '@samsyn/schema/policy'
import { EVERY_SLICE } from '../everything.ts'
import { SHARED_WITH_COORDINATOR } from '../shared.ts'
import { type Answer, at } from '../told.ts'
import { setStage } from '../stage.ts'

/**
 * What is kept between requests, and what is shared by requests at the same moment: documents, plans, decided facts,
 * loaders, connections (GHSA-hx78-272p-mqqh, GHSA-8r69-3cvp-wxc3). One caller's answer may never hold another's, nor one child's another's.
 */

const stage = setStage()
const QUERY = `query ($id: ID!) { child(id: $id) { displayName ${EVERY_SLICE} } }`

describe('callers at the same moment', () => {
  it('each get their own answer: 200 requests of the same document about the same child, 20 in flight at a time', async () => {
    const id = stage.idOf('linnea')
    const seats = ['coordinator', 'outsider', 'guardian-a', 'privacy-officer']
    const own = new Map<string, Answer>()
    for (const seat of seats) own.set(seat, await stage.ask(seat, QUERY, { variables: { id } }))
    expect(own.get('outsider')?.data).toEqual({ child: null })
    expect(own.get('guardian-a')?.withheld.map(({ slice }) => slice)).toEqual(SLICE_IDS)
    expect(at(own.get('coordinator')?.data, 'child', 'school', 'attendance')).not.toBeNull()
    const before = await countDisclosures()

    for (let round = 0; round < 10; round++) {
      const turns = Array.from({ length: 20 }, (_, turn) => seats[(round + turn) % seats.length] as string)
      const answers = await Promise.all(turns.map((seat) => stage.ask(seat, QUERY, { variables: { id } })))
      for (const [turn, { text }] of answers.entries()) {
        const seat = turns[turn] as string
        expect(text === own.get(seat)?.text, `${round}, ${turn}: ${seat}`).toBe(true)
      }
    }
    // The coordinator's 50, and the officer's: what of the registry they were shown is recorded too.
    expect((await countDisclosures()) - before).toBe(100)
    for (const { children } of stage.sectorRequests()) expect(children).toEqual([id])
  }, 120_000)

  it('get by their own purposes, asked at once', async () => {
    const id = stage.idOf('bjorn')
    const query = 'query ($id: ID!) { child(id: $id) { school { attendance { registrations { kind } } } } }'
    const purposes = ['COORDINATION', 'INDIVIDUAL_PLAN', 'TRANSITION', 'EARLY_INTERVENTION', null]
    const turns = Array.from({ length: 40 }, (_, turn) => purposes[turn % purposes.length] as string | null)
    const answers = await Promise.all(
      turns.map((purpose) => stage.ask('coordinator', query, { variables: { id }, purpose })),
    )
    for (const [turn, { data }] of answers.entries()) {
      const shared = turns[turn] === 'COORDINATION' || turns[turn] === 'TRANSITION'
      expect(at(data, 'child', 'school') !== null, String(turns[turn])).toBe(shared)
    }
  })

  it('who go away in the middle of their request leave nothing for whoever comes next', async () => {
    const id = stage.idOf('linnea')
    const query = `query Left($id: ID!) { child(id: $id) { displayName ${EVERY_SLICE} } }`
    const token = await stage.product().issuer.issueToken('coordinator')
    const left = Array.from({ length: 20 }, async (_, turn) => {
      const leaving = new AbortController()
      const asked = fetch(`${stage.product().url}/graphql`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'samsyn-purpose': 'COORDINATION',
        },
        body: JSON.stringify({ query, variables: { id } }),
        signal: leaving.signal,
      })
      setTimeout(() => leaving.abort(), turn)
      await asked.then((response) => response.text()).catch(() => undefined)
    })
    const meanwhile = await Promise.all(
      ['outsider', 'guardian-a'].map((seat) => stage.ask(seat, query, { variables: { id } })),
    )
    await Promise.all(left)
    expect(meanwhile[0]?.data).toEqual({ child: null })
    expect(meanwhile[1]?.withheld.map(({ slice }) => slice)).toEqual(SLICE_IDS)
    const outsider = await stage.ask('outsider', query, { variables: { id } })
    expect(outsider.text).toBe(meanwhile[0]?.text)
    const coordinator = await stage.ask('coordinator', query, { variables: { id } })
    const shared = SHARED_WITH_COORDINATOR['linnea'] ?? []
    expect(coordinator.withheld.filter(({ path }) => path.length === 3).map(({ slice }) => slice)).toEqual(
      SLICE_IDS.filter((slice) => !shared.includes(slice)),
    )
  })

  it('who take turns on one connection are told apart by each request, not by the connection', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const send = (token: string): Promise<{ text: string; reused: boolean }> =>
      new Promise((resolve, reject) => {
        const sent = request(`${stage.product().url}/graphql`, {
          agent,
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            'samsyn-purpose': 'COORDINATION',
            ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
          },
        })
        sent.on('error', reject)
        sent.on('response', async (response) => {
          let text = ''
          for await (const chunk of response) text += String(chunk)
          resolve({ text, reused: sent.reusedSocket })
        })
        sent.end(JSON.stringify({ query: QUERY, variables: { id: stage.idOf('linnea') } }))
      })
    const { issuer } = stage.product()
    const [coordinator, outsider] = [await issuer.issueToken('coordinator'), await issuer.issueToken('outsider')]
    const first = await send(coordinator)
    expect(first.text).toContain('Linnea')
    const second = await send(outsider)
    expect(JSON.parse(second.text)).toEqual({ data: { child: null }, extensions: { consent: { withheld: [] } } })
    expect(second.reused).toBe(true)
    const third = await send('')
    expect(JSON.parse(third.text)).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] })
    expect((await send(coordinator)).text).toBe(first.text)
    agent.destroy()
  })

  it('whose requests are written one after the other without waiting get their answers in that order', async () => {
    const { issuer, url } = stage.product()
    const tokens = [await issuer.issueToken('coordinator'), await issuer.issueToken('outsider'), 'no.token.atall']
    const body = JSON.stringify({ query: QUERY, variables: { id: stage.idOf('linnea') } })
    const head = [
      'POST /graphql HTTP/1.1',
      'host: localhost',
      'content-type: application/json',
      'samsyn-purpose: COORDINATION',
    ]
    const requests = tokens.map((token, index) =>
      [
        ...head,
        `authorization: Bearer ${token}`,
        `content-length: ${Buffer.byteLength(body)}`,
        `connection: ${index === tokens.length - 1 ? 'close' : 'keep-alive'}`,
        '',
        body,
      ].join('\r\n'),
    )
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.write(requests.join(''))
    let text = ''
    for await (const chunk of socket) text += String(chunk)
    const [, coordinator = '', outsider = '', nobody = ''] = text.split(/HTTP\/1\.1 (?=\d{3} )/)
    expect(coordinator).toMatch(/^200 [^]*Linnea/)
    expect(outsider).toMatch(/^200 [^]*\{"data":\{"child":null\}/)
    expect(nobody).toMatch(/^401 /)
    expect(outsider + nobody).not.toContain('Linnea')
  })
})

describe('children in one answer', () => {
  const KEYS = Object.keys(SHARED_WITH_COORDINATOR)

  it('are told apart: each is in a list exactly what it is alone, with what is withheld of it', async () => {
    const list = await stage.ask('coordinator', `{ children(first: 50) { nodes { id ${EVERY_SLICE} } } }`)
    const nodes = at(list.data, 'children', 'nodes') as { id: string }[]
    expect(nodes).toHaveLength(KEYS.length)
    for (const [index, node] of nodes.entries()) {
      const alone = await stage.ask('coordinator', `query ($id: ID!) { child(id: $id) { id ${EVERY_SLICE} } }`, {
        variables: { id: node.id },
      })
      expect(JSON.stringify(node)).toBe(JSON.stringify(alone.data?.['child']))
      const prefix = ['children', 'nodes', index]
      const own = list.withheld.filter(({ path }) => path[2] === index)
      expect(own).toEqual(alone.withheld.map((entry) => ({ ...entry, path: [...prefix, ...entry.path.slice(1)] })))
    }
  })

  it('are told apart also where the same ones are asked for in several places, other slices in each', async () => {
    const { data, withheld } = await stage.ask(
      'coordinator',
      `query ($a: ID!, $b: ID!) {
        one: children(first: 50) { nodes { id school { attendance { registrations { kind } } } } }
        two: children(first: 50) { nodes { id school { assessment { __typename } } nav { benefits { __typename } } } }
        a: child(id: $a) { school { assessment { __typename } } } b: child(id: $b) { school { assessment { __typename } } }
      }`,
      { variables: { a: stage.idOf('hakon'), b: stage.idOf('linnea') } },
    )
    const shows = (place: string, path: readonly string[]): readonly string[] =>
      (at(data, place, 'nodes') as { id: string }[]).flatMap((node) => {
        const key = KEYS.find((candidate) => stage.idOf(candidate) === node.id) ?? ''
        return (at(node, path[0] as string) ?? null) !== null && (at(node, ...path) ?? null) !== null ? [key] : []
      })
    const sharing = (slice: string): readonly string[] =>
      KEYS.filter((key) => SHARED_WITH_COORDINATOR[key]?.includes(slice as never))
    expect(new Set(shows('one', ['school', 'attendance']))).toEqual(new Set(sharing('school.attendance')))
    expect(new Set(shows('two', ['school', 'assessment']))).toEqual(new Set(sharing('school.assessment')))
    expect(new Set(shows('two', ['nav', 'benefits']))).toEqual(new Set(sharing('nav.benefits')))
    expect([at(data, 'a', 'school', 'assessment') !== null, at(data, 'b', 'school')]).toEqual([true, null])
    expect(withheld.filter(({ path }) => path[0] === 'b').map(({ slice }) => slice)).toEqual(['school.assessment'])
  })

  it("hold of parents' own affairs those of the parent who said yes, and of no other", async () => {
    const query = `query ($id: ID!) { child(id: $id) { nav { householdEconomy { parent } } } }`
    const { data } = await stage.ask('coordinator', query, { variables: { id: stage.idOf('linnea') } })
    // NAV has something on both of her parents; her mother alone has shared hers.
    expect(data).toEqual({ child: { nav: { householdEconomy: [{ parent: 'MOTHER' }] } } })
  })

  it('are reached from a root field, a page, a list or a payload, and never from what another child has', () => {
    const schema = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'))
    const ways = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type)
        ? Object.values(type.getFields())
            .filter((field) => getNamedType(field.type).name === 'Child')
            .map((field) => `${type.name}.${field.name}`)
        : [],
    )
    expect(ways.toSorted()).toEqual([
      'ChildConnection.nodes',
      'ChildPayload.child',
      'ConsentPayload.child',
      'LookReportPlace.child',
      'OverseenChild.child',
      'OverseenRequest.child',
      'Query.child',
    ])
  })
})

async function countDisclosures(): Promise<number> {
  const { rows } = await stage
    .product()
    .database.query('SELECT count(*)::int AS count FROM audit.disclosure WHERE child = $1', [stage.idOf('linnea')])
  return (rows[0] as { count: number }).count
}
