import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { LEGAL_TABLE, type LedgerEvent, type SliceId } from '@samsyn/schema/policy'
import {
  createChild,
  leaveTeam,
  MOTHER,
  NOW,
  OFFICER,
  registerRead,
  type TestChild,
  withdraw,
} from '../testing/family.ts'
import { TABLE_WITHOUT_SCHOOL } from '../testing/memory-database.ts'
import { startTestGateway, type TestGateway } from '../testing/start.ts'

const SLICES: readonly SliceId[] = ['school.attendance', 'school.enrolment']
/** Every test has children of its own, since what happens to them stays. */
const children = Array.from({ length: 60 }, (_, serial) => createChild(serial + 1, { slices: SLICES }))
const unused = children.values()
const nextChild = (): TestChild => unused.next().value as TestChild

let test: TestGateway
beforeAll(async () => {
  test = await startTestGateway(children)
})
afterAll(() => test.close())
beforeEach(() => test.reset())

const SELECTION =
  'displayName municipality school { attendance { registrations { start } } enrolment { grade school { name } } }'
const askChildren = (asked: readonly TestChild[], options: Parameters<TestGateway['ask']>[1] = {}) =>
  test.ask(`{ ${asked.map(({ id }, index) => `c${index}: child(id: "${id}") { ${SELECTION} }`).join(' ')} }`, options)

const see = (child: TestChild, capacity: string): void =>
  void test.visible.set(child.id, { myCapacity: capacity, displayName: 'Frøya Øst', municipality: '9901' })

/** Writes to a child's ledger just before the database is asked the nth time to read or to commit. */
function write(child: TestChild, call: 'READ' | 'COMMIT', time: number, ...events: readonly LedgerEvent[]): void {
  test.database.before = (now, times) => {
    if (now === call && times === time) test.database.append(child, ...events)
  }
}

const OUTDATED = {
  errors: [
    {
      message: 'Something changed while the answer was being made. Ask again.',
      extensions: { code: 'ANSWER_OUTDATED' },
    },
  ],
  data: null,
}
const UNAVAILABLE = {
  errors: [{ message: 'The consent registry does not answer.', extensions: { code: 'REGISTRY_UNAVAILABLE' } }],
  data: null,
}

describe('a child whose facts change after their records were fetched', () => {
  it('is decided again, and a slice withdrawn meanwhile leaves neither in data nor in the record', async () => {
    const child = nextChild()
    write(child, 'COMMIT', 1, withdraw(child, ['school.attendance']))
    const { body } = await askChildren([child])
    expect(body.data).toMatchObject({ c0: { school: { attendance: null, enrolment: expect.any(Array) } } })
    expect(body.extensions?.consent.withheld).toEqual([
      { path: ['c0', 'school', 'attendance'], slice: 'school.attendance', code: 'NOT_SHARED' },
    ])
    expect(test.database.commits).toHaveLength(2)
    expect(test.database.recorded).toMatchObject([{ child: child.id, slices: ['school.enrolment'] }])
  })

  it('gets the answer that a request begun afterwards gets', async () => {
    const child = nextChild()
    write(child, 'COMMIT', 1, withdraw(child, SLICES))
    const [during, after] = [await askChildren([child]), await askChildren([child])]
    expect(during.text).toBe(after.text)
    expect(after.body.data).toMatchObject({ c0: { school: null } })
  })

  it('takes nothing from the other children of the answer', async () => {
    const [one, two] = [nextChild(), nextChild()]
    write(one, 'COMMIT', 1, withdraw(one, SLICES))
    const { body } = await askChildren([one, two])
    expect(body.data).toMatchObject({ c0: { school: null }, c1: { school: { attendance: expect.any(Object) } } })
    expect(test.database.recorded.map(({ child, slices }) => [child, slices])).toEqual([
      [one.id, []],
      [two.id, SLICES],
    ])
  })

  it('loses each slice that is withdrawn between one attempt to commit and the next', async () => {
    const child = nextChild()
    test.database.before = (call, times) => {
      const slice = SLICES[times - 1]
      if (call === 'COMMIT' && slice !== undefined) test.database.append(child, withdraw(child, [slice]))
    }
    expect((await askChildren([child])).body.data).toMatchObject({ c0: { school: null } })
    expect(test.database.commits).toHaveLength(3)
  })

  it('is not answered about when they never stop changing', async () => {
    const child = nextChild()
    test.database.before = (call) => {
      if (call === 'COMMIT') test.database.append(child)
    }
    const { body, status } = await askChildren([child])
    expect([status, body]).toEqual([200, OUTDATED])
    expect(test.database.recorded).toEqual([])
  })

  it('is decided again when a consent ends by time alone', async () => {
    const child = nextChild()
    test.database.before = (call, times) => {
      if (call === 'COMMIT' && times === 1) test.database.now = '2026-05-02T10:00:00.000Z'
    }
    const { body } = await askChildren([child])
    test.database.now = NOW
    expect(body.data).toMatchObject({ c0: { school: null } })
    expect(test.database.recorded).toMatchObject([{ slices: [] }])
  })
})

