import { type ChildProcess, spawn } from 'node:child_process'
import { appendFile, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyRepository } from './repository-copy.ts'

const TIMEOUT_MS = 300_000

let copy: string
let session: ChildProcess
let output = ''
/** How much of it has been read. */
let told = 0

/** What is printed from where the last call ended up to a text, with it. @throws Error when it never is */
async function readUntil(text: string): Promise<string> {
  const patience = AbortSignal.timeout(TIMEOUT_MS / 2)
  for (;;) {
    const at = output.indexOf(text, told)
    if (at >= 0) {
      const from = told
      told = at + text.length
      return output.slice(from, told)
    }
    if (session.exitCode !== null || patience.aborted) throw new Error(`never said ${text}: ${output.slice(told)}`)
    await setTimeout(20)
  }
}

const type = (line: string): void => void session.stdin?.write(`${line}\n`)

async function expectHidden(slice: string): Promise<void> {
  type(`ask ${slice}`)
  expect(await readUntil(`not shared: ${slice}\n`)).toMatch(/^null$/m)
}

async function edit(path: string, change: (text: string) => string): Promise<void> {
  const file = join(copy, path)
  const text = await readFile(file, 'utf8')
  expect(change(text)).not.toBe(text)
  await writeFile(file, change(text))
}

const SDL = 'subgraphs/nav/schema.graphql'

beforeAll(async () => {
  copy = await copyRepository()
  session = spawn(process.execPath, ['--import', 'tsx', 'subgraphs/tools/src/dev/main.ts', 'nav', '--port', '0'], {
    cwd: copy,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  for (const stream of [session.stdout, session.stderr]) {
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()))
  }
  await readUntil('\nready http')
}, TIMEOUT_MS)

afterAll(async () => {
  const ended = new Promise((resolve) => session.once('exit', resolve))
  if (session.exitCode === null) session.kill('SIGTERM')
  else return rm(copy, { recursive: true, force: true })
  expect(await ended).toBe(0)
  await rm(copy, { recursive: true, force: true })
})

// One session from its start to its end: each step goes on from the one before.
describe('a sector where it is developed', { timeout: TIMEOUT_MS }, () => {
  it('is served for real, and nothing of it before the family has said yes', async () => {
    type('child froya')
    await readUntil('froya from now on')
    type('withdraw nav.contact')
    await readUntil('nav.contact is not shared from the next look-up on')
    await expectHidden('nav.contact')
    type('share nav.contact')
    await readUntil('nav.contact is shared from the next look-up on')
    type('ask nav.contact')
    expect(await readUntil('\n}\n')).not.toContain('mock')
    type('slices')
    expect(await readUntil('nav.householdEconomy')).toMatch(/ {2}shared {6}nav\.contact\n/)
    type('withdraw nav.contact')
    await readUntil('nav.contact is not shared from the next look-up on')
    await expectHidden('nav.contact')
  })

  it('stands beside mocks of the others, as far as the family shares them', async () => {
    type('ask school.attendance')
    expect(await readUntil('"onDiploma": true')).toContain('"kind": ')
    await expectHidden('health.mentalHealthFollowUp')
  })

  it('says what is no slice, and what it understands', async () => {
    type('share nav.nothing')
    await readUntil('nav.nothing is no slice of the catalogue')
    type('ask nothing')
    await readUntil('nothing is no field of Child')
    type('help me')
    await readUntil('  withdraw <slice>')
  })

  it('tells of a field without consent as soon as it is saved, and serves what was there', async () => {
    await edit(SDL, (text) => text.replace('type NavRecord {', 'type NavRecord {\n  "New (ny)."\n  secret: String'))
    expect(await readUntil('The last that composed is served on.')).toMatch(/error {2}nav: NavRecord\.secret {2}C\d\d_/)
    type('ask nav.contact')
    await readUntil('not shared: nav.contact\n')
  })

  it('serves a new field as soon as it is saved, to the one it is shared with', async () => {
    await edit(SDL, (text) =>
      text
        .replace('\n  "New (ny)."\n  secret: String', '')
        .replace('type NavContact {', 'type NavContact {\n  "New (ny)."\n  room: String'),
    )
    expect(await readUntil('It is served as it is now.')).toContain('K08_SIGNED_FOR')
    type('share nav.contact')
    await readUntil('nav.contact is shared from the next look-up on')
    type('ask nav.contact')
    await readUntil('"room": null')
    expect(await readFile(join(copy, 'subgraphs/nav/src/generated/sdl.ts'), 'utf8')).toContain('room')
  })

  it('says that a subgraph that does not start is away, until it is mended', async () => {
    await appendFile(join(copy, 'subgraphs/nav/src/main.ts'), '\nnot a program')
    await readUntil('until it does.')
    type('ask nav.contact')
    await readUntil('SOURCE_UNAVAILABLE: ')
    await edit('subgraphs/nav/src/main.ts', (text) => text.replace('\nnot a program', ''))
    await readUntil('It is served as it is now.')
    type('ask nav.contact')
    await readUntil('"room": null')
  })

  it('starts again when the catalogue changes', async () => {
    await appendFile(join(copy, 'schema/sdl/catalogue/nav.ts'), '\n')
    await readUntil('starting again')
    await readUntil('\nready http')
    await expectHidden('nav.contact')
  })

  it('ends when it is told to', async () => {
    const ended = new Promise((resolve) => session.once('exit', resolve))
    type('quit')
    expect(await ended).toBe(0)
  })
})
