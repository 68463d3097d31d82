import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { todayInNorway } from '@samsyn/demo/families'
import { undoAtExit } from '../../faults/clean-up.ts'
import { startPostgres } from '../../faults/postgres-server.ts'
import { startTestIssuer } from '../../issuer.ts'
import { createBenchConfig } from '../gateway-config.ts'
import { startBenchProcess } from './bench-process.ts'
import type { Contender, ContenderName } from './contenders.ts'
import { createBenchPeople } from './people.ts'
import type { Cores } from './pin.ts'
import { type Started, startHive, startScript } from './start-contenders.ts'
import { type SamsynStart, startEmbedded, startSamsyn } from './start-samsyn.ts'
import type { SubgraphName } from './subgraphs/answer.ts'
import type { Share } from './workloads.ts'

/** All that runs: one lot of subgraphs, an issuer of tokens, PostgreSQL, and every gateway before them. */
export interface Stage {
  readonly contenders: readonly Contender[]
  /** A token of whoever is shown that much, good for five minutes. */
  readonly signIn: (share: Share) => Promise<string>
  /** The core of all that is no gateway; `null`: nothing is pinned. */
  readonly benchCore: number | null
  /** How many requests the subgraphs have had so far. */
  readonly countUpstream: () => Promise<number>
  close(): Promise<void>
}

const SUPERGRAPH = new URL('../../../schema/supergraph.graphql', import.meta.url)

/**
 * @param cores `null`: nothing is pinned
 * @param names of those that are started
 * @param flags for the Node that Samsyn runs on
 */
export async function openStage(
  cores: Cores | null,
  names: readonly ContenderName[],
  flags: readonly string[],
): Promise<Stage> {
  const closers: (() => Promise<unknown>)[] = []
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).toReversed()) await closer()
  }
  try {
    const { process: subgraphs, said } = await startBenchProcess({
      args: ['--import', 'tsx', fileURLToPath(new URL('subgraphs/process.ts', import.meta.url))],
      input: null,
      core: null,
    })
    closers.push(() => subgraphs.close())
    const { urls } = said as { readonly urls: Readonly<Record<SubgraphName, string>> }
    const root = await mkdtemp(join(tmpdir(), 'samsyn-bench-'))
    const forget = undoAtExit(() => rmSync(root, { recursive: true, force: true }))
    closers.push(async () => {
      forget()
      rmSync(root, { recursive: true, force: true })
    })
    const supergraphSdl = addUrls(await readFile(SUPERGRAPH, 'utf8'), urls)
    const supergraphFile = join(root, 'supergraph.graphql')
    await writeFile(supergraphFile, supergraphSdl)
    const issuer = await startTestIssuer()
    closers.push(() => issuer.close())
    const postgres = await startPostgres()
    closers.push(() => postgres.close())

    const today = todayInNorway()
    const plain = { subgraphs: urls, supergraphSdl }
    const core = cores?.gateway ?? null
    const samsyn: SamsynStart = {
      today,
      config: await createBenchConfig(issuer.config),
      upstreams: Object.fromEntries(
        Object.entries(urls).map(([name, url]) => [
          name,
          { url, key: `bench-${name}:${randomBytes(32).toString('base64url')}` },
        ]),
      ),
    }
    const starts: Readonly<Record<ContenderName, () => Promise<Started>>> = {
      floor: () => startScript('floor', 'servers/floor.ts', plain, core),
      apollo: () => startScript('apollo', 'servers/apollo.ts', plain, core),
      hive: () => startHive('hive', { rust: false, deduplicate: false }, supergraphFile, core),
      'hive-rust': () => startHive('hive-rust', { rust: true, deduplicate: false }, supergraphFile, core),
      samsyn: () => startSamsyn(postgres.url, samsyn, core, flags),
      'samsyn-embedded': () => startEmbedded(samsyn, core),
      'hive-dedup': () => startHive('hive-dedup', { rust: false, deduplicate: true }, supergraphFile, core),
      'hive-rust-dedup': () => startHive('hive-rust-dedup', { rust: true, deduplicate: true }, supergraphFile, core),
    }
    const contenders = await Promise.all(
      names.map(async (name) => {
        const { contender, close: closeOne } = await starts[name]()
        closers.push(closeOne)
        return contender
      }),
    )
    const { shares } = createBenchPeople(today)
    return {
      contenders,
      benchCore: cores?.bench ?? null,
      signIn: (share) => issuer.sign({ pid: shares[share].member.nationalIdentityNumber }),
      countUpstream: async () => ((await subgraphs.ask('count')) as { requests: number }).requests,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** @throws Error when the supergraph does not name a subgraph where one is expected */
function addUrls(supergraph: string, urls: Readonly<Record<string, string>>): string {
  return Object.entries(urls).reduce((text, [name, url]) => {
    const place = new RegExp(`@join__graph\\(name: "${name}", url: "[^"]*"\\)`)
    if (!place.test(text)) throw new Error(`the supergraph has no subgraph ${name}`)
    return text.replace(place, `@join__graph(name: "${name}", url: "${url}")`)
  }, supergraph)
}
