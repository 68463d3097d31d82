import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, type ProblemCode } from '@samsyn/schema/policy'
import { type RegistryGrant } from '@samsyn/schema/grant'
import { recordLooks } from '../access-log/testing-looks.ts'
import { registerOfficer } from '../intake.ts'
import { joinTeam, ORGANISATION, readRegister, serveFamilies } from '../testing-families.ts'
import { ENGINES, type TestRegistry } from '../testing.ts'

const REPORT = `id at by { displayName isMe } message state answer { at by text }
  look { id kind by slices { id } }`
const LOOKS = 'query ($id: ID!) { child(id: $id) { accessLog(first: 50) { nodes { id kind slices { id } } } } }'
const OF_CHILD = `query ($id: ID!) { child(id: $id) { reports { ${REPORT} } } }`
const OF_OFFICER = `query ($first: Int!, $after: String) {
  reports(first: $first, after: $after) { nodes { id state child { id displayName reports { ${REPORT} } } } pageInfo { hasNextPage endCursor } } }`
const ASK = `mutation ($input: ReportLookInput!) { act: reportLook(input: $input) { child { reports { ${REPORT} } } problem { code } } }`
const ANSWER = `mutation ($input: AnswerReportInput!) { act: answerReport(input: $input) { child { reports { ${REPORT} } } problem { code } } }`
const KEEP = 'mutation ($input: KeepInput!) { act: keepFromGuardians(input: $input) { problem { code } } }'

interface Report {
  readonly id: string
  readonly by: { readonly displayName: string; readonly isMe: boolean }
  readonly message: string
  readonly state: string
  readonly answer: { readonly by: string | null; readonly text: string } | null
  readonly look: { readonly id: string; readonly slices: readonly { readonly id: string }[] } | null
}

interface ListedReport extends Report {
  readonly child: Named
}

interface Named {
  readonly id: string
  readonly displayName: string
}

interface Listed {
  readonly nodes: readonly {
    readonly id: string
    readonly state: string
    readonly child: Named & { readonly reports: readonly Report[] }
  }[]
  readonly pageInfo: Reports['pageInfo']
}

interface Reports {
  readonly nodes: readonly ListedReport[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

interface Act {
  readonly report: Report | null
  readonly problem: { readonly code: ProblemCode } | null
}

/** Each report of the list, as its child's own list tells it. */
function readListed({ nodes, pageInfo }: Listed): Reports {
  return {
    pageInfo,
    nodes: nodes.map(({ id, state, child: { reports, ...child } }) => {
      const report = reports.find((one) => one.id === id)
      if (report?.state !== state) throw new Error('the report is not among its child’s')
      return { ...report, child }
    }),
  }
}

const QUESTION = 'Hvorfor så noen på dette, spør Ågot?'
const EMPTY: Reports = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }

describe.each(ENGINES)('reported look-ups (%s)', (engine) => {
  let registry: TestRegistry
  let elsewhere = ''

  beforeAll(async () => {
    registry = await serveFamilies(engine)
    for (const child of ['linnea', 'hakon', 'froya', 'ailu', 'ante', 'bjorn', 'ase', 'emil']) {
      await registry.record(child, null, joinTeam(registry, 'kari'))
    }
    elsewhere = ORGANISATION.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10))
    await registerOfficer(registry.database, {
      person: registry.idOf('tor'),
      municipality: registry.families.municipality.number,
      organisation: elsewhere,
      from: addDays(registry.families.today, -5),
    })
  })
  afterAll(() => registry.close())

