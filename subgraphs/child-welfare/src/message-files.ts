import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { memoryPages, validateXML } from 'xmllint-wasm'
import type { FaultListener } from '@samsyn/kit'

/** The text of one message that is well-formed XML and valid against the published schema. */
interface MessageFile {
  readonly file: string
  readonly text: string
}

interface Refusal {
  readonly place: string
  readonly reason: string
}

/** A message holds one case; the largest real ones are a few hundred kB. */
const MESSAGE_LIMIT_BYTES = 2 * 1024 * 1024
/** Starting the validator costs more than validating a message, so that messages go to it together. */
const BATCH_BYTES = 2 * 1024 * 1024
const VALIDATOR_MEMORY_PAGES = 256 * memoryPages.MiB

const XSD_NAME = 'Barnevern_v4.0.1.xsd'
const XSD = readFileSync(new URL(`../formats/${XSD_NAME}`, import.meta.url), 'utf8')
const XSD_NAMES = new Set([...XSD.matchAll(/name="(\w+)"/g)].map(([, name]) => name))

/**
 * Reads messages and validates them. A file that is too large, not UTF-8, has a document type or breaks the schema is
 * refused with the place of its first fault ("Filbeskrivelse", FATAL in the specification); the others are yielded.
 */
export async function* readMessageFiles(
  folder: string,
  names: readonly string[],
  onFault: FaultListener,
): AsyncGenerator<MessageFile> {
  const refuse = (file: string, refusal: Refusal): void => onFault({ kind: 'FILE_REFUSED', file, ...refusal })
  let batch: MessageFile[] = []
  let batchBytes = 0
  for (const [index, file] of names.entries()) {
    const read = await readGuarded(join(folder, file))
    if (typeof read === 'string') {
      batch.push({ file, text: read })
      batchBytes += read.length
    } else {
      refuse(file, read)
    }
    if (batchBytes < BATCH_BYTES && index < names.length - 1) continue
    const verdicts = await validateMessages(batch)
    for (const [position, message] of batch.entries()) {
      const refusal = verdicts[position]
      if (refusal === undefined) yield message
      else refuse(message.file, refusal)
    }
    batch = []
    batchBytes = 0
  }
}

/** Refuses what must not reach a parser: the two parsers must see the same text, and no entity may be defined. */
async function readGuarded(path: string): Promise<string | Refusal> {
  const refuse = (reason: string, place = 'line 1'): Refusal => ({ place, reason })
  let bytes: Buffer
  try {
    if ((await stat(path)).size > MESSAGE_LIMIT_BYTES) return refuse('is larger than a message may be (2 MB)')
    bytes = await readFile(path)
  } catch {
    return refuse('cannot be read')
  }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return refuse('is not UTF-8')
  }
  if (text.includes('\0')) return refuse('is not UTF-8')
  const encoding = /^<\?xml[^>]*?encoding\s*=\s*["']([^"']*)/.exec(text)?.[1]
  if (encoding !== undefined && encoding.toUpperCase() !== 'UTF-8')
    return refuse('declares another encoding than UTF-8')
  const doctype = text.search(/<!DOCTYPE/i)
  if (doctype !== -1)
    return refuse('has a document type (DOCTYPE)', `line ${text.slice(0, doctype).split('\n').length}`)
  return text
}

/** @returns for each message why it is refused, or `undefined` where it is valid */
async function validateMessages(messages: readonly MessageFile[]): Promise<(Refusal | undefined)[]> {
  if (messages.length === 0) return []
  // A validation error quotes the file. Under a name it cannot know, no file can speak of another, or of itself.
  const named = messages.map(({ text }) => ({ fileName: randomUUID(), contents: text }))
  let report: string[]
  try {
    const { rawOutput } = await validateXML({
      xml: named,
      schema: [{ fileName: XSD_NAME, contents: XSD }],
      maxMemoryPages: VALIDATOR_MEMORY_PAGES,
    })
    report = rawOutput.split('\n')
  } catch {
    if (messages.length === 1) return [{ place: 'line 1', reason: 'the schema validator gave up on it' }]
    return (await Promise.all(messages.map((message) => validateMessages([message])))).flat()
  }
  const lines = new Set(report)
  return named.map(({ fileName }) => {
    if (lines.has(`${fileName} validates`)) return undefined
    return describeError(report.find((line) => line.startsWith(`${fileName}:`))?.slice(fileName.length + 1) ?? '')
  })
}

/** Takes the line and the schema's own names from an error of libxml2, and leaves the values it quotes. */
function describeError(error: string): Refusal {
  const place = `line ${/^\d+/.exec(error)?.[0] ?? '1'}`
  if (error.includes('parser error')) return { place, reason: 'is not well-formed XML' }
  const [, element, attribute] = /Element '(\w+)'(?:, attribute '(\w+)')?/.exec(error) ?? []
  const at = [element, attribute].filter((name) => name !== undefined && XSD_NAMES.has(name)).join(' ')
  return { place, reason: `does not follow ${XSD_NAME}${at === '' ? '' : ` at ${at}`}` }
}
