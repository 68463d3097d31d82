import { describe, expect, it } from 'vitest'
import { rootOf } from './naive-tree.ts'
import { foldHashes, growTree, hashLeaf, listNodesOf } from './tree.ts'

/** The inputs and roots that implementations of Certificate Transparency are tested by. */
const INPUTS = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']

const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

const LEAVES = Array.from({ length: 70 }, (_, number) => `leaf ${number}`)

describe('a growing tree', () => {
  it('has the published roots', () => {
    const tree = growTree()
    const roots = [tree.root(), ...INPUTS.map((input) => (tree.add(hashLeaf(Buffer.from(input, 'hex'))), tree.root()))]
    expect(roots.map((root) => root.toString('hex'))).toEqual(ROOTS)
  })

  it('has the root of the definition at every size', () => {
    const tree = growTree()
    for (const [number, leaf] of LEAVES.entries()) {
      expect(tree.root()).toEqual(rootOf(LEAVES.slice(0, number)))
      tree.add(hashLeaf(leaf))
    }
    expect(tree.root()).toEqual(rootOf(LEAVES))
  })

  it('tells of each complete subtree once, when its last leaf comes', () => {
    const tree = growTree()
    const told = new Set<string>()
    for (const [number, leaf] of LEAVES.entries()) {
      for (const { level, index, hash } of tree.add(hashLeaf(leaf))) {
        const end = (index + 1) * 2 ** level
        expect(end).toBe(number + 1)
        expect(hash).toEqual(rootOf(LEAVES.slice(index * 2 ** level, end)))
        told.add(`${level} ${index}`)
      }
    }
    // 70 + 35 + 17 + 8 + 4 + 2 + 1
    expect(told.size).toBe(137)
  })

  it('goes on from any size as if it had never stopped', () => {
    const whole = growTree()
    const hashes = new Map<string, Buffer>()
    for (const leaf of LEAVES) {
      for (const { level, index, hash } of whole.add(hashLeaf(leaf))) hashes.set(`${level} ${index}`, hash)
    }
    for (let size = 0; size <= LEAVES.length; size++) {
      const edge = listNodesOf({ start: 0, end: size }).map(
        ({ level, index }) => hashes.get(`${level} ${index}`) as Buffer,
      )
      const resumed = growTree(size, edge)
      expect(foldHashes(edge)).toEqual(resumed.root())
      for (const leaf of LEAVES.slice(size)) resumed.add(hashLeaf(leaf))
      expect(resumed.root()).toEqual(whole.root())
    }
  })

  it('does not go on from the hashes of another size', () => {
    const hash = hashLeaf('one')
    expect(() => growTree(3, [hash])).toThrow('not the hashes of a tree of that size')
    expect(() => growTree(2, [hash, hash])).toThrow('not the hashes of a tree of that size')
  })
})
