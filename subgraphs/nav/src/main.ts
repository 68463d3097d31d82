import { readFile } from 'node:fs/promises'
import { logJson, runSubgraph, serveSector } from '@samsyn/kit'
import { startDeadline } from '@samsyn/kit/http'
import { readConfig } from './config.ts'
import { createLoaders } from './loaders.ts'
import { openSource } from './open-source.ts'
import { resolvers } from './resolvers.ts'

const config = readConfig(process.env)
const sdl = await readFile(new URL('../schema.graphql', import.meta.url), 'utf8')
const source = await openSource(config.source, (fault) => logJson('source fault', { ...fault }))

await runSubgraph(() =>
  serveSector({
    sector: 'nav',
    sdl,
    resolvers,
    createLoaders: () => createLoaders(source.begin(startDeadline(config.source.SOURCE_DEADLINE_MS))),
    config: config.serve,
    log: logJson,
  }),
)
