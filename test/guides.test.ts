import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { DOCKER, readCompose } from './operations/read-compose.ts'

const ROOT = new URL('../', import.meta.url)
const GUIDES = [
  'README.md',
  'console/COORDINATOR.md',
  'console/PRIVACY-OFFICER.md',
  'console/DPIA.md',
  'subgraphs/README.md',
  'docker/README.md',
  'docker/SCALE.md',
  ...readdirSync(`${DOCKER}runbook`).map((name) => `docker/runbook/${name}`),
]

describe('what a reader is told to do', () => {
  it.each(GUIDES)('names scripts, services, commands and files that are there: %s', async (guide) => {
    const text = readFileSync(new URL(guide, ROOT), 'utf8')
    const { scripts } = (await import('../package.json', { with: { type: 'json' } })).default as {
      scripts: Readonly<Record<string, string>>
    }
    const { services } = readCompose()
    for (const [, script = ''] of text.matchAll(/\bsh (docker\/[\w-]+\.sh)/g)) {
      expect([script, existsSync(new URL(script, ROOT))]).toEqual([script, true])
    }
    for (const [, name = ''] of text.matchAll(/\bnpm run (?:-s )?([\w:-]+)/g)) expect(scripts).toHaveProperty([name])
    for (const [, name = ''] of text.matchAll(/docker compose(?: -f \S+)? (?:ps|exec|run --rm) ([a-z-]+)/g)) {
      expect(Object.keys(services)).toContain(name)
    }
    for (const [, path = ''] of text.matchAll(/\]\(([^)#]+)/g)) {
      if (path.startsWith('https:')) continue
      expect([path, existsSync(new URL(path, new URL(guide, ROOT)))]).toEqual([path, true])
    }
    for (const [, names = ''] of text.matchAll(/for service in ([^;]+);/g)) {
      for (const name of names.split(' ')) expect(Object.keys(services)).toContain(name)
    }
  })
})
