import sax from 'sax'
import { createCaseBuilder } from './message-tree.ts'

/**
 * Reads a message as it comes, whatever its length: never more of its text is held than one piece. Each piece is a message
 * of its own, with the head of the whole and some of its records, so that the schema can be held against it.
 */

export interface Refusal {
  readonly place: string
  readonly reason: string
}

/** Part of a message, as a message. */
export interface Piece {
  readonly text: string
  /** The line of the file that a line of the piece is. */
  toLine(line: number): number
}

export interface ReadMessage {
  /** What may be read of it, unjudged. */
  readonly tree: unknown
  /** The last piece, or the only one, which is still to be validated. */
  readonly last: Piece
  /** What stands against the message even where each of its pieces is valid. */
  readonly refusal: Refusal | null
}

/** No record is longer. A piece is cut at the first end of a record after it. */
const PIECE_LENGTH = 2 * 1024 * 1024
const LONGEST_PIECE = 2 * PIECE_LENGTH
const DOCTYPE = '<!DOCTYPE'
const END = '</Sak></Barnevern>'

/** Thrown while reading, where nothing of the message may be read. */
class Refused extends Error {
  readonly refusal: Refusal

  constructor(reason: string, line: number) {
    super(reason)
    this.refusal = { place: `line ${line}`, reason }
  }
}

/**
 * @param validate tells what is wrong with a piece, and is waited for before more is read
 * @returns the message, or why it is refused: not UTF-8, a document type, a piece that is not valid
 */
export async function readPieces(
  chunks: AsyncIterable<Uint8Array>,
  validate: (piece: Piece) => Promise<Refusal | undefined>,
): Promise<ReadMessage | Refusal> {
  const reader = createReader()
  try {
    for await (const chunk of chunks) {
      for (const piece of reader.write(chunk)) {
        const refusal = await validate(piece)
        if (refusal !== undefined) return refusal
      }
    }
    return reader.end()
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}

type Handlers = Pick<
  sax.SAXParser,
  'onerror' | 'onprocessinginstruction' | 'onopentag' | 'ontext' | 'oncdata' | 'onclosetag'
>

function createReader() {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  // Strict entities: the five of XML and no others, so that nothing grows. The types do not know the option.
  const parser = new sax.SAXParser(true, { strictEntities: true } as sax.SAXOptions)
  const builder = createCaseBuilder()
  const pieces: Piece[] = []
  /** The text from `start` on, which is where the piece at hand begins, behind the head. */
  let text = ''
  let start = 0
  let startLine = 1
  let head = ''
  /** The last record before the piece: with it the schema sees that the order holds across the cut. */
  let overlap = ''
  let recordStart = 0
  let tail = ''
  let readLines = 0
  let fault: number | null = null
  let repeated: Refusal | null = null
  const seen = new Set<string>()

  const cut = (): void => {
    pieces.push(toPiece(text.slice(0, parser.position - start) + END))
    const end = parser.position - start
    overlap = text.slice(recordStart - start, end)
    startLine += countLines(text.slice(0, end))
    text = text.slice(end)
    start = parser.position
  }
  const toPiece = (body: string): Piece => {
    const before = countLines(head) + countLines(overlap)
    const [isFirst, from] = [head === '' || start === head.length, startLine]
    return {
      text: head + overlap + body,
      toLine: (line) => (isFirst || line <= before ? line : line - before - 1 + from),
    }
  }

  const handlers: Handlers = {
    onerror: () => {
      fault ??= parser.line + 1
    },
    onprocessinginstruction: ({ name, body }) => {
      const encoding = name === 'xml' ? /encoding\s*=\s*["']([^"']*)/.exec(body)?.[1] : undefined
      if (encoding !== undefined && encoding.toUpperCase() !== 'UTF-8') {
        throw new Refused('declares another encoding than UTF-8', 1)
      }
    },
    onopentag: (tag) => {
      builder.open(tag.name, tag.attributes as Readonly<Record<string, string>>)
      if (builder.path() === 'Barnevern.Sak') {
        // Of a second case, which the schema refuses, no head is taken.
        if (head === '') {
          head = text.slice(0, parser.position)
          startLine = 1 + countLines(head)
          text = text.slice(parser.position)
          start = parser.position
        }
        return
      }
      if (!builder.isRecord()) return
      recordStart = parser.startTagPosition - 1
      const { Id, Type } = tag.attributes as Readonly<Record<string, string>>
      const key = `${tag.name} ${Id} ${tag.name === 'Slettet' ? Type : ''}`
      if (seen.has(key)) repeated ??= { place: `line ${parser.line + 1}`, reason: `has two ${tag.name} of the same Id` }
      seen.add(key)
    },
    ontext: (value) => builder.write(value),
    oncdata: (value) => builder.write(value),
    onclosetag: () => {
      const isRecord = builder.isRecord()
      builder.close()
      if (isRecord && parser.position - start >= PIECE_LENGTH) cut()
    },
  }
  Object.assign(parser, handlers)

  const guard = (added: string): void => {
    if (added.includes('\0')) throw new Refused('is not UTF-8', readLines + 1)
    const seam = tail + added
    const doctype = seam.search(/<!DOCTYPE/i)
    if (doctype !== -1) {
      const before = seam.slice(0, doctype)
      throw new Refused('has a document type (DOCTYPE)', 1 + readLines - countLines(tail) + countLines(before))
    }
    tail = seam.slice(1 - DOCTYPE.length)
    readLines += countLines(added)
  }
  const add = (added: string): void => {
    guard(added)
    text += added
    // What the other parser makes of the rest is for its own words.
    if (fault === null) parser.write(added)
    if (text.length > LONGEST_PIECE) {
      throw fault === null
        ? new Refused('holds a record that is longer than any may be (2 MB)', startLine)
        : new Refused('is not well-formed XML', fault)
    }
  }
  const decode = (chunk: Uint8Array | undefined): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined })
    } catch {
      throw new Refused('is not UTF-8', readLines + 1)
    }
  }

  return {
    /** The pieces that a chunk ends. */
    write: (chunk: Uint8Array): readonly Piece[] => {
      add(decode(chunk))
      return pieces.splice(0)
    },
    end: (): ReadMessage => {
      add(decode(undefined))
      if (fault === null) parser.close()
      const notWellFormed = fault === null ? null : { place: `line ${fault}`, reason: 'is not well-formed XML' }
      return { tree: builder.tree(), last: toPiece(text), refusal: notWellFormed ?? repeated }
    },
  }
}

function countLines(text: string): number {
  let lines = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines += 1
  return lines
}
