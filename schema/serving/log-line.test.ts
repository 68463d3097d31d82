import { describe, expect, it } from 'vitest'
import { writeLogLine } from './log-line.ts'

// biome-ignore format: one row a case
const CUT: readonly (readonly [what: string, text: string, left: string])[] = [
  ['a national identity number', 'key (14831750031) exists', 'key ([redacted]) exists'],
  ['one with a space in it', 'of 148317 50031.', 'of [redacted].'],
  ['a D-number behind a word', 'fnr51811250043', 'fnr[redacted]'],
  ['a token', 'got eyJhbGciOiJub25lIn0.eyJwaWQiOiIxIn0. here', 'got [redacted] here'],
  ['a user and password in a URL', 'connect postgres://eier:hemmelig@db/samsyn', 'connect postgres://[redacted]@db/samsyn'],
  ['a query of a URL', 'GET /child?name=Åse', 'GET /child[redacted]'],
  ['an e-mail address', 'to guardian-a@testvik.example', 'to [redacted]'],
  ['a key', `kid:${'A1b2'.repeat(11)}`, 'kid:[redacted]'],
]

describe('a line of a log', () => {
  it.each(CUT)('has %s cut out of it, from the message as from a detail', (_what, text, left) => {
    expect(JSON.parse(writeLogLine(text, { reason: text, times: 3 }))).toEqual({
      message: left,
      reason: left,
      times: 3,
    })
  })

  it('keeps what it is for: places, codes and the id of a request', () => {
    const details = {
      requestId: '7f9c24e8-3b12-4fef-91e0-5b8101234567',
      url: 'https://127.0.0.1:4000/graphql',
      place: 'FamilieType/Sak[2]',
      rules: 'C13_SLICE_GUARDED C28_CHILD_BEHIND_OBJECTS',
      code: '57P01',
    }
    expect(JSON.parse(writeLogLine('subgraph rests', details))).toEqual({ message: 'subgraph rests', ...details })
  })

  it('is one line, however long what broke was', () => {
    const line = writeLogLine('broken', { reason: `${'x '.repeat(5_000)}\n` })
    expect(line).not.toContain('\n')
    expect(line.length).toBeLessThan(400)
  })
})