describe('a legal table', () => {
  const withoutSchool = {
    c0: { displayName: expect.any(String), municipality: expect.any(String), school: null },
  }

  it('recorded between the decision and the commit makes the answer be decided again, by that table', async () => {
    const child = nextChild()
    test.database.before = (call, times) => {
      if (call === 'COMMIT' && times === 1) test.database.legalTable = TABLE_WITHOUT_SCHOOL
    }
    const [during, after] = [await askChildren([child]), await askChildren([child])]
    expect(during.body.data).toEqual(withoutSchool)
    expect(during.body.extensions?.consent.withheld).toEqual(
      SLICES.map((slice) => ({ path: ['c0', ...slice.split('.')], slice, code: 'NOT_SHARED' })),
    )
    expect(during.text).toBe(after.text)
    expect(test.database.commits.map(([item]) => item?.legalTable)).toEqual([1, 2, 2])
    expect(test.database.recorded).toMatchObject([{ slices: [] }, { slices: [] }])
  })

  it('that takes nothing from the child changes nothing in the answer but what it was decided by', async () => {
    const child = nextChild()
    const before = await askChildren([child])
    test.database.before = (call, times) => {
      if (call === 'COMMIT' && times === 2) test.database.legalTable = { seq: 2, rows: LEGAL_TABLE }
    }
    expect((await askChildren([child])).text).toBe(before.text)
    expect(test.database.commits.map(([item]) => item?.legalTable)).toEqual([1, 1, 2])
  })

  it('that is not recorded lets no answer about a child leave, nor any question to a sector', async () => {
    test.database.legalTable = null
    expect((await askChildren([nextChild()])).body).toEqual(OUTDATED)
    expect(test.database.recorded).toEqual([])
    expect(test.subgraphs.school.requests).toEqual([])
  })
})

