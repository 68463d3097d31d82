import { describe, expect, test } from 'vitest'
import { readBody } from './client.ts'

const consent = { withheld: [{ path: ['child', 'school', 'ppt'] }] }

describe('an answer of the gateway', () => {
  test('names the places that are withheld and those whose source is silent', () => {
    const unavailable = { path: ['child', 'nav', 'contact'], extensions: { code: 'SOURCE_UNAVAILABLE' } }
    expect(readBody({ data: { child: null }, errors: [unavailable], extensions: { consent } })).toEqual({
      ok: true,
      answer: {
        data: { child: null },
        withheld: new Set(['child.school.ppt']),
        unavailable: new Set(['child.nav.contact']),
      },
    })
  })

  test('is no answer when it does not say what is withheld', () => {
    expect(readBody({ data: { child: null } })).toEqual({ ok: false, code: 'INTERNAL' })
    expect(readBody({ data: { child: null }, extensions: {} })).toEqual({ ok: false, code: 'INTERNAL' })
  })

  test.each(['UNAUTHENTICATED', 'REGISTRY_UNAVAILABLE', 'ANSWER_OUTDATED'] as const)(
    'fails with %s as told',
    (code) => {
      expect(readBody({ data: null, errors: [{ extensions: { code } }] })).toEqual({ ok: false, code })
    },
  )

  test('fails as a whole with any other error, whatever data came along', () => {
    const errors = [{ path: ['child'], extensions: { code: 'SOMETHING_NEW' } }]
    expect(readBody({ data: { child: {} }, errors, extensions: { consent } })).toEqual({ ok: false, code: 'INTERNAL' })
  })
})
