import { readFile } from 'node:fs/promises'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { parse } from 'graphql'
import { createRegistryGrantReader, type Log, type RunningSubgraph, type ServeConfig, serveSubgraph } from '@samsyn/kit'
import type { LegalRow } from '@samsyn/schema/policy'
import { openActsFirst } from '@samsyn/schema/serving'
import { openDatabase, migrate, type Pool } from './database.ts'
import { createContext, type Help } from './loaders.ts'
import { readShippedLegalTable } from './legal-table/file.ts'
import { recordLegalTable } from './legal-table/recorded.ts'
import { resolvers } from './resolvers.ts'
import { openRegistry } from './source.ts'

const SDL = new URL('../schema.graphql', import.meta.url)

export interface ConsentConfig extends ServeConfig {
  readonly help: Help
}

export interface ConsentOptions {
  readonly config: ConsentConfig
  readonly pool: Pool
  readonly log: Log
  /** What every decision is made by from now on; the table that comes with the product unless given. */
  readonly legalTable?: readonly LegalRow[]
}

/** Migrates the database, records the legal table and serves the registry. The pool stays the caller's to close. */
export async function serveConsent(options: ConsentOptions): Promise<RunningSubgraph> {
  const { config, pool, log, legalTable = await readShippedLegalTable() } = options
  const database = openDatabase(pool)
  await migrate(database)
  await recordLegalTable(database, legalTable)
  const registry = openRegistry(database)
  const acts = openActsFirst()
  return serveSubgraph({
    schema: buildSubgraphSchema({ typeDefs: parse(await readFile(SDL, 'utf8')), resolvers: resolvers as never }),
    config,
    log,
    readGrant: createRegistryGrantReader(config.grantKeys),
    createContext: (grant) => createContext(registry, grant, config.help, acts),
  })
}
