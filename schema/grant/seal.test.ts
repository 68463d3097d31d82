import { createCipheriv, randomBytes, randomUUID } from 'node:crypto'
import { CompactEncrypt, type CompactJWEHeaderParameters, compactDecrypt } from 'jose'
import { describe, expect, it } from 'vitest'
import { SLICE_IDS } from '../policy/slices.ts'
import { SECTORS } from '../policy/vocabulary.ts'
import { GRANT_MAX_BYTES, GRANT_MAX_CHILDREN, type SectorGrant } from './claims.ts'
import { hashBody, openGrant, sealGrant } from './seal.ts'

const key = { kid: '2026-11', secret: new Uint8Array(randomBytes(32)) }
const keys = new Map([[key.kid, key.secret]])
const claims = {
  aud: 'school',
  note: 'Frøya på Ås',
  children: [['f14b7c9e-5d83-4a06-9e2f-b8d6c0a5e713', '14831750031']],
}
const REFUSED = { ok: false }

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

function sealWithJose(header: Record<string, unknown>, plain = JSON.stringify(claims)): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(plain))
    .setProtectedHeader(header as unknown as CompactJWEHeaderParameters)
    .encrypt(key.secret)
}

/** Seals as the specification says, with a header and a tag length of our choice. */
function sealByHand(header: string, tagBytes = 16): string {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key.secret, iv, { authTagLength: tagBytes })
  cipher.setAAD(Buffer.from(header, 'ascii'))
  const sealed = Buffer.concat([cipher.update(JSON.stringify(claims)), cipher.final()])
  return [
    header,
    '',
    iv.toString('base64url'),
    sealed.toString('base64url'),
    cipher.getAuthTag().toString('base64url'),
  ].join('.')
}

describe('a grant and a JOSE library', () => {
  it('a JOSE library opens what we seal, with the header of RFC 7518 §§ 4.5 and 5.3', async () => {
    const { plaintext, protectedHeader } = await compactDecrypt(sealGrant(claims, key), key.secret)
    expect(JSON.parse(new TextDecoder().decode(plaintext))).toEqual(claims)
    expect(protectedHeader).toEqual({ alg: 'dir', enc: 'A256GCM', kid: key.kid })
  })

  it('we open what a JOSE library seals', async () => {
    const compact = await sealWithJose({ alg: 'dir', enc: 'A256GCM', kid: key.kid })
    expect(openGrant(compact, keys)).toEqual({ ok: true, claims })
  })

  it('the order of the header is free', async () => {
    const compact = await sealWithJose({ kid: key.kid, enc: 'A256GCM', alg: 'dir' })
    expect(openGrant(compact, keys)).toEqual({ ok: true, claims })
  })

  it('the same claims are never sealed alike', () => {
    expect(sealGrant(claims, key)).not.toBe(sealGrant(claims, key))
  })

  it('while keys rotate, a grant under either is opened', () => {
    const next = { kid: '2026-12', secret: new Uint8Array(randomBytes(32)) }
    const ring = new Map([...keys, [next.kid, next.secret] as const])
    expect(openGrant(sealGrant(claims, key), ring)).toEqual({ ok: true, claims })
    expect(openGrant(sealGrant(claims, next), ring)).toEqual({ ok: true, claims })
  })
})

