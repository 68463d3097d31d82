import { randomBytes } from 'node:crypto'
import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { todayInNorway } from '@samsyn/demo/families'
import { folderOf, type Sector, SECTORS } from '@samsyn/schema/policy'
import { startSector } from '../../../demo/src/sectors.ts'
import { writeContents } from '../../fuzz/files/sector-files.ts'
import { startTestIssuer } from '../../issuer.ts'
import { createBenchConfig } from '../gateway-config.ts'
import type { GatewayStart } from './gateway-process.ts'
import { createTenChildren, enterTenChildren, type TenChildren } from './ten-children.ts'

/** All that a gateway needs, each part a process of its own: PostgreSQL, the consent subgraph and the four sectors. */
export interface Stage {
  readonly ten: TenChildren
  readonly start: GatewayStart
  /** As the owner of everything. */
  readonly pool: pg.Pool
  /** Part of the title of each server process of this database. */
  readonly database: string
  /** A token of the coordinator of all ten, good for five minutes. */
  signIn(): Promise<string>
  /** The same, of anybody by their national identity number. */
  signInAs(nationalIdentityNumber: string): Promise<string>
  close(): Promise<void>
}

const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url))

/** @param adminUrl of a PostgreSQL to make a database in, which is dropped in the end */
export async function openStage(adminUrl: string): Promise<Stage> {
  const closers: (() => Promise<unknown>)[] = []
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).toReversed()) await closer()
  }
  try {
    const database = `samsyn_bench_${randomBytes(6).toString('hex')}`
    const admin = new pg.Pool({ connectionString: adminUrl, max: 1 })
    closers.push(() => admin.end())
    await admin.query(`CREATE DATABASE ${database}`)
    closers.push(() => admin.query(`DROP DATABASE ${database} WITH (FORCE)`))
    const ownerUrl = Object.assign(new URL(adminUrl), { pathname: `/${database}` }).href
    const keys = Object.fromEntries(
      [...SECTORS, 'consent'].map((name) => [name, `bench-${name}:${randomBytes(32).toString('base64url')}`]),
    ) as Record<Sector | 'consent', string>

    const ten = createTenChildren(todayInNorway())
    const root = await mkdtemp(join(tmpdir(), 'samsyn-bench-'))
    closers.push(() => rm(root, { recursive: true, force: true }))
    for (const name of SECTORS) await mkdir(join(root, folderOf(name)), { recursive: true })
    await writeContents(ten.files.contents, root)

    const issuer = await startTestIssuer()
    closers.push(() => issuer.close())
    const consent = await startConsent(ownerUrl, keys.consent)
    closers.push(() => consent.close())
    const sectors = await Promise.all(
      SECTORS.map(async (name) => {
        const folder = folderOf(name)
        const key = keys[name]
        const sector = await startSector(folder, { sourceFolder: join(root, folder), grantKey: key })
        closers.push(() => sector.close())
        return [name, { url: sector.url, key }] as const
      }),
    )
    const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 })
    closers.push(() => pool.end())
    await enterTenChildren(pool, ten)

    const role = `${database}_gateway`
    const password = randomBytes(16).toString('hex')
    await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD '${password}' IN ROLE samsyn_gateway`)
    // Behind the database, in which it has privileges.
    closers.splice(1, 0, () => admin.query(`DROP ROLE ${role}`))
    const databaseUrl = Object.assign(new URL(ownerUrl), { username: role, password }).href

    return {
      ten,
      pool,
      database,
      start: {
        databaseUrl,
        upstreams: { ...Object.fromEntries(sectors), consent: { url: consent.url, key: keys.consent } },
        config: await createBenchConfig(issuer.config),
      },
      signIn: () => issuer.sign({ pid: ten.people.staff.coordinator.nationalIdentityNumber }),
      signInAs: (pid) => issuer.sign({ pid }),
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

async function startConsent(
  databaseUrl: string,
  key: string,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(REPOSITORY, 'subgraphs/consent/src/main.ts')], {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: databaseUrl,
      GRANT_KEYS: key,
      HELP_NAME: 'Koordinerende enhet i Testvik',
      HELP_PHONE: '00 00 00 00',
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    void gone.then(() => reject(new Error('the consent subgraph ended before it listened')))
    createInterface({ input: child.stdout as Readable }).on('line', (line) => {
      const entry = JSON.parse(line) as { message: string; url?: string }
      if (entry.message === 'listening') resolve(String(entry.url))
    })
  })
  return {
    url,
    close: async () => {
      child.kill('SIGTERM')
      await gone
    },
  }
}
