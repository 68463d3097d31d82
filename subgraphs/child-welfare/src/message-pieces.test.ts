import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { SourceFault } from '@samsyn/kit'
import { readMessageFiles } from './message-files.ts'
import type { LargeMessage, LargeMessageRead } from './testing-large-message.ts'

const RUNNING = await readFile(new URL('../fixtures/examples/barnevern-running-measure.xml', import.meta.url), 'utf8')

async function read(text: string, chunkBytes: number) {
  const bytes = Buffer.from(text, 'utf8')
  async function* open(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes)
  }
  const faults: SourceFault[] = []
  const messages = []
  for await (const message of readMessageFiles([{ file: 'message.xml', open }], (fault) => faults.push(fault))) {
    messages.push(message)
  }
  return { messages, faults }
}

describe('a message in chunks', () => {
  it.each([1, 7, 64, 100_000])('of %i bytes is read as the same message', async (chunkBytes) => {
    const text = RUNNING.replace('Eksempelfag', 'Æøå 𝄞 fag')
    const whole = await read(text, text.length * 4)
    expect(whole.messages).toHaveLength(1)
    expect(await read(text, chunkBytes)).toEqual(whole)
  })

  it.each([
    [
      'a document type that is cut in two',
      RUNNING.replace('<Barnevern ', '<!DOCTYPE Barnevern>\n<Barnevern '),
      'line 2',
    ],
    ['a document type in small letters', RUNNING.replace('<Barnevern ', '<!doctype Barnevern>\n<Barnevern '), 'line 2'],
    ['an entity of its own', RUNNING.replace('Testvik kommune', '&vert;'), 'line 4'],
    ['an end that never comes', RUNNING.slice(0, RUNNING.indexOf('</Sak>')), 'line 54'],
  ])('with %s is refused with its place', async (_rule, text, place) => {
    const { messages, faults } = await read(text, 5)
    expect(messages).toEqual([])
    expect(faults).toMatchObject([{ kind: 'FILE_REFUSED', place }])
  })
})

const ID = (number: number): string => `00000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`
const toReport = (number: number): string =>
  `<Melding Id="${ID(number)}" StartDato="2026-01-12"><Melder Kode="22" Presisering="${'x'.repeat(9000)}"/><Saksinnhold Kode="1.2.03"/><Konklusjon SluttDato="2026-01-19" Kode="2"/></Melding>\n`

/** Longer than one piece: reports of 9 kB before the measures. */
function toLong(text: string, reports: readonly string[]): string {
  return text.replace('    <Undersokelse ', `${reports.join('')}    <Undersokelse `)
}
const REPORTS = Array.from({ length: 500 }, (_, index) => toReport(index))

describe('a message of several pieces', () => {
  it('is read as one of one piece is', async () => {
    const long = toLong(RUNNING, REPORTS)
    expect(long.length).toBeGreaterThan(2 * 2 * 1024 * 1024)
    expect(await read(long, 65_536)).toEqual(await read(RUNNING, 65_536))
  })

  const lineOf = (text: string, part: string): string => `line ${text.slice(0, text.indexOf(part)).split('\n').length}`
  it.each<readonly [rule: string, change: (long: string) => string, part: string, reason: string]>([
    ['breaks the schema in its first piece', (long) => long.replace(`"${ID(3)}"`, '"x"'), 'Id="x"', 'does not follow'],
    ['breaks the schema in a later piece', (long) => long.replace(`"${ID(450)}"`, '"x"'), 'Id="x"', 'does not follow'],
    [
      'breaks the schema in its last record',
      (long) => long.replace('Kode="3.10"', 'Kode="x.10"'),
      'Kode="x.10"',
      'does not follow',
    ],
    [
      'has a record out of order where it is cut',
      (long) => long.replace(`<Melding Id="${ID(400)}"`, `<Relasjon Id="x"/><Melding Id="${ID(400)}"`),
      '<Relasjon Id="x"/>',
      'does not follow',
    ],
  ])('that %s is refused with its line in the file', async (_rule, change, part, reason) => {
    const long = change(toLong(RUNNING, REPORTS))
    const { messages, faults } = await read(long, 65_536)
    expect(messages).toEqual([])
    expect(faults).toMatchObject([
      { kind: 'FILE_REFUSED', place: lineOf(long, part), reason: expect.stringContaining(reason) as string },
    ])
  })

  it('that has two records of one id in different pieces is refused', async () => {
    const long = toLong(RUNNING, [...REPORTS, toReport(0)])
    const { messages, faults } = await read(long, 65_536)
    expect(messages).toEqual([])
    expect(faults).toMatchObject([{ kind: 'FILE_REFUSED', reason: 'has two Melding of the same Id' }])
  })
})

/** So much memory that the message cannot be held in it, beside what the program itself needs. */
const HEAP_MB = 80
const MESSAGE_MB = 50

/** Reads in a process of its own, which V8 ends when its heap is beyond the bound. @returns `null`: it was ended */
async function readLarge(message: LargeMessage): Promise<LargeMessageRead | null> {
  const entry = fileURLToPath(new URL('testing-large-message.ts', import.meta.url))
  const args = [`--max-old-space-size=${HEAP_MB}`, '--import', 'tsx', entry, JSON.stringify(message)]
  try {
    const { stdout } = await promisify(execFile)(process.execPath, args)
    return JSON.parse(stdout) as LargeMessageRead
  } catch (error) {
    if (String((error as { stderr?: unknown }).stderr).includes('heap out of memory')) return null
    throw error
  }
}

describe('a message of 50 MB', () => {
  it('is read with less memory than its text needs', { timeout: 600_000 }, async () => {
    const large = await readLarge({ megabytes: MESSAGE_MB, isWhole: false })
    expect(large?.bytes).toBeGreaterThan(MESSAGE_MB * 1024 * 1024)
    expect(large).toMatchObject({ faults: [], plans: 200 })
  })

  it('could not be read whole within that', { timeout: 600_000 }, async () => {
    expect(await readLarge({ megabytes: MESSAGE_MB, isWhole: true })).toBeNull()
  })
})
