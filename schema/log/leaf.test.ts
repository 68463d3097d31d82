import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { digestOf, type Leaf, pseudonymOf, readLeaf, recordKeyOf, writeLeaf } from './leaf.ts'

const childKey = Buffer.alloc(32, 7)
const id = '6f1f7a52-0c5e-4f4e-9d8b-2f6f4b1f2a10'
const leaf: Leaf = {
  v: 1,
  kind: 'DISCLOSURE',
  id,
  source: '17',
  at: '2026-11-22T07:05:37.000123Z',
  child: pseudonymOf(childKey),
  digest: digestOf(recordKeyOf(childKey, 'DISCLOSURE', id), { purpose: 'COORDINATION', navn: 'Åse' }),
}
const text = writeLeaf(leaf)

describe('a leaf', () => {
  it('is canonical JSON, and nothing but its seven members', () => {
    expect(text).toBe(
      `{"at":"${leaf.at}","child":"${leaf.child}","digest":"${leaf.digest}","id":"${id}","kind":"DISCLOSURE","source":"17","v":1}`,
    )
    expect(writeLeaf({ ...leaf, name: 'Åse' } as Leaf)).toBe(text)
    expect(readLeaf(text)).toEqual(leaf)
  })

  it('of an erasure has no digest', () => {
    const erasure: Leaf = { ...leaf, kind: 'ERASURE', digest: null }
    expect(readLeaf(writeLeaf(erasure))).toEqual(erasure)
    expect(readLeaf(writeLeaf({ ...leaf, kind: 'ERASURE' } as unknown as Leaf))).toBeNull()
    expect(readLeaf(writeLeaf({ ...leaf, digest: null } as unknown as Leaf))).toBeNull()
  })

  it.each([
    ['with a space', text.replace(',', ', ')],
    ['in another order', JSON.stringify(leaf)],
    ['with a member more', text.replace('"v":1', '"v":1,"w":1')],
    ['with a member twice', text.replace('"v":1', '"v":1,"v":1')],
    ['without its id', text.replace(`"id":"${id}",`, '')],
    ['with an empty id', text.replace(id, '')],
    ['of no number', text.replace('"17"', '"0"')],
    ['of a number that is no text', text.replace('"17"', '17')],
    ['of another version', text.replace('"v":1', '"v":2')],
    ['of a version written otherwise', text.replace('"v":1', '"v":1.0')],
    ['of an unknown kind', text.replace('DISCLOSURE', 'OTHER')],
    ['of an instant in milliseconds', text.replace('.000123Z', '.000Z')],
    ['of an instant elsewhere', text.replace('Z"', '+01:00"')],
    ['with a short pseudonym', text.replace(leaf.child, leaf.child.slice(1))],
    ['with an escape that need not be', text.replace('DISCLOSURE', '\\u0044ISCLOSURE')],
    ['that is cut short', text.slice(0, -1)],
    ['that is nothing', ''],
    ['that is null', 'null'],
  ])('%s is none', (_, altered) => {
    expect(altered).not.toBe(text)
    expect(readLeaf(altered)).toBeNull()
  })
})

describe('what stands in for a child and a record', () => {
  it('is made with the child’s key as documented', () => {
    const hmac = (key: Uint8Array, message: string) => createHmac('sha256', key).update(message).digest()
    expect(leaf.child).toBe(hmac(childKey, 'samsyn log pseudonym v1').toString('base64url'))
    const recordKey = hmac(childKey, `DISCLOSURE:${id}`)
    expect(leaf.digest).toBe(hmac(recordKey, '{"navn":"Åse","purpose":"COORDINATION"}').toString('base64url'))
  })

  it('does not depend on the order of what a record holds, and on everything else', () => {
    const key = recordKeyOf(childKey, 'LEDGER', '1')
    const digest = digestOf(key, { a: 1, b: [1, 2, null] })
    expect(digestOf(key, { b: [1, 2, null], a: 1 })).toBe(digest)
    const others = [
      digestOf(key, { a: 1, b: [2, 1, null] }),
      digestOf(key, { a: '1', b: [1, 2, null] }),
      digestOf(key, { a: 1, b: [1, 2] }),
      digestOf(recordKeyOf(childKey, 'LEDGER', '2'), { a: 1, b: [1, 2, null] }),
      digestOf(recordKeyOf(childKey, 'DISCLOSURE', '1'), { a: 1, b: [1, 2, null] }),
      digestOf(recordKeyOf(Buffer.alloc(32, 8), 'LEDGER', '1'), { a: 1, b: [1, 2, null] }),
    ]
    expect(new Set([digest, ...others]).size).toBe(7)
  })

  it('is not made of what JSON cannot hold', () => {
    expect(() => digestOf(childKey, undefined)).toThrow(TypeError)
    expect(() => digestOf(childKey, { a: Number.POSITIVE_INFINITY })).toThrow('Infinity')
  })
})
