import { readFile } from 'node:fs/promises'
import { request } from 'undici'
import type { SupergraphSource } from '../config.ts'

/** A supergraph of the whole country's sectors would be a tenth of it. */
const MOST_BYTES = 4 * 1024 * 1024
const TIMEOUT_MS = 5_000

/**
 * Reads the supergraph where it is kept.
 * @throws Error when there is none to be had: it says neither where from nor what was answered
 */
export async function readSupergraph(from: SupergraphSource['from']): Promise<string> {
  return 'file' in from ? readFile(from.file, 'utf8') : fetchSupergraph(from.url)
}

async function fetchSupergraph(url: string): Promise<string> {
  const { statusCode, body } = await request(url, {
    headers: { accept: 'application/graphql, text/plain;q=0.9, */*;q=0.1' },
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  if (statusCode !== 200) {
    await body.dump()
    throw Object.assign(new Error('no supergraph was answered'), { code: `HTTP_${statusCode}` })
  }
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of body as AsyncIterable<Buffer>) {
    length += piece.length
    if (length > MOST_BYTES) throw Object.assign(new Error('too long'), { code: 'TOO_LONG' })
    pieces.push(piece)
  }
  return Buffer.concat(pieces).toString('utf8')
}
