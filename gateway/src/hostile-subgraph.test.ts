import type { ServerResponse } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { SliceId } from '@samsyn/schema/policy'
import { createChild, type TestChild } from './testing/family.ts'
import type { StandIn, StandInAnswer } from './testing/stand-in.ts'
import { type Reply, startTestGateway, type TestGateway } from './testing/start.ts'

/**
 * A school whose server says whatever it likes. Two children share with it, in one request; the third shares nothing of
 * school. NAV is honest throughout, and must be heard in full whatever the school says.
 */

/** For a school that keeps everybody waiting; NAV must still have the time to answer, on any machine. */
const IMPATIENT_MS = 1_500
const SHARED: readonly SliceId[] = ['school.attendance', 'school.ppt', 'nav.followUp']
const A = createChild(1, { slices: SHARED })
const B = createChild(2, { slices: SHARED })
const C = createChild(3, { slices: ['nav.followUp'] })

const QUERY = `{ children { nodes { ...Picture } } }
fragment Picture on Child {
  id
  school {
    attendance { registrations { start kind onDiploma } overviews { schoolYear firstHalfYear { percent } } }
    ppt { conclusion }
    enrolment { grade }
  }
  nav { followUp { underFollowUp periods { startDate } } }
}`

/** What may never be seen outside: it stands in every lie. */
const SECRET = 'hemmelig'
const SECRET_NUMBER = '14831799999'

type Json = Record<string, unknown>
interface SchoolEntity extends Json {
  school: { attendance: { registrations: Json[]; overviews: Json[] } & Json; ppt: Json[] } & Json
}
type Entities = [SchoolEntity, SchoolEntity]

const entitiesOf = ({ data }: StandInAnswer): Entities => (data as { _entities: Entities })._entities

const yearOf = (child: TestChild): string => `skoleåret til ${child.id}`

/** Gives each child records of their own, so that one's can be told from another's. */
function makeOwn(answer: StandInAnswer): Entities {
  const entities = entitiesOf(answer)
  for (const [index, child] of [A, B].entries()) {
    for (const overview of entities[index]?.school.attendance.overviews ?? []) overview['schoolYear'] = yearOf(child)
  }
  return entities
}

type Lost = 'ALL' | 'CHILD' | 'ATTENDANCE' | 'NOTHING'
const LOST: Readonly<Record<Lost, readonly (readonly [child: number, slice: 'attendance' | 'ppt'])[]>> = {
  ALL: [
    [0, 'attendance'],
    [0, 'ppt'],
    [1, 'attendance'],
    [1, 'ppt'],
  ],
  CHILD: [
    [0, 'attendance'],
    [0, 'ppt'],
  ],
  ATTENDANCE: [[0, 'attendance']],
  NOTHING: [],
}

/** The whole answer, written by hand from what is lost. */
function expectedBody(lost: Lost): Json {
  const isLost = (child: number, slice: string) => LOST[lost].some(([at, of]) => at === child && of === slice)
  const share = { percent: 2.5 }
  const registration = { start: '2026-01-15', kind: 'DOCUMENTED', onDiploma: true }
  const twice = (value: unknown) => [value, value]
  const nav = { followUp: { underFollowUp: true, periods: twice({ startDate: '2026-01-15' }) } }
  const pictureOf = (child: TestChild, index: number) => {
    const attendance = isLost(index, 'attendance')
      ? null
      : {
          registrations: twice(registration),
          overviews: twice({ schoolYear: yearOf(child), firstHalfYear: share }),
        }
    const ppt = isLost(index, 'ppt') ? null : twice({ conclusion: 'NEEDS_ADAPTED_EDUCATION' })
    const school = attendance === null && ppt === null ? null : { attendance, ppt, enrolment: null }
    return { id: child.id, school, nav }
  }
  const pathOf = (child: number, slice: string) => ['children', 'nodes', child, 'school', slice]
  const withheld = (child: number, slice: string) => ({
    path: pathOf(child, slice),
    slice: `school.${slice}`,
    code: 'NOT_SHARED',
  })
  const errors = LOST[lost].map(([child, slice]) => ({
    message: expect.any(String) as string,
    path: pathOf(child, slice),
    extensions: { code: 'SOURCE_UNAVAILABLE', slice: `school.${slice}` },
  }))
  return {
    data: { children: { nodes: [pictureOf(A, 0), pictureOf(B, 1), { id: C.id, school: null, nav }] } },
    ...(errors.length === 0 ? {} : { errors }),
    extensions: {
      consent: {
        withheld: [
          withheld(0, 'enrolment'),
          withheld(1, 'enrolment'),
          withheld(2, 'attendance'),
          withheld(2, 'ppt'),
          withheld(2, 'enrolment'),
        ],
      },
    },
  }
}

