import { readFileSync } from 'node:fs'
import { logJson, runSubgraph, serveSector } from '@samsyn/kit'
import { readConfig } from './config.ts'
import { createLoaders } from './loaders.ts'
import { resolvers } from './resolvers.ts'
import { openFolderSource } from './source.ts'

const config = readConfig(process.env)

await runSubgraph(async () => {
  const source = await openFolderSource(config.sourceFolder, (fault) => logJson('source fault', { ...fault }))
  return serveSector({
    sector: 'childWelfare',
    sdl: readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'),
    resolvers,
    createLoaders: () => createLoaders(source),
    config: config.serve,
    log: logJson,
  })
})
