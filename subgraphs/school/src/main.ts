import { readFile } from 'node:fs/promises'
import { logJson, runSubgraph, serveSector } from '@samsyn/kit'
import { readConfig } from './config.ts'
import { createLoaders } from './loaders.ts'
import { openSource } from './open-source.ts'
import { resolvers } from './resolvers.ts'

await runSubgraph(async () => {
  const config = readConfig(process.env)
  const source = await openSource(config.source, (fault) => logJson('source fault', { ...fault }))
  return serveSector({
    sector: 'school',
    sdl: await readFile(new URL('../schema.graphql', import.meta.url), 'utf8'),
    resolvers,
    createLoaders: () => createLoaders(source),
    config: config.serve,
    log: logJson,
  })
})
