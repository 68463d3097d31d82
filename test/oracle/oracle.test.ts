import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listDatabases, type TestDatabase } from '../databases.ts'
import { EVERY_SLICE } from '../everything.ts'
import { addChild, protectChild } from './add-child.ts'
import { addElsewhere, addHiddenToTeam, type OracleChildren } from './children.ts'
import { openOracleRoom, type OracleRoom, type Outcome, SEATS } from './room.ts'

/**
 * What must look the same is the same bytes, made by the same work: the same statements with values and rows of the same
 * sizes, and the same requests to subgraphs. What takes the same work takes the same time, on any machine.
 */

const EVERYTHING = `query ($id: ID!) {
  child(id: $id) {
    id displayName age phase municipality myCapacity
    team { displayName role } guardians { displayName } openDirectives { id } requests { by } reminders { reason }
    directives { id slices { state } } keptSlices { id } coverage(purpose: COORDINATION) { cells { state } }
    accessLog(first: 50) { nodes { kind by } pageInfo { hasNextPage endCursor } }
    explainDecision(recipient: { service: SCHOOL }, purpose: COORDINATION) { obstacle }
    ${EVERY_SLICE}
  }
}`

const TERMS = `{ slices: ["school.ppt"], recipients: [{ service: SCHOOL }], purposes: [COORDINATION], to: "2099-01-01" }`
const PROBLEM = 'problem { code message } child { id displayName school { ppt { __typename } } }'
const ACTS: Readonly<Record<string, string>> = {
  withdraws: `withdrawConsent(input: { child: $id, directive: "x" }) { ${PROBLEM} directive { id } }`,
  signs: `signConsent(input: { child: $id, directive: "x", textHash: "x" }) { ${PROBLEM} directive { id } }`,
  gives: `giveConsent(input: { child: $id, terms: ${TERMS}, textHash: "x" }) { ${PROBLEM} directive { id } }`,
  refuses: `refuseConsent(input: { child: $id, directive: "x" }) { ${PROBLEM} directive { id } }`,
  keeps: `keepFromGuardians(input: { child: $id, slices: ["health.plan"] }) { ${PROBLEM} }`,
  asks: `requestConsent(input: { child: $id, slices: ["school.ppt"], purpose: COORDINATION }) { ${PROBLEM} }`,
  'adds to the team': `addTeamMember(input: { child: $id, nationalIdentityNumber: "14831750031", displayName: "Å",
    role: TEAM_MEMBER, service: SCHOOL, organisation: "314000013", from: "2026-01-01" }) { ${PROBLEM} }`,
  'takes off the team': `removeTeamMember(input: { child: $id, member: "x" }) { ${PROBLEM} }`,
  'records a care order': `recordCareOrder(input: { child: $id, inForce: true }) { ${PROBLEM} }`,
  'confirms a signature': `confirmSignature(input: { child: $id, directive: "x", signature: "x" }) { ${PROBLEM} }`,
}
const PAGE = `query ($after: String) {
  children(first: 1, after: $after) { nodes { id displayName } pageInfo { hasNextPage endCursor } }
}`
interface PageAnswer {
  readonly data: { readonly children: { readonly pageInfo: { readonly endCursor: string | null } } }
}

const PREVIEWS = `query ($id: ID!) {
  previewConsent(child: $id, terms: ${TERMS}) { problem { code message } }
  renewalText(child: $id, directive: "x", to: "2099-01-01") { problem { code message } }
}`

