import { execFile } from 'node:child_process'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copyRepository } from './repository-copy.ts'

const TIMEOUT_MS = 300_000

interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

let copy: string
let gateway: ReadonlyMap<string, string>
const times: [command: string, seconds: number][] = []
/** How many of them it took to have the sector. */
let taken = 0

/** Runs a command in the copy, as a sector's team would in its clone. */
async function run(command: string, ...args: readonly string[]): Promise<Ended> {
  const began = performance.now()
  const path = `${join(copy, 'node_modules/.bin')}:${process.env['PATH']}`
  const ended = await new Promise<Ended>((resolve) => {
    // A test runner in a test runner is to know nothing of the outer one.
    const { VITEST: _outer, VITEST_POOL_ID: _pool, VITEST_WORKER_ID: _worker, NODE_ENV: _mode, ...env } = process.env
    execFile(command, args, { cwd: copy, env: { ...env, PATH: path } }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err })
    })
  })
  times.push([[command, ...args].join(' '), (performance.now() - began) / 1000])
  return ended
}

async function readGateway(root: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(join(root, 'gateway'), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
  const paths = files.map((entry) => join(entry.parentPath, entry.name))
  return new Map(
    await Promise.all(paths.map(async (path) => [path.slice(root.length), await readFile(path, 'utf8')] as const)),
  )
}

beforeAll(async () => {
  copy = await copyRepository()
  gateway = await readGateway(copy)
}, TIMEOUT_MS)

afterAll(async () => {
  await rm(copy, { recursive: true, force: true })
  const needed = times.slice(0, taken)
  const sum = needed.reduce((total, [, seconds]) => total + seconds, 0)
  const lines = needed.map(([command, seconds]) => `  ${seconds.toFixed(1).padStart(6)} s  ${command}`)
  process.stdout.write(`a fifth sector, from a clone: ${taken} commands, ${sum.toFixed(0)} s\n${lines.join('\n')}\n`)
})

describe('a fifth sector', { timeout: TIMEOUT_MS }, () => {
  it('is made by one command', async () => {
    expect(
      await run('npm', 'run', '-s', 'subgraph:new', '--', 'fritid', '--nb', 'Fritid', '--en', 'Leisure'),
    ).toMatchObject({ code: 0, err: '' })
  })

  it('compiles, with the console, and composes under the proof', async () => {
    for (const task of ['types', 'composition', 'format', 'unused']) {
      const { code, out, err } = await run('npm', 'run', '-s', task)
      expect(code, `${task}: ${out}${err}`).toBe(0)
    }
  })

  it('passes its own contract test, and those of the catalogue, of the picture and of what it is run by', async () => {
    const tests = ['schema/sdl', 'schema/policy/slices.test.ts', 'console/src/picture', 'test/operations/compose']
    const { code, out } = await run('vitest', 'run', 'subgraphs/fritid', ...tests)
    expect(code, out).toBe(0)
  })

  it('breaks nothing that was released', async () => {
    const { code, out } = await run('npm', 'run', '-s', 'subgraph:check', '--', 'fritid')
    expect({ code, out }).toEqual({
      code: 0,
      out: 'fritid (subgraphs/fritid/schema.graphql) composes with the rest: no errors, no warnings\n',
    })
  })

  it('is started with the product, and its slice is in the catalogue that a family chooses from', async () => {
    const { code, out, err } = await run('tsx', 'test/new-sector/ask-product.ts', 'fritid')
    expect(code, err).toBe(0)
    expect(JSON.parse(out)).toEqual([{ id: 'fritid.participation', sector: 'fritid', name: 'Deltakelse: Fritid' }])
  })

  it('takes fewer than ten commands, and no change of the gateway', async () => {
    taken = times.length
    expect(taken).toBeLessThan(10)
    expect(await readGateway(copy)).toEqual(gateway)
  })

  it('is not made twice, nor under a name that is none', async () => {
    const again = await run('npm', 'run', '-s', 'subgraph:new', '--', 'fritid')
    expect(again).toMatchObject({ code: 1, out: '', err: 'subgraphs/fritid is there already\n' })
    for (const name of ['Fritid', 'consent', 'x', '../x', 'a b']) {
      expect(await run('npm', 'run', '-s', 'subgraph:new', '--', name)).toMatchObject({ code: 2, out: '' })
    }
  })

  it('may be followed by a sixth', async () => {
    expect(
      await run(
        'npm',
        'run',
        '-s',
        'subgraph:new',
        '--',
        'culturalSchool',
        '--nb',
        'Kulturskole',
        '--nn',
        'Kulturskule',
      ),
    ).toMatchObject({ code: 0 })
    const { code, out } = await run('npm', 'run', '-s', 'types')
    expect(code, out).toBe(0)
  })

  it('is released', async () => {
    expect(await run('npm', 'run', '-s', 'compose', '--', '--release')).toMatchObject({ code: 0 })
    const released = await readFile(join(copy, 'schema/released/supergraph.graphql'), 'utf8')
    expect(released).toContain('fritid.participation')
    for (const task of ['composition', 'documents', 'settings-table']) {
      const { code, out, err } = await run('npm', 'run', '-s', task)
      expect(code, `${task}: ${out}${err}`).toBe(0)
    }
  })
})
