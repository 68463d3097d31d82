import { createHash } from 'node:crypto'

/** The hashing of RFC 6962 § 2.1: a leaf and a node never hash alike, whatever is in them. */

/** SHA-256: 32 bytes. */
export type Hash = Buffer

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

/** SHA-256(0x00 ‖ leaf); text is hashed as UTF-8. */
export function hashLeaf(leaf: string | Uint8Array): Hash {
  return createHash('sha256').update(LEAF).update(leaf).digest()
}

/** SHA-256(0x01 ‖ left ‖ right). */
export function hashChildren(left: Hash, right: Hash): Hash {
  return createHash('sha256').update(NODE).update(left).update(right).digest()
}

/** The root of a tree without leaves: SHA-256 of nothing. */
export const EMPTY_ROOT: Hash = createHash('sha256').digest()

/** A complete subtree: that at (level, index) is over the 2^level leaves from index · 2^level on. */
export interface NodeId {
  readonly level: number
  readonly index: number
}

/** Leaves from `start` up to, not including, `end`. */
export interface LeafRange {
  readonly start: number
  readonly end: number
}

/** The largest power of two that is smaller than a size of at least 2: where RFC 6962 splits a list. */
export function splitOf(size: number): number {
  let half = 1
  while (half * 2 < size) half *= 2
  return half
}

/** The complete subtrees a range is made of, from the left. The range begins where its first one can. */
export function listNodesOf({ start, end }: LeafRange): readonly NodeId[] {
  const nodes: NodeId[] = []
  for (let from = start; from < end; ) {
    let [level, width] = [0, 1]
    while (from + width * 2 <= end) [level, width] = [level + 1, width * 2]
    nodes.push({ level, index: from / width })
    from += width
  }
  return nodes
}

/** The root over complete subtrees of falling size, given from the left. */
export function foldHashes(hashes: readonly Hash[]): Hash {
  return hashes.length === 0 ? EMPTY_ROOT : hashes.reduceRight((right, left) => hashChildren(left, right))
}

/** A tree that grows at its right end, held by the hashes of its largest complete subtrees. */
export interface GrowingTree {
  /** How many leaves it has. */
  readonly size: () => number
  /** Adds a leaf, and returns the subtrees that are complete by it, the leaf's own first. */
  readonly add: (leafHash: Hash) => readonly GrownNode[]
  readonly root: () => Hash
}

export interface GrownNode extends NodeId {
  readonly hash: Hash
}

/**
 * Goes on from a tree of so many leaves.
 * @param hashes those of `listNodesOf({ start: 0, end: size })`
 * @throws when there are more or fewer of them than a tree of that size has
 */
export function growTree(size = 0, hashes: readonly Hash[] = []): GrowingTree {
  const edge = [...hashes]
  let leaves = size
  if (edge.length !== listNodesOf({ start: 0, end: size }).length)
    throw new Error('not the hashes of a tree of that size')
  return {
    size: () => leaves,
    root: () => foldHashes(edge),
    add: (leafHash) => {
      let [level, index, hash] = [0, leaves, leafHash]
      const grown: GrownNode[] = [{ level, index, hash }]
      while (index % 2 === 1) {
        hash = hashChildren(edge.pop() as Hash, hash)
        level++
        index = (index - 1) / 2
        grown.push({ level, index, hash })
      }
      edge.push(hash)
      leaves++
      return grown
    },
  }
}
