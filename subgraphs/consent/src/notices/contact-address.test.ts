import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countLedger } from '../testing-history.ts'
import { serveFamilies } from '../testing-families.ts'
import { ENGINES, type TestRegistry } from '../testing.ts'

const SET = `mutation ($email: String) {
  answer: setMyEmail(email: $email) { viewer { displayName email } problem { code } }
}`

interface Answer {
  readonly answer: {
    readonly viewer: { readonly displayName: string; readonly email: string | null } | null
    readonly problem: { readonly code: string } | null
  }
}

describe.each(ENGINES)('an address to be told at (%s)', (engine) => {
  let registry: TestRegistry

  beforeAll(async () => {
    registry = await serveFamilies(engine)
  })
  afterAll(() => registry.close())

  const set = async (person: string, email: string | null, terms = {}) =>
    (await registry.ask<Answer>(person, SET, { email }, terms)).body.data?.answer
  const read = async (person: string) => (await registry.ask(person, '{ me { email } }')).body.data
  const refused = (code: string) => ({ viewer: null, problem: { code } })

  it('is one’s own to give, to change and to take back', async () => {
    expect(await read('pal')).toEqual({ me: { email: null } })
    const pal = (email: string | null) => ({ viewer: { displayName: 'Pål Åsmund Sørbø', email }, problem: null })
    expect(await set('pal', ' pal@example.no ')).toEqual(pal('pal@example.no'))
    expect(await set('pal', 'p.sorbo+samsyn@blabar.example.no')).toEqual(pal('p.sorbo+samsyn@blabar.example.no'))
    expect(await read('pal')).toEqual({ me: { email: 'p.sorbo+samsyn@blabar.example.no' } })
    expect(await set('pal', null)).toEqual(pal(null))
    expect(await set('pal', null)).toEqual(pal(null))
    expect(await read('pal')).toEqual({ me: { email: null } })
  })

  it('is told to nobody else', async () => {
    await set('ingrid', 'ingrid@example.no')
    expect(await read('pal')).toEqual({ me: { email: null } })
    expect(await read('linnea')).toEqual({ me: { email: null } })
  })

  it.each([
    ['nothing', ''],
    ['only a space', ' '],
    ['a name', 'Ingrid Lyngblom'],
    ['an address with a name', 'Ingrid <ingrid@example.no>'],
    ['two addresses', 'ingrid@example.no, pal@example.no'],
    ['an address with a line break', 'ingrid@example.no\r\nBcc: alle@example.no'],
    ['an address without a domain', 'ingrid@'],
    ['an address longer than there are', `${'a'.repeat(250)}@example.no`],
  ])('%s is none, and changes nothing', async (_, email) => {
    await set('ingrid', 'ingrid@example.no')
    expect(await set('ingrid', email)).toEqual(refused('INVALID_ADDRESS'))
    expect(await read('ingrid')).toEqual({ me: { email: 'ingrid@example.no' } })
  })

  it('takes a sign-in that is good enough, of somebody the registry knows', async () => {
    await set('ingrid', 'ingrid@example.no')
    expect(await set('ingrid', null, { assurance: 'LOW' })).toEqual(refused('ASSURANCE_TOO_LOW'))
    expect(await set('ingrid', 'ny@example.no', { sub: '01810000099' })).toEqual(refused('NOT_FOUND'))
    expect(await read('ingrid')).toEqual({ me: { email: 'ingrid@example.no' } })
  })

  it('is no part of the ledger', async () => {
    const before = await countLedger(registry)
    await set('gro', 'gro@example.no')
    expect(await countLedger(registry)).toEqual(before)
  })
})