  const ask = async <T>(person: string, query: string, variables: Readonly<Record<string, unknown>>): Promise<T> => {
    const { text, body } = await registry.ask<T>(person, query, variables)
    if (body.data === undefined || body.errors !== undefined) throw new Error(text)
    return body.data
  }
  /** Kari looks; the id is that of the newest entry of the log. */
  const look = async (child: string, ...slices: readonly string[]): Promise<string> => {
    await recordLooks(registry, child, [{ slices }])
    interface Looks {
      readonly child: {
        readonly accessLog: { readonly nodes: readonly { readonly id: string; readonly kind: string }[] }
      }
    }
    const { nodes } = (await ask<Looks>('siri', LOOKS, { id: registry.idOf(child) })).child.accessLog
    return nodes.find(({ kind }) => kind === 'LOOKED')?.id ?? ''
  }
  const act = async (
    person: string,
    mutation: string,
    input: object,
    assurance: RegistryGrant['assurance'] = 'HIGH',
  ) => {
    interface Answer {
      readonly act: Pick<Act, 'problem'> & { readonly child?: { readonly reports: readonly Report[] } | null }
    }
    const { text, body } = await registry.ask<Answer>(person, mutation, { input }, { assurance })
    if (body.data === undefined || body.errors !== undefined) throw new Error(text)
    const { child, problem } = body.data.act
    const told = child?.reports ?? []
    const answered = 'report' in input ? told.find(({ id }) => id === input.report) : told[0]
    return { report: answered ?? null, problem } satisfies Act
  }
  const report = (person: string, child: string, reported: string, message = QUESTION) =>
    act(person, ASK, { child: registry.idOf(child), look: reported, message })
  const answer = (person: string, child: string, reportId: string | undefined, text = 'Kari er på teamet.') =>
    act(person, ANSWER, { child: registry.idOf(child), report: reportId ?? '', text })
  const ofChild = async (person: string, child: string): Promise<readonly Report[] | null | undefined> => {
    const { child: found } = await ask<{ child: { reports: readonly Report[] | null } | null }>(person, OF_CHILD, {
      id: registry.idOf(child),
    })
    return found?.reports
  }
  const ofOfficer = async (person: string, first = 50, after: string | null = null): Promise<Reports> =>
    readListed((await ask<{ reports: Listed }>(person, OF_OFFICER, { first, after })).reports)
  const messages = (reports: readonly Report[] | null | undefined) => reports?.map(({ message }) => message)
  const refused = (code: ProblemCode) => ({ report: null, problem: { code } })

  it('are told to the one who asked and the privacy officer, and to nobody else of the family, with question and answer', async () => {
    const seen = await look('froya', 'school.attendance')
    const asked = await report('ingrid', 'froya', seen)
    expect(asked).toMatchObject({
      problem: null,
      report: {
        by: { displayName: 'Ingrid Lyngblom', isMe: true },
        message: QUESTION,
        state: 'OPEN',
        answer: null,
        look: { id: seen, kind: 'LOOKED', by: 'Kari Nordvik', slices: [{ id: 'school.attendance' }] },
      },
    })
    expect(await ofChild('froya', 'froya')).toEqual([])
    expect((await report('froya', 'froya', seen, 'Meg også')).problem).toBeNull()

    const answered = await answer('siri', 'froya', asked.report?.id)
    expect(answered).toMatchObject({
      problem: null,
      report: { state: 'ANSWERED', answer: { by: 'Siri Vernes', text: 'Kari er på teamet.' }, by: { isMe: false } },
    })
    expect(await ofChild('ingrid', 'froya')).toMatchObject([{ message: QUESTION, state: 'ANSWERED' }])
    expect(messages(await ofChild('froya', 'froya'))).toEqual(['Meg også'])
    expect(await ofChild('pal', 'froya')).toEqual([])
    expect(messages(await ofChild('siri', 'froya'))).toEqual(['Meg også', QUESTION])
    expect(await ofChild('kari', 'froya')).toBeNull()
    expect(await ofChild('hedda', 'froya')).toBeUndefined()
  })

  it('are no lines of the log, and change nothing of what is shared', async () => {
    const query = `query ($id: ID!) { child(id: $id) { accessLog(first: 50) { nodes { id kind } }
      coverage(purpose: COORDINATION) { cells { state } } directives { id } } }`
    const seen = await look('hakon', 'school.attendance')
    const before = await registry.ask('ingrid', query, { id: registry.idOf('hakon') })
    expect((await report('ingrid', 'hakon', seen)).problem).toBeNull()
    expect((await registry.ask('ingrid', query, { id: registry.idOf('hakon') })).text).toBe(before.text)
    expect((await registry.ask('pal', query, { id: registry.idOf('hakon') })).text).toBe(before.text)
  })

  it('are nowhere in what a gateway decides from', async () => {
    const { rows } = await registry.pool.query(
      `SELECT gateway.read_facts('{}', ARRAY[$1]::uuid[], '{null}', NULL)::text AS facts`,
      [registry.idOf('froya')],
    )
    const [{ facts }] = rows as [{ facts: string }]
    expect(facts).toContain('REGISTER_READ')
    expect(facts).not.toMatch(/LOOK_REPORTED|REPORT_ANSWERED|Ågot/)
  })

  it.each<[string, string, string, ProblemCode]>([
    ['one on the team', 'kari', 'linnea', 'NOT_FAMILY'],
    ['the privacy officer', 'siri', 'linnea', 'NOT_FAMILY'],
    ['a guardian of another child', 'gro', 'linnea', 'NOT_FOUND'],
    ['a parent without parental responsibility', 'stale', 'ante', 'NOT_FOUND'],
    ['one who is nothing to the child', 'hedda', 'linnea', 'NOT_FOUND'],
  ])('are not reported by %s', async (_, person, child, code) => {
    expect(await report(person, child, await look(child, 'school.attendance'))).toEqual(refused(code))
  })

