import { randomUUID } from 'node:crypto'
import { openDatabase, recordEvents } from '@samsyn/consent'
import { type Product, startProduct } from '@samsyn/demo/product'
import type { ProductPool } from '@samsyn/demo/product'
import { startTestIssuer } from '../issuer.ts'
import { type AddedChild, addOracleChildren, type OracleChildren } from '../oracle/children.ts'
import { createDatabase } from '../postgres.ts'
import { compareTimes, type Comparison, median } from './compare-times.ts'

/**
 * Whether the time of an answer tells apart what must look the same. Children of one class are asked for in interleaved
 * rounds, over HTTP as anybody would, and each is compared with the first of them. The control is an id nobody has
 * against another: what it shows is chance. Fewer than a hundred rounds tell little.
 *
 *   tsx test/bench/oracle.ts [rounds] [PostgreSQL URL]
 */

const ROUNDS = Number(process.argv[2] ?? 300)
const DATABASE_URL = process.argv[3]
const WARM_UP_ROUNDS = 40

const QUERY = `query ($id: ID!) {
  child(id: $id) { displayName age team { role } school { ppt { __typename } } }
}`
const ACT = `mutation ($id: ID!) {
  keepFromGuardians(input: { child: $id, slices: ["health.plan"] }) { problem { code } }
}`

interface Question {
  readonly name: string
  readonly id: () => string
  /** Runs before each question. */
  readonly before?: () => Promise<void>
}

const write = (line: string): void => void process.stdout.write(`${line}\n`)

const issuer = await startTestIssuer()
const pool: ProductPool | undefined = DATABASE_URL === undefined ? undefined : await createDatabase(DATABASE_URL)
const product: Product = await startProduct({ issuers: [issuer.config], ...(pool === undefined ? {} : { pool }) })
try {
  const children = await addOracleChildren(product)
  await measure(product, children)
} finally {
  await product.close()
  await issuer.close()
}

async function measure({ families, url, database }: Product, children: OracleChildren): Promise<void> {
  const ask = async (token: string, query: string, id: string): Promise<string> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'samsyn-purpose': 'COORDINATION',
      },
      body: JSON.stringify({ query, variables: { id } }),
    })
    return response.text()
  }
  const signIn = (key: string): Promise<string> => issuer.sign({ pid: families.person(key).nationalIdentityNumber })
  const anybody = (name: string): Question => ({ name, id: () => randomUUID() })
  const one = ({ name, id }: AddedChild): Question => ({ name, id: () => id })
  const classB = [
    anybody('an id nobody has'),
    anybody('(control) another id nobody has'),
    { name: 'no id at all', id: () => 'no id at all' },
    ...children.hidden.map(one),
  ]
  const classA = children.notShared.map(one)
  const grown = openDatabase(database)
  const cold = children.notShared.map((child): Question => {
    // Something is recorded of the child between any two questions, so that nothing of it is known already.
    const event = () => ({ id: randomUUID(), slices: ['nav.contact'], purpose: 'COORDINATION' }) as const
    const recipient = { service: 'COORDINATION_UNIT' } as const
    const before = () =>
      recordEvents(grown, child.id, null, new Date().toISOString(), [
        { kind: 'CONSENT_REQUESTED', body: { ...event(), recipient } },
      ])
    return { ...one(child), before }
  })

  const seats: readonly (readonly [string, string])[] = [
    ['a coordinator', await signIn('kari')],
    ['a guardian of another child', await signIn('ingrid')],
    ['a known person without any role', await signIn('stale')],
    ['a person nobody knows', await issuer.sign({ pid: '01810088888' })],
    ['a privacy officer of this municipality', await signIn('siri')],
    ['a privacy officer of another', await signIn('hanne')],
  ]
  write(`${ROUNDS} rounds on ${DATABASE_URL === undefined ? 'PGlite' : 'PostgreSQL'}; times in milliseconds`)
  const results: Comparison[] = []
  for (const [seat, token] of seats) {
    results.push(...(await compare(`class B, asked by ${seat}`, classB, (id) => ask(token, QUERY, id))))
  }
  const kari = await signIn('kari')
  results.push(...(await compare('class B, acted on by a coordinator', classB, (id) => ask(kari, ACT, id))))
  results.push(...(await compare('class A, facts known', classA, (id) => ask(kari, QUERY, id))))
  results.push(...(await compare('class A, facts new', cold, (id) => ask(kari, QUERY, id))))
  const apart = results.filter(({ isAlike }) => !isAlike)
  write(`\nVerdict: of ${results.length} pairs, ${apart.length} told apart by time.`)
}

async function compare(
  title: string,
  questions: readonly Question[],
  ask: (id: string) => Promise<string>,
): Promise<readonly Comparison[]> {
  const times = questions.map((): number[] => [])
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
    const order = [...questions.keys()].toSorted(() => Math.random() - 0.5)
    for (const index of order) {
      const { id, before } = questions[index] as Question
      await before?.()
      const asked = id()
      const start = performance.now()
      await ask(asked)
      if (round >= 0) times[index]?.push(performance.now() - start)
    }
  }
  write(`\n${title}`)
  write(
    `${''.padEnd(46)}${['median', 'ratio', 'Δ median', 'P(slower)', 'z'].map((head) => head.padStart(11)).join('')}`,
  )
  const [reference, ...rest] = times as [number[], ...number[][]]
  write(`${(questions[0] as Question).name.padEnd(46)}${median(reference).toFixed(3).padStart(11)}`)
  return rest.map((measured, index) => {
    const result = compareTimes(measured, reference)
    const { ratio, difference, slower, z, isAlike } = result
    const figures = [median(measured), ratio, difference, slower].map((figure) => figure.toFixed(3).padStart(11))
    const verdict = isAlike ? '' : '  told apart'
    write(
      `${(questions[index + 1] as Question).name.padEnd(46)}${figures.join('')}${z.toFixed(1).padStart(11)}${verdict}`,
    )
    return result
  })
}
