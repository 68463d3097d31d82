import { describe, expect, it } from 'vitest'
import { openMemoryDatabase } from '../testing/memory-database.ts'
import { SUPERGRAPH } from '../testing/start.ts'
import { loadSupergraph } from './load.ts'
import { openPlanner } from './planner.ts'

/** What a supergraph edited by hand could say, and @apollo/gateway would follow. */
const TAMPERED: readonly (readonly [
  what: string,
  rule: string,
  change: readonly [from: string | RegExp, to: string],
])[] = [
  [
    'two keys in one, of which the planner takes the last',
    'C31_SAID_ONCE',
    [
      '@join__type(graph: SCHOOL, key: "id")',
      '@join__type(graph: SCHOOL, key: "id", key: "school { attendance { overviews { schoolYear } } }")',
    ],
  ],
  ['a default that moves every field', 'C32_USUAL_DEFAULTS', ['override: String,', 'override: String = "school",']],
  [
    'a root that answers about any child',
    'C30_FREE_NAMES',
    [/(type Query\n(?: .*\n)*\{\n)/, '$1  _entities(ids: [ID!]!): [Child] @join__field(graph: CONSENT)\n'],
  ],
  [
    'an interface before Child',
    'C28_CHILD_BEHIND_OBJECTS',
    [/$/, '\ninterface Family @join__type(graph: CONSENT) { children: [Child!] @join__field(graph: CONSENT) }\n'],
  ],
  ['a slice without its guard', 'C13_SLICE_GUARDED', [' @consent(slice: "nav.benefits")', '']],
]

const createSource = () => ({ process: () => Promise.resolve({}) })

describe('a supergraph with', () => {
  it.each(TAMPERED)('%s is refused by rule %s, and nothing is served from it', async (_what, rule, [from, to]) => {
    const supergraphSdl = SUPERGRAPH.replace(from, to)
    const planner = openPlanner(supergraphSdl, createSource)
    await expect(planner.load({} as never)).resolves.toBeDefined()
    await planner.stop()

    const loaded = loadSupergraph({
      supergraphSdl,
      database: openMemoryDatabase([]),
      introspection: false,
      createSource: () => {
        throw new Error('nothing of it is used')
      },
    })
    expect(loaded.ok ? [] : loaded.findings.map((finding) => finding.rule)).toContain(rule)
  })
})
