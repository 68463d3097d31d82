import { readFileSync } from 'node:fs'
import { composeServices } from '@apollo/composition'
import { type GraphQLSchema, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ClientError } from '../../gateway/src/errors.ts'
import { writeSupergraph } from '../bare/example.ts'
import { buildAnyQuery } from './executors/any-query.ts'
import { type Asker, createAnswerSource } from './executors/answer-source.ts'
import { findDifference } from './executors/compare-answers.ts'
import { GRAPH_DOCUMENTS } from './executors/documents.ts'
import { LIBRARY } from './executors/library.ts'
import { type Asked, openExecutors, type TwoExecutors } from './executors/two-executors.ts'
import { type Built, buildQuery } from './query.ts'
import { createRandom, type Random } from './random.ts'

/**
 * Our executor against @apollo/gateway's: the same plans, over subgraphs that make up the same answers. What differs, and
 * why, is the list at the end, and no more than that.
 */

const SEED = 1
/** How often a value that a subgraph answers is wrong, each time a document is asked. */
const FAULTS = [0, 0, 0.03, 0.1]
const LONGEST = 2_000
const TIMEOUT_MS = 120_000

const ROOT = new URL('../../', import.meta.url)
const FOLDERS = { consent: 'consent', school: 'school', health: 'health', childWelfare: 'child-welfare', nav: 'nav' }
const IDS = ['a', 'ø', 'no id']
const INPUT = { child: 'a', slices: ['school.enrolment'], purpose: 'COORDINATION' }

const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8')
const GRAPH = Object.fromEntries(
  Object.entries(FOLDERS).map(([name, folder]) => [name, read(`subgraphs/${folder}/schema.graphql`)]),
)

interface Summary {
  readonly asked: number
  /** Of how many more came than null. */
  readonly told: number
  readonly differences: readonly string[]
}

/** Runs a document once for each share of faults, each time with other variables; lists what differs. */
async function compare(
  both: TwoExecutors,
  random: Random,
  create: () => Asked,
  mayBeUnnamed: boolean,
): Promise<Summary> {
  const differences: string[] = []
  let told = 0
  for (const faults of FAULTS) {
    const asked = create()
    const asker = { seed: random.whole(0, 2 ** 32 - 1), faults, mayBeUnnamed }
    const stock = await both.askStock(asked, { ...asker, shapes: 'as if null' } satisfies Asker)
    const own = await both.askOwn(asked, { ...asker, shapes: 'as they come' } satisfies Asker)
    if (own.data !== null) told++
    const difference = findDifference(both.schema, asked, stock, own)
    if (difference !== null) differences.push(`${JSON.stringify({ ...asker, ...asked })}: ${difference}`)
  }
  return { asked: FAULTS.length, told, differences }
}

async function compareMany(
  both: TwoExecutors,
  documents: number,
  mayBeUnnamed: boolean,
  build: (random: Random) => () => Asked,
): Promise<Summary> {
  const random = createRandom(SEED)
  const sum = { asked: 0, told: 0, differences: [] as string[] }
  for (let index = 0; index < documents; index++) {
    const { asked, told, differences } = await compare(both, random, build(random), mayBeUnnamed)
    sum.asked += asked
    sum.told += told
    sum.differences.push(...differences)
  }
  return sum
}

/** The longest cost most, and hold nothing that shorter ones do not. */
function buildShortQuery(schema: GraphQLSchema, random: Random): Built {
  for (;;) {
    const built = buildQuery(schema, random, IDS)
    if (built.text.length < LONGEST) return built
  }
}

function composeLibrary(): string {
  const { errors, supergraphSdl } = composeServices(
    Object.entries(LIBRARY).map(([name, sdl]) => ({ name, url: `http://${name}.invalid`, typeDefs: parse(sdl) })),
  )
  if (errors !== undefined) throw new Error(errors.join('\n'))
  return supergraphSdl
}

describe('the graph of children', () => {
  let both: TwoExecutors
  beforeAll(async () => {
    both = await openExecutors(read('schema/supergraph.graphql'), (name) => createAnswerSource(name, GRAPH[name] ?? ''))
  })
  afterAll(() => both.stop())

  it(
    'is answered to a thousand generated queries as the stock executor answers them',
    async () => {
      const { asked, told, differences } = await compareMany(both, 250, true, (random) => {
        const built = buildShortQuery(both.schema, random)
        const { text, operationName, isMutation } = built
        return () => {
          const variables = { ...built.createVariables(random, ['å']), ...(isMutation ? { input: INPUT } : {}) }
          return { text, operationName, variables }
        }
      })
      expect(differences.slice(0, 3)).toEqual([])
      expect(asked).toBe(1_000)
      expect(told).toBeGreaterThan(asked / 2)
    },
    TIMEOUT_MS,
  )

  it.each(GRAPH_DOCUMENTS)('is answered the same when asked for %s', async (_what, text, variables) => {
    const random = createRandom(SEED)
    const { differences } = await compare(both, random, () => ({ text, variables }), true)
    expect(differences).toEqual([])
  })
})

describe('a graph with all that federation has', () => {
  let both: TwoExecutors
  beforeAll(async () => {
    both = await openExecutors(composeLibrary(), (name) =>
      createAnswerSource(name, LIBRARY[name as keyof typeof LIBRARY]),
    )
  })
  afterAll(() => both.stop())

  it(
    'is answered to generated queries as the stock executor answers them',
    async () => {
      const { asked, told, differences } = await compareMany(both, 150, false, (random) => {
        const query = buildAnyQuery(both.schema, random)
        return () => ({ text: query.text, variables: query.createVariables(random) })
      })
      expect(differences.slice(0, 3)).toEqual([])
      expect(asked).toBe(600)
      expect(told).toBeGreaterThan(asked / 2)
    },
    TIMEOUT_MS,
  )
})

