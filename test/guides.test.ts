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

/** Where each command that a guide tells a reader to give is given by a test, or by CI itself. */
const GIVEN_BY: Readonly<Record<string, readonly [file: string, as: string]>> = {
  'audit:verify': ['test/operations/installation.test.ts', 'verify-main.ts'],
  'bench:growth': ['test/bench/population/create-population.test.ts', 'create-population.ts'],
  check: ['.ci/run', 'npm run check'],
  compose: ['test/new-sector/new-sector.test.ts', `'compose', '--', '--release'`],
  composition: ['test/new-sector/new-sector.test.ts', `'composition'`],
  conformance: ['test/conformance.test.ts', 'conformance/main.ts'],
  demo: ['test/launch.test.ts', `run('story'`],
  settings: ['subgraphs/tools/src/new/main.ts', `'settings'`],
  'subgraph:check': ['test/new-sector/new-sector.test.ts', `'subgraph:check'`],
  'subgraph:dev': ['test/new-sector/develop.test.ts', 'dev/main.ts'],
  'subgraph:new': ['test/new-sector/new-sector.test.ts', `'subgraph:new'`],
  'subgraph:types': ['subgraphs/tools/src/new/main.ts', `'subgraph:types'`],
  token: ['test/launch.test.ts', `run('token'`],
  'trusted-documents': ['subgraphs/tools/src/new/main.ts', `'trusted-documents'`],
  'backup.sh': ['test/operations/installation.test.ts', `'backup.sh'`],
  'prepare.sh': ['test/operations/prepare.test.ts', 'prepare('],
  'restore.sh': ['test/operations/installation.test.ts', `'restore.sh'`],
  'rotate.sh': ['test/operations/installation.test.ts', `'rotate.sh'`],
}

describe('what a reader is told to do', () => {
  it.each(GUIDES)('is done by a test: %s', (guide) => {
    const text = readFileSync(new URL(guide, ROOT), 'utf8')
    const commands = [...text.matchAll(/\bnpm run (?:-s )?([\w:-]+)|\bsh docker\/([\w-]+\.sh)/g)]
    for (const [, script, shell] of commands) {
      const given = GIVEN_BY[script ?? shell ?? '']
      expect([script ?? shell, given]).toEqual([script ?? shell, expect.anything()])
      const [file = '', as = ''] = given ?? []
      expect([file, readFileSync(new URL(file, ROOT), 'utf8').includes(as)]).toEqual([file, true])
    }
  })

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
