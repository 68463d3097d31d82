import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { actIn, type Acts } from './testing-acts.ts'
import { serveFamilies } from './testing-families.ts'
import { countLedger } from './testing-history.ts'
import { BOTH_ENGINES, type TestRegistry } from './testing.ts'

const GIVE = 'mutation ($input: GiveConsentInput!) { giveConsent(input: $input) { directive { id } problem { code } } }'

describe.each(BOTH_ENGINES)('a grant that was captured (%s)', (engine) => {
  let registry: TestRegistry
  let acts: Acts
  beforeAll(async () => {
    registry = await serveFamilies(engine)
    acts = actIn(registry)
  })
  afterAll(() => registry.close())

  /** Gives a consent as the gateway asks for it, with a grant of this id. */
  const give = async (jti: string) => {
    const terms = acts.terms()
    const { textHash } = await acts.readText('ingrid', terms)
    const input = { child: registry.idOf('linnea'), terms, textHash }
    return registry.ask<{ giveConsent: { directive: { id: string } } }>('ingrid', GIVE, { input }, { jti })
  }

  it('gives no consent again that was withdrawn meanwhile', async () => {
    const jti = randomUUID()
    const given = await give(jti)
    const directive = given.body.data?.giveConsent.directive.id as string
    expect((await acts.withdraw('ingrid', 'linnea', directive)).problem).toBeNull()
    const events = await countLedger(registry)
    const again = await give(jti)
    expect(again.body.errors?.map(({ extensions }) => extensions.code)).toEqual(['SOURCE_UNAVAILABLE'])
    expect(await countLedger(registry)).toEqual(events)
  })

  it('acts once, however many send it at the same moment', async () => {
    const jti = randomUUID()
    const answers = await Promise.all(Array.from({ length: 8 }, () => give(jti)))
    expect(answers.filter(({ body }) => body.errors === undefined)).toHaveLength(1)
  })

  it('may ask as often as it lives', async () => {
    const jti = randomUUID()
    const ask = () => registry.ask('ingrid', '{ me { id } }', {}, { jti })
    expect((await ask()).text).toBe((await ask()).text)
    expect((await ask()).body.errors).toBeUndefined()
  })

  it('acts several times in the one request it was made for', async () => {
    const terms = acts.terms()
    const { textHash } = await acts.readText('ingrid', terms)
    const input = { child: registry.idOf('linnea'), terms, textHash }
    const query = `mutation ($input: GiveConsentInput!) {
      one: giveConsent(input: $input) { problem { code } } other: giveConsent(input: $input) { problem { code } } }`
    const { body } = await registry.ask('ingrid', query, { input })
    expect(body).toEqual({ data: { one: { problem: null }, other: { problem: null } } })
  })
})

describe.each(BOTH_ENGINES)('what is remembered of grants (%s)', (engine) => {
  it('is let go when it is older than any grant', async () => {
    const registry = await serveFamilies(engine)
    try {
      await registry.pool.query(
        `INSERT INTO registry.used_grant (jti, used_at) VALUES
         ('old', clock_timestamp() - interval '61 seconds'), ('young', clock_timestamp())`,
      )
      await actIn(registry).given('ingrid', 'linnea')
      const { rows } = await registry.pool.query('SELECT jti FROM registry.used_grant WHERE length(jti) < 10')
      expect(rows).toEqual([{ jti: 'young' }])
    } finally {
      await registry.close()
    }
  })
})