describe('the stock executor is not followed where', () => {
  const BOOK = { __typename: 'Book', id: '1', title: 'Å', kind: 'PAPER' }
  let both: TwoExecutors
  beforeAll(async () => {
    // Here whoever asks says what each subgraph answers.
    both = await openExecutors(composeLibrary(), (name) => ({
      process: ({ context }) => Promise.resolve({ data: structuredClone(context[name]) as never }),
    }))
  })
  afterAll(() => both.stop())

  it('it brings equal fragments together: keys are in the order of the query', async () => {
    const text = '{ books { ... on Book { id } title ... on Book { kind } } }'
    const asker = { catalogue: { books: [BOOK] } }
    expect(JSON.stringify(await both.askStock({ text }, asker))).toBe(
      '{"data":{"books":[{"id":"1","kind":"PAPER","title":"Å"}]}}',
    )
    expect(JSON.stringify(await both.askOwn({ text }, asker))).toBe(
      '{"data":{"books":[{"id":"1","title":"Å","kind":"PAPER"}]}}',
    )
  })

  it.each([
    ['it is given a scalar for a list: that is null', { media: 'x' }, null, { media: null }],
    ['it is given a scalar for an object: that is null', { media: ['x'] }, null, { media: [null] }],
    ['a list passes for an object: that is null', { media: [[BOOK]] }, { media: [{ title: null }] }, { media: [null] }],
    [
      'it is given a type that is no name: it is of the type it is to be',
      { media: [{ ...BOOK, __typename: 5 }] },
      null,
      { media: [{ title: 'Å' }] },
    ],
    [
      'an object says it is what cannot stand there: that is null',
      { media: [{ ...BOOK, __typename: 'Again' }] },
      { media: [{ title: 'Å' }] },
      { media: [null] },
    ],
  ])('%s', async (_rule, catalogue, expected, actual) => {
    const asked = { text: '{ media { title } shelf { code } }' }
    const shelf = { code: 'Å' }
    const asker = { catalogue: { ...catalogue, shelf } }
    const stock = await both.askStock(asked, asker)
    expect(stock.data).toEqual(expected === null ? undefined : { ...expected, shelf })
    expect(stock.errors?.length).toBe(expected === null ? 1 : undefined)
    expect(await both.askOwn(asked, asker)).toEqual({ data: { ...actual, shelf } })
  })

  it('a subgraph knows an interface as an object: what is known to be a book stays one', async () => {
    const asked = { text: '{ books { rating ... on Book { kind } } }' }
    const reviews = { _entities: [{ __typename: 'Media', rating: 0.5 }] }
    const asker = { catalogue: { books: [BOOK] }, reviews }
    expect((await both.askStock(asked, asker)).data).toEqual({ books: [{ rating: 0.5 }] })
    const books = [{ rating: 0.5, kind: 'PAPER' }]
    expect(await both.askOwn(asked, asker)).toEqual({ data: { books } })
  })

  it('an object does not say what it is, inside a fragment on an interface: it is of the type it is to be', async () => {
    const asked = { text: '{ books { ... on Media { ... on Book { kind } title } } }' }
    const asker = { catalogue: { books: [{ ...BOOK, __typename: undefined }] } }
    expect((await both.askStock(asked, asker)).data).toEqual({ books: [{ title: 'Å' }] })
    expect(await both.askOwn(asked, asker)).toEqual({ data: { books: [{ kind: 'PAPER', title: 'Å' }] } })
  })

  it('a value that was renamed is nothing, zero or false: it is not lost', async () => {
    const asked = { text: '{ books { author { works { ... on Book { price } ... on Film { price } } } } }' }
    const name = { first: 'Å', last: null }
    const works = [{ __typename: 'Film', price__alias_0: 0 }]
    const asker = {
      catalogue: { books: [{ author: { __typename: 'Author', name } }] },
      prices: { _entities: [{ works }] },
    }
    const answer = (price: number | null) => ({ books: [{ author: { works: [{ price }] } }] })
    expect((await both.askStock(asked, asker)).data).toEqual(answer(null))
    expect(await both.askOwn(asked, asker)).toEqual({ data: answer(0) })
  })

  it('a condition is null for all its default: it excludes, and nothing is thrown', async () => {
    const asked = { text: 'query ($a: Boolean = true) { shelf @include(if: $a) { code } }', variables: { a: null } }
    await expect(both.askStock(asked)).rejects.toThrow('Invalid non-boolean value null')
    expect(await both.askOwn(asked)).toEqual({ data: {} })
  })
})

describe('where nobody would be asked', () => {
  it('the stock executor answers null, and ours that something is wrong', async () => {
    const both = await openExecutors(writeSupergraph('http://a.invalid', 'http://b.invalid'), () => ({
      process: () => Promise.reject(new Error('asked')),
    }))
    try {
      const asked = { text: '{ nobody { name } }' }
      expect(await both.askStock(asked)).toEqual({ data: { nobody: null } })
      const { data, errors } = await both.askOwn(asked)
      expect([data, errors?.map((error) => (error as ClientError).code)]).toEqual([null, ['INTERNAL']])
    } finally {
      await both.stop()
    }
  })
})
