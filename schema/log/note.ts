import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto'
import type { Hash } from './tree.ts'

/**
 * Checkpoints of the tree as signed notes, with Ed25519: C2SP tlog-checkpoint and signed-note. Any tool for transparency
 * logs reads them.
 */

/** What the tree was: its first `size` leaves have this root. */
export interface Checkpoint {
  /** The log's name. The key that signs has the same. */
  readonly origin: string
  readonly size: number
  readonly root: Hash
}

export interface NoteSigner {
  readonly name: string
  readonly sign: (text: Uint8Array) => Buffer
  /** 4 bytes. */
  readonly keyId: Buffer
}

const HASH_BYTES = 32
const KEY_BYTES = 32
const SIGNATURE_BYTES = 64
const KEY_ID_BYTES = 4
const ED25519 = 1
/** RFC 8410 § 7, up to the 32 bytes of the key. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const SIGNATURE_LINE = /^— ([^\s+]+) (\S+)$/u

/** Names of logs and of keys: not empty, and without space and plus. */
export function isKeyName(name: string): boolean {
  return /^[^\s+\p{Cc}]+$/u.test(name)
}

/**
 * A new pair of keys: `signer` is secret and is what `readSigner` reads; `verifier` is for everybody.
 * @throws for what is no name of a key
 */
export function generateKeys(name: string): { readonly signer: string; readonly verifier: string } {
  if (!isKeyName(name)) throw new Error('a name of a key has neither space nor plus')
  const { privateKey } = generateKeyPairSync('ed25519')
  const publicKey = rawPublicKey(privateKey)
  const id = keyIdOf(name, publicKey).toString('hex')
  const secret = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(PKCS8.length)
  return {
    signer: `PRIVATE+KEY+${name}+${id}+${encodeKey(secret)}`,
    verifier: `${name}+${id}+${encodeKey(publicKey)}`,
  }
}

/**
 * Reads `PRIVATE+KEY+<name>+<key id>+<base64 of 0x01 ‖ key>`.
 * @returns `null` for any other text; the text is a secret and is not repeated
 */
export function readSigner(text: string): NoteSigner | null {
  const parts = text.split('+')
  if (parts[0] !== 'PRIVATE' || parts[1] !== 'KEY') return null
  const key = readKey(parts.slice(2).join('+'))
  if (key === null) return null
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8, key.bytes]), format: 'der', type: 'pkcs8' })
  const keyId = keyIdOf(key.name, rawPublicKey(privateKey))
  if (keyId.toString('hex') !== key.id) return null
  return { name: key.name, keyId, sign: (signed) => sign(null, signed, privateKey) }
}

/** Whether a text is a key to verify by: `<name>+<key id>+<base64 of 0x01 ‖ key>`. */
export function isVerifierKey(text: string): boolean {
  return readVerifier(text) !== null
}

/** The whole signed note. */
export function writeCheckpoint({ origin, size, root }: Checkpoint, signer: NoteSigner): string {
  const text = `${origin}\n${size}\n${root.toString('base64')}\n`
  const signature = Buffer.concat([signer.keyId, signer.sign(Buffer.from(text))])
  return `${text}\n— ${signer.name} ${signature.toString('base64')}\n`
}

/**
 * Reads a signed checkpoint. Signatures by other keys are passed over.
 * @returns `null` when it is not signed by that key, is of another log than the key's, or is not written as it should be
 */
export function openCheckpoint(note: string, verifierKey: string): Checkpoint | null {
  const verifier = readVerifier(verifierKey)
  const end = note.lastIndexOf('\n\n')
  if (verifier === null || end === -1 || !note.endsWith('\n')) return null
  const text = note.slice(0, end + 1)
  const lines = note.slice(end + 2, -1).split('\n')
  let isSigned = false
  for (const line of lines) {
    const [, name, encoded = ''] = SIGNATURE_LINE.exec(line) ?? []
    const bytes = decode(encoded)
    if (name === undefined || bytes === null || bytes.length <= KEY_ID_BYTES) return null
    if (name !== verifier.name || !bytes.subarray(0, KEY_ID_BYTES).equals(verifier.keyId)) continue
    const signature = bytes.subarray(KEY_ID_BYTES)
    if (signature.length !== SIGNATURE_BYTES) return null
    if (!verify(null, Buffer.from(text), verifier.publicKey, signature)) return null
    isSigned = true
  }
  return isSigned ? readCheckpoint(text, verifier.name) : null
}

function readCheckpoint(text: string, name: string): Checkpoint | null {
  const [origin, size = '', root = '', ...others] = text.split('\n')
  const hash = decode(root)
  if (origin !== name || others.length !== 1 || others[0] !== '' || hash?.length !== HASH_BYTES) return null
  if (!/^(?:0|[1-9]\d*)$/.test(size) || !Number.isSafeInteger(Number(size))) return null
  return { origin, size: Number(size), root: hash }
}

interface Verifier {
  readonly name: string
  readonly keyId: Buffer
  readonly publicKey: KeyObject
}

function readVerifier(text: string): Verifier | null {
  const key = readKey(text)
  if (key === null) return null
  const keyId = keyIdOf(key.name, key.bytes)
  if (keyId.toString('hex') !== key.id) return null
  const x = key.bytes.toString('base64url')
  return {
    name: key.name,
    keyId,
    publicKey: createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }),
  }
}

/** Reads `<name>+<id>+<base64>`. The base64 may itself have a plus. */
function readKey(text: string): { readonly name: string; readonly id: string; readonly bytes: Buffer } | null {
  const [name = '', id = '', ...encoded] = text.split('+')
  const bytes = decode(encoded.join('+'))
  if (!isKeyName(name) || bytes?.length !== KEY_BYTES + 1 || bytes[0] !== ED25519) return null
  return { name, id, bytes: bytes.subarray(1) }
}

const encodeKey = (key: Uint8Array): string => Buffer.concat([Uint8Array.of(ED25519), key]).toString('base64')

function keyIdOf(name: string, publicKey: Uint8Array): Buffer {
  const hash = createHash('sha256').update(`${name}\n`).update(Uint8Array.of(ED25519)).update(publicKey).digest()
  return hash.subarray(0, KEY_ID_BYTES)
}

function rawPublicKey(privateKey: KeyObject): Buffer {
  return Buffer.from(createPublicKey(privateKey).export({ format: 'jwk' }).x as string, 'base64url')
}

/** Base64 as RFC 4648 § 4 writes it, and nothing that Node would also take for it. */
function decode(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : null
}
