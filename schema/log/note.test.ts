import { describe, expect, it } from 'vitest'
import {
  type Checkpoint,
  generateKeys,
  isVerifierKey,
  type NoteSigner,
  openCheckpoint,
  readSigner,
  writeCheckpoint,
} from './note.ts'
import { hashLeaf } from './tree.ts'

/** The keys and the note that golang.org/x/mod/sumdb/note is tested by. */
const PETER = {
  signer: 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz',
  verifier: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  text: "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
  signature: 'x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=',
}

const NAME = 'testvik.example/log'
const keys = generateKeys(NAME)
const signer = readSigner(keys.signer) as NoteSigner
const checkpoint: Checkpoint = { origin: NAME, size: 20_852_163, root: hashLeaf('æøå') }
const note = writeCheckpoint(checkpoint, signer)

describe('a key', () => {
  it('signs as other tools for signed notes do', () => {
    const peter = readSigner(PETER.signer) as NoteSigner
    expect(peter.name).toBe('PeterNeumann')
    const signature = Buffer.concat([peter.keyId, peter.sign(Buffer.from(PETER.text))])
    expect(signature.toString('base64')).toBe(PETER.signature)
    expect(isVerifierKey(PETER.verifier)).toBe(true)
  })

  it('is made new each time', () => {
    expect(generateKeys(NAME).verifier).not.toBe(keys.verifier)
    expect(keys.verifier).toMatch(/^testvik\.example\/log\+[0-9a-f]{8}\+[A-Za-z0-9+/]{44}$/)
  })

  it.each([
    ['of another name', keys.signer.replace('testvik', 'testvig')],
    ['of another id', PETER.signer.replace('c74f20a3', 'c74f20a4')],
    ['with its id in capitals', PETER.signer.replace('c74f20a3', 'C74F20A3')],
    ['of another kind', PETER.signer.replace('+AYEK', '+AoEK')],
    ['cut short', PETER.signer.slice(0, -4)],
    ['followed by a line end', `${PETER.signer}\n`],
    ['to verify by', PETER.verifier],
    ['that is nothing', ''],
  ])('%s does not sign', (_, text) => {
    expect(readSigner(text)).toBeNull()
  })

  it.each([
    ['of another name', PETER.verifier.replace('Peter', 'Petra')],
    ['of another id', PETER.verifier.replace('c74f20a3', 'c74f20a4')],
    ['without a name', PETER.verifier.replace('PeterNeumann', '')],
    ['followed by a space', `${PETER.verifier} `],
    ['that is secret', PETER.signer],
  ])('%s verifies nothing', (_, text) => {
    expect(isVerifierKey(text)).toBe(false)
    expect(openCheckpoint(note, text)).toBeNull()
  })

  it.each(['', 'to ord', 'a+b', 'a\nb', 'a\u00a0b'])('has no such name as %j', (name) => {
    expect(() => generateKeys(name)).toThrow('neither space nor plus')
  })
})

/** A note over any text, signed by the log's key. */
function signText(text: string, by = signer): string {
  const signature = Buffer.concat([by.keyId, by.sign(Buffer.from(text))]).toString('base64')
  return `${text}\n— ${by.name} ${signature}\n`
}

const root = checkpoint.root.toString('base64')

describe('a checkpoint', () => {
  it('is three lines, an empty line and a signature', () => {
    expect(note).toMatch(
      /^testvik\.example\/log\n20852163\n[A-Za-z0-9+/]{43}=\n\n— testvik\.example\/log [A-Za-z0-9+/]{91}=\n$/,
    )
    expect(openCheckpoint(note, keys.verifier)).toEqual(checkpoint)
  })

  it('of a tree without leaves is one', () => {
    const empty = { ...checkpoint, size: 0 }
    expect(openCheckpoint(writeCheckpoint(empty, signer), keys.verifier)).toEqual(empty)
  })

  it('may have signatures of others', () => {
    const other = readSigner(PETER.signer) as NoteSigner
    const cosigned = note + signText('anything\n', other).slice('anything\n\n'.length)
    expect(openCheckpoint(cosigned, keys.verifier)).toEqual(checkpoint)
    expect(openCheckpoint(cosigned, PETER.verifier)).toBeNull()
  })

  it('is refused with any one character changed', () => {
    for (const [at, character] of Array.from(note).entries()) {
      const altered = Array.from(note)
        .with(at, character === 'A' ? 'B' : 'A')
        .join('')
      expect(openCheckpoint(altered, keys.verifier), `character ${at}`).toBeNull()
    }
  })

  it('is refused cut short anywhere', () => {
    for (let length = 0; length < note.length; length++) {
      expect(openCheckpoint(note.slice(0, length), keys.verifier)).toBeNull()
    }
  })

  it('is refused under another key of the same name', () => {
    expect(openCheckpoint(note, generateKeys(NAME).verifier)).toBeNull()
  })

  it.each([
    ['of another log', `testvik.example/other\n7\n${root}\n`],
    ['with a zero before its size', `${NAME}\n07\n${root}\n`],
    ['with a sign before its size', `${NAME}\n+7\n${root}\n`],
    ['of less than nothing', `${NAME}\n-1\n${root}\n`],
    ['of a size that is no number', `${NAME}\n7e3\n${root}\n`],
    ['of a size that cannot be counted', `${NAME}\n9007199254740993\n${root}\n`],
    ['without a root', `${NAME}\n7\n`],
    ['with a short root', `${NAME}\n7\n${checkpoint.root.subarray(1).toString('base64')}\n`],
    ['with a root that is not padded', `${NAME}\n7\n${root.slice(0, -1)}\n`],
    ['with a root in another alphabet', `${NAME}\n7\n${checkpoint.root.toString('base64url')}\n`],
    ['with a line more', `${NAME}\n7\n${root}\nmore\n`],
    ['with an empty line more', `${NAME}\n7\n${root}\n\n`],
    ['with another line end', `${NAME}\r\n7\r\n${root}\r\n`],
  ])('%s is refused, whoever signed it', (_, text) => {
    expect(openCheckpoint(signText(text), keys.verifier)).toBeNull()
  })

  it.each([
    ['nothing after the last line end', note.slice(0, -1)],
    ['no signature', note.slice(0, note.indexOf('\n\n') + 2)],
    ['a hyphen for a dash', note.replace('— ', '- ')],
    ['two spaces', note.replace('— testvik', '—  testvik')],
    ['a line that is no signature', `${note}anything\n`],
    ['a signature that is only an id', `${note}— ${NAME} ${signer.keyId.toString('base64')}\n`],
    ['a second signature of the key that does not hold', note + signText('x\n').slice('x\n\n'.length)],
  ])('with %s is refused', (_, text) => {
    expect(openCheckpoint(text, keys.verifier)).toBeNull()
  })
})
