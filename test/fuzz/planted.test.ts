import { spawn } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PLANTED_BUGS } from './planted-bugs.ts'
import { createPlantedCopy, type PlantedCopy } from './planted-copy.ts'
import type { PlantedResult } from './planted-main.ts'

const SEED = 5
const TIMEOUT_MS = 300_000

describe('the attack', () => {
  let copy: PlantedCopy
  let results: readonly PlantedResult[]

  beforeAll(async () => {
    copy = await createPlantedCopy(PLANTED_BUGS)
    results = await runIn(copy.root)
  }, TIMEOUT_MS)
  afterAll(() => copy.remove())

  it.each(PLANTED_BUGS)('finds that $what', ({ name }) => {
    expect(results.find(({ bug }) => bug === name)?.differences).toBeGreaterThan(0)
  })

  it('finds nothing while no bug is in force, before and after', () => {
    const without = results.filter(({ bug }) => bug === null)
    expect(without.map(({ differences, first }) => [differences, first])).toEqual([
      [0, null],
      [0, null],
    ])
  })

  it('refuses to plant a bug whose place is gone', async () => {
    const [bug] = PLANTED_BUGS
    const gone = { ...bug, name: 'gone', what: '', changes: [{ file: 'gateway/src/main.ts', find: 'ø', replace: '' }] }
    await expect(createPlantedCopy([gone])).rejects.toThrow('the bug gone finds its place 0 times')
  })
})

async function runIn(root: string): Promise<readonly PlantedResult[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'test/fuzz/planted-main.ts', String(SEED)], {
    cwd: root,
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [output, faults] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (faults += chunk.toString()))
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`the attack on the copy ended with ${String(code)}: ${faults}`)
  return output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as PlantedResult)
}
