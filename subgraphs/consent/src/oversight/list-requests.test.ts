import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { registerOfficer } from '../intake.ts'
import { serveStaff, type Staff } from '../staff/testing-staff.ts'
import { joinTeam, ORGANISATION } from '../testing-families.ts'
import { ENGINES } from '../testing.ts'

interface Slice {
  readonly slice: { readonly id: string }
  readonly outcome: { readonly answer: string; readonly at: string | null; readonly by: string | null } | null
}

interface Place {
  readonly id: string
  readonly at: string
  readonly child: {
    readonly id: string
    readonly requests: readonly { readonly id: string; readonly slices: readonly Slice[] }[]
  }
}

interface Page {
  readonly nodes: readonly Place[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

const QUERY = `query ($first: Int!, $after: String) { page: overseenRequests(first: $first, after: $after) {
  nodes { id at child { id requests { id slices { slice { id } outcome { answer at by } } } } }
  pageInfo { hasNextPage endCursor }
} }`

describe.each(ENGINES)('who has asked and not got (%s)', (engine) => {
  let staff: Staff

  beforeAll(async () => {
    staff = await serveStaff(engine)
  })
  afterAll(() => staff.close())

  const ask = async (child: string, ...slices: readonly string[]): Promise<void> => {
    const { problem } = await staff.send('kari', 'requestConsent', { child, slices, purpose: 'COORDINATION' })
    expect(problem).toBeNull()
  }
  const readPage = async (person: string, first = 50, after: string | null = null): Promise<Page> => {
    const { body, text } = await staff.registry.ask<{ page: Page }>(person, QUERY, { first, after })
    if (body.data === undefined || body.errors !== undefined) throw new Error(text)
    return body.data.page
  }
  /** The newest request about a child that is listed: each slice with its outcome. */
  const outcomesOf = async (child: string) => {
    const place = (await readPage('siri')).nodes.findLast((one) => one.child.id === staff.registry.idOf(child))
    const request = place?.child.requests.find(({ id }) => id === place.id)
    return request?.slices.map(({ slice, outcome }) => [slice.id, outcome?.answer, outcome?.by])
  }
  const only = (slice: string) => ({ slices: [slice] })

  it('says for each slice whether nobody has answered, a signature is missing, or it is shared', async () => {
    await ask('linnea', 'school.attendance', 'school.ppt', 'nav.contact')
    const given = await staff.acts.given('ingrid', 'linnea', only('school.attendance'))
    await staff.acts.sign('pal', 'linnea', given.id, given.textHash)
    await staff.acts.given('pal', 'linnea', only('school.ppt'))
    expect(await outcomesOf('linnea')).toEqual([
      ['school.attendance', 'SHARED', null],
      ['school.ppt', 'SIGNATURES_MISSING', null],
      ['nav.contact', 'NO_ANSWER', null],
    ])
  })

  it('says as what someone said no: a guardian by not signing, a youth by a no', async () => {
    await ask('hakon', 'school.attendance')
    const given = await staff.acts.given('ingrid', 'hakon', only('school.attendance'))
    await staff.acts.refuse('pal', 'hakon', given.id)
    expect(await outcomesOf('hakon')).toEqual([['school.attendance', 'REFUSED', 'GUARDIAN']])

    await ask('froya', 'school.assessment', 'health.plan')
    await staff.acts.given('froya', 'froya', { kind: 'DENY', slices: ['school.assessment'] })
    expect(await outcomesOf('froya')).toEqual([
      ['school.assessment', 'REFUSED', 'YOUTH'],
      ['health.plan', 'NO_ANSWER', null],
    ])
  })

  it('takes a yes that was withdrawn after the request for an answer, and what came before it for none', async () => {
    const before = await staff.acts.given('gro', 'ante', only('nav.contact'))
    await staff.acts.withdraw('gro', 'ante', before.id)
    await ask('ante', 'nav.contact', 'school.attendance')
    expect(await outcomesOf('ante')).toEqual([
      ['nav.contact', 'NO_ANSWER', null],
      ['school.attendance', 'NO_ANSWER', null],
    ])
    const after = await staff.acts.given('gro', 'ante', only('school.attendance'))
    await staff.acts.withdraw('gro', 'ante', after.id)
    expect(await outcomesOf('ante')).toEqual([
      ['nav.contact', 'NO_ANSWER', null],
      ['school.attendance', 'WITHDRAWN', 'GUARDIAN'],
    ])
  })

  it('says a no stands though it was said before anybody asked', async () => {
    await staff.acts.given('gro', 'bjorn', { kind: 'DENY', slices: ['nav.followUp'] })
    await ask('bjorn', 'nav.followUp')
    expect(await outcomesOf('bjorn')).toEqual([['nav.followUp', 'REFUSED', 'GUARDIAN']])
  })

  it('says nobody can answer where it takes a person to say who decides', async () => {
    await ask('emil', 'school.attendance')
    expect(await outcomesOf('emil')).toEqual([['school.attendance', 'UNDECIDED', null]])
  })

  it('no longer holds what is all shared', async () => {
    await ask('frida', 'school.enrolment')
    expect(await outcomesOf('frida')).toEqual([['school.enrolment', 'NO_ANSWER', null]])
    const given = await staff.acts.given('gro', 'frida', only('school.enrolment'))
    await staff.acts.sign('frida', 'frida', given.id, given.textHash)
    expect(await outcomesOf('frida')).toBeUndefined()
  })

  it('tells the family and the team nothing of an outcome', async () => {
    const field = 'requests { slices { outcome { answer } } }'
    for (const person of ['kari', 'pal', 'ingrid']) {
      const requests = await staff.read<readonly { slices: readonly Slice[] }[]>(person, 'linnea', field)
      expect(requests?.length).toBeGreaterThan(0)
      for (const { slices } of requests ?? []) expect(slices.map(({ outcome }) => outcome)).toEqual([null, null, null])
    }
  })

  it('is the oldest first, at any page size', async () => {
    const { nodes } = await readPage('siri')
    expect(nodes.map(({ at }) => at)).toEqual(nodes.map(({ at }) => at).toSorted())
    expect(nodes.length).toBeGreaterThanOrEqual(5)
    for (const size of [1, 2, 3]) {
      const paged: Place[] = []
      for (let after: string | null = null; ; ) {
        const page: Page = await readPage('siri', size, after)
        expect(page.nodes.length).toBeLessThanOrEqual(size)
        paged.push(...page.nodes)
        after = page.pageInfo.endCursor
        if (after === null) break
      }
      expect(paged).toEqual(nodes)
    }
  })

  it('is the officer’s alone, goes on after no cursor but its own, and holds nothing of the officer’s own family', async () => {
    const empty = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }
    for (const person of ['kari', 'ingrid', 'froya', 'hedda', 'tor']) expect(await readPage(person)).toEqual(empty)
    const { endCursor } = (await readPage('siri', 1)).pageInfo
    for (const cursor of ['', 'x', randomUUID(), `${endCursor}x`])
      expect(await readPage('siri', 1, cursor)).toEqual(empty)
    const { database, idOf, families } = staff.registry
    await registerOfficer(database, {
      person: idOf('pal'),
      municipality: families.municipality.number,
      organisation: ORGANISATION,
      from: families.today,
    })
    expect(await readPage('pal', 1, endCursor)).toEqual(empty)
    const own = ['linnea', 'hakon', 'froya'].map(idOf)
    const { nodes } = await readPage('pal')
    expect(nodes.length).toBeGreaterThan(0)
    expect(nodes.filter(({ child }) => own.includes(child.id))).toEqual([])
  })

  it('tells an officer who is on the team too of what other services have asked for', async () => {
    const { registry } = staff
    await registry.record('linnea', null, joinTeam(registry, 'siri', { service: 'NAV_OFFICE', role: 'TEAM_MEMBER' }))
    expect(await outcomesOf('linnea')).toHaveLength(3)
  })
})
