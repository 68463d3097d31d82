import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nodeOf, pathOf, proofOf, rootOf } from './naive-tree.ts'
import {
  listConsistencyNodes,
  listInclusionNodes,
  makeConsistencyProof,
  makeInclusionProof,
  verifyConsistency,
  verifyInclusion,
} from './proof.ts'
import { EMPTY_ROOT, type Hash, hashLeaf, type NodeId } from './tree.ts'

const MOST = 70
const LEAVES = Array.from({ length: MOST }, (_, number) => `leaf ${number}`)
const firstOf = (size: number): readonly string[] => LEAVES.slice(0, size)
const ROOTS = Array.from({ length: MOST + 1 }, (_, size) => rootOf(firstOf(size)))
const node = nodeOf(LEAVES)
const rootAt = (size: number): Hash => ROOTS[size] as Hash

/** Reads only what was listed, as a database would. */
function readListed(nodes: readonly NodeId[]): (node: NodeId) => Hash {
  const keyOf = ({ level, index }: NodeId): string => `${level} ${index}`
  const read = new Map(nodes.map((id) => [keyOf(id), node(id)]))
  return (id) => {
    const hash = read.get(keyOf(id))
    if (hash === undefined) throw new Error('was not listed')
    return hash
  }
}

const INPUTS = ['', '\0', '\x10', ' !', '01', '@ABC', 'PQRSTUVW', '`abcdefghijklmno']
const hex = (proof: readonly Hash[]): string[] => proof.map((hash) => hash.toString('hex'))
const [L1, L2, N23, N47, L4, N67, L6, N03] = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
  '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
  '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
  '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
]

