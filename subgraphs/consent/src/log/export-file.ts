import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { readJsonLine } from './json-line.ts'
import type { LogReader, StoredCheckpoint, StoredLeaf } from './log-reader.ts'

/**
 * The log as a file: a line of JSON for each leaf, `{number, leaf}`, and for each checkpoint, `{size, note}`. There are no
 * records and no keys in it, and so it tells of nobody: whoever has it verifies the tree, and can't tell what was recorded.
 */

const EVERYBODY_READS = 0o644

/**
 * Writes an export to a file that is not there yet.
 * @throws when it is, and when the log cannot be read; what was written by then is of no use
 */
export async function writeExport(reader: LogReader, path: string): Promise<void> {
  const file = await open(path, 'wx', EVERYBODY_READS)
  await pipeline(writeLines(reader), file.createWriteStream())
}

async function* writeLines(reader: LogReader): AsyncGenerator<string> {
  for await (const { number, leaf } of reader.leaves()) yield `${JSON.stringify({ number, leaf })}\n`
  for await (const { size, note } of reader.checkpoints()) yield `${JSON.stringify({ size, note })}\n`
}

/** An export as a verifier reads it. The file is read once for the leaves and once for the checkpoints. */
export function readExport(path: string): LogReader {
  return {
    async *leaves() {
      for await (const line of readLines(path)) if ('leaf' in line) yield { ...line, made: null }
    },
    async *checkpoints() {
      for await (const line of readLines(path)) if ('note' in line) yield line
    },
    database: null,
  }
}

type Line = Pick<StoredLeaf, 'number' | 'leaf'> | StoredCheckpoint

/** @throws for a line that is neither, with its number */
async function* readLines(path: string): AsyncGenerator<Line> {
  let place = 0
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY })) {
    place++
    const line = toLine(text)
    if (line === null) throw new Error(`line ${place} of the export is neither a leaf nor a checkpoint`)
    yield line
  }
}

function toLine(text: string): Line | null {
  const { number, leaf, size, note } = readJsonLine(text) ?? {}
  if (typeof number === 'number' && typeof leaf === 'string') return { number, leaf }
  return typeof size === 'number' && typeof note === 'string' ? { size, note } : null
}