let test: TestGateway
let impatient: TestGateway
beforeAll(async () => {
  test = await startTestGateway([A, B, C])
  impatient = await startTestGateway([A, B, C], { upstreamTimeoutMs: IMPATIENT_MS })
})
afterAll(() => Promise.all([test.close(), impatient.close()]))
beforeEach(() => {
  for (const one of [test, impatient]) {
    one.reset()
    speakHonestly(one)
  }
})

function speakHonestly({ subgraphs: { school } }: TestGateway): void {
  school.respond = null
  school.lie = (honest) => {
    makeOwn(honest)
    return honest
  }
}

function expectNothingOfIt({ log }: TestGateway, { status, text, headers }: Reply): void {
  expect(status).toBe(200)
  const seen = text + JSON.stringify([...headers]) + JSON.stringify(log)
  for (const secret of [SECRET, SECRET_NUMBER, '127.0.0.1', 'ECONN', 'stack']) expect(seen).not.toContain(secret)
  for (const child of [A, B, C]) expect(JSON.stringify(log)).not.toContain(child.id)
}

const HUGE = SECRET.repeat(10_000)
const MANY = Array.from({ length: 100_000 }, () => ({ start: null, kind: null, onDiploma: null }))
const nest = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`

/** Changes the first child's entity, and says what of it is lost. */
type Lie = (entities: Entities, answer: StandInAnswer) => unknown

const told = (entities: unknown): unknown => ({ data: { _entities: entities } })
const inAttendance =
  (change: (attendance: SchoolEntity['school']['attendance']) => void): Lie =>
  (entities) => {
    change(entities[0].school.attendance)
    return told(entities)
  }
const withLeaf = (name: string, value: unknown): Lie =>
  inAttendance(({ registrations }) => void ((registrations[1] as Json)[name] = value))
const withError =
  (path: unknown, more: Json = {}): Lie =>
  (_entities, answer) => ({
    ...answer,
    errors: [{ message: `${SECRET} ${SECRET_NUMBER}`, path, extensions: { stacktrace: [SECRET] }, ...more }],
  })

const LIES: readonly (readonly [rule: string, lost: Lost, lie: Lie])[] = [
  ['tells the truth', 'NOTHING', told],
  // More than it was asked for.
  [
    'sends fields nobody asked for, at every depth',
    'NOTHING',
    ([first, second]) => ({
      data: {
        _entities: [
          { ...first, nationalIdentityNumber: SECRET_NUMBER, school: { ...first.school, note: SECRET } },
          second,
        ],
        children: [SECRET],
      },
      note: SECRET,
    }),
  ],
  [
    'sends slices that are not shared',
    'NOTHING',
    ([first, second]) => told([{ ...first, school: { ...first.school, enrolment: [{ grade: SECRET }] } }, second]),
  ],
  [
    "sends another sector's records",
    'NOTHING',
    ([first, second]) =>
      told([{ ...first, nav: { followUp: { underFollowUp: false } }, health: { plan: SECRET } }, second]),
  ],
  [
    'sends the fields under aliases of its own',
    'ATTENDANCE',
    inAttendance((attendance) => {
      attendance['more'] = attendance.registrations
      Reflect.deleteProperty(attendance, 'registrations')
    }),
  ],
  [
    'sends extensions',
    'NOTHING',
    (entities) => ({ data: { _entities: entities }, extensions: { consent: { withheld: [] }, note: SECRET } }),
  ],
  [
    'says that all of it is shared',
    'NOTHING',
    (entities) => ({ data: { _entities: entities, consent: { share: true } } }),
  ],
  // Other entities than it was asked for.
  ['sends no entity', 'ALL', () => told([])],
  ['sends one too few', 'ALL', ([first]) => told([first])],
  ['sends one too many', 'ALL', ([first, second]) => told([first, second, first])],
  ['sends a million', 'ALL', () => told(Array.from({ length: 1_000_000 }, () => 0))],
  ['swaps the children', 'ALL', ([first, second]) => told([second, first])],
  ['sends the second child twice', 'CHILD', ([, second]) => told([second, second])],
  [
    "sends the first child's id with a stranger's type",
    'CHILD',
    ([first, second]) => told([{ ...first, __samsyn_type: 'Person' }, second]),
  ],
  [
    'sends the child that was not asked about',
    'CHILD',
    ([first, second]) => told([{ ...first, __samsyn_id: C.id }, second]),
  ],
  ['sends a number for the id', 'CHILD', ([first, second]) => told([{ ...first, __samsyn_id: 1 }, second])],
  ['sends the id in a list', 'CHILD', ([first, second]) => told([{ ...first, __samsyn_id: [A.id] }, second])],
  [
    'sends the plain id, and not the one it was asked for',
    'CHILD',
    ([{ __samsyn_id: id, ...first }, second]) => told([{ ...first, id }, second]),
  ],
  // Kinds.
  ['sends null for all', 'ALL', () => ({ data: null })],
  ['sends null for the entities', 'ALL', () => told(null)],
  ['sends null for each entity', 'ALL', () => told([null, null])],
  ['sends null for the namespace', 'CHILD', ([first, second]) => told([{ ...first, school: null }, second])],
  [
    'sends a list for the namespace',
    'CHILD',
    ([first, second]) => told([{ ...first, school: [first.school] }, second]),
  ],
  [
    'sends a list for an object',
    'ATTENDANCE',
    ([first, second]) => told([{ ...first, school: { ...first.school, attendance: [SECRET] } }, second]),
  ],
  [
    'sends an object for a list',
    'ATTENDANCE',
    inAttendance((attendance) => Object.assign(attendance, { registrations: { note: SECRET } })),
  ],
  [
    'sends null in a list that has none',
    'ATTENDANCE',
    inAttendance(({ registrations }) => void registrations.push(null as never)),
  ],
  ['sends an object for a scalar', 'ATTENDANCE', withLeaf('start', { note: SECRET })],
  ['sends a list for a scalar', 'ATTENDANCE', withLeaf('start', [SECRET])],
  ['sends a number for a date', 'ATTENDANCE', withLeaf('start', 20_260_115)],
  ['sends text for a truth value', 'ATTENDANCE', withLeaf('onDiploma', SECRET)],
  ['sends 1 for true', 'ATTENDANCE', withLeaf('onDiploma', 1)],
  ['sends a value that the enum has not', 'ATTENDANCE', withLeaf('kind', SECRET)],
  ['sends a value of every object', 'ATTENDANCE', withLeaf('kind', 'constructor')],
  [
    'sends text for a number',
    'ATTENDANCE',
    inAttendance(({ overviews }) => void ((overviews[0] as Json)['firstHalfYear'] = { percent: '2.5' })),
  ],
  [
    'sends a text longer than any',
    'ATTENDANCE',
    inAttendance(({ overviews }) => void ((overviews[0] as Json)['schoolYear'] = HUGE)),
  ],
  [
    'sends more items than any list has',
    'ATTENDANCE',
    inAttendance((attendance) => Object.assign(attendance, { registrations: MANY.slice(0, 20_000) })),
  ],
  [
    'sends so many items that nothing else has room',
    'ALL',
    inAttendance((attendance) => Object.assign(attendance, { registrations: MANY })),
  ],
  // Errors.
  ['reports an error at a slice', 'ATTENDANCE', withError(['_entities', 0, 'school', 'attendance'])],
  [
    'reports an error below a slice',
    'ATTENDANCE',
    withError(['_entities', 0, 'school', 'attendance', 'registrations', 7, SECRET]),
  ],
  ['writes the index of an error as text', 'ATTENDANCE', withError(['_entities', '0', 'school', 'attendance'])],
  ['reports an error at a child', 'ALL', withError(['_entities', 0])],
  ['reports an error beyond the last child', 'ALL', withError(['_entities', 2, 'school', 'attendance'])],
  ['reports an error before the first child', 'ALL', withError(['_entities', -1, 'school', 'attendance'])],
  ['reports an error between two children', 'ALL', withError(['_entities', 0.5, 'school', 'attendance'])],
  ['reports an error at a slice nobody asked for', 'ALL', withError(['_entities', 0, 'school', 'enrolment'])],
  ["reports an error at another sector's slice", 'ALL', withError(['_entities', 0, 'nav', 'followUp'])],
  ['reports an error at a key of every object', 'ALL', withError(['_entities', 0, '__proto__', 'constructor'])],
  ['reports an error with lists in its path', 'ALL', withError(['_entities', [0], ['school'], ['attendance']])],
  ['reports an error with text for a path', 'ALL', withError('_entities.0.school.attendance')],
  ['reports an error without a path', 'ALL', withError(undefined)],
  ['reports an error of our own codes', 'ALL', withError(['a'], { extensions: { code: 'NOT_SHARED', slice: SECRET } })],
  ['reports errors that are text', 'ALL', (_entities, answer) => ({ ...answer, errors: [SECRET] })],
  ['reports errors that are no list', 'ALL', (_entities, answer) => ({ ...answer, errors: { message: SECRET } })],
  ['reports errors and no data', 'ALL', () => ({ errors: [{ message: SECRET }] })],
]

const JSON_TYPE = { 'content-type': 'application/json' }
type Write = (response: ServerResponse, honest: string) => void
const raw =
  (text: string, end = true): Write =>
  ({ socket }) =>
    void (end ? socket?.end(text) : socket?.write(text))
const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n'
const json =
  (text: string): Write =>
  (response) =>
    void response.writeHead(200, JSON_TYPE).end(text)

const WIRES: readonly (readonly [rule: string, lost: Lost, write: Write])[] = [
  [
    'sets cookies and headers of ours',
    'NOTHING',
    (response, honest) =>
      response
        .writeHead(200, { ...JSON_TYPE, 'set-cookie': SECRET, 'samsyn-request-id': SECRET, location: SECRET })
        .end(honest),
  ],
  ['says 500 over good data', 'ALL', (response, honest) => response.writeHead(500, JSON_TYPE).end(honest)],
  ['says 206 over good data', 'ALL', (response, honest) => response.writeHead(206, JSON_TYPE).end(honest)],
  [
    'says 401',
    'ALL',
    (response) =>
      response.writeHead(401, { ...JSON_TYPE, 'www-authenticate': SECRET }).end(`{"errors":[{"message":"${SECRET}"}]}`),
  ],
  ['says that there is no content', 'ALL', (response) => response.writeHead(204).end()],
  ['sends elsewhere', 'ALL', (response) => response.writeHead(307, { location: test.subgraphs.nav.url }).end()],
  [
    'sends HTML',
    'ALL',
    (response) => response.writeHead(200, { 'content-type': 'text/html' }).end(`<h1>${SECRET}</h1>`),
  ],
  [
    'sends good data as HTML',
    'ALL',
    (response, honest) => response.writeHead(200, { 'content-type': 'text/html' }).end(honest),
  ],
  [
    'says that its answer is compressed',
    'ALL',
    (response, honest) => response.writeHead(200, { ...JSON_TYPE, 'content-encoding': 'br' }).end(honest),
  ],
  ['sends nothing in its body', 'ALL', json('')],
  ['sends NaN', 'ALL', json('{"data":{"_entities":[NaN,NaN]}}')],
  [
    'sends letters cut in two',
    'ALL',
    (response, honest) => response.writeHead(200, JSON_TYPE).end(Buffer.from(honest, 'latin1')),
  ],
  [
    'sends half of its answer',
    'ALL',
    (response, honest) => response.writeHead(200, JSON_TYPE).end(honest.slice(0, -9)),
  ],
  [
    'sends more behind its answer',
    'ALL',
    (response, honest) => response.writeHead(200, JSON_TYPE).end(`${honest}{"data":"${SECRET}"}`),
  ],
  ['sends lists within lists', 'ALL', json(`{"data":{"_entities":${nest(100_000)}}}`)],
  [
    'sends its entities behind lists within lists',
    'ALL',
    (response, honest) => response.writeHead(200, JSON_TYPE).end(honest.replace('{', `{"x":${nest(100_000)},`)),
  ],
  [
    'writes a key twice: the last one counts',
    'NOTHING',
    (response, honest) => response.writeHead(200, JSON_TYPE).end(honest.replace('"data"', `"data":"${SECRET}","data"`)),
  ],
  [
    'writes keys of every object',
    'NOTHING',
    (response, honest) =>
      response
        .writeHead(200, JSON_TYPE)
        .end(
          honest.replaceAll(
            '"school":{',
            `"school":{"__proto__":{"enrolment":[{"grade":"${SECRET}"}]},"constructor":{"prototype":{"x":1}},`,
          ),
        ),
  ],
  [
    'hides the slices behind a prototype',
    'ALL',
    (response, honest) => response.writeHead(200, JSON_TYPE).end(honest.replaceAll('"school":', '"__proto__":')),
  ],
  [
    'sends a number beyond all',
    'ATTENDANCE',
    (response, honest) => response.writeHead(200, JSON_TYPE).end(honest.replace('2.5', '1e999')),
  ],
  ['sends more than any answer is', 'ALL', json(`{"data":"${SECRET.repeat(500_000)}"}`)],
  ['sends chunks without end', 'ALL', (response) => dripForever(response.writeHead(200, JSON_TYPE), ' '.repeat(1000))],
  ['hangs up', 'ALL', ({ socket }) => void socket?.destroy()],
  [
    'hangs up in the middle',
    'ALL',
    (response, honest) => void response.writeHead(200, JSON_TYPE).write(honest.slice(0, 99), () => response.destroy()),
  ],
  ['resets the connection', 'ALL', ({ socket }) => void socket?.resetAndDestroy()],
  ['sends headers beyond measure', 'ALL', raw(`${HEAD}x: ${SECRET.repeat(20_000)}\r\n\r\n{}`)],
  ['is no HTTP server', 'ALL', raw(`SSH-2.0-${SECRET}\r\n`)],
  [
    'changes the protocol',
    'ALL',
    raw('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: h2c\r\n\r\n'),
  ],
  ['says two lengths', 'ALL', raw(`${HEAD}Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}`)],
  [
    'splits its response in two',
    'NOTHING',
    ({ socket }, honest) => {
      const message = (body: string) => `${HEAD}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
      socket?.write(message(honest) + message(`{"data":{"_entities":["${SECRET}","${SECRET}"]}}`))
    },
  ],
]

