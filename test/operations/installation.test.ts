import { readFileSync } from 'node:fs'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { fetch as fetchOver } from 'undici'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HAS_TOOLS } from './has-tools.ts'
import { listAlarmMetrics } from './list-alarms.ts'
import { askPicture, type Installation, openInstallation, runNode, runScript, startAll } from './installation.ts'

const START_MS = 300_000

describe.skipIf(!HAS_TOOLS)('what the compose file starts', () => {
  let installation: Installation
  beforeAll(async () => {
    installation = await openInstallation()
    await startAll(installation)
  }, START_MS)
  afterAll(() => installation?.close(), 60_000)

  it('answers one question through both gateways, with what is shared and nothing more', async () => {
    const answers = []
    for (const name of ['gateway-a', 'gateway-b'])
      answers.push(await askPicture(installation, installation.service(name).url))
    for (const { status, body } of answers) {
      expect([status, body.errors]).toEqual([200, undefined])
      expect(body.data?.child).toMatchObject({ displayName: 'Linnea Lyngblom' })
      expect(body.extensions?.consent.withheld.map(({ slice }) => slice)).toContain('school.ppt')
    }
    expect(answers[0]?.body).toEqual(answers[1]?.body)
  })

  it('misses nothing that it needs, and says so to those who run it alone', async () => {
    const { operations, url } = installation.service('gateway-a')
    const ready = async () => (await fetch(`${operations}/health/ready`)).json()
    await expect.poll(ready, { timeout: 20_000 }).toEqual({ status: 'ok', missing: [] })
    await expect
      .poll(async () => (await fetch(`${installation.service('consent').operations}/health/ready`)).json(), {
        timeout: 20_000,
      })
      .toEqual({ status: 'ok', missing: [] })
    await installation.service('nav').process.stop('SIGTERM')
    await expect.poll(ready, { timeout: 20_000 }).toEqual({ status: 'ok', missing: ['nav'] })
    const outside = await fetchOver(`${url}/health/ready`, { dispatcher: installation.agent })
    expect([outside.status, await outside.json()]).toEqual([200, { status: 'ok' }])
    expect((await fetchOver(`${url}/metrics`, { dispatcher: installation.agent })).status).toBe(404)
    await installation.start('nav')
    await expect.poll(ready, { timeout: 20_000 }).toEqual({ status: 'ok', missing: [] })
  }, 120_000)

  it('writes every record into the log, and has it witnessed', async () => {
    const read = async (name: string, metric: string): Promise<number> => {
      const text = await (await fetch(`${installation.service(name).operations}/metrics`)).text()
      return Number(new RegExp(`^${metric} (\\S+)$`, 'm').exec(text)?.[1])
    }
    await expect.poll(() => read('consent', 'samsyn_log_pending'), { timeout: 30_000 }).toBe(0)
    await expect.poll(() => read('witness', 'samsyn_witness_size'), { timeout: 30_000 }).toBeGreaterThan(0)
    expect(await read('witness', 'samsyn_witness_alarm')).toBe(0)
  }, 90_000)

  it('counts all that the alarms ask about', async () => {
    const served = ['gateway-a', 'consent', 'sequencer', 'witness', 'school']
    const texts = await Promise.all(
      served.map(async (name) => (await fetch(`${installation.service(name).operations}/metrics`)).text()),
    )
    const names = new Set(texts.join('\n').match(/^samsyn_\w+/gm))
    expect(listAlarmMetrics().filter((name) => !names.has(name))).toEqual([])
    expect(texts.join('\n')).toMatch(/^samsyn_subgraph_requests_total\{outcome="answered"\} [1-9]/m)
  })

  it('reaches no subgraph without the gateway’s certificate', async () => {
    await expect(
      fetchOver(`${installation.service('school').url}/health`, { dispatcher: installation.agent }),
    ).rejects.toThrow()
  })

  it('is made again by running the migration again, and nothing changes', async () => {
    const { code, lines } = await installation.run('migrate')
    expect([code, lines.map((line) => JSON.parse(line) as unknown)]).toEqual([0, [{ message: 'migrated' }]])
    expect((await askPicture(installation, installation.service('gateway-b').url)).status).toBe(200)
  }, 60_000)

  it('changes a grant key in three steps, after each of which both gateways answer in full', async () => {
    const rotate = (step: string): string => runScript(installation, 'rotate.sh', ['grant', 'school', step])
    const before = await askAll()
    expect(() => rotate('switch')).toThrow('begin first')
    for (const [step, names] of [
      ['begin', ['school']],
      ['switch', ['gateway-a', 'gateway-b']],
      ['end', ['school']],
    ] as const) {
      expect(rotate(step)).toMatch(/^restart: /)
      for (const name of names) {
        await installation.start(name)
        expect([step, name, await askAll()]).toEqual([step, name, before])
      }
    }
    expect(() => rotate('end')).toThrow('nothing to end')
    expect(await readSecret('grant-keys')).toContain(await readSecret('grant-key-school'))
  }, 240_000)

  it('changes the session key in two steps: the gateway has both in between, and serves with each', async () => {
    const old = await readSecret('session-keys')
    runScript(installation, 'rotate.sh', ['session', 'begin'])
    const both = await readSecret('session-keys')
    expect(both).toMatch(new RegExp(`^session-[^,]+,${old}$`))
    await installation.start('gateway-a')
    runScript(installation, 'rotate.sh', ['session', 'end'])
    expect(`${await readSecret('session-keys')},${old}`).toBe(both)
    await installation.start('gateway-a')
    expect((await askPicture(installation, installation.service('gateway-a').url)).status).toBe(200)
  }, 120_000)

  it('changes the log’s key, and the log of before and after verifies', async () => {
    runScript(installation, 'rotate.sh', ['log'])
    const verifiers = (await readSecret('log-verifier')).trim().split(',')
    expect(verifiers).toHaveLength(2)
    await installation.start('witness')
    await installation.start('sequencer')
    await askAll()
    await settleLog('samsyn')
    expect(verify('samsyn')).toMatch(/^no fault: [1-9]\d* leaves/)
  }, 120_000)

  it('is backed up and restored into a new database, whose log verifies and whose directives decide as before', async () => {
    const before = await askAll()
    await settleLog('samsyn')
    await Promise.all(['gateway-a', 'gateway-b'].map((name) => installation.service(name).process.stop('SIGTERM')))
    const file = join(installation.folder, 'samsyn.backup')
    expect(runScript(installation, 'backup.sh', [file])).toBe(`written: ${file}\n`)
    expect(() => runScript(installation, 'backup.sh', [file])).toThrow('is there already')
    expect(runScript(installation, 'restore.sh', [file, 'samsyn_restored'])).toBe('restored: samsyn_restored\n')
    expect(() => runScript(installation, 'restore.sh', [file, 'samsyn'])).toThrow('already exists')
    expect(verify('samsyn_restored')).toBe(verify('samsyn'))

    await moveTo('samsyn_restored')
    expect((await installation.run('migrate')).code).toBe(0)
    for (const name of ['consent', 'sequencer', 'witness', 'gateway-a', 'gateway-b']) await installation.start(name)
    expect(await askAll()).toEqual(before)
    await settleLog('samsyn_restored')
    expect(verify('samsyn_restored')).toMatch(/^no fault/)
  }, 300_000)

  const askAll = () =>
    Promise.all(
      ['gateway-a', 'gateway-b'].map(
        async (name) => (await askPicture(installation, installation.service(name).url)).body,
      ),
    )
  const secretOf = (name: string): string => join(installation.folder, 'secrets', name)
  const readSecret = (name: string): Promise<string> => readFile(secretOf(name), 'utf8')
  /** Waits until every record is a leaf, and the witness has seen them all. */
  const settleLog = async (database: string): Promise<void> => {
    const url = new URL(installation.postgres.url)
    url.pathname = `/${database}`
    const client = new pg.Client({ connectionString: url.href })
    await client.connect()
    const isSettled = async (): Promise<boolean> => {
      const { rows } = await client.query<{ pending: string; leaves: string }>(
        'SELECT (SELECT count(*) FROM audit.pending) AS pending, (SELECT count(*) FROM audit.leaf) AS leaves',
      )
      const text = await (await fetch(`${installation.service('witness').operations}/metrics`)).text()
      return rows[0]?.pending === '0' && rows[0].leaves === /^samsyn_witness_size (\d+)$/m.exec(text)?.[1]
    }
    try {
      await expect.poll(isSettled, { timeout: 30_000 }).toBe(true)
    } finally {
      await client.end()
    }
  }
  const verify = (database: string): string => {
    const url = new URL(readFileSync(secretOf('auditor-database-url'), 'utf8'))
    url.pathname = `/${database}`
    const keys = readFileSync(secretOf('log-verifier'), 'utf8').trim().split(',')
    return runNode('subgraphs/consent/src/log/verify-main.ts', [
      '--database',
      url.href,
      '--witness',
      join(installation.folder, 'data/witness/witness.jsonl'),
      ...keys.flatMap((key) => ['--key', key]),
    ])
  }
  /** Puts another database's name into every URL. */
  const moveTo = async (database: string): Promise<void> => {
    for (const who of ['owner', 'gateway', 'sequencer', 'witness', 'auditor']) {
      const path = secretOf(`${who}-database-url`)
      const url = await readFile(path, 'utf8')
      await rm(path)
      await writeFile(path, url.replace(/samsyn$/, database))
    }
  }
})
