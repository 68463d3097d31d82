import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HAS_TOOLS } from './has-tools.ts'
import { askPicture, type Installation, openInstallation, startAll } from './installation.ts'

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
    const { fetch: fetchOver } = await import('undici')
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

  it('reaches no subgraph without the gateway’s certificate', async () => {
    const { fetch: fetchOver } = await import('undici')
    await expect(
      fetchOver(`${installation.service('school').url}/health`, { dispatcher: installation.agent }),
    ).rejects.toThrow()
  })

  it('is made again by running the migration again, and nothing changes', async () => {
    const { code, lines } = await installation.run('migrate')
    expect([code, lines.map((line) => JSON.parse(line) as unknown)]).toEqual([0, [{ message: 'migrated' }]])
    expect((await askPicture(installation, installation.service('gateway-b').url)).status).toBe(200)
  }, 60_000)
})
