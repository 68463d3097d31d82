import type { FaultListener } from '@samsyn/kit'
import { type Message, toMessage } from './message.ts'
import { type Piece, readPieces, type ReadMessage, type Refusal } from './message-pieces.ts'
import { validatePieces } from './validate-pieces.ts'

/** A file that holds a message. */
export interface MessageFile {
  readonly file: string
  /** Its bytes, as they come. `null`: it is not to be read. What it throws ends the reading of all. */
  readonly open: () => AsyncIterable<Uint8Array> | null | Promise<AsyncIterable<Uint8Array> | null>
}

/** Starting the validator costs more than validating a message, so that messages go to it together. */
const BATCH_LENGTH = 2 * 1024 * 1024

/**
 * Reads messages and validates them, holding no more of their text than a few megabytes however long they are. A file that
 * cannot be read, is not UTF-8, has a document type or breaks the schema is refused with the place of its first fault
 * ("Filbeskrivelse", FATAL in the specification); the others are yielded.
 */
export async function* readMessageFiles(
  files: readonly MessageFile[],
  onFault: FaultListener,
): AsyncGenerator<Message> {
  const refuse = (file: string, refusal: Refusal): void => onFault({ kind: 'FILE_REFUSED', file, ...refusal })
  let batch: (ReadMessage & { readonly file: string })[] = []
  for (const [index, { file, open }] of files.entries()) {
    const chunks = await open()
    const read = chunks && (await readPieces(chunks, validateOne))
    if (read !== null && 'reason' in read) refuse(file, read)
    else if (read !== null) batch.push({ file, ...read })
    const length = batch.reduce((sum, { last }) => sum + last.text.length, 0)
    if (length < BATCH_LENGTH && index < files.length - 1) continue
    const verdicts = await validatePieces(batch.map(({ last }) => last))
    for (const [position, { file: name, tree, refusal }] of batch.entries()) {
      const verdict = verdicts[position] ?? refusal
      const message = verdict === null ? toMessage(name, tree) : null
      if (message !== null) yield message
      else refuse(name, verdict ?? { place: '/Barnevern/Sak', reason: 'it cannot be read' })
    }
    batch = []
  }
}

async function validateOne(piece: Piece): Promise<Refusal | undefined> {
  return (await validatePieces([piece]))[0]
}