const SILENCES: typeof WIRES = [
  ['sends a byte now and then', 'ALL', (response) => dripForever(response.writeHead(200, JSON_TYPE), ' ', 20)],
  ['sends headers and falls silent', 'ALL', (response) => response.writeHead(200, JSON_TYPE).flushHeaders()],
  ['sends half of a header and falls silent', 'ALL', raw(`${HEAD}x-${SECRET}: `, false)],
  ['says nothing', 'ALL', () => undefined],
]

/** Writes for as long as somebody listens; every `everyMs`, or as fast as it goes. */
function dripForever(response: ServerResponse, text: string, everyMs = 0): void {
  const timer = setInterval(() => response.write(text), everyMs)
  response.on('close', () => clearInterval(timer))
}

const speak = (school: StandIn, write: Write): void => {
  school.respond = (response, honest) => {
    makeOwn(honest)
    write(response, JSON.stringify(honest))
  }
}

type Tell = (school: StandIn) => void
const CASES: readonly (readonly [rule: string, lost: Lost, tell: Tell])[] = [
  ...LIES.map(([rule, lost, lie]): [string, Lost, Tell] => [
    rule,
    lost,
    (school) => void (school.lie = (answer) => lie(makeOwn(answer), answer)),
  ]),
  ...WIRES.map(([rule, lost, write]): [string, Lost, Tell] => [rule, lost, (school) => speak(school, write)]),
]

