import { readFile, writeFile } from 'node:fs/promises'
import { composeSupergraph, type SubgraphService } from '@samsyn/schema/compose'
import { SECTORS, type SliceId, SLICE_IDS, sectorOf } from '@samsyn/schema/policy'
import { readHeap } from './collect.ts'
import { writeSectorSdl } from './more-sectors.ts'
import { startStubs } from './start-stubs.ts'

/**
 * In a copy of the source with more sectors: composes their graph, and serves the gateway over stand-ins, with a database
 * in memory. Says on its channel where it listens, a token, and a slice of each sector; answers each message there with
 * its processor time in milliseconds and its heap in bytes.
 */

const ROOT = new URL('../../../', import.meta.url)
const FOLDERS: Readonly<Record<string, string>> = {
  consent: 'consent',
  school: 'school',
  health: 'health',
  childWelfare: 'child-welfare',
  nav: 'nav',
}
const CHILDREN = 10

process.env['APOLLO_TELEMETRY_DISABLED'] = '1'

const nav = await readFile(new URL('subgraphs/nav/schema.graphql', ROOT), 'utf8')
const header = nav.slice(0, nav.indexOf('"A child or youth'))
const services = await Promise.all(
  ['consent', ...SECTORS].map(async (name): Promise<SubgraphService> => {
    const folder = FOLDERS[name]
    const sdl =
      folder === undefined
        ? writeSectorSdl(name, header)
        : await readFile(new URL(`subgraphs/${folder}/schema.graphql`, ROOT), 'utf8')
    return { name, url: `http://${name.toLowerCase()}.invalid/graphql`, sdl }
  }),
)
const composed = composeSupergraph(services)
if (!composed.ok) throw new Error(composed.findings.map((finding) => JSON.stringify(finding)).join('\n'))
await writeFile(new URL('schema/supergraph.graphql', ROOT), composed.supergraphSdl)
await writeFile(new URL('schema/api.graphql', ROOT), composed.apiSdl)

// They read the files that were just written.
const { startStandIn } = await import('../../../gateway/src/testing/stand-in.ts')
const { createChild, COORDINATOR } = await import('../../../gateway/src/testing/family.ts')
const { openMemoryDatabase } = await import('../../../gateway/src/testing/memory-database.ts')
const { startTestIssuer } = await import('../../../gateway/src/testing/issuer.ts')
const { startGateway } = await import('@samsyn/gateway')
const { createBenchConfig } = await import('../gateway-config.ts')

const slices = SECTORS.map((sector) => SLICE_IDS.find((slice) => sectorOf(slice) === sector) as SliceId)
const children = Array.from({ length: CHILDREN }, (_, serial) => createChild(serial + 1, { slices }))
const nodes = children.map(({ id }) => ({ id, myCapacity: 'TEAM' }))
const registry = await startStandIn({ children: () => ({ nodes }) })
const stubs = await startStubs(SECTORS)
const issuer = await startTestIssuer()
const database = openMemoryDatabase(children)
const urls: Readonly<Record<string, string>> = { ...stubs.urls, consent: registry.url }
const upstreams = Object.fromEntries(Object.entries(urls).map(([name, url]) => [name, { url, key: registry.key }]))
const gateway = await startGateway({
  config: { ...(await createBenchConfig(issuer.config)), upstreams: upstreams as never },
  database,
  log: () => undefined,
})

process.on('message', () => {
  // Kept for tests; here they would be what grows.
  for (const kept of [database.recorded, database.reads, database.commits, registry.requests]) kept.length = 0
  const { user, system } = process.cpuUsage()
  process.send?.({ usage: (user + system) / 1_000, heap: readHeap() })
})
process.once('disconnect', () => {
  void Promise.all([gateway.close(), stubs.close(), registry.close()]).then(() => process.exit(0))
})
const token = await issuer.sign(issuer.claimsOf(COORDINATOR.nationalIdentityNumber))
process.send?.({ url: gateway.url, slices, token })
