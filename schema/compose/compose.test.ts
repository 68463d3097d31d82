import { describe, expect, test } from 'vitest'
import { composeSupergraph } from './compose.ts'
import { createExampleGraph } from './example-graph.ts'

describe('the composer', () => {
  test('the order of the subgraphs changes nothing', () => {
    const graph = createExampleGraph()
    const composed = composeSupergraph(graph)
    expect(composed.ok).toBe(true)
    expect(composeSupergraph(graph.toReversed())).toEqual(composed)
  })

  test('a broken rule is reported before anything is composed', () => {
    const graph = createExampleGraph(
      ['school', '@composeDirective(name: "@consent")', ''],
      ['consent', 'type Query { child(id: ID!): Child children(first: Int! = 20): [Child!]! }', ''],
    )
    expect(composeSupergraph(graph)).toMatchObject({
      ok: false,
      findings: [{ rule: 'C04_COMPOSED', coordinate: 'school: schema' }],
    })
  })

  test('what does not compose is reported as a finding', () => {
    const graph = createExampleGraph([
      'consent',
      'type Query { child(id: ID!): Child children(first: Int! = 20): [Child!]! }',
      '',
    ])
    expect(composeSupergraph(graph)).toMatchObject({
      ok: false,
      findings: [{ rule: 'C24_COMPOSES', coordinate: 'composition: NO_QUERIES' }],
    })
  })

  test('a sector that is not deployed is left out, and the others are composed', () => {
    const composed = composeSupergraph(createExampleGraph().filter(({ name }) => name !== 'childWelfare'))
    expect(composed.ok && composed.supergraphSdl).not.toContain('childWelfare')
  })
})
