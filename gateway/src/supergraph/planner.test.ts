import { parse } from 'graphql'
import { afterEach, expect, it } from 'vitest'
import { SUPERGRAPH } from '../testing/start.ts'
import { openPlanner } from './planner.ts'

let planner: ReturnType<typeof openPlanner>

afterEach(() => planner.stop())

async function run(source: string, answer: object, request: object = {}) {
  planner = openPlanner(SUPERGRAPH, () => ({ process: () => Promise.resolve(answer) }))
  const { executor } = await planner.load({ apollo: {} })
  const document = parse(source)
  const [operation] = document.definitions
  const context = { document, operation, request: { variables: {}, ...request }, queryHash: source, context: {} }
  return executor?.(context as never)
}

it('an answer out of shape is null, and no extension says of which field or what stood there', async () => {
  const answer = { data: { children: { nodes: [{ id: null }], pageInfo: null } } }
  expect(await run('{ children { nodes { id } } }', answer)).toEqual({ data: null })
})

it('no header of a client is answered with the plan', async () => {
  const http = { headers: new Map([['Apollo-Query-Plan-Experimental', '1']]) }
  const answer = { data: { child: null } }
  expect(await run('{ child(id: "1") { id } }', answer, { http })).toEqual({ data: { child: null } })
})
