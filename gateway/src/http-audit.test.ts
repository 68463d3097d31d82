import { type AuditResult, serverAudits } from 'graphql-http'
import { describe, expect, it } from 'vitest'
import { COORDINATOR, createChild } from './testing/family.ts'
import { startTestGateway } from './testing/start.ts'

/**
 * The audits of graphql-http that we decide not to follow. Each asks for a 200 where a document or its variables are
 * refused and the client takes `application/json`: the specification allows it for clients of before 2025. A 4xx is seen
 * by every proxy, log and client as the refusal it is, whatever media type they ask for.
 */
const SHOULD_200: Readonly<Record<string, string>> = {
  '572B': 'SHOULD use 200 status code on document parsing failure when accepting application/json',
  FDE2: 'SHOULD use 200 status code on document validation failure when accepting application/json',
  '7B9B': 'SHOULD use a status code of 200 on variable coercion failure when accepting application/json',
}

/** What a server may offer and this one does not: there is no GET, so that no query stands in a URL. */
const NO_GET: readonly string[] = ['5A70', 'D6D5', '6A70']

async function audit(introspection: boolean): Promise<readonly AuditResult[]> {
  const test = await startTestGateway([createChild(1)], { introspection })
  const token = await test.issuer.sign(test.issuer.claimsOf(COORDINATOR.nationalIdentityNumber))
  const fetchSignedIn: typeof fetch = (url, init) =>
    fetch(url, { ...init, headers: { ...(init?.headers as Record<string, string>), authorization: `Bearer ${token}` } })
  try {
    const audits = serverAudits({ url: `${test.gateway.url}/graphql`, fetchFn: fetchSignedIn })
    const results: AuditResult[] = []
    for (const one of audits) results.push(await one.fn())
    return results
  } finally {
    await test.close()
  }
}

describe.each([
  ['introspection off', false],
  ['introspection on', true],
])("graphql-http's audits with %s", (_profile, introspection) => {
  it('find no error, no warning but those we decide to have, and GET alone missing of what is optional', async () => {
    const results = await audit(introspection)
    const ofStatus = (status: AuditResult['status']) =>
      Object.fromEntries(results.filter((result) => result.status === status).map(({ id, name }) => [id, name]))
    expect(results.length).toBeGreaterThan(50)
    expect(ofStatus('error')).toEqual({})
    expect(ofStatus('warn')).toEqual(SHOULD_200)
    expect(Object.keys(ofStatus('notice')).toSorted()).toEqual([...NO_GET].toSorted())
  })
})
