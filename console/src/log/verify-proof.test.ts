import { afterEach, describe, expect, test, vi } from 'vitest'
import { toBytes, toHex } from './bytes.ts'
import data from './fixtures/proofs.json' with { type: 'json' }
import { sha256, verifyInclusion } from './inclusion.ts'
import { type Proof, type ProvenEntry, type Verdict, verifyProof } from './verify-proof.ts'

/** Three entries of a synthetic child's log with their proofs, as the registry gave them, and the key it was signed by. */
const { verifier, checkpoint } = data
const read = ({ entry, proof }: (typeof data)['look']) => ({
  entry: entry as ProvenEntry,
  proof: { ...proof, checkpoint } as Proof,
})
const look = read(data.look)
const other = read(data.other)
const gave = read(data.gave)

interface Changed {
  readonly entry?: Partial<ProvenEntry>
  readonly proof?: Partial<Proof>
  readonly checkpoint?: Partial<Proof['checkpoint']>
  readonly verifier?: string | null
}

function verify(changed: Changed = {}, of = look): Promise<Verdict> {
  return verifyProof(
    { ...of.entry, ...changed.entry },
    { ...of.proof, ...changed.proof },
    { ...checkpoint, ...changed.checkpoint },
    changed.verifier === undefined ? verifier : changed.verifier,
  )
}

const [origin, size, root = '', , signature] = checkpoint.note.split('\n')
const writeNote = (lines: readonly (string | undefined)[]): string => `${lines.join('\n')}\n`
const flip = (base64: string): string => (base64.startsWith('A') ? 'B' : 'A') + base64.slice(1)
const [hash = '', ...hashes] = look.proof.hashes

describe('the proof of an entry', () => {
  test.each([
    ['a look', look],
    ['another look', other],
    ['an answer of the family', gave],
  ])('holds for %s, as the registry gave it', async (_, of) => {
    expect(await verify({}, of)).toEqual({ isInLog: true, entry: 'SAME', signature: 'VALID', root })
  })

  test.each<readonly [string, Changed]>([
    ['a leaf that was changed', { proof: { leaf: look.proof.leaf.replace('"v":1', '"v":2') } }],
    ['the leaf of another entry', { proof: { leaf: other.proof.leaf } }],
    ['another number', { proof: { number: other.proof.number } }],
    ['a number beyond the log', { proof: { number: checkpoint.size } }],
    ['a hash that was changed', { proof: { hashes: [flip(hash), ...hashes] } }],
    ['a hash left out', { proof: { hashes } }],
    ['a hash added', { proof: { hashes: [...look.proof.hashes, hash] } }],
    ['hashes in another order', { proof: { hashes: look.proof.hashes.toReversed() } }],
    ['a hash that is no base64', { proof: { hashes: ['*', ...hashes] } }],
    ['another root', { checkpoint: { note: writeNote([origin, size, flip(root), '', signature]) } }],
    ['another size', { checkpoint: { size: checkpoint.size + 1 } }],
    ['a note that is none', { checkpoint: { note: checkpoint.note.replace('\n\n', '\n') } }],
  ])('does not hold with %s', async (_, changed) => {
    expect((await verify(changed)).isInLog).toBe(false)
  })

  test.each<readonly [string, Changed]>([
    ['a root that was changed', { checkpoint: { note: writeNote([origin, size, flip(root), '', signature]) } }],
    ['a name that was changed', { checkpoint: { note: writeNote([`${origin}s`, size, root, '', signature]) } }],
    [
      'a signature that was changed',
      { checkpoint: { note: checkpoint.note.replace(/(— \S+ .{20})(.)/, (_, before, c) => before + flip(c)) } },
    ],
    ['another log’s name on it', { checkpoint: { note: checkpoint.note.replace('— testvik', '— testvig') } }],
  ])('is not signed by the log’s key with %s', async (_, changed) => {
    expect((await verify(changed)).signature).toBe('INVALID')
  })

  test.each([null, '', 'testvik.example/log', verifier.replace('+8', '+9'), verifier.slice(0, -4)])(
    'is not called signed without a key to verify by: %s',
    async (key) => {
      expect(await verify({ verifier: key })).toMatchObject({ isInLog: true, signature: 'NO_KEY' })
    },
  )

  describe('in a browser without Ed25519', () => {
    afterEach(() => vi.restoreAllMocks())

    test('still tells whether the entry is in the log', async () => {
      const importKey = crypto.subtle.importKey.bind(crypto.subtle)
      vi.spyOn(crypto.subtle, 'importKey').mockImplementation((...given: Parameters<typeof importKey>) =>
        given[2] === 'Ed25519' ? Promise.reject(new DOMException('', 'NotSupportedError')) : importKey(...given),
      )
      expect(await verify()).toEqual({ isInLog: true, entry: 'SAME', signature: 'UNSUPPORTED', root })
    })
  })

  test.each<readonly [string, Changed]>([
    ['another moment', { entry: { at: '2026-11-30T10:00:00.000Z' } }],
    ['another id', { entry: { id: other.entry.id } }],
    ['a slice more', { entry: { slices: [...look.entry.slices, { id: 'health.plan' }] } }],
    ['a slice fewer', { entry: { slices: look.entry.slices.slice(1) } }],
    [
      'a record that was changed',
      { proof: { record: look.proof.record?.replace('COORDINATION', 'TRANSITION') ?? '' } },
    ],
    ['another record’s key', { proof: { recordKey: other.proof.recordKey } }],
    ['a leaf that is no JSON', { proof: { leaf: '{' } }],
  ])('is not of an entry with %s', async (_, changed) => {
    expect((await verify(changed)).entry).toBe('OTHER')
  })

  test('says so when the record is not told, and still holds', async () => {
    const proof = { record: null, recordKey: null }
    expect(await verify({ proof })).toMatchObject({ isInLog: true, entry: 'NOT_TOLD', signature: 'VALID' })
  })
})

