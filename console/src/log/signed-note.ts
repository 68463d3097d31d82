import { type Bytes, concat, isSame, readBase64, toBytes, toHex } from './bytes.ts'
import { sha256 } from './inclusion.ts'

/** The log's checkpoint as a signed note with Ed25519: C2SP tlog-checkpoint and signed-note. */

export interface Note {
  /** The log's name. */
  readonly origin: string
  readonly size: number
  readonly root: Bytes
  /** What is signed. */
  readonly text: string
  readonly signatures: readonly { readonly name: string; readonly keyId: Bytes; readonly signature: Bytes }[]
}

export type SignatureState =
  | 'VALID'
  /** Not by this key, or not of this text. */
  | 'INVALID'
  /** The browser cannot check Ed25519. */
  | 'UNSUPPORTED'
  /** What was given is no key to verify by. */
  | 'NO_KEY'

const ED25519 = 1
const HASH_BYTES = 32
const KEY_ID_BYTES = 4
const SIGNATURE_LINE = /^— ([^\s+]+) (\S+)$/u

/** Reads a note without trusting it. `null` for what is not written as a checkpoint should be. */
export function readNote(note: string): Note | null {
  const end = note.lastIndexOf('\n\n')
  if (end === -1 || !note.endsWith('\n')) return null
  const text = note.slice(0, end + 1)
  const [origin = '', size = '', root = '', ...others] = text.split('\n')
  const hash = readBase64(root)
  if (origin === '' || others.length !== 1 || hash?.length !== HASH_BYTES) return null
  if (!/^(?:0|[1-9]\d*)$/.test(size) || !Number.isSafeInteger(Number(size))) return null
  const signatures: Note['signatures'][number][] = []
  for (const line of note.slice(end + 2, -1).split('\n')) {
    const [, name, encoded = ''] = SIGNATURE_LINE.exec(line) ?? []
    const bytes = readBase64(encoded)
    if (name === undefined || bytes === null || bytes.length <= KEY_ID_BYTES) return null
    signatures.push({ name, keyId: bytes.slice(0, KEY_ID_BYTES), signature: bytes.slice(KEY_ID_BYTES) })
  }
  return { origin, size: Number(size), root: hash, text, signatures }
}

/** Whether a key has signed the note. @param verifier `<name>+<key id>+<base64 of 0x01 ‖ key>` */
export async function checkSignature(note: Note, verifier: string): Promise<SignatureState> {
  const key = await readVerifier(verifier)
  if (key === null) return 'NO_KEY'
  const own = note.signatures.filter(({ name, keyId }) => name === key.name && isSame(keyId, key.keyId))
  if (own.length === 0 || note.origin !== key.name) return 'INVALID'
  let imported: CryptoKey
  try {
    imported = await crypto.subtle.importKey('raw', key.bytes, 'Ed25519', false, ['verify'])
  } catch {
    return 'UNSUPPORTED'
  }
  for (const { signature } of own) {
    if (!(await crypto.subtle.verify('Ed25519', imported, signature, toBytes(note.text)))) return 'INVALID'
  }
  return 'VALID'
}

/** The base64 may itself have a plus. */
async function readVerifier(text: string) {
  const [name = '', id = '', ...encoded] = text.trim().split('+')
  const bytes = readBase64(encoded.join('+'))
  if (name === '' || bytes?.length !== HASH_BYTES + 1 || bytes[0] !== ED25519) return null
  const keyId = (await sha256(toBytes(`${name}\n`), bytes)).slice(0, KEY_ID_BYTES)
  return toHex(keyId) === id ? { name, keyId, bytes: concat(bytes.slice(1)) } : null
}
