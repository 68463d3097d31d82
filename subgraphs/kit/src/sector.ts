import { buildSubgraphSchema } from '@apollo/subgraph'
import type { GraphQLResolveInfo, GraphQLSchema } from 'graphql'
import { parse } from 'graphql'
import type { SectorGrant } from '@samsyn/schema/grant'
import type { Sector } from '@samsyn/schema/policy'
import type { ServeConfig } from './config.ts'
import { guardSchema, type GuardedContext, type NamespaceSource, type SliceSubject } from './enforce.ts'
import { createGrantLookup, createSectorGrantReader } from './grant.ts'
import { type Log, type RunningSubgraph, serveSubgraph } from './serve.ts'

export interface SectorContext<L> extends GuardedContext {
  readonly loaders: L
}

type FieldResolver<P, L> = (parent: P, args: never, context: SectorContext<L>, info: GraphQLResolveInfo) => unknown

/** Resolvers of the namespace type (one per slice) and, where a default will not do, of the types below. */
export type SectorResolvers<L> = Readonly<
  Record<string, Readonly<Record<string, FieldResolver<SliceSubject, L> | FieldResolver<never, L>>>>
>

/** Resolvers of a sector's namespace type, by the type its SDL is generated to: one for each slice, of what it may give. */
export type SliceResolvers<Namespace, L> = {
  readonly [Slice in keyof Namespace]-?: (
    subject: SliceSubject,
    args: never,
    context: SectorContext<L>,
  ) => Promise<Namespace[Slice] | null>
}

export interface SectorOptions<L> {
  readonly sector: Sector
  /** The sector's whole SDL, its directive links included. */
  readonly sdl: string
  readonly resolvers: SectorResolvers<L>
  /** Called once per request: a loader never outlives the grant it was made under. */
  readonly createLoaders: (grant: SectorGrant) => L
  readonly config: ServeConfig
  readonly log: Log
  /** How long a client may take to send a whole request; 10 s if not given. */
  readonly receiveTimeoutMs?: number
  /** The time grants are judged by, in milliseconds since the epoch; the system's if not given. */
  readonly clock?: () => number
}

/**
 * Serves one sector's slices. The kit resolves `Child` and the namespace field, from the grant alone; the sector writes
 * one resolver per slice.
 * @throws Error when the SDL is not a sector's (see `guardSchema`) or the port is taken.
 */
export async function serveSector<L>(options: SectorOptions<L>): Promise<RunningSubgraph> {
  const { sector, sdl, resolvers, createLoaders, config, log, receiveTimeoutMs, clock } = options
  const schema = buildSubgraphSchema({
    typeDefs: parse(sdl),
    resolvers: {
      ...(resolvers as object),
      Child: {
        __resolveReference: (reference: { id: string }, context: SectorContext<L>) =>
          context.lookup.child(reference.id) ?? null,
        [sector]: (child: NamespaceSource['child']): NamespaceSource => ({ child }),
      },
    },
  })
  serveText(schema, sdl)
  guardSchema(schema, sector)
  return serveSubgraph({
    schema,
    config,
    log,
    ...(receiveTimeoutMs === undefined ? {} : { receiveTimeoutMs }),
    ...(clock === undefined ? {} : { clock }),
    readGrant: createSectorGrantReader(sector, config.grantKeys),
    createContext: (grant): SectorContext<L> => ({ lookup: createGrantLookup(grant), loaders: createLoaders(grant) }),
  })
}

/** `_service { sdl }` gives the SDL as the sector wrote it: @apollo/subgraph's own has the federation's types in it. */
function serveText(schema: GraphQLSchema, sdl: string): void {
  const service = schema.getQueryType()?.getFields()['_service']
  if (service !== undefined) service.resolve = () => ({ sdl })
}
