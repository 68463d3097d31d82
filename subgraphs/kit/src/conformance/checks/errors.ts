import { ask, listParents, writeName } from '../ask.ts'
import { type Check, fail, must, type Outcome, PASS, should } from '../check.ts'
import { isObject } from '../records.ts'
import { listHolders, type Subject } from '../subject.ts'
import { hasData, sendGranted } from './http.ts'

const CANARY = 'kanarifugl47'

/** What tells of a program's inside: stacks, files, statements, addresses. */
const INTERNALS = new RegExp(
  [
    'stack|exception|traceback|node_modules|econn|errno|select .+ from',
    String.raw`\bat \S+ \(|\.(?:js|ts|py|java|cs|go|rb|php):\d`,
    String.raw`\b(?:\d{1,3}\.){3}\d{1,3}\b`,
  ].join('|'),
  'i',
)

function listErrors(json: unknown): unknown[] {
  const errors = isObject(json) ? json['errors'] : undefined
  return Array.isArray(errors) ? errors : []
}

async function refusesEach(subject: Subject, bodies: readonly string[]): Promise<Outcome> {
  for (const body of bodies) {
    const reply = await sendGranted(subject, body)
    if (reply.status < 400 || reply.status >= 500 || hasData(reply)) {
      return fail(`${body.slice(0, 40)} was answered with ${reply.status}`)
    }
  }
  return PASS
}

export const errorChecks: readonly Check[] = [
  must('E01', 'A body that is not JSON gets 4xx', (subject) =>
    refusesEach(subject, ['', '{', `{"query": ${CANARY}`, 'query { __typename }']),
  ),
  must('E02', 'A body that is no single GraphQL request gets 4xx', (subject) => {
    const one = `{"query":"query ${writeName()} { __typename }"}`
    return refusesEach(subject, ['null', '1', '"query"', '{}', '{"query":1}', '[]', `[${one}]`, `[${one},${one}]`])
  }),
  must('E03', 'A query that does not fit the schema is not told what would have', async (subject) => {
    const name = subject.slices[0]?.name ?? 'slice'
    const known = [subject.namespace, ...subject.slices.map((slice) => slice.name)]
    for (const field of [`${name}s`, name.slice(0, -1), `${CANARY}${name}`]) {
      const { text } = await ask(subject, {
        people: listHolders(subject).slice(0, 1),
        selection: `${subject.sector} { ${field} { ${CANARY} } }`,
      })
      const told = known.find((word) => new RegExp(`\\b${word}\\b`).test(text))
      if (told !== undefined) return fail(`it was told of ${told}`)
    }
    return PASS
  }),
  must('E04', 'No error repeats what was sent', async (subject) => {
    const queries = [`{ ${CANARY} }`, `{ _entities(representations: "${CANARY}") { __typename } }`, `{ "${CANARY}`]
    for (const query of queries) {
      const { text } = await sendGranted(subject, JSON.stringify({ query, variables: { [CANARY]: CANARY } }))
      if (text.includes(CANARY)) return fail('a word of the query came back')
    }
    const { text } = await sendGranted(subject, `{"query": ${CANARY}`)
    return text.includes(CANARY) ? fail('a word of the body came back') : PASS
  }),
  should('E05', 'Introspection is refused', async (subject) => {
    const query = `query ${writeName()} { __schema { types { name } } }`
    const { text } = await sendGranted(subject, JSON.stringify({ query }))
    return text.includes(subject.namespace) ? fail('the types were told') : PASS
  }),
  must('E06', 'An answer holds `data` and `errors` and nothing besides', async (subject) => {
    const body = JSON.stringify({ query: `query ${writeName()} { __typename }` })
    const traced = { 'apollo-federation-include-trace': 'ftv1', 'x-apollo-tracing': '1' }
    const { json } = await sendGranted(subject, body, traced)
    const others = isObject(json) ? Object.keys(json).filter((name) => name !== 'data' && name !== 'errors') : []
    return others.length === 0 ? PASS : fail(`it had ${others.join(', ')}`)
  }),
  must('E07', 'Every error has a message, `extensions.code`, and at most a path', (subject) => {
    const wrong = subject.wire.transcript.flatMap(({ json }) => listErrors(json)).find((error) => !isPlainError(error))
    return Promise.resolve(wrong === undefined ? PASS : fail('an answer of this run had another error'))
  }),
  must('E08', 'No error tells of the inside', (subject) => {
    const errors = subject.wire.transcript.filter(({ status, json }) => status >= 400 || listErrors(json).length > 0)
    const wrong = errors.find(({ text }) => INTERNALS.test(text))
    return Promise.resolve(wrong === undefined ? PASS : fail(`an answer of this run with ${wrong.status} did`))
  }),
  must('E09', 'No answer of the whole run holds an identity number', (subject) => {
    const { people, wire } = subject
    const numbers = [...people.map((person) => person.nationalIdentityNumber), ...listParents(people)]
    const isTold = wire.transcript.some(({ text, headers }) => {
      const all = `${text}${JSON.stringify(headers)}`
      return numbers.some((number) => all.includes(number))
    })
    return Promise.resolve(isTold ? fail('one did') : PASS)
  }),
  must('E10', 'No request of the whole run ended in 5xx', (subject) => {
    const failed = subject.wire.transcript.filter(({ status }) => status >= 500)
    const statuses = [...new Set(failed.map(({ status }) => status))].join(', ')
    return Promise.resolve(failed.length === 0 ? PASS : fail(`${failed.length} did, with ${statuses}`))
  }),
]

function isPlainError(error: unknown): boolean {
  if (!isObject(error) || typeof error['message'] !== 'string') return false
  const { message: _message, path: _path, extensions, ...others } = error
  if (Object.keys(others).length > 0 || !isObject(extensions)) return false
  return typeof extensions['code'] === 'string' && Object.keys(extensions).length === 1
}
