import { readFileSync } from 'node:fs'
import { logJson, runSubgraph, serveSector } from '@samsyn/kit'
import { readConfig } from './config.ts'
import { createLoaders } from './loaders.ts'
import { openSource } from './open-source.ts'
import { resolvers } from './resolvers.ts'

const config = readConfig(process.env)

await runSubgraph(async () => {
  const source = await openSource(config.source, (fault) => logJson('source fault', { ...fault }))
  return serveSector({
    sector: 'childWelfare',
    sdl: readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'),
    resolvers,
    createLoaders: () => createLoaders(source),
    config: config.serve,
    log: logJson,
  })
})
