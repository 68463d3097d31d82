import { EMPTY_ROOT, type Hash, hashChildren, hashLeaf, type NodeId, splitOf } from './tree.ts'

/** RFC 6962 § 2.1 word for word, for tests: nothing is kept, and nothing is known of complete subtrees. */

/** MTH(D). */
export function rootOf(leaves: readonly string[]): Hash {
  const [first] = leaves
  if (first === undefined) return EMPTY_ROOT
  if (leaves.length === 1) return hashLeaf(first)
  const k = splitOf(leaves.length)
  return hashChildren(rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k)))
}

/** PATH(m, D). */
export function pathOf(m: number, leaves: readonly string[]): readonly Hash[] {
  if (leaves.length === 1) return []
  const k = splitOf(leaves.length)
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)]
  return m < k ? [...pathOf(m, left), rootOf(right)] : [...pathOf(m - k, right), rootOf(left)]
}

/** PROOF(m, D), which is SUBPROOF(m, D, true). */
export function proofOf(m: number, leaves: readonly string[], isWhole = true): readonly Hash[] {
  if (m === leaves.length) return isWhole ? [] : [rootOf(leaves)]
  const k = splitOf(leaves.length)
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)]
  return m <= k ? [...proofOf(m, left, isWhole), rootOf(right)] : [...proofOf(m - k, right, false), rootOf(left)]
}

/** The hashes of complete subtrees, each made once. */
export function nodeOf(leaves: readonly string[]): (node: NodeId) => Hash {
  const made = new Map<string, Hash>()
  return ({ level, index }) => {
    const key = `${level} ${index}`
    const inside = leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)
    if (inside.length !== 2 ** level) throw new Error('not a complete subtree')
    const hash = made.get(key) ?? rootOf(inside)
    made.set(key, hash)
    return hash
  }
}