  it.each<[string, string, ProblemCode]>([
    ['one who asked', 'ingrid', 'NOT_STAFF'],
    ['one on the team', 'kari', 'NOT_STAFF'],
    ['an officer whose organisation has not helped the child', 'tor', 'NOT_FOUND'],
    ['one who is nothing to the child', 'hedda', 'NOT_FOUND'],
  ])('are not answered by %s', async (_, person, code) => {
    const asked = await report('ingrid', 'linnea', await look('linnea', 'school.attendance'))
    expect(await answer(person, 'linnea', asked.report?.id)).toEqual(refused(code))
  })

  it('must be of a look of this child', async () => {
    const other = await look('hakon', 'school.attendance')
    for (const seen of [other, randomUUID(), '', 'x', "' OR true --"]) {
      expect(await report('ingrid', 'linnea', seen)).toEqual(refused('NOT_FOUND'))
    }
    const asked = await report('pal', 'linnea', await look('linnea'))
    expect(await answer('siri', 'hakon', asked.report?.id)).toEqual(refused('NOT_FOUND'))
  })

  it('are refused, and nothing is written, when said twice or in no words', async () => {
    const seen = await look('ailu', 'school.attendance')
    const count = async (): Promise<unknown> =>
      (
        await registry.pool.query('SELECT count(*)::int AS n FROM registry.ledger WHERE child = $1', [
          registry.idOf('ailu'),
        ])
      ).rows
    const before = await count()
    for (const text of ['', ' \n', 'å'.repeat(2_001), 'a\0b', '\ud800']) {
      expect(await report('sara', 'ailu', seen, text)).toEqual(refused('INVALID_TEXT'))
    }
    expect(await count()).toEqual(before)
    const asked = await report('sara', 'ailu', seen, ` ${'å'.repeat(2_000)}\n`)
    expect(asked.report?.message).toBe('å'.repeat(2_000))
    expect(await report('sara', 'ailu', seen)).toEqual(refused('ALREADY_REPORTED'))
    expect(await answer('siri', 'ailu', asked.report?.id, ' ')).toEqual(refused('INVALID_TEXT'))
    expect((await answer('siri', 'ailu', asked.report?.id, ` ${'æ'.repeat(4_000)}`)).report?.answer?.text).toBe(
      'æ'.repeat(4_000),
    )
    expect(await answer('siri', 'ailu', asked.report?.id)).toEqual(refused('ALREADY_ANSWERED'))
    expect((await report('niillas', 'ailu', seen)).problem).toBeNull()
  })

  it('take a sign-in that is good enough, whoever the child is', async () => {
    const input = { child: registry.idOf('linnea'), look: randomUUID(), message: QUESTION }
    expect(await act('ingrid', ASK, input, 'LOW')).toEqual(refused('ASSURANCE_TOO_LOW'))
    expect(await act('ingrid', ASK, { ...input, child: randomUUID() }, 'LOW')).toEqual(refused('ASSURANCE_TOO_LOW'))
  })

  it('are of no look that the child keeps from the guardians, which is to them as one that never was', async () => {
    await act('ailu', KEEP, { child: registry.idOf('ailu'), slices: ['health.plan'] })
    const hidden = await look('ailu', 'health.plan')
    expect(await report('niillas', 'ailu', hidden)).toEqual(await report('niillas', 'ailu', randomUUID()))
    const asked = await report('ailu', 'ailu', hidden, 'Dette er mitt')
    expect(asked.report?.look).toMatchObject({ slices: [{ id: 'health.plan' }] })
    expect(messages(await ofChild('sara', 'ailu'))).not.toContain('Dette er mitt')
    expect(messages(await ofChild('niillas', 'ailu'))).not.toContain('Dette er mitt')

    const mixed = await look('ailu', 'health.plan', 'school.ppt')
    const told = await report('niillas', 'ailu', mixed)
    expect(told.report?.look?.slices).toEqual([{ id: 'school.ppt' }])
    const answered = await answer('siri', 'ailu', told.report?.id)
    expect(answered.report?.look?.slices).toEqual([{ id: 'health.plan' }, { id: 'school.ppt' }])
  })

  it('are read no longer by one who has lost parental responsibility, and are still answered', async () => {
    const asked = await report('pal', 'hakon', await look('hakon'), 'Før det var slutt')
    await registry.record(
      'hakon',
      null,
      readRegister(registry, 'hakon', { responsibility: [{ person: registry.idOf('ingrid'), kind: 'mor' }] }),
    )
    expect(await ofChild('pal', 'hakon')).toBeUndefined()
    expect(messages(await ofChild('ingrid', 'hakon'))).not.toContain('Før det var slutt')
    expect((await answer('siri', 'hakon', asked.report?.id)).problem).toBeNull()
    await registry.record('hakon', null, readRegister(registry, 'hakon'))
    expect(messages(await ofChild('pal', 'hakon'))).toContain('Før det var slutt')
  })

