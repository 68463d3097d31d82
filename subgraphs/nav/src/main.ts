import { readFile } from 'node:fs/promises'
import { logJson, runSubgraph, serveSector } from '@samsyn/kit'
import { readConfig } from './config.ts'
import { createLoaders } from './loaders.ts'
import { resolvers } from './resolvers.ts'
import { openFolderSource } from './source.ts'

const config = readConfig(process.env)
const sdl = await readFile(new URL('../schema.graphql', import.meta.url), 'utf8')
const source = await openFolderSource(config.sourceFolder, (fault) => logJson('source fault', { ...fault }))

await runSubgraph(() =>
  serveSector({
    sector: 'nav',
    sdl,
    resolvers,
    createLoaders: () => createLoaders(source),
    config: config.serve,
    log: logJson,
  }),
)
