import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { buildSchema, getNamedType, isInputObjectType, isObjectType } from 'graphql'
import { describe, expect, it } from 'vitest'
import { SECTORS } from '@samsyn/schema/policy'
import { SHARED_WITH_COORDINATOR } from '../shared.ts'
import { type Answer, at } from '../told.ts'
import { setStage } from '../stage.ts'

/** Sorting, filtering, counting and paging: none of it may go by what the caller is not shown. */

const stage = setStage()
const schema = buildSchema(readFileSync(new URL('../../schema/api.graphql', import.meta.url), 'utf8'))

/** Every argument of the client's graph, and why it says nothing of what is withheld. One that is not here is not reviewed. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  'Query.child(id)': 'one id; of a child the caller may not find the answer is that of an id nobody has',
  'Query.children(first)': 'how many of the children the caller may find, 50 at most',
  'Query.children(after)': 'a child the caller may find, or an empty page',
  'Query.consentText(terms)': "the caller's own words: a text is made of them, and nothing is read",
  'Query.previewConsent(child)': 'as Query.child; the family alone',
  'Query.previewConsent(terms)': 'runs the decision, calls no sector',
  'Query.renewalText(child)': 'as Query.child; the family alone',
  'Query.renewalText(directive)': 'one of the directives the caller is told of',
  'Query.renewalText(to)': "the caller's own words",
  'Child.accessLog(first)': 'how many of the entries the caller may read, 50 at most',
  'Child.accessLog(after)': 'an entry the caller may read',
  'Child.looks(first)': 'how many of the days and purposes on which looks the caller may read were, 50 at most',
  'Child.looks(after)': 'a day and purpose, or an empty page',
  'Child.accessLogExport(format)': 'the same entries as accessLog; words of the registry',
  'Child.accessLogExport(after)': 'an entry the caller may read',
  'Child.everything(after)': 'the family alone, of what they may read; calls no sector',
  'Viewer.everything(after)': 'of the caller themselves',
  'Query.reports(first)': 'how many of the reports the officer may read, 50 at most',
  'Query.reports(after)': 'a report the officer may read, or an empty page',
  'Query.overseenLooks(flagged)':
    'officer, of the log of their own children; what is flagged is worked out from the log',
  'Query.overseenLooks(first)': 'how many of the days and people on which the officer may read the log, 50 at most',
  'Query.overseenLooks(after)': 'a day and person of the list, or an empty page',
  'Query.overseenChildren(looks)': 'a line of the list, or an empty page',
  'Query.overseenChildren(first)': 'how many of the children of a line whom the officer may find, 50 at most',
  'Query.overseenChildren(after)': 'a child of the line, or an empty page',
  'Query.overseenRequests(first)': 'how many of the requests the officer may read, 50 at most',
  'Query.overseenRequests(after)': 'a request the officer may read, or an empty page',
  'Query.overseenCoverage(purpose)': 'officer, of directives, no number under five; calls no sector',
  'Child.evidence(format)': 'officer, of directives and the log; calls no sector',
  'Child.evidence(after)': 'an entry the officer may read',
  'Child.coverage(purpose)': 'family and officer, of directives; calls no sector',
  'Child.reminders(withinDays)': 'family and officer, of directives; calls no sector',
  'Child.explainDecision(recipient)': 'officer, a decision for somebody else; calls no sector',
  'Child.explainDecision(purpose)': 'officer, a decision for somebody else; calls no sector',
  'Child.explainDecision(at)': 'officer, a decision of another moment; calls no sector',
  'Slice.name(locale)': 'words of the catalogue',
  'Slice.description(locale)': 'words of the catalogue',
  'Directive.text(locale)': 'words of a directive the caller is told of',
  'Directive.receipt(format)': 'words of a directive the caller is told of',
  'OpenDirective.text(locale)': 'words of a directive that is open, to a registrar',
  'ConsentTextPayload.text(locale)': "words made of the caller's own",
  'PreviewSlice.sample(locale)': 'words of the catalogue',
}

describe('arguments', () => {
  it('are these, each reviewed', () => {
    const found = Object.values(schema.getTypeMap())
      .filter((type) => isObjectType(type))
      .filter(({ name }) => !name.startsWith('__') && name !== 'Mutation')
      .flatMap((type) =>
        Object.values(type.getFields()).flatMap((field) =>
          field.args.map((arg) => `${type.name}.${field.name}(${arg.name})`),
        ),
      )
    expect(found.toSorted()).toEqual(Object.keys(ARGUMENTS).toSorted())
  })

  it('of a mutation are one input object that names no order, filter, count or page', () => {
    const words = Object.values(schema.getMutationType()?.getFields() ?? {}).flatMap(({ args }) =>
      args.flatMap((arg) => {
        const type = getNamedType(arg.type)
        return isInputObjectType(type) ? Object.keys(type.getFields()) : [arg.name]
      }),
    )
    expect(
      words.filter((word) =>
        /sort|order|filter|where|search|count|limit|offset|first|last|before|after|page/i.test(word),
      ),
    ).toEqual([])
  })

  it('has no field of a sector, nor a type a sector answers with', () => {
    const child = schema.getType('Child')
    const pending = isObjectType(child) ? SECTORS.map((sector) => getNamedType(child.getFields()[sector]?.type)) : []
    const seen = new Set<string>()
    for (const type of pending) {
      if (!isObjectType(type) || seen.has(type.name)) continue
      seen.add(type.name)
      for (const field of Object.values(type.getFields())) {
        expect(field.args, `${type.name}.${field.name}`).toEqual([])
        pending.push(getNamedType(field.type))
      }
    }
    expect(seen.size).toBeGreaterThan(20)
  })

  it('are not needed to count: the only numbers in the graph are ages, grades, hours, looks in a log one may read, children an officer may find, places in the whole log and what the catalogue says', () => {
    const numbers = Object.values(schema.getTypeMap())
      .filter((type) => isObjectType(type) && !type.name.startsWith('__'))
      .flatMap((type) =>
        isObjectType(type)
          ? Object.values(type.getFields())
              .filter((field) => /^(Int|Float)$/.test(getNamedType(field.type).name))
              .map((field) => `${type.name}.${field.name}`)
          : [],
      )
    expect(numbers.toSorted()).toEqual([
      'AbsenceShare.absenceHours',
      'AbsenceShare.percent',
      'AbsenceShare.teachingHours',
      'AbsenceWarning.percent',
      'AdaptedEducationDecision.hoursPerYear',
      'Child.age',
      'ConductRemarks.behaviour',
      'ConductRemarks.order',
      'LegalRule.fromAge',
      'LegalRule.toAge',
      'LogCheckpoint.size',
      'LogProof.number',
      'LookGroup.count',
      'LookRules.caseWorkDays',
      'LookRules.childrenInADay',
      'Looker.count',
      'OverseenChild.looks',
      'OverseenCoverage.children',
      'OverseenCoverage.fewestTold',
      'OverseenCoverageCell.ending',
      'OverseenCoverageCell.refused',
      'OverseenCoverageCell.shared',
      'OverseenLooks.children',
      'OverseenLooks.childrenShown',
      'OverseenLooks.looks',
      'OverseenLooksPart.children',
      'OverseenLooksPart.looks',
      'Slice.longestMonths',
      'Slice.sensitivity',
      'SubjectMark.mark',
    ])
  })
})

const PAGE =
  'query ($first: Int!, $after: String) { children(first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }'
interface Page {
  readonly nodes: readonly { readonly id: string }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}
const readPage = (answer: Answer): Page => at(answer.data, 'children') as Page
const turn = (first: number, after: string | null = null, persona = 'coordinator'): Promise<Answer> =>
  stage.ask(persona, PAGE, { variables: { first, after } })
const EMPTY: Page = { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } }

describe('an id in an argument', () => {
  const TERMS = `{ slices: ["school.ppt"], recipients: [{ role: COORDINATOR }], purposes: [COORDINATION], to: "2027-01-15" }`
  const QUERIES = {
    'Query.child': 'query ($id: ID!) { child(id: $id) { displayName age directives { id } } }',
    'Query.previewConsent': `query ($id: ID!) { previewConsent(child: $id, terms: ${TERMS}) {
      at views { shared { slice { id } } notShared { id } } problem { code message } } }`,
    'Query.renewalText': `query ($id: ID!) { renewalText(child: $id, directive: "x", to: "2027-01-15") { text textHash problem { code message } } }`,
  }
  it.each(Object.entries(QUERIES))(
    '%s answers about a hidden child as about nobody, and about no id at all',
    async (_field, query) => {
      for (const [persona, hidden] of [
        ['outsider', 'linnea'],
        ['coordinator', 'thea'],
        ['coordinator', 'signe'],
        ['guardian-a', 'maret'],
        ['youth', 'linnea'],
      ] as const) {
        const [about, nobody, none] = await Promise.all(
          [stage.idOf(hidden), randomUUID(), "x' OR 1=1"].map((id) => stage.ask(persona, query, { variables: { id } })),
        )
        expect(about?.status).toBe(200)
        expect([about?.text, none?.text], `${persona}, ${hidden}`).toEqual([nobody?.text, nobody?.text])
      }
    },
  )
})

describe('a page of the caseload', () => {
  const everyone = (): ReadonlySet<string> =>
    new Set(Object.keys(SHARED_WITH_COORDINATOR).map((key) => stage.idOf(key)))

  it.each([1, 2, 3, 10, 11, 12, 50])(
    'of %i is full as long as there is more, whoever is hidden between',
    async (first) => {
      const ids: string[] = []
      let after: string | null = null
      for (;;) {
        const { nodes, pageInfo }: Page = readPage(await turn(first, after))
        ids.push(...nodes.map(({ id }) => id))
        if (!pageInfo.hasNextPage) {
          expect(pageInfo.endCursor).toBeNull()
          break
        }
        expect(nodes).toHaveLength(first)
        after = pageInfo.endCursor
      }
      expect(ids).toHaveLength(everyone().size)
      expect(new Set(ids)).toEqual(everyone())
      expect(ids).not.toContain(stage.idOf('signe'))
    },
  )

  it('is in the same order, and cut at the same places, whatever the purpose shares and the query asks', async () => {
    const order = readPage(await turn(50)).nodes.map(({ id }) => id)
    for (const [selection, purpose] of [
      ['nav { benefits { kind } }', 'COORDINATION'],
      ['school { attendance { registrations { start } } }', 'COORDINATION'],
      ['school { attendance { registrations { start } } }', 'TRANSITION'],
      ['school { ppt { conclusion } }', null],
    ] as const) {
      const query = `{ children(first: 50) { nodes { id ${selection} } } }`
      const { data } = await stage.ask('coordinator', query, { purpose })
      expect((at(data, 'children', 'nodes') as { id: string }[]).map(({ id }) => id)).toEqual(order)
    }
  })

  it.each([51, 1_000, 2_147_483_647, 0, -1, -2_147_483_648])(
    'of %i is refused or cut to size, and tells of no child but those',
    async (first) => {
      const answer = await turn(first)
      expect(answer.status).toBeLessThan(500)
      if (answer.data !== null) {
        const { nodes } = readPage(answer)
        expect(nodes.length).toBeLessThanOrEqual(50)
        for (const { id } of nodes) expect(everyone()).toContain(id)
      }
    },
  )

  it('after a cursor of another kind is the same empty page as after one nobody has', async () => {
    const cursors = [
      randomUUID(),
      stage.idOf('thea'),
      stage.idOf('signe'),
      stage.product().families.child('linnea').nationalIdentityNumber,
      'Linnea Lyngblom',
      '',
      '0',
      "' OR true --",
      Buffer.from(JSON.stringify({ id: stage.idOf('thea') })).toString('base64url'),
      '\u0000',
      'a'.repeat(1_000),
    ]
    const answers = await Promise.all(cursors.map((cursor) => turn(5, cursor)))
    for (const [index, answer] of answers.entries()) expect(answer.text, cursors[index]).toBe(answers[0]?.text)
    expect(readPage(answers[0] as Answer)).toEqual(EMPTY)
  })

  it('has a cursor that holds nothing of anybody, in any encoding', async () => {
    const { product } = stage
    const personal = [
      ...product().families.children,
      ...product().families.parents,
      ...product().families.staff,
    ].flatMap((person) => [person.givenName, person.familyName, person.nationalIdentityNumber, person.birthDate])
    for (let first = 1; first <= 10; first++) {
      const cursor = readPage(await turn(first)).pageInfo.endCursor ?? ''
      expect(cursor).not.toBe('')
      for (const encoding of ['utf8', 'base64url', 'hex'] as const) {
        const text = Buffer.from(cursor, encoding).toString('utf8')
        expect(personal.filter((word) => text.includes(word))).toEqual([])
      }
    }
  })

  it('after a child of somebody else is empty for a parent who finds one child alone', async () => {
    const cursors = [readPage(await turn(1)).pageInfo.endCursor, stage.idOf('linnea')]
    const pid = stage.product().families.person('hanne').nationalIdentityNumber
    const token = await stage.issuer().sign({ pid })
    const read = async (after: string | null): Promise<Page> =>
      readPage(await stage.ask('outsider', PAGE, { variables: { first: 5, after }, token }))
    expect((await read(null)).nodes).toEqual([{ id: stage.idOf('ase') }])
    for (const cursor of cursors) expect(await read(cursor)).toEqual(EMPTY)
  })
})

describe('the log of who looked', () => {
  const LOG = `query ($id: ID!, $first: Int!, $after: String) { child(id: $id) {
    accessLog(first: $first, after: $after) { nodes { id kind } pageInfo { hasNextPage endCursor } } } }`
  const read = (persona: string, key: string, first: number, after: string | null = null): Promise<Answer> =>
    stage.ask(persona, LOG, { variables: { id: stage.idOf(key), first, after } })

  it('is paged through without gaps, and a forged cursor gives the same as one nobody has', async () => {
    const whole = at((await read('guardian-a', 'linnea', 50)).data, 'child', 'accessLog') as Page
    expect(whole.nodes.length).toBeGreaterThan(5)
    const ids: string[] = []
    for (let after: string | null = null, more = true; more; ) {
      const { nodes, pageInfo }: Page = at(
        (await read('guardian-a', 'linnea', 2, after)).data,
        'child',
        'accessLog',
      ) as Page
      ids.push(...nodes.map(({ id }) => id))
      after = pageInfo.endCursor
      more = pageInfo.hasNextPage
    }
    expect(ids).toEqual(whole.nodes.map(({ id }) => id))
    const another = at((await read('guardian-a', 'hakon', 1)).data, 'child', 'accessLog') as Page
    const forged = await Promise.all(
      [randomUUID(), another.pageInfo.endCursor, 'x', ''].map((after) => read('guardian-a', 'linnea', 2, after)),
    )
    for (const { text } of forged) expect(text).toBe(forged[0]?.text)
  })

  it.each(['coordinator', 'registrar'])('is not there for a %s, however it is paged', async (persona) => {
    for (const [first, after] of [
      [1, null],
      [50, null],
      [0, null],
      [5, randomUUID()],
    ] as const) {
      const { data } = await read(persona, 'linnea', first, after)
      if (data !== null) expect(data).toEqual({ child: { accessLog: null } })
    }
  })
})