// The widest database that runs here: the product's statements are the same on both.
describe.each(listDatabases().slice(-1))('no oracle ($name)', (database: TestDatabase) => {
  let room: OracleRoom
  let children: OracleChildren
  beforeAll(async () => {
    room = await openOracleRoom(database)
    children = room.children
  }, 120_000)
  afterAll(() => room.close())

  /** Children nobody in a seat may know of, and ids of none. */
  const listHidden = (): readonly { name: string; id: string }[] => [
    { name: 'another id nobody has', id: randomUUID() },
    { name: 'no id at all', id: 'no id at all'.padEnd(36) },
    ...children.hidden,
  ]

  const expectAlike = async (
    seat: string,
    query: string,
    toVariables = (id: string): Readonly<Record<string, unknown>> => ({ id }),
  ): Promise<Outcome> => {
    const reference = await room.ask(seat, query, toVariables(randomUUID()))
    expect(reference.status).toBe(200)
    for (const { name, id } of listHidden()) {
      expect(await room.ask(seat, query, toVariables(id)), name).toEqual(reference)
    }
    return reference
  }

  describe.each(Object.keys(SEATS))('to %s a child they may not know of', (seat) => {
    it('is as one that does not exist, whatever is asked', async () => {
      const { text, trace } = await expectAlike(seat, EVERYTHING)
      expect(JSON.parse(text)).toEqual({ data: { child: null }, extensions: { consent: { withheld: [] } } })
      expect(trace.upstream.map(({ subgraph }) => subgraph)).toEqual(['consent'])
    })

    it('is so beside others', async () => {
      const query = 'query ($id: ID!, $shown: ID!) { a: child(id: $shown) { displayName } b: child(id: $id) { age } }'
      await expectAlike(seat, query, (id) => ({ id, shown: children.shown.id }))
    })

    it('is so as a cursor', async () => {
      const query = 'query ($id: String!) { children(after: $id) { nodes { id } pageInfo { hasNextPage endCursor } } }'
      const { text } = await expectAlike(seat, query)
      expect(JSON.parse(text)).toMatchObject({
        data: { children: { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } } },
      })
    })
  })

  describe.each(['a coordinator', 'a guardian of other children', 'a registrar of this municipality'])(
    'to %s a child they may not know of is as one that does not exist',
    (seat) => {
      it.each(Object.keys(ACTS))('when someone %s', async (act) => {
        const { text } = await expectAlike(seat, `mutation ($id: ID!) { ${ACTS[act]} }`)
        expect(text).toContain('"code":"NOT_FOUND"')
      })

      it('when it is tried what consent would share', async () => {
        expect((await expectAlike(seat, PREVIEWS)).text).toContain('"code":"NOT_FOUND"')
      })
    },
  )

  it('a list with hidden children in between is the same, page by page, and so is the work', async () => {
    const seat = 'a coordinator'
    const query = `query ($after: String) {
      children(first: 4, after: $after) {
        nodes { id displayName school { ppt { __typename } } } pageInfo { hasNextPage endCursor }
      }
    }`
    const readPages = async (): Promise<readonly Outcome[]> => {
      const pages = [await room.ask(seat, '{ me { capacities } }')]
      for (let after: string | null = null; ; ) {
        const page = await room.ask(seat, query, { after })
        pages.push(page)
        after = (JSON.parse(page.text) as PageAnswer).data.children.pageInfo.endCursor
        if (after === null) return pages
      }
    }
    const before = await readPages()
    expect(before.length).toBeGreaterThan(3)
    await addHiddenToTeam(room.product, ['Aa', 'Elev 00a', 'Frida', 'Håkon M', 'Åse Å', 'Ååå'])
    expect(await readPages()).toEqual(before)
  })

  it('a cursor at a child who is hidden by now is as one nobody was given', async () => {
    const page = (after: string | null) =>
      room.ask('a coordinator', PAGE, { after }).then(({ text, ...outcome }) => ({
        ...outcome,
        text,
        cursor: (JSON.parse(text) as PageAnswer).data.children.pageInfo.endCursor ?? '',
      }))
    const first = await addChild(room.product, { displayName: 'A A', team: ['kari'] })
    const { cursor, text } = await page(null)
    expect(text).toContain(first)
    expect((await page(cursor)).text).toContain('displayName')
    await protectChild(room.product, first)
    const hidden = await page(cursor)
    expect(hidden.text).not.toContain('displayName')
    expect(hidden).toEqual(await page('x'.repeat(cursor.length)))
  })

  it('a number is registered by the same work, whether it is of a child the registry has or of nobody', async () => {
    const register = (nationalIdentityNumber: string) =>
      room.askOnce(
        'a registrar of this municipality',
        'mutation ($input: RegisterChildInput!) { registerChild(input: $input) { accepted problem { code } } }',
        { input: { nationalIdentityNumber, displayName: 'Elev', organisation: '314000013' } },
      )
    await addElsewhere(room.product, '02890950046')
    const nobody = await register('21910750035')
    expect(nobody.text).toContain('"accepted":true')
    expect(await register('02890950046')).toEqual(nobody)
  })

  describe('what a family does not share', () => {
    const QUERY = 'query ($id: ID!) { child(id: $id) { age school { ppt { __typename } attendance { __typename } } } }'
    const ALONE = 'query ($id: ID!) { child(id: $id) { age school { ppt { __typename } } } }'

    it.each([ALONE, QUERY])('is withheld alike whatever the reason, by the same work: %s', async (query) => {
      const [first, ...others] = children.notShared
      const reference = await room.ask('a coordinator', query, { id: first?.id })
      expect(JSON.parse(reference.text)).toMatchObject({
        extensions: { consent: { withheld: [{ slice: 'school.ppt', code: 'NOT_SHARED' }] } },
      })
      const asked = query === ALONE ? ['consent'] : ['consent', 'school']
      expect(reference.trace.upstream.map(({ subgraph }) => subgraph)).toEqual(asked)
      for (const { name, id } of others) {
        expect(await room.ask('a coordinator', query, { id }), name).toEqual(reference)
      }
    })

    it('is withheld alike where the family shares it and the address is protected', async () => {
      const query = 'query ($id: ID!) { child(id: $id) { age nav { contact { __typename name office } } } }'
      const [never] = children.notShared
      const reference = await room.ask('a coordinator', query, { id: never?.id })
      const { text, trace } = await room.ask('a coordinator', query, { id: children.locatingWithheld.id })
      expect(text).toBe(reference.text)
      expect(trace).toEqual(reference.trace)
    })
  })

  describe('while a sector', () => {
    const QUERY = 'query ($id: ID!) { child(id: $id) { age school { ppt { __typename } } } }'
    const SHARED = 'query ($id: ID!) { child(id: $id) { school { attendance { __typename } } } }'
    const askAll = async (): Promise<readonly Outcome[]> => {
      const outcomes: Outcome[] = []
      for (const { id } of [...children.notShared, ...children.hidden, { id: randomUUID() }]) {
        outcomes.push(await room.ask('a coordinator', QUERY, { id }))
      }
      return outcomes
    }

    it('hangs, what is not shared and who is hidden look as ever, and wait for nothing', async () => {
      const before = await askAll()
      const release = room.tracer.hold('school')
      const isHeld = room.tracer.untilHeld()
      const waiting = room.ask('a coordinator', SHARED, { id: children.shown.id })
      await isHeld
      room.tracer.asked.length = 0
      const meanwhile = await askAll()
      // The sector has not answered yet, and was asked for none of these.
      expect(room.tracer.asked).not.toContain('school')
      release()
      await waiting
      // Its statements are left out: on a slow machine those of the one that waits come in between.
      const told = ({ status, text, trace: { upstream } }: Outcome) => ({ status, text, upstream })
      expect(meanwhile.map(told)).toEqual(before.map(told))
    })

    it('is dead, likewise', async () => {
      const before = await askAll()
      const revive = room.tracer.kill('school')
      const { text } = await room.ask('a coordinator', SHARED, { id: children.shown.id })
      expect(text).toContain('SOURCE_UNAVAILABLE')
      expect(await askAll()).toEqual(before)
      revive()
    })
  })
})
