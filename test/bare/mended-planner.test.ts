import { Kind, parse, print } from 'graphql'
import { describe, expect, it } from 'vitest'
import { writeSupergraph } from './example.ts'
import { dropIdleKeys } from './idle-keys.ts'
import { openMendedPlanner } from './mended-planner.ts'
import { listRequiredWithArguments, renameAnswers, restoreNames } from './required-arguments.ts'

process.env['APOLLO_TELEMETRY_DISABLED'] = '1'

const SHOP = writeSupergraph('http://127.0.0.1/books', 'http://127.0.0.1/prices')

/** The shop, where `prices` tells whether a book is dear from what it is worth in kroner, as `books` says. */
const WITH_REQUIRES = SHOP.replace(
  'price: Int @join__field(graph: PRICES)',
  `worth(currency: String!): Int @join__field(graph: BOOKS) @join__field(graph: PRICES, external: true)
   isDear: Boolean @join__field(graph: PRICES, requires: "worth(currency: \\"NOK\\")")`,
)

/** Executes one query, with a function in place of each subgraph's server. */
async function run(
  supergraphSdl: string,
  source: string,
  answers: Readonly<Record<string, (query: string) => object>>,
) {
  const planner = openMendedPlanner(supergraphSdl, ({ name }) => ({
    process: ({ request }) => Promise.resolve({ data: answers[name]?.(request.query ?? '') ?? {} }),
  }))
  const { executor } = await planner.load({ apollo: {} })
  const document = parse(source)
  const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION)
  const context = { document, operation, request: { variables: {} }, queryHash: source, context: {} }
  const result = await executor?.(context as never)
  await planner.stop()
  return result
}

describe('a field that is required with arguments', () => {
  it('is answered to the client by the arguments of the client', async () => {
    const books = (query: string) => ({
      books: [
        {
          __typename: 'Book',
          id: '1',
          ...(query.includes('worth(currency:"NOK")') ? { worth: 100 } : {}),
          ...(query.includes('asked_worth:worth(currency:"EUR")') ? { asked_worth: 9 } : {}),
        },
      ],
    })
    const prices = () => ({ _entities: [{ isDear: true }] })
    const source = 'query { books { ...Both } } fragment Both on Book { isDear worth(currency: "EUR") }'
    expect(await run(WITH_REQUIRES, source, { books, prices })).toEqual({
      data: { books: [{ isDear: true, worth: 9 }] },
    })
  })

  it('is found by its arguments alone', () => {
    expect([...listRequiredWithArguments(WITH_REQUIRES)]).toEqual(['worth'])
    expect([...listRequiredWithArguments(SHOP)]).toEqual([])
  })

  it('keeps the name a client gave it, and gives back the one it had', () => {
    const names = new Set(['worth'])
    const renamed = renameAnswers(parse('{ books { worth mine: worth worth: title asked_title: title } }'), names)
    expect(print(renamed)).toBe(
      print(parse('{ books { asked_worth: worth mine: worth asked_worth: title asked_title: title } }')),
    )
    expect(restoreNames({ books: [{ asked_worth: null, mine: 1, asked_title: 'a' }, null] }, names)).toEqual({
      books: [{ worth: null, mine: 1, asked_title: 'a' }, null],
    })
  })
})

describe('a key that may not be used', () => {
  const withKeys = (...keys: readonly string[]): string =>
    SHOP.replace('@join__type(graph: PRICES, key: "id") {', `${keys.join(' ')} {`)
  const IDLE = '@join__type(graph: PRICES, key: "title", resolvable: false)'
  const USED = '@join__type(graph: PRICES, key: "id")'

  it('goes where its subgraph has one that may be', () => {
    expect(dropIdleKeys(withKeys(IDLE, USED))).toBe(print(parse(withKeys(USED))))
  })

  it('stays where its subgraph has no other', () => {
    expect(dropIdleKeys(withKeys(IDLE))).toBe(print(parse(withKeys(IDLE))))
  })
})