async function expectLost(of: TestGateway, lost: Lost, tell: Tell): Promise<void> {
  const { school } = of.subgraphs
  tell(school)
  const reply = await of.ask(QUERY)
  expect(reply.body).toEqual(expectedBody(lost))
  expectNothingOfIt(of, reply)
  expect(school.requests).toHaveLength(1)
  // And nothing of it is left when it speaks the truth again.
  speakHonestly(of)
  expect((await of.ask(QUERY)).body).toEqual(expectedBody('NOTHING'))
}

describe('a school that', () => {
  it.each(CASES)('%s loses %s of its own, and nobody else anything', (_rule, lost, tell) =>
    expectLost(test, lost, tell),
  )
  it.each(SILENCES)('%s loses %s of its own, and nobody else anything', (_rule, lost, write) =>
    expectLost(impatient, lost, (school) => speak(school, write)),
  )
})

it('a school that is down is answered for with the same bytes while it is asked, and while it rests', async () => {
  // It goes on resting when the test is over.
  const own = await startTestGateway([A, B, C])
  try {
    const texts = new Set<string>()
    own.subgraphs.school.respond = (response) => void response.destroy()
    for (let time = 0; time < 9; time++) texts.add((await own.ask(QUERY)).text)
    expect(own.subgraphs.school.requests).toHaveLength(5)
    expect(texts.size).toBe(1)
    expect(JSON.parse([...texts][0] ?? '')).toEqual(expectedBody('ALL'))
    expect(own.log).toContainEqual(['subgraph rests', { subgraph: 'school' }])
    const resting = { requestId: expect.any(String), sector: 'school', reason: 'resting' }
    expect(own.log.at(-1)).toEqual(['sector does not answer', resting])
  } finally {
    await own.close()
  }
})

