import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { COORDINATOR, createChild, FATHER, MOTHER, NOW, STRANGER, withdraw } from '../testing/family.ts'
import { startTestGateway, type TestGateway } from '../testing/start.ts'
import { type Listener, type ListenOptions, listen, openListener } from './testing-listener.ts'

const child = createChild(1, { slices: ['school.attendance', 'school.ppt'] })
const sibling = createChild(2, { slices: ['school.attendance'] })
/** On whose team the coordinator is not. */
const hidden = createChild(3, { role: null })
const UNKNOWN = { id: '00000000-0000-4000-8000-999999999999' }
const CHILDREN = [child, sibling, hidden]
const AT_FIRST = CHILDREN.map(({ events }) => [...events])

/** So seldom that no test sees it: what is told then was hinted, or is told by time. */
const NEVER = 3_600_000
const SOON = 100

const MUTATION = `mutation ($input: GiveConsentInput!) { giveConsent(input: $input) { problem { code } } }`
const INPUT = {
  child: child.id,
  terms: {
    slices: ['school.attendance'],
    recipients: [{ service: 'SCHOOL' }],
    purposes: ['COORDINATION'],
    from: '2026-03-02',
    to: '2026-04-01',
  },
  textHash: 'text',
}

let test: TestGateway
const listeners: Listener[] = []
const hear = async (children: readonly { readonly id: string }[], options?: ListenOptions): Promise<Listener> => {
  const listener = await listen(test, children, options)
  listeners.push(listener)
  return listener
}
/** Any act of anybody: what it did is in the database already. */
const act = async (): Promise<void> => {
  const { body } = await test.ask(MUTATION, { variables: { input: INPUT }, person: MOTHER })
  expect(body.errors).toBeUndefined()
}
const startAgain = (): void => {
  for (const [index, { events }] of CHILDREN.entries()) events.splice(0, events.length, ...(AT_FIRST[index] ?? []))
  for (const each of CHILDREN) each.version += 1
  test.reset()
  test.database.now = NOW
}
const leaveAll = (): void => {
  for (const listener of listeners.splice(0)) listener.leave()
}

describe('a page that listens', () => {
  beforeAll(async () => {
    test = await startTestGateway(CHILDREN, { eventsPollMs: NEVER })
  })
  beforeEach(startAgain)
  afterEach(leaveAll)
  afterAll(() => test.close())

  it('is told to ask again after a withdrawal, and one of another child or of none is not', async () => {
    const coordinator = await hear([child])
    const others = [await hear([sibling]), await hear([UNKNOWN, sibling]), await hear([hidden, sibling])]
    test.database.append(child, withdraw(child, ['school.attendance']))
    test.database.append(hidden, withdraw(hidden, ['school.attendance']))
    await act()
    await coordinator.heard(1)
    // The same look was theirs. What they hear now is of the sibling alone.
    test.database.append(sibling, withdraw(sibling, ['school.attendance']))
    await act()
    await Promise.all(others.map((other) => other.heard(1)))
    test.database.append(child, withdraw(child, ['school.ppt']))
    await act()
    await coordinator.heard(2)
    expect([coordinator, ...others].map((each) => each.count())).toEqual([2, 1, 1, 1])
    expect(coordinator.text().replaceAll(':\n\n', '')).toBe('event: refetch\ndata: {}\n\n'.repeat(2))
  })

  it('of a guardian is told too, and of a stranger never', async () => {
    const [mother, stranger] = [await hear([child], { person: MOTHER }), await hear([child], { person: STRANGER })]
    for (const slice of ['school.attendance', 'school.ppt'] as const) {
      test.database.append(child, withdraw(child, [slice]))
      await act()
      await mother.heard(slice === 'school.ppt' ? 2 : 1)
    }
    expect(stranger.count()).toBe(0)
    expect(stranger.text()).toBe(':\n\n')
  })

  it('is answered with the same head and the same first bytes whoever the child is', async () => {
    const all = [
      await hear([child]),
      await hear([UNKNOWN]),
      await hear([hidden]),
      await hear([child], { person: STRANGER }),
    ]
    const heads = all.map(({ status, headers }) => {
      const { date: _date, 'samsyn-request-id': _id, ...head } = headers
      return { status, head }
    })
    expect(heads[0]).toMatchObject({
      status: 200,
      head: {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'private, no-store',
        'x-accel-buffering': 'no',
        'x-content-type-options': 'nosniff',
      },
    })
    for (const head of heads) expect(head).toEqual(heads[0])
    for (const listener of all) expect(':\n\n').toContain(listener.text())
  })

  it('records nothing and asks no subgraph', async () => {
    const coordinator = await hear([child])
    test.database.append(child, withdraw(child, ['school.attendance']))
    await act()
    await coordinator.heard(1)
    expect(test.database.recorded).toEqual([])
    const { consent, ...sectors } = test.subgraphs
    expect(Object.values(sectors).flatMap(({ requests }) => requests)).toEqual([])
    expect(consent.requests).toHaveLength(1)
    expect(JSON.stringify(test.log)).toBe('[]')
  })

  it('hears when a directive ends, at that time, without a hint', async () => {
    test.database.now = '2026-05-01T21:59:59.700Z'
    const coordinator = await hear([child])
    // Time passes in the database's clock as in ours.
    test.database.before = () => {
      test.database.now = '2026-05-01T22:00:00.000Z'
    }
    await coordinator.heard(1)
  })

  it('hears nothing after its token has expired: the stream ends', async () => {
    const exp = Math.floor(Date.now() / 1_000) + 2
    const listener = await hear([child], { claims: { exp } })
    expect(await listener.ended()).toBe(true)
    // A timer may be a millisecond early.
    expect(Date.now()).toBeGreaterThan(exp * 1_000 - 10)
    expect(listener.count()).toBe(0)
  })

  it.each([
    ['nobody', []],
    ['what is no id', [{ id: '46858500010' }]],
    ['an id in other letters', [{ id: child.id.replace('8', 'A') }]],
    ['nothing after a comma', [child, { id: '' }]],
    ['more than 50', Array.from({ length: 51 }, (_, serial) => createChild(100 + serial))],
  ])('that names %s is refused, and nobody is looked for', async (_what, children) => {
    const before = test.database.reads.length
    const refused = await hear(children)
    expect(refused.status).toBe(400)
    await refused.ended()
    expect(refused.text()).toContain('"BAD_REQUEST"')
    expect(test.database.reads.length).toBe(before)
  })

  it('may watch 50 children', async () => {
    const listener = await hear(Array.from({ length: 50 }, (_, serial) => createChild(100 + serial)))
    expect(listener.status).toBe(200)
  })

  it('is turned away without a good token, by the same bytes as any question', async () => {
    const refused = await hear([child], { token: 'none' })
    await refused.ended()
    const asked = await test.post('{}', { authorization: 'Bearer none' })
    expect([refused.status, refused.text()]).toEqual([asked.status, asked.text])
    const without = await openListener(test.gateway.url, {})
    await without.ended()
    expect(without.status).toBe(401)
  })

  it('is opened by GET alone', async () => {
    for (const method of ['POST', 'HEAD', 'PUT']) {
      const { status } = await fetch(`${test.gateway.url}/events`, { method })
      expect([method, status]).toEqual([method, 404])
    }
  })
})

