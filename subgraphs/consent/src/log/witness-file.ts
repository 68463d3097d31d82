import { constants, createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import type { Checkpoint } from '@samsyn/schema/log'
import { readJsonLine } from './json-line.ts'
import { openSigned } from './signed.ts'

/** The witness's file: a line of JSON for each checkpoint, the oldest first. */

export interface WitnessLine {
  /** When it was witnessed, by the witness's own clock: ISO 8601, UTC. */
  readonly at: string
  readonly note: string
}

export interface WitnessFile {
  /** What the last line says; `null`: there is none. */
  readonly last: () => Checkpoint | null
  /** Adds a line. It is on the disk when this resolves. */
  readonly append: (line: WitnessLine, checkpoint: Checkpoint) => Promise<void>
  readonly close: () => Promise<void>
}

const OTHERS_MAY_WRITE = 0o022
const OWNER_ONLY_WRITES = 0o644

/**
 * Opens the file, or makes it. A last line that was not written to its end is cut off: nobody was told that it is there.
 * @throws when group or others may write to it, and when a line is not a checkpoint of this log or the tree shrinks
 */
export async function openWitnessFile(path: string, verifiers: readonly string[]): Promise<WitnessFile> {
  const file = await open(path, constants.O_RDWR | constants.O_CREAT | constants.O_APPEND, OWNER_ONLY_WRITES)
  try {
    const { mode, size } = await file.stat()
    if ((mode & OTHERS_MAY_WRITE) !== 0) throw new Error('others than its owner may write to the file of the witness')
    const whole = await endOfLastLine(file, size)
    if (whole < size) await file.truncate(whole)
    let last: Checkpoint | null = null
    for await (const line of readWitnessLines(path, whole)) {
      const checkpoint: Checkpoint | null = line === null ? null : openSigned(line.note, verifiers)
      if (checkpoint === null || checkpoint.size < (last?.size ?? 0))
        throw new Error('the file of the witness has a bad line')
      last = checkpoint
    }
    return {
      last: () => last,
      append: async (line, checkpoint) => {
        await file.appendFile(`${JSON.stringify(line)}\n`)
        await file.sync()
        last = checkpoint
      },
      close: () => file.close(),
    }
  } catch (error) {
    await file.close()
    throw error
  }
}

/**
 * The lines in the first so many bytes; `null` for one that is none.
 * @param bytes those up to the end of a line
 */
export async function* readWitnessLines(path: string, bytes: number): AsyncGenerator<WitnessLine | null> {
  if (bytes === 0) return
  const input = createReadStream(path, { end: bytes - 1 })
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) yield readLine(text)
}

/** How many bytes of a file are whole lines. */
export async function countWholeBytes(path: string): Promise<number> {
  const file = await open(path, 'r')
  try {
    return await endOfLastLine(file, (await file.stat()).size)
  } finally {
    await file.close()
  }
}

const LINE_END = 0x0a
const STEP = 4_096

async function endOfLastLine(file: FileHandle, size: number): Promise<number> {
  const buffer = Buffer.alloc(STEP)
  for (let end = size; end > 0; ) {
    const start = Math.max(0, end - STEP)
    const { bytesRead } = await file.read(buffer, 0, end - start, start)
    const found = buffer.subarray(0, bytesRead).lastIndexOf(LINE_END)
    if (found !== -1) return start + found + 1
    end = start
  }
  return 0
}

function readLine(text: string): WitnessLine | null {
  const { at, note } = readJsonLine(text) ?? {}
  return typeof at === 'string' && typeof note === 'string' ? { at, note } : null
}