describe('a grant that is not exactly what was sealed is refused', () => {
  const compact = sealGrant(claims, key)
  const parts = compact.split('.')
  const PARTS = ['header', 'encrypted key', 'initialisation vector', 'ciphertext', 'tag']

  it.each(PARTS.flatMap((name, part) => (part === 1 ? [] : [[name, part] as const])))(
    'with any one character of its %s changed',
    (_name, part) => {
      const text = parts[part] ?? ''
      for (let at = 0; at < text.length; at++) {
        const other = text[at] === 'A' ? 'B' : 'A'
        const altered = parts.with(part, `${text.slice(0, at)}${other}${text.slice(at + 1)}`).join('.')
        expect(openGrant(altered, keys), `character ${at}`).toEqual(REFUSED)
      }
    },
  )

  // 22 characters carry 132 bits and a tag has 128: a lenient reader takes 16 spellings of the last one.
  it('with its tag spelt in another way', () => {
    const tag = parts[4] ?? ''
    const spellings = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
      .split('')
      .filter((last) => last !== tag.at(-1))
    for (const last of spellings) {
      expect(openGrant(parts.with(4, tag.slice(0, -1) + last).join('.'), keys)).toEqual(REFUSED)
    }
  })

  it.each(PARTS.map((name, part) => [name, part] as const))(
    'with padding, a space or a line end after its %s',
    (_name, part) => {
      for (const end of ['=', '==', ' ', '\n', '~', 'é']) {
        expect(openGrant(parts.with(part, `${parts[part] ?? ''}${end}`).join('.'), keys)).toEqual(REFUSED)
      }
    },
  )

  it('with any part empty or cut short', () => {
    for (const part of [0, 2, 3, 4]) {
      expect(openGrant(parts.with(part, '').join('.'), keys)).toEqual(REFUSED)
      expect(openGrant(parts.with(part, (parts[part] ?? '').slice(0, -4)).join('.'), keys)).toEqual(REFUSED)
    }
  })

  it('with an encrypted key, which `dir` has not', () => {
    expect(openGrant(parts.with(1, 'AAAA').join('.'), keys)).toEqual(REFUSED)
  })

  it.each([
    ['three parts, as a signed token has', parts.slice(0, 3).join('.')],
    ['four parts', parts.slice(0, 4).join('.')],
    ['six parts', `${compact}.AAAA`],
    ['an empty sixth part', `${compact}.`],
    ['nothing at all', ''],
    ['dots alone', '....'],
    ['two grants after one another', `${compact}${compact}`],
  ])('with %s', (_description, text) => {
    expect(openGrant(text, keys)).toEqual(REFUSED)
  })

  it.each([4, 8, 12, 13, 14, 15])('with a tag of %d bytes', (bytes) => {
    const header = encode({ alg: 'dir', enc: 'A256GCM', kid: key.kid })
    expect(openGrant(sealByHand(header), keys)).toEqual({ ok: true, claims })
    expect(openGrant(sealByHand(header, bytes), keys)).toEqual(REFUSED)
  })

  it.each([
    ['an unknown key', { alg: 'dir', enc: 'A256GCM', kid: 'other' }],
    ['no key', { alg: 'dir', enc: 'A256GCM' }],
    ['a key that is no text', { alg: 'dir', enc: 'A256GCM', kid: [key.kid] }],
    ['no algorithm', { enc: 'A256GCM', kid: key.kid }],
    ['algorithm none', { alg: 'none', enc: 'A256GCM', kid: key.kid }],
    ['another algorithm', { alg: 'A256GCMKW', enc: 'A256GCM', kid: key.kid }],
    ['another encryption', { alg: 'dir', enc: 'A128GCM', kid: key.kid }],
    ['compression', { alg: 'dir', enc: 'A256GCM', kid: key.kid, zip: 'DEF' }],
    ['a critical extension', { alg: 'dir', enc: 'A256GCM', kid: key.kid, crit: ['exp'], exp: 1 }],
    ['a member nobody asked for', { alg: 'dir', enc: 'A256GCM', kid: key.kid, typ: 'JWT' }],
    ['a list for a header', [{ alg: 'dir', enc: 'A256GCM', kid: key.kid }]],
    ['null for a header', null],
    ['text for a header', 'dir'],
  ])('with %s in a header the key holder sealed', (_description, header) => {
    expect(openGrant(sealByHand(encode(header)), keys)).toEqual(REFUSED)
  })

  it('with a header that is not JSON', () => {
    expect(openGrant(sealByHand(Buffer.from('{"alg":"dir"').toString('base64url')), keys)).toEqual(REFUSED)
  })

  it('under another key of the same name', () => {
    expect(openGrant(compact, new Map([[key.kid, new Uint8Array(randomBytes(32))]]))).toEqual(REFUSED)
    expect(openGrant(compact, new Map())).toEqual(REFUSED)
  })

  it('with claims that are not JSON', async () => {
    const header = { alg: 'dir', enc: 'A256GCM', kid: key.kid }
    expect(openGrant(await sealWithJose(header, 'aud=school'), keys)).toEqual(REFUSED)
    expect(openGrant(await sealWithJose(header, ''), keys)).toEqual(REFUSED)
  })
})

describe('the size of a grant', () => {
  const subjects = ['58836500010', '43827800027', '64857900036', '69908400045']
  const grantOf = (sector: (typeof SECTORS)[number]): SectorGrant => ({
    jti: randomUUID(),
    iat: 1_800_000_000,
    exp: 1_800_000_010,
    aud: sector,
    body: hashBody('a request'),
    role: 'CHILD_COORDINATOR',
    org: '314000013',
    purpose: 'EARLY_INTERVENTION',
    slices: SLICE_IDS.filter((slice) => slice.startsWith(`${sector}.`)).map((slice) => ({
      slice,
      since: '2025-08-18',
      subjects: slice === 'nav.householdEconomy' || slice === 'childWelfare.parentSupport' ? subjects : null,
    })),
    locating: false,
    children: Array.from({ length: GRANT_MAX_CHILDREN }, () => [randomUUID(), '14831750031']),
  })

  it.each(SECTORS)('every slice of %s for as many children as one request may hold is within the limit', (sector) => {
    expect(sealGrant(grantOf(sector), key).length).toBeLessThanOrEqual(GRANT_MAX_BYTES)
  })
})

it('the hash of a body is that of its bytes, SHA-256 in base64url', () => {
  expect(hashBody('')).toBe('47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU')
  expect(hashBody('på')).toBe(hashBody(new TextEncoder().encode('på')))
})