  it('name no officer and nobody who looked where the address is protected', async () => {
    const asked = await report('hanne', 'ase', await look('ase'))
    await answer('siri', 'ase', asked.report?.id)
    expect(await ofChild('hanne', 'ase')).toMatchObject([
      { look: { by: null }, answer: { by: null, text: 'Kari er på teamet.' } },
    ])
  })

  it('are nobody’s to read or make of a child who is strictly protected by now', async () => {
    const seen = await look('emil')
    await report('lene', 'emil', seen, 'Før adressen ble sperret')
    await registry.record('emil', null, readRegister(registry, 'emil', { addressProtection: 'STRENGT_FORTROLIG' }))
    for (const person of ['lene', 'emil', 'siri', 'kari']) {
      expect(await ofChild(person, 'emil')).toBeUndefined()
      expect(await report(person, 'emil', seen)).toEqual(refused('NOT_FOUND'))
      expect(messages((await ofOfficer(person)).nodes)).not.toContain('Før adressen ble sperret')
    }
  })

  describe('as the privacy officer lists them', () => {
    const TEXTS = Array.from({ length: 8 }, (_, number) => `Nummer ${number}`)

    beforeAll(async () => {
      for (const text of TEXTS) await report('gro', 'bjorn', await look('bjorn'), text)
    })

    it('are those of the municipality whom the officer’s own organisation has helped, newest first', async () => {
      const { nodes } = await ofOfficer('siri')
      expect(messages(nodes)?.slice(0, TEXTS.length)).toEqual(TEXTS.toReversed())
      expect(nodes[0]).toMatchObject({ child: { displayName: 'Bjørn Fjellbekk' }, state: 'OPEN' })
      expect(await ofOfficer('tor')).toEqual(EMPTY)
    })

    it.each(['ingrid', 'froya', 'kari', 'hedda'])('are empty for %s, who is none', async (person) => {
      expect(await ofOfficer(person)).toEqual(EMPTY)
    })

    it.each([1, 2, 3, 5])('are each on one page, whatever the size: %i', async (size) => {
      const all = (await ofOfficer('siri')).nodes
      expect(all.length).toBeGreaterThanOrEqual(TEXTS.length)
      const paged: Report[] = []
      for (let after: string | null = null; ; ) {
        const { nodes, pageInfo }: Reports = await ofOfficer('siri', size, after)
        expect(nodes.length).toBeLessThanOrEqual(size)
        paged.push(...nodes)
        after = pageInfo.endCursor
        if (after === null) break
      }
      expect(paged).toEqual(all)
    })

    it('go on after no cursor but their own', async () => {
      const { endCursor } = (await ofOfficer('siri', 1)).pageInfo
      expect(endCursor).not.toBeNull()
      for (const cursor of ['', 'x', randomUUID(), `${endCursor}x`])
        expect(await ofOfficer('siri', 1, cursor)).toEqual(EMPTY)
      expect(await ofOfficer('tor', 1, endCursor)).toEqual(EMPTY)
    })

    it('hold none of the officer’s own family, not even what they have reported themselves', async () => {
      await registerOfficer(registry.database, {
        person: registry.idOf('pal'),
        municipality: registry.families.municipality.number,
        organisation: ORGANISATION,
        from: addDays(registry.families.today, -5),
      })
      await report('pal', 'linnea', await look('linnea'), 'Pål spør')
      expect(messages(await ofChild('pal', 'linnea'))).toContain('Pål spør')
      const { nodes } = await ofOfficer('pal')
      expect(messages(nodes)).toEqual(expect.arrayContaining([...TEXTS]))
      expect(nodes.filter(({ child }) => child.displayName.endsWith('Lyngblom'))).toEqual([])
    })

    it('are found though many in a row are not for the officer to read', async () => {
      // Randi is an officer of the same organisation, and of Håkon's family as well.
      const { idOf, families } = registry
      await registerOfficer(registry.database, {
        person: idOf('randi'),
        municipality: families.municipality.number,
        organisation: ORGANISATION,
        from: addDays(families.today, -5),
      })
      await report('gro', 'bjorn', await look('bjorn'), 'Bak de andre')
      for (let count = 0; count < 4; count++) await report('ingrid', 'hakon', await look('hakon'), `Håkon ${count}`)
      await registry.record('hakon', null, readRegister(registry, 'hakon', { verger: [idOf('randi')] }))
      expect(messages((await ofOfficer('randi', 1)).nodes)).toEqual(['Bak de andre'])
      expect(messages((await ofOfficer('randi')).nodes)).not.toContain('Håkon 0')
    })
  })
})
