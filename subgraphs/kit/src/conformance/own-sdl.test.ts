import { buildSubgraphSchema } from '@apollo/subgraph'
import { graphqlSync, parse } from 'graphql'
import { expect, it } from 'vitest'
import { proveSubgraphs } from '@samsyn/schema/proof'
import { MODEL_SDL, MODEL_SECTOR } from './model-subgraph.ts'
import { readOwnSdl } from './own-sdl.ts'

it('an SDL with all that a subgraph library adds is proven as the team wrote it', () => {
  const schema = buildSubgraphSchema({ typeDefs: parse(MODEL_SDL) })
  const { data } = graphqlSync({ schema, source: '{ _service { sdl } }' })
  const served = (data?.['_service'] as { sdl: string } | undefined)?.sdl ?? ''
  expect(proveSubgraphs([{ name: MODEL_SECTOR, sdl: served }])).not.toEqual([])
  expect(proveSubgraphs([{ name: MODEL_SECTOR, sdl: readOwnSdl(served) }])).toEqual([])
})

it('a root field of the team’s own is not taken for the library’s', () => {
  const roots = 'type Query { _service: _Service! _entities: [Child] everyone: [CareMeasure] }'
  const sdl = `${MODEL_SDL}\n${roots}\ntype _Service { sdl: String }`
  const findings = proveSubgraphs([{ name: MODEL_SECTOR, sdl: readOwnSdl(sdl) }])
  expect(findings.map(({ rule, coordinate }) => `${rule} ${coordinate}`)).toEqual([
    'C09_ROOTS_IN_REGISTRY childWelfare: Query.everyone',
  ])
})

it('an SDL that does not parse, or has nothing of a library, stays as it is', () => {
  for (const sdl of [MODEL_SDL, 'type _Any {']) expect(readOwnSdl(sdl)).toBe(sdl)
})
