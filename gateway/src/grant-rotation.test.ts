import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { GrantKey } from '@samsyn/schema/grant'
import { createChild } from './testing/family.ts'
import { startTestGateway, type TestGateway } from './testing/start.ts'

/** Two gateways before one school, as a rolling restart has them: one with the old key, one with the new. */

const CHILD = createChild(1, { slices: ['school.attendance'] })
const QUERY = `{ child(id: "${CHILD.id}") { school { attendance { registrations { kind } } } } }`
const SHARED = {
  child: { school: { attendance: { registrations: [{ kind: 'DOCUMENTED' }, { kind: 'DOCUMENTED' }] } } },
}
const NOT_ANSWERED = { child: { school: null } }

let [old, next]: [TestGateway?, TestGateway?] = []
let school: TestGateway['subgraphs']['school']
const NEW_KEY: GrantKey = { kid: 'new', secret: randomBytes(32) }

beforeEach(async () => {
  old = await startTestGateway([CHILD])
  school = old.subgraphs.school
  school.demandsGrant = true
  next = await startTestGateway([CHILD], {
    upstreams: { ...old.subgraphs, school: { url: school.url, key: NEW_KEY } },
  })
})
afterEach(async () => {
  await Promise.all([old?.close(), next?.close()])
})

const dataOf = async (gateway: TestGateway | undefined): Promise<unknown> => (await gateway?.ask(QUERY))?.body.data

it('while the school knows both keys, a gateway with either is answered', async () => {
  school.keyring.set(NEW_KEY.kid, NEW_KEY.secret)
  expect([await dataOf(old), await dataOf(next)]).toEqual([SHARED, SHARED])
  expect(school.requests.map(({ grant }) => grant?.['aud'])).toEqual(['school', 'school'])
})

it('before the school has the new key, and after it has lost the old one, its slices are unavailable and no more', async () => {
  expect([await dataOf(old), await dataOf(next)]).toEqual([SHARED, NOT_ANSWERED])
  school.keyring.set(NEW_KEY.kid, NEW_KEY.secret)
  school.keyring.delete(school.key.kid)
  expect([await dataOf(old), await dataOf(next)]).toEqual([NOT_ANSWERED, SHARED])
  const reply = await old?.ask(QUERY)
  expect(reply?.body.errors).toEqual([
    {
      message: expect.any(String),
      path: ['child', 'school', 'attendance'],
      extensions: { code: 'SOURCE_UNAVAILABLE', slice: 'school.attendance' },
    },
  ])
  expect(old?.log.at(-1)).toEqual([
    'sector does not answer',
    { requestId: expect.any(String), sector: 'school', reason: 'refused' },
  ])
})

it('a school that knows no key any more is not taken for one that is down', async () => {
  school.keyring.clear()
  for (let time = 0; time < 8; time++) expect(await dataOf(old)).toEqual(NOT_ANSWERED)
  expect(school.requests).toHaveLength(8)
  school.keyring.set(school.key.kid, school.key.secret)
  expect(await dataOf(old)).toEqual(SHARED)
})