describe('a caller who may no longer see a child', () => {
  const LOST: readonly (readonly [rule: string, change: (child: TestChild) => LedgerEvent])[] = [
    ['has left the team', leaveTeam],
    ['meets a strictly protected address', () => registerRead('STRENGT_FORTROLIG', NOW)],
    ['meets a strictly protected address abroad', () => registerRead('STRENGT_FORTROLIG_UTLAND', NOW)],
  ]
  const MOMENTS = [
    ['between the answer of the registry and the decision', 'READ'],
    ['between the decision and the commit', 'COMMIT'],
  ] as const
  it.each(LOST.flatMap(([rule, change]) => MOMENTS.map(([when, call]) => [rule, when, change, call] as const)))(
    'is told nothing of them when the caller %s %s',
    async (_rule, _when, change, call) => {
      const child = nextChild()
      see(child, 'TEAM')
      write(child, call, 1, change(child))
      const { body, text } = await askChildren([child])
      expect(body).toEqual(OUTDATED)
      expect(text).not.toContain('Frøya')
      expect(test.database.recorded).toEqual([])
    },
  )

  it('though a privacy officer, is told nothing of a strictly protected address', async () => {
    const child = nextChild()
    see(child, 'PRIVACY_OFFICER')
    expect((await askChildren([child], { person: OFFICER })).body.data).toMatchObject({
      c0: { displayName: 'Frøya Øst' },
    })
    write(child, 'COMMIT', 2, registerRead('STRENGT_FORTROLIG', NOW))
    expect((await askChildren([child], { person: OFFICER })).body).toEqual(OUTDATED)
  })

  it('though a parent, is told nothing once parental responsibility is gone', async () => {
    const child = nextChild()
    see(child, 'GUARDIAN')
    const alone = registerRead('UGRADERT', NOW)
    write(child, 'READ', 1, { ...alone, body: { ...alone.body, responsibility: [] } } as LedgerEvent)
    expect((await askChildren([child], { person: MOTHER })).body).toEqual(OUTDATED)
  })

  it('is told nothing of a child the registry shows and the facts do not have', async () => {
    const nobody = createChild(999)
    see(nobody, 'TEAM')
    expect((await askChildren([nobody])).body).toEqual(OUTDATED)
  })

  const ADULT = { ...registerRead('UGRADERT', NOW).body, birthDate: '2008-02-29' }
  const becomes = (child: TestChild, call: 'READ' | 'COMMIT', time: number, body: object): void =>
    write(child, call, time, { ...registerRead('UGRADERT', NOW), body: { ...ADULT, ...body } } as LedgerEvent)

  it('though a verge, is told of the adult while the mandate lasts, and nothing from when it ends', async () => {
    const child = nextChild()
    see(child, 'VERGE')
    becomes(child, 'READ', 1, { verger: [OFFICER.id] })
    expect((await askChildren([child], { person: OFFICER })).body.data).toMatchObject({
      c0: { displayName: 'Frøya Øst' },
    })
    becomes(child, 'READ', 2, { verger: [] })
    expect((await askChildren([child], { person: OFFICER })).body).toEqual(OUTDATED)
  })

  it('though a parent of an adult, is told nothing once the register names them no more', async () => {
    const child = nextChild()
    see(child, 'PARENT')
    becomes(child, 'READ', 1, {})
    expect((await askChildren([child], { person: MOTHER })).body.data).toMatchObject({
      c0: { displayName: 'Frøya Øst' },
    })
    becomes(child, 'READ', 2, { parents: [], responsibility: [] })
    expect((await askChildren([child], { person: MOTHER })).body).toEqual(OUTDATED)
  })

  it.each([
    ['PRIVACY_OFFICER', 'READ', 1],
    ['PRIVACY_OFFICER', 'COMMIT', 1],
    ['REGISTRAR', 'READ', 1],
    ['REGISTRAR', 'COMMIT', 1],
  ] as const)(
    'though a %s, is told nothing once the office is gone, were it before the %s',
    async (office, call, time) => {
      const child = nextChild()
      see(child, office)
      expect((await askChildren([child], { person: OFFICER })).body.data).toMatchObject({ c0: { school: null } })
      const looks = test.database.recorded.length
      const { officerOf, registrarOf } = test.database.offices
      test.database.reads.length = 0
      test.database.commits.length = 0
      test.database.before = (now, times) => {
        if (now !== call || times !== time) return
        test.database.offices = office === 'REGISTRAR' ? { officerOf, registrarOf: [] } : { officerOf: [], registrarOf }
      }
      expect((await askChildren([child], { person: OFFICER })).body).toEqual(OUTDATED)
      expect(test.database.recorded).toHaveLength(looks)
    },
  )

  it('is told what the registry shows a registrar, and no slice', async () => {
    const child = nextChild()
    see(child, 'REGISTRAR')
    expect((await askChildren([child], { person: OFFICER })).body.data).toMatchObject({
      c0: { displayName: 'Frøya Øst', school: null },
    })
  })

  it.each(['ADMIN', 'OFFICER', ''])(
    'is told nothing when the registry names a capacity that is none: %j',
    async (capacity) => {
      const child = nextChild()
      test.subgraphs.consent.lie = (honest) =>
        JSON.parse(JSON.stringify(honest).replaceAll('"TEAM"', JSON.stringify(capacity))) as unknown
      expect((await askChildren([child])).body).toEqual(UNAVAILABLE)
    },
  )
})