describe('a registry that', () => {
  const REFUSED = {
    data: null,
    errors: [{ message: expect.any(String), extensions: { code: 'REGISTRY_UNAVAILABLE' } }],
  }
  const change =
    (alter: (nodes: Json[], answer: StandInAnswer) => unknown): Tell =>
    (registry) =>
      void (registry.lie = (answer) =>
        alter((answer.data?.['children'] as { nodes: Json[] } | undefined)?.nodes as Json[], answer))
  const write =
    (way: Write): Tell =>
    (registry) =>
      void (registry.respond = (response, honest) => way(response, JSON.stringify(honest)))
  const page = (nodes: unknown) => ({ data: { children: { nodes } } })

  it.each<readonly [rule: string, tell: Tell]>([
    ['sends no data', change(() => ({}))],
    ['sends null for all', change(() => ({ data: null }))],
    ['sends null where there is always something', change(() => ({ data: { children: null } }))],
    ['sends an object for a list', change(([first]) => page(first))],
    ['sends null among the children', change(([first]) => page([first, null]))],
    ['sends a child without an id', change(([first]) => page([{ ...first, id: null }]))],
    ['sends a number for an id', change(([first]) => page([{ ...first, id: 1 }]))],
    ['sends an id longer than any', change(([first]) => page([{ ...first, id: HUGE }]))],
    ['reports an error beside its data', change((_nodes, answer) => ({ ...answer, errors: [{ message: SECRET }] }))],
    ['says 500', write((response, honest) => response.writeHead(500, JSON_TYPE).end(honest))],
    ['says 401', write((response, honest) => response.writeHead(401, JSON_TYPE).end(honest))],
    ['sends HTML', write((response) => response.writeHead(200, { 'content-type': 'text/html' }).end(SECRET))],
    [
      'sends half of its answer',
      write((response, honest) => response.writeHead(200, JSON_TYPE).end(honest.slice(0, -9))),
    ],
    ['sends more than any answer is', write(json(`{"data":"${SECRET.repeat(1_100_000)}"}`))],
    ['sends lists within lists', write(json(`{"data":{"children":{"nodes":${nest(100_000)}}}}`))],
    ['hangs up', write(({ socket }) => void socket?.destroy())],
  ])('%s: nothing is shown, and no sector is asked', async (_rule, tell) => {
    tell(test.subgraphs.consent)
    const reply = await test.ask(QUERY)
    expect(reply.body).toEqual(REFUSED)
    expectNothingOfIt(test, reply)
    expect([...test.subgraphs.school.requests, ...test.subgraphs.nav.requests, ...test.database.commits]).toEqual([])
    test.reset()
    speakHonestly(test)
    expect((await test.ask(QUERY)).body).toEqual(expectedBody('NOTHING'))
  })

  it('says nothing: nothing is shown, and no sector is asked', async () => {
    impatient.subgraphs.consent.respond = () => undefined
    expect((await impatient.ask(QUERY)).body).toEqual(REFUSED)
    expect([...impatient.subgraphs.school.requests, ...impatient.subgraphs.nav.requests]).toEqual([])
  })

  it('sends more than it was asked for: the rest is dropped', async () => {
    test.subgraphs.consent.lie = ({ data }) => ({
      data: {
        ...data,
        children: {
          nodes: (data as { children: { nodes: Json[] } }).children.nodes.map((node) => ({
            ...node,
            nationalIdentityNumber: SECRET_NUMBER,
            school: { ppt: [SECRET] },
          })),
        },
      },
      extensions: { consent: { withheld: [] }, note: SECRET },
    })
    const reply = await test.ask(QUERY)
    expect(reply.body).toEqual(expectedBody('NOTHING'))
    expectNothingOfIt(test, reply)
  })
})