describe('the proofs that implementations of Certificate Transparency are tested by', () => {
  it.each([
    [0, 1, []],
    [0, 8, [L2, N23, N47]],
    [5, 8, [L4, N67, N03]],
    [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
    [1, 5, [L1, N23, L4]],
  ])('leaf %i of %i', (number, size, proof) => {
    const leaves = INPUTS.slice(0, size)
    expect(hex(makeInclusionProof(number, size, nodeOf(leaves)))).toEqual(proof)
    const bytes = proof.map((hash) => Buffer.from(hash, 'hex'))
    expect(verifyInclusion(INPUTS[number] as string, number, size, bytes, rootOf(leaves))).toBe(true)
  })

  it.each([
    [1, 1, []],
    [1, 8, [L2, N23, N47]],
    [6, 8, [L6, N67, N03]],
    [2, 5, [N23, L4]],
  ])('the first %i of %i', (older, newer, proof) => {
    const leaves = INPUTS.slice(0, newer)
    expect(hex(makeConsistencyProof(older, newer, nodeOf(leaves)))).toEqual(proof)
    const bytes = proof.map((hash) => Buffer.from(hash, 'hex'))
    const olderRoot = rootOf(INPUTS.slice(0, older))
    expect(verifyConsistency(older, newer, bytes, olderRoot, rootOf(leaves))).toBe(true)
  })
})

/** Ways a list of hashes is no longer what it was. */
function* tamper(proof: readonly Hash[]): Generator<readonly Hash[]> {
  const stray = hashLeaf('stray')
  for (const at of proof.keys()) {
    yield proof.with(at, stray)
    yield proof.toSpliced(at, 1)
    if (at > 0) yield proof.with(at, proof[at - 1] as Hash).with(at - 1, proof[at] as Hash)
  }
  yield [...proof, stray]
  yield [stray, ...proof]
  yield [...proof, EMPTY_ROOT]
}

describe('an inclusion proof', () => {
  it('is the definition’s, of every leaf in every tree, and is made of what it lists', () => {
    for (let size = 1; size <= MOST; size++) {
      for (let number = 0; number < size; number++) {
        const proof = makeInclusionProof(number, size, readListed(listInclusionNodes(number, size)))
        expect(proof).toEqual(pathOf(number, firstOf(size)))
        expect(verifyInclusion(`leaf ${number}`, number, size, proof, rootAt(size))).toBe(true)
      }
    }
  })

  it('is of no other leaf, number, size or root', () => {
    for (let size = 1; size <= MOST; size++) {
      const number = (size * 7) % size
      const proof = pathOf(number, firstOf(size))
      const leaf = `leaf ${number}`
      expect(verifyInclusion(`${leaf} `, number, size, proof, rootAt(size))).toBe(false)
      expect(verifyInclusion(leaf, number, size, proof, rootAt(size - 1))).toBe(false)
      for (let other = 0; other < size; other++) {
        if (other !== number) expect(verifyInclusion(leaf, other, size, proof, rootAt(size))).toBe(false)
      }
      for (const wrong of [number, 0, -1, size + 0.5, Number.NaN]) {
        expect(verifyInclusion(leaf, number, wrong, proof, rootAt(size))).toBe(wrong === size)
      }
    }
  })

  it('is refused in every altered form', () => {
    fc.assert(
      fc.property(fc.nat(MOST - 1), fc.nat(MOST - 1), (a, b) => {
        const [number, size] = [Math.min(a, b), Math.max(a, b) + 1]
        for (const proof of tamper(pathOf(number, firstOf(size)))) {
          expect(verifyInclusion(`leaf ${number}`, number, size, proof, rootAt(size))).toBe(false)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('of a leaf that is not there is not made', () => {
    for (const [number, size] of [
      [0, 0],
      [5, 5],
      [-1, 5],
      [0.5, 5],
    ] as const) {
      expect(() => listInclusionNodes(number, size)).toThrow(RangeError)
    }
  })
})

describe('a consistency proof', () => {
  it('is the definition’s, of every two trees, and is made of what it lists', () => {
    for (let newer = 0; newer <= MOST; newer++) {
      for (let older = 0; older <= newer; older++) {
        const proof = makeConsistencyProof(older, newer, readListed(listConsistencyNodes(older, newer)))
        // The definition has none for a tree without leaves.
        expect(proof).toEqual(older === 0 ? [] : proofOf(older, firstOf(newer)))
        expect(verifyConsistency(older, newer, proof, rootAt(older), rootAt(newer))).toBe(true)
      }
    }
  })

  it('is of no other sizes and no other roots', () => {
    for (let newer = 1; newer <= MOST; newer++) {
      for (let older = 1; older <= newer; older++) {
        const proof = makeConsistencyProof(older, newer, node)
        const stray = hashLeaf('stray')
        expect(verifyConsistency(older, newer, proof, stray, rootAt(newer))).toBe(false)
        expect(verifyConsistency(older, newer, proof, rootAt(older), stray)).toBe(false)
        expect(verifyConsistency(older - 1, newer, proof, rootAt(older), rootAt(newer))).toBe(false)
        if (older < newer) {
          expect(verifyConsistency(newer, older, proof, rootAt(newer), rootAt(older))).toBe(false)
          expect(verifyConsistency(older, newer, proof, rootAt(newer), rootAt(older))).toBe(false)
        }
      }
    }
  })

  it('is refused in every altered form', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MOST }), fc.integer({ min: 1, max: MOST }), (a, b) => {
        const [older, newer] = [Math.min(a, b), Math.max(a, b)]
        for (const proof of tamper(makeConsistencyProof(older, newer, node))) {
          expect(verifyConsistency(older, newer, proof, rootAt(older), rootAt(newer))).toBe(false)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('from nothing needs no hashes, and takes none', () => {
    expect(verifyConsistency(0, 5, [], EMPTY_ROOT, rootAt(5))).toBe(true)
    expect(verifyConsistency(0, 5, [], rootAt(1), rootAt(5))).toBe(false)
    expect(verifyConsistency(0, 5, [rootAt(5)], EMPTY_ROOT, rootAt(5))).toBe(false)
  })

  it('of a tree that was larger is not made', () => {
    expect(() => listConsistencyNodes(6, 5)).toThrow(RangeError)
  })
})

describe('numbers beyond 32 bits', () => {
  it('lead to the same subtrees as the definition', () => {
    const size = 2 ** 40 + 1
    expect(listInclusionNodes(2 ** 40, size)).toEqual([{ level: 40, index: 0 }])
    expect(listConsistencyNodes(2 ** 40, size)).toEqual([{ level: 0, index: 2 ** 40 }])
    const [left, right] = [hashLeaf('left'), 'right']
    const [proof, root] = [[left], Buffer.from(makeConsistencyProof(1, 2, () => hashLeaf('unused'))[0] as Hash)]
    expect(verifyInclusion(right, 2 ** 40, size, proof, root)).toBe(false)
    expect(verifyInclusion(right, 2 ** 40, size, proof, rootOf(['left', 'right']))).toBe(true)
  })
})
