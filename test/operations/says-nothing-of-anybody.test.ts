import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createMetrics, openTraces } from '@samsyn/gateway'
import { SLICE_IDS } from '@samsyn/schema/policy'
import { writeLogLine } from '@samsyn/schema/serving'
import { type Attack, openAttack } from '../fuzz/attack.ts'
import { CANARY_WORD } from '../fuzz/canaries.ts'
import type { Caller } from '../fuzz/world.ts'

const SEED = 7
const QUERIES = 40
const START_MS = 300_000

describe('what is kept of requests for those who run the product', () => {
  const logs: string[] = []
  /** As they were logged, before anything that looks like a person is cut out of them. */
  const raw: string[] = []
  const traces: string[] = []
  let metricsText = ''
  let attack: Attack

  const receive = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    traces.push(await text(request))
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  }

  beforeAll(async () => {
    const collector = createServer((request, response) => {
      void receive(request, response)
    })
    await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve))
    const metrics = createMetrics()
    const url = `http://127.0.0.1:${(collector.address() as AddressInfo).port}/v1/traces`
    const sent = await openTraces({ url, ratio: 1 })
    attack = await openAttack(SEED, undefined, {
      metrics,
      traces: sent,
      log: (message, details) => {
        raw.push(JSON.stringify({ message, ...details }))
        logs.push(writeLogLine(message, details))
      },
    })
    await attack.run({ seed: SEED, queries: QUERIES })
    await breakThings(attack)
    metricsText = await metrics.metrics()
    await sent.close()
    for (const { log } of Object.values(attack.product.sectors)) raw.push(...log.map((line) => JSON.stringify(line)))
    await new Promise((resolve) => collector.close(resolve))
  }, START_MS)
  afterAll(() => attack?.close())

  it('is there: lines of logs, metrics, and traces of every request', () => {
    expect(logs.filter((line) => line.includes('sector does not answer')).length).toBeGreaterThan(0)
    expect(metricsText).toMatch(/^samsyn_requests_total\{outcome="ANSWERED"\} [1-9]/m)
    expect(metricsText).toMatch(/^samsyn_requests_total\{outcome="UNAUTHENTICATED"\} [1-9]/m)
    expect(metricsText).toMatch(/^samsyn_slices_total\{code="NOT_SHARED"\} [1-9]/m)
    expect(metricsText).toMatch(/^samsyn_upstream_requests_total\{subgraph="nav",outcome="unreachable"\} [1-9]/m)
    expect(traces.join('').match(/"name":"request"/g)?.length).toBeGreaterThan(QUERIES)
    expect(traces.join('')).toContain('"samsyn.subgraph"')
  })

  it.each([
    ['logs', () => [...raw, ...logs].join('\n')],
    ['metrics', () => metricsText],
    ['traces', () => traces.join('\n')],
  ] as const)('holds no canary and nothing of anybody: %s', (_where, read) => {
    const kept = read()
    const { people } = attack.world
    const persons = [...people.children, ...people.parents, ...Object.values(people.staff)]
    const ours = persons.flatMap(({ id, nationalIdentityNumber }) => [id, nationalIdentityNumber])
    expect(kept.match(CANARY_WORD) ?? []).toEqual([])
    expect(ours.filter((one) => kept.includes(one))).toEqual([])
    expect(kept.match(/(?<![\w.-])\d{11}(?![\w.])/g) ?? []).toEqual([])
    expect(kept).not.toMatch(/eyJ|Bearer|displayName|representations/)
  })

  it('tells neither slices nor why one is withheld, in metrics and traces', () => {
    const kept = `${metricsText}\n${traces.join('\n')}`
    expect(SLICE_IDS.filter((slice) => kept.includes(slice))).toEqual([])
    expect(kept).not.toMatch(/refused_by|withdrawn|veto|lapsed|protected|STRENGT|FORTROLIG|COORDINATION/i)
  })

  it('has labels of closed sets alone: no more requests make no more series', () => {
    const labels = [...metricsText.matchAll(/^samsyn_\w+\{([^}]*)\}/gm)].flatMap(([, list = '']) =>
      [...list.matchAll(/(\w+)="/g)].map(([, name]) => name),
    )
    expect(new Set(labels)).toEqual(new Set(['code', 'le', 'outcome', 'subgraph']))
  })
})

/** Each way in which something might be logged: with words and numbers that would be known again. */
async function breakThings({ product, world, sign }: Attack): Promise<void> {
  const [child] = world.people.children
  const name = `${child?.displayName} ${child?.nationalIdentityNumber}`
  const send = (headers: Record<string, string>, body: string, path = '/graphql') =>
    fetch(product.url + path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body })
  const token = (person: string) => product.issuer.issueToken(person)
  await send({ authorization: `Bearer eyJhbGciOiJub25lIn0.${Buffer.from(name).toString('base64url')}.` }, '{}')
  await send({}, `{"query": ${name}`)
  await send({ authorization: `Bearer ${await token('coordinator')}` }, JSON.stringify({ query: `{ ${name} }` }))
  await send({}, '{}', `/${encodeURIComponent(name)}?pid=${child?.nationalIdentityNumber}`)
  await product.sectors.nav.close()
  const ask = JSON.stringify({
    query:
      'query ($id: ID!) { child(id: $id) { nav { contact { officeName } benefits { __typename } } school { enrolment { grade } } } }',
    variables: { id: child?.id },
  })
  const coordinator = world.callers.find(({ key }) => key === 'coordinator')
  const good = { authorization: `Bearer ${await sign(coordinator as Caller)}`, 'samsyn-purpose': 'COORDINATION' }
  for (let times = 0; times < 3; times++) await send(good, ask)
}