describe('inclusion', () => {
  const INPUTS = ['', '\0', '\x10', ' !', '01', '@ABC', 'PQRSTUVW', '`abcdefghijklmno']
  const hashLeaf = (leaf: string) => sha256(Uint8Array.of(0), toBytes(leaf))
  const rootOf = async (leaves: readonly string[]): Promise<Uint8Array> => {
    if (leaves.length < 2) return hashLeaf(leaves[0] ?? '')
    const half = 2 ** Math.floor(Math.log2(leaves.length - 1))
    return sha256(Uint8Array.of(1), await rootOf(leaves.slice(0, half)), await rootOf(leaves.slice(half)))
  }
  const pathOf = async (number: number, leaves: readonly string[]): Promise<Uint8Array[]> => {
    if (leaves.length < 2) return []
    const half = 2 ** Math.floor(Math.log2(leaves.length - 1))
    return number < half
      ? [...(await pathOf(number, leaves.slice(0, half))), await rootOf(leaves.slice(half))]
      : [...(await pathOf(number - half, leaves.slice(half))), await rootOf(leaves.slice(0, half))]
  }

  test('has the root that implementations of Certificate Transparency are tested by', async () => {
    expect(toHex(await rootOf(INPUTS))).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328')
  })

  test('holds for every leaf of every tree, and for no other leaf of it', async () => {
    for (let count = 1; count <= INPUTS.length; count++) {
      const leaves = INPUTS.slice(0, count)
      const top = await rootOf(leaves)
      for (const [number, leaf] of leaves.entries()) {
        const given = { leaf, size: count, hashes: await pathOf(number, leaves), root: top }
        for (let asked = 0; asked <= count; asked++) {
          expect(await verifyInclusion({ ...given, number: asked })).toBe(asked === number)
        }
      }
    }
  })
})
