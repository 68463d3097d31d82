import {
  foldHashes,
  type Hash,
  hashChildren,
  hashLeaf,
  type LeafRange,
  listNodesOf,
  type NodeId,
  splitOf,
} from './tree.ts'

/**
 * Inclusion and consistency proofs (RFC 6962 §§ 2.1.1 and 2.1.2), made from complete subtrees, and verified as RFC 9162
 * §§ 2.1.3.2 and 2.1.4.2 say. What is verified may be anything: a proof is never trusted to be well formed.
 */

type HashOf = (node: NodeId) => Hash

/**
 * What must be read to prove that leaf `number` is in the tree of the first `size` leaves.
 * @throws RangeError when it is not
 */
export function listInclusionNodes(number: number, size: number): readonly NodeId[] {
  return inclusionRanges(number, size).flatMap(listNodesOf)
}

/** @throws RangeError when there is no such leaf */
export function makeInclusionProof(number: number, size: number, hashOf: HashOf): readonly Hash[] {
  return inclusionRanges(number, size).map((range) => hashRange(range, hashOf))
}

/** Whether a leaf's text is leaf `number` of the tree of that size and root. */
export function verifyInclusion(
  leaf: string,
  number: number,
  size: number,
  proof: readonly Hash[],
  root: Hash,
): boolean {
  if (!isCount(number) || !isCount(size) || number >= size) return false
  let [own, last, hash] = [number, size - 1, hashLeaf(leaf)]
  for (const sibling of proof) {
    if (last === 0) return false
    if (own % 2 === 1 || own === last) {
      hash = hashChildren(sibling, hash)
      while (own % 2 === 0 && own !== 0) [own, last] = [halve(own), halve(last)]
    } else {
      hash = hashChildren(hash, sibling)
    }
    ;[own, last] = [halve(own), halve(last)]
  }
  return last === 0 && hash.equals(root)
}

/**
 * What must be read to prove that the tree of the first `newer` leaves begins with that of the first `older`.
 * @throws RangeError when the older has more
 */
export function listConsistencyNodes(older: number, newer: number): readonly NodeId[] {
  return consistencyRanges(older, newer).flatMap(listNodesOf)
}

/** @throws RangeError when the older tree has more leaves */
export function makeConsistencyProof(older: number, newer: number, hashOf: HashOf): readonly Hash[] {
  return consistencyRanges(older, newer).map((range) => hashRange(range, hashOf))
}

/** Whether all that was in the older tree is in the newer, where it was. A tree without leaves is the beginning of any. */
export function verifyConsistency(
  older: number,
  newer: number,
  proof: readonly Hash[],
  olderRoot: Hash,
  newerRoot: Hash,
): boolean {
  if (!isCount(older) || !isCount(newer) || older > newer) return false
  if (older === newer) return proof.length === 0 && olderRoot.equals(newerRoot)
  if (older === 0) return proof.length === 0 && olderRoot.equals(foldHashes([]))
  const path = Number.isInteger(Math.log2(older)) ? [olderRoot, ...proof] : proof
  const [first, ...rest] = path
  if (first === undefined || proof.length === 0) return false
  let [own, last] = [older - 1, newer - 1]
  while (own % 2 === 1) [own, last] = [halve(own), halve(last)]
  let [olderHash, newerHash] = [first, first]
  for (const hash of rest) {
    if (last === 0) return false
    if (own % 2 === 1 || own === last) {
      olderHash = hashChildren(hash, olderHash)
      newerHash = hashChildren(hash, newerHash)
      while (own % 2 === 0 && own !== 0) [own, last] = [halve(own), halve(last)]
    } else {
      newerHash = hashChildren(newerHash, hash)
    }
    ;[own, last] = [halve(own), halve(last)]
  }
  return last === 0 && olderHash.equals(olderRoot) && newerHash.equals(newerRoot)
}

/** PATH(number, D[size]): the siblings on the way from the leaf to the root. */
function inclusionRanges(number: number, size: number): readonly LeafRange[] {
  if (!isCount(number) || !isCount(size) || number >= size) throw new RangeError('no such leaf')
  const ranges: LeafRange[] = []
  let [start, end] = [0, size]
  while (end - start > 1) {
    const middle = start + splitOf(end - start)
    if (number < middle) {
      ranges.push({ start: middle, end })
      end = middle
    } else {
      ranges.push({ start, end: middle })
      start = middle
    }
  }
  return ranges.toReversed()
}

/** PROOF(older, D[newer]). */
function consistencyRanges(older: number, newer: number): readonly LeafRange[] {
  if (!isCount(older) || !isCount(newer) || older > newer) throw new RangeError('the older tree is no beginning')
  if (older === 0) return []
  const ranges: LeafRange[] = []
  let [start, end] = [0, newer]
  while (older !== end) {
    const middle = start + splitOf(end - start)
    if (older <= middle) {
      ranges.push({ start: middle, end })
      end = middle
    } else {
      ranges.push({ start, end: middle })
      start = middle
    }
  }
  // Whoever has the older root has this hash already, where it is the whole of the older tree.
  if (start > 0) ranges.push({ start, end })
  return ranges.toReversed()
}

const hashRange = (range: LeafRange, hashOf: HashOf): Hash => foldHashes(listNodesOf(range).map(hashOf))

/** Not by shifting: that would cut a number to 32 bits. */
const halve = (number: number): number => Math.floor(number / 2)

const isCount = (number: number): boolean => Number.isSafeInteger(number) && number >= 0
