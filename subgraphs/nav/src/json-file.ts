import { readFile } from 'node:fs/promises'
import { parseJson } from '@samsyn/kit'
import type { Report } from './wire.ts'

export type JsonFile =
  | { readonly state: 'READ'; readonly value: unknown }
  | { readonly state: 'ABSENT' }
  | { readonly state: 'REFUSED' }

const REFUSED: JsonFile = { state: 'REFUSED' }

/** Reads one JSON file; an empty one is `null`, as an empty answer is. A file that is not UTF-8 or not JSON is refused. */
export async function readJsonFile(path: string, report: Report): Promise<JsonFile> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { state: 'ABSENT' }
    report('FILE_REFUSED', 'whole file', 'cannot be read')
    return REFUSED
  }
  return readJson(bytes, report)
}

/** Reads the bytes of a file or of an answer, as `readJsonFile` does. */
export function readJson(bytes: Uint8Array, report: Report): JsonFile {
  if (bytes.length === 0) return { state: 'READ', value: null }
  const parsed = parseJson(bytes)
  if (parsed.ok) return { state: 'READ', value: parsed.value }
  report('FILE_REFUSED', parsed.place, parsed.reason)
  return REFUSED
}
