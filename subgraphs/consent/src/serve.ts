import { readFile } from 'node:fs/promises'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { parse } from 'graphql'
import { createRegistryGrantReader, type Log, type RunningSubgraph, type ServeConfig, serveSubgraph } from '@samsyn/kit'
import { openDatabase, migrate, type Pool } from './database.ts'
import { createContext } from './loaders.ts'
import { resolvers } from './resolvers.ts'
import { openRegistry } from './source.ts'

const SDL = new URL('../schema.graphql', import.meta.url)

/** Migrates the database and serves the registry. The pool stays the caller's to close. */
export async function serveConsent(options: { config: ServeConfig; pool: Pool; log: Log }): Promise<RunningSubgraph> {
  const { config, pool, log } = options
  const database = openDatabase(pool)
  await migrate(database)
  const registry = openRegistry(database)
  return serveSubgraph({
    schema: buildSubgraphSchema({ typeDefs: parse(await readFile(SDL, 'utf8')), resolvers: resolvers as never }),
    config,
    log,
    readGrant: createRegistryGrantReader(config.grantKeys),
    createContext: (grant) => createContext(registry, grant),
  })
}
