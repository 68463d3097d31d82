import { type Bytes, concat, isSame, toBytes } from './bytes.ts'

/** That a leaf is in the log: RFC 6962 § 2.1, verified as RFC 9162 § 2.1.3.2 says, with the browser's own SHA-256. */

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

export async function sha256(...parts: readonly Uint8Array[]): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', concat(...parts)))
}

export interface InclusionProof {
  readonly leaf: string
  /** From 0. */
  readonly number: number
  /** Leaves in the tree. */
  readonly size: number
  /** The siblings on the way to the root, from below. */
  readonly hashes: readonly Uint8Array[]
  readonly root: Uint8Array
}

/** Whether the text is leaf `number` of the tree of that size and root. Nothing of the proof is trusted to be well formed. */
export async function verifyInclusion({ leaf, number, size, hashes, root }: InclusionProof): Promise<boolean> {
  if (!isCount(number) || !isCount(size) || number >= size) return false
  let [own, last] = [number, size - 1]
  let hash = await sha256(LEAF, toBytes(leaf))
  for (const sibling of hashes) {
    if (last === 0) return false
    if (own % 2 === 1 || own === last) {
      hash = await sha256(NODE, sibling, hash)
      while (own % 2 === 0 && own !== 0) [own, last] = [halve(own), halve(last)]
    } else {
      hash = await sha256(NODE, hash, sibling)
    }
    ;[own, last] = [halve(own), halve(last)]
  }
  return last === 0 && isSame(hash, root)
}

/** Not by shifting: that would cut a number to 32 bits. */
const halve = (number: number): number => Math.floor(number / 2)

const isCount = (number: number): boolean => Number.isSafeInteger(number) && number >= 0
