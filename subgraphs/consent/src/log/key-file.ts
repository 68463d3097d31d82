import { readFile } from 'node:fs/promises'
import { type NoteSigner, readSigner } from '@samsyn/schema/log'

/**
 * Reads the log's signing key from a file of one line.
 * @returns why it is of no use: a line that holds nothing of what is in it
 */
export async function readKeyFile(
  path: string,
  name: string,
): Promise<{ readonly ok: true; readonly signer: NoteSigner } | { readonly ok: false; readonly fault: string }> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    return { ok: false, fault: `LOG_KEY_FILE: cannot be read (${(error as { code?: string }).code ?? 'UNKNOWN'})` }
  }
  const signer = readSigner(text.trimEnd())
  if (signer === null) return { ok: false, fault: 'LOG_KEY_FILE: holds no signing key' }
  if (signer.name !== name) return { ok: false, fault: 'LOG_KEY_FILE: the key is not of the log that LOG_ORIGIN names' }
  return { ok: true, signer }
}