describe('a child whose address becomes protected', () => {
  it.each(['READ', 'COMMIT'] as const)(
    'is located by nothing in the answer, were it before the first %s',
    async (call) => {
      const child = nextChild()
      see(child, 'TEAM')
      write(child, call, 1, registerRead('FORTROLIG', NOW))
      const { body } = await askChildren([child])
      expect(body.data).toMatchObject({ c0: { displayName: 'Frøya Øst', municipality: null } })
      expect(JSON.stringify(body.data)).not.toMatch(/9901|"school":\{"name"/)
      if (call === 'COMMIT') expect(body.data).toMatchObject({ c0: { school: null } })
    },
  )
})

describe('a child who is being written to', () => {
  it('has every slice withheld, and what is shown of each is recorded once', async () => {
    const [held, free] = [nextChild(), nextChild()]
    test.database.locked.add(held.id)
    const { body } = await askChildren([held, free])
    expect(body.data).toMatchObject({ c0: { school: null }, c1: { school: { attendance: expect.any(Object) } } })
    expect(body.extensions?.consent.withheld).toEqual(
      SLICES.map((slice) => ({ path: ['c0', ...slice.split('.')], slice, code: 'NOT_SHARED' })),
    )
    expect(test.database.recorded).toMatchObject([
      { child: free.id, slices: SLICES },
      { child: held.id, slices: [] },
    ])
  })

  it('and has changed when the rest is to be recorded is decided again, and hidden where that hides them', async () => {
    const held = nextChild()
    test.database.locked.add(held.id)
    // All together and one by one, in vain; then without the lock.
    write(held, 'COMMIT', 3, registerRead('STRENGT_FORTROLIG', NOW))
    expect((await askChildren([held])).body).toEqual(OUTDATED)
    expect(test.database.recorded).toEqual([])
  })

  it('is shown like a child with whom nothing is shared', async () => {
    const held = nextChild()
    test.database.locked.add(held.id)
    const during = await askChildren([held])
    test.database.locked.clear()
    test.database.append(held, withdraw(held, SLICES))
    expect(during.text).toBe((await askChildren([held])).text)
  })
})

describe('without its database a gateway answers nothing', () => {
  const broken = (call: 'READ' | 'COMMIT'): void => {
    test.database.before = (now) => {
      if (now === call) throw new Error('connect ECONNREFUSED 10.0.0.7:5432')
    }
  }

  it.each(['READ', 'COMMIT'] as const)('when it is away at the time to %s', async (call) => {
    const child = nextChild()
    broken(call)
    const { body, text } = await askChildren([child])
    expect(body).toEqual(UNAVAILABLE)
    expect(text).not.toMatch(/ECONNREFUSED|10\.0/)
    expect(test.database.recorded).toEqual([])
  })

  it("when only the registry's own fields are asked for", async () => {
    const child = nextChild()
    for (const call of ['READ', 'COMMIT'] as const) {
      broken(call)
      expect((await test.ask(`{ child(id: "${child.id}") { displayName } }`)).body).toEqual(UNAVAILABLE)
    }
  })

  it('and asks no sector when it cannot decide', async () => {
    broken('READ')
    await askChildren([nextChild()])
    expect(test.subgraphs.school.requests).toEqual([])
  })

  it('when it goes away while an answer is decided again', async () => {
    const child = nextChild()
    test.database.before = (call, times) => {
      if (call === 'COMMIT') test.database.append(child)
      if (call === 'READ' && times === 2) throw new Error('away')
    }
    expect((await askChildren([child])).body).toEqual(UNAVAILABLE)
  })
})

describe('without its registry a gateway answers nothing', () => {
  const LIES: readonly (readonly [rule: string, lie: TestGateway['subgraphs']['consent']['lie']])[] = [
    ['has errors beside its data', (honest) => ({ ...honest, errors: [{ message: 'SELECT failed' }] })],
    ['has no data', () => ({})],
    ['is a list', () => []],
    ['has a list for a child', ({ data }) => ({ data: { c0: [data?.['c0']] } })],
    ['has an object for a name', ({ data }) => ({ data: { c0: { ...(data?.['c0'] as object), displayName: {} } } })],
    ['has no id for a child', ({ data }) => ({ data: { c0: { ...(data?.['c0'] as object), __samsyn_id: null } } })],
    [
      'leaves out what was asked',
      ({ data }) => ({
        data: { c0: { __samsyn_id: (data?.['c0'] as { __samsyn_id: string } | undefined)?.__samsyn_id } },
      }),
    ],
  ]
  it.each(LIES)('when its answer %s', async (_rule, lie) => {
    test.subgraphs.consent.lie = lie
    const { body } = await askChildren([nextChild()])
    expect(body).toEqual(UNAVAILABLE)
    expect(test.subgraphs.school.requests).toEqual([])
    expect(JSON.stringify(test.log)).not.toContain('SELECT')
  })

  it('when it is away', async () => {
    test.subgraphs.consent.respond = (response) => response.destroy()
    expect((await askChildren([nextChild()])).body).toEqual(UNAVAILABLE)
  })

  it('and drops what the registry says unasked', async () => {
    test.subgraphs.consent.lie = ({ data }) => ({
      data: {
        c0: { ...(data?.['c0'] as object), nationalIdentityNumber: '14831750031', school: { attendance: {} } },
        me: {},
      },
    })
    const { body, text } = await askChildren([nextChild()])
    expect(Object.keys(body.data ?? {})).toEqual(['c0'])
    expect(text).not.toContain('14831750031')
  })
})

it('the registry is told who asks, in a grant for this body, and a sector is not', async () => {
  const child = nextChild()
  await askChildren([child])
  const [registry, school] = [test.subgraphs.consent.requests[0]?.grant, test.subgraphs.school.requests[0]?.grant]
  expect(registry).toMatchObject({
    aud: 'consent',
    sub: '54877700036',
    assurance: 'HIGH',
    org: null,
    purpose: 'COORDINATION',
  })
  expect(JSON.stringify(school)).not.toContain('54877700036')
})