describe('a change that nobody hinted at', () => {
  beforeAll(async () => {
    test = await startTestGateway(CHILDREN, { eventsPollMs: SOON })
  })
  beforeEach(startAgain)
  afterEach(leaveAll)
  afterAll(() => test.close())

  it('is found all the same', async () => {
    const coordinator = await hear([child])
    for (const [index, slice] of (['school.attendance', 'school.ppt'] as const).entries()) {
      test.database.append(child, withdraw(child, [slice]))
      await coordinator.heard(index + 1)
    }
  })

  it('is looked for no longer for one who has left', async () => {
    const [gone, coordinator] = [await hear([child]), await hear([child])]
    gone.leave()
    for (const [index, slice] of (['school.attendance', 'school.ppt'] as const).entries()) {
      test.database.append(child, withdraw(child, [slice]))
      await coordinator.heard(index + 1)
    }
    // A look for nobody would fail, and be taken for the database's fault.
    expect(test.log).toEqual([])
  })

  it('while the database was away is found when it is back, and that it was away is said once each way', async () => {
    const [coordinator, father] = [await hear([child]), await hear([child], { person: FATHER })]
    let refused = 0
    test.database.append(child, withdraw(child, ['school.attendance']))
    await new Promise<void>((enough) => {
      test.database.before = () => {
        refused += 1
        if (refused === 10) enough()
        throw new Error('the database is away')
      }
    })
    expect([coordinator.count(), father.count()]).toEqual([0, 0])
    test.database.before = () => undefined
    await Promise.all([coordinator.heard(1), father.heard(1)])
    expect(test.log).toEqual([
      ['events: the registry does not answer', {}],
      ['events: the registry answers again', {}],
    ])
  })

  it('makes no stream where the database does not answer the first look', async () => {
    test.database.before = () => {
      throw new Error('the database is away')
    }
    const refused = await hear([child])
    await refused.ended()
    expect([refused.status, refused.text()]).toEqual([503, expect.stringContaining('"REGISTRY_UNAVAILABLE"')])
  })
})

it('a gateway that stops ends its streams as whole answers, and waits for none', async () => {
  test = await startTestGateway(CHILDREN, { eventsPollMs: NEVER })
  const listener = await hear([child])
  await test.close()
  expect(await listener.ended()).toBe(true)
})

it('a caller has five streams, and a place for each that ends', async () => {
  test = await startTestGateway(CHILDREN, { eventsPollMs: NEVER })
  try {
    const five = await Promise.all(Array.from({ length: 5 }, () => hear([child])))
    expect(five.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    const sixth = await hear([sibling])
    expect([sixth.status, sixth.headers['retry-after']]).toEqual([429, '60'])
    expect((await hear([child], { person: MOTHER })).status).toBe(200)
    expect((await hear([child], { person: COORDINATOR })).status).toBe(429)
    five[0]?.leave()
    for (;;) {
      const next = await hear([child])
      if (next.status === 200) break
      expect(next.status).toBe(429)
    }
  } finally {
    leaveAll()
    await test.close()
  }
})
