import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { memoryPages, validateXML } from 'xmllint-wasm'
import type { Piece, Refusal } from './message-pieces.ts'

const VALIDATOR_MEMORY_PAGES = 256 * memoryPages.MiB

const XSD_NAME = 'Barnevern_v4.0.1.xsd'
const XSD = readFileSync(new URL(`../formats/${XSD_NAME}`, import.meta.url), 'utf8')
const XSD_NAMES = new Set([...XSD.matchAll(/name="(\w+)"/g)].map(([, name]) => name))

/** @returns for each piece why it is refused, or `undefined` where it is valid */
export async function validatePieces(pieces: readonly Piece[]): Promise<(Refusal | undefined)[]> {
  if (pieces.length === 0) return []
  // A validation error quotes the file. Under a name it cannot know, no file can speak of another, or of itself.
  const named = pieces.map(({ text }) => ({ fileName: randomUUID(), contents: text }))
  let report: string[]
  try {
    const { rawOutput } = await validateXML({
      xml: named,
      schema: [{ fileName: XSD_NAME, contents: XSD }],
      maxMemoryPages: VALIDATOR_MEMORY_PAGES,
    })
    report = rawOutput.split('\n')
  } catch {
    if (pieces.length === 1) return [{ place: 'line 1', reason: 'the schema validator gave up on it' }]
    return (await Promise.all(pieces.map((piece) => validatePieces([piece])))).flat()
  }
  const lines = new Set(report)
  return named.map(({ fileName }, index) => {
    if (lines.has(`${fileName} validates`)) return undefined
    const error = report.find((line) => line.startsWith(`${fileName}:`))?.slice(fileName.length + 1) ?? ''
    return describeError(error, pieces[index])
  })
}

/** Takes the line and the schema's own names from an error of libxml2, and leaves the values it quotes. */
function describeError(error: string, piece: Piece | undefined): Refusal {
  const line = Number(/^\d+/.exec(error)?.[0] ?? '1')
  const place = `line ${piece?.toLine(line) ?? line}`
  if (error.includes('parser error')) return { place, reason: 'is not well-formed XML' }
  const [, element, attribute] = /Element '(\w+)'(?:, attribute '(\w+)')?/.exec(error) ?? []
  const at = [element, attribute].filter((name) => name !== undefined && XSD_NAMES.has(name)).join(' ')
  return { place, reason: `does not follow ${XSD_NAME}${at === '' ? '' : ` at ${at}`}` }
}
