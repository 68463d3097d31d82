import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { HAS_TOOLS } from './has-tools.ts'
import { prepare } from './installation.ts'

const readKeys = (folder: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(join(folder, 'grant-keys'), 'utf8')) as Record<string, string>

describe.skipIf(!HAS_TOOLS)('what is prepared', () => {
  it('stays as it is, and a subgraph that has come since gets its own key beside the others', () => {
    const folder = mkdtempSync(join(tmpdir(), 'samsyn-secrets-'))
    try {
      prepare(folder)
      const all = readKeys(folder)
      expect(Object.values(all)).toEqual(
        Object.keys(all).map((name) => readFileSync(join(folder, `grant-key-${name}`), 'utf8')),
      )
      const before = new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
      rmSync(join(folder, 'grant-key-nav'))
      prepare(folder)
      const { nav, ...others } = all
      const { nav: made, ...kept } = readKeys(folder)
      expect(kept).toEqual(others)
      expect(made).not.toBe(nav)
      expect(made).toBe(readFileSync(join(folder, 'grant-key-nav'), 'utf8'))
      for (const [name, text] of before) {
        if (name.startsWith('grant-key')) continue
        expect([name, readFileSync(join(folder, name), 'utf8') === text]).toEqual([name, true])
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
