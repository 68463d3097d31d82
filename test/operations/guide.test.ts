import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DOCKER, readCompose, readDocker } from './read-compose.ts'

const ROOT = new URL('../../', import.meta.url)
const pages = ['README.md', ...readdirSync(`${DOCKER}runbook`).map((name) => `runbook/${name}`)]

describe('what an operator is told to do', () => {
  it.each(pages)('names scripts, services and commands that are there: %s', async (page) => {
    const text = readDocker(page)
    const { scripts } = (await import('../../package.json', { with: { type: 'json' } })).default as {
      scripts: Readonly<Record<string, string>>
    }
    const { services } = readCompose()
    for (const [, script = ''] of text.matchAll(/\bsh (docker\/[\w-]+\.sh)/g)) {
      expect([script, existsSync(new URL(script, ROOT))]).toEqual([script, true])
    }
    for (const [, name = ''] of text.matchAll(/`npm run ([\w:-]+)`/g)) expect(scripts).toHaveProperty([name])
    for (const [, name = ''] of text.matchAll(/docker compose(?: -f \S+)? (?:ps|exec|run --rm) ([a-z-]+)/g)) {
      expect(Object.keys(services)).toContain(name)
    }
    for (const [, path = ''] of text.matchAll(/\]\(([^)#]+)/g)) {
      expect([path, existsSync(new URL(path, new URL(page, `file://${DOCKER}`)))]).toEqual([path, true])
    }
    for (const [, names = ''] of text.matchAll(/for service in ([^;]+);/g)) {
      for (const name of names.split(' ')) expect(Object.keys(services)).toContain(name)
    }
  })
})
