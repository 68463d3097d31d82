import type { GraphQLDataSource } from '@apollo/gateway'
import type { GraphQLSchema } from 'graphql'
import type { GrantKey } from '@samsyn/schema/grant'
import type { ChildId, Sector } from '@samsyn/schema/policy'
import type { SliceIndex } from '@samsyn/schema/proof'
import { limitAnswer, REGISTRY_ANSWER_BYTES } from '../upstream/answer.ts'
import { UpstreamFault } from '../upstream/fault.ts'
import { sealRegistryGrant } from '../upstream/grant.ts'
import type { Upstream } from '../upstream/transport.ts'
import { groupByVerdict } from './group-by-verdict.ts'
import { type Entity, readEntities } from './read-entities.ts'
import { compileRegistryShape } from './registry-shape.ts'
import { compileSectorOperation } from './sector-operation.ts'
import { type SectorRequest, writeSectorRequests } from './sector-request.ts'
import type { Variables } from '../execute/selection.ts'
import type { ConsentSession } from './session.ts'
import { copyFields, isPlainObject, ShapeFault } from './shape.ts'

/**
 * The one place in the gateway where consent is enforced on the way out. Everything that goes to a sector passes here,
 * also what no query named: children are decided first, those with the same verdict share an operation that holds only
 * what they permit, and a child with nothing permitted isn't asked about.
 */

/** What goes wrong with a sector, for the log: a place, never a value. */
export type FaultLog = (message: string, details: Readonly<Record<string, string | number>>) => void

export interface SourceOptions {
  readonly schema: () => GraphQLSchema
  readonly index: () => SliceIndex
  readonly upstream: Upstream
  readonly key: GrantKey
  readonly log: FaultLog
}

const OPERATIONS_LIMIT = 1_000

/** Compiles each text once, for as long as the schema is the same. */
function memoize<V>(schema: () => GraphQLSchema, compile: (text: string) => V): (text: string) => V {
  let compiled = new Map<string, V>()
  let compiledFor: GraphQLSchema | undefined
  return (text) => {
    if (compiledFor !== schema() || compiled.size >= OPERATIONS_LIMIT) {
      compiled = new Map()
      compiledFor = schema()
    }
    const known = compiled.get(text)
    if (known !== undefined) return known
    const value = compile(text)
    compiled.set(text, value)
    return value
  }
}

export function createSectorSource(sector: Sector, options: SourceOptions): GraphQLDataSource {
  const { upstream, key, log } = options
  const compile = memoize(options.schema, (text) => compileSectorOperation(text, options.schema(), options.index()))

  const ask = async ({ group, body, grant }: SectorRequest, session: ConsentSession): Promise<readonly Entity[]> => {
    if (grant === null) throw new UpstreamFault('grant too long')
    const { requestId } = session.requester
    const ids = group.children.map(({ id }) => id)
    const bounds = { signal: session.signal, maxBytes: limitAnswer(ids.length) }
    return readEntities(await upstream.send(body, grant, bounds), group.operation, ids, {
      onFault: (place) => log('answer out of shape', { requestId, sector, place }),
      onUnavailable: (id, slices) => session.reportUnavailable(id, slices),
    })
  }

  return {
    process: async ({ request, context }) => {
      const session = context['session'] as ConsentSession
      const { requestId, purpose } = session.requester
      const variables: Variables = request.variables ?? {}
      const ids = (variables['representations'] as { id: ChildId }[]).map(({ id }) => id)
      const operation = compile(request.query as string)
      await session.decide(ids)
      const entities: Entity[] = ids.map(() => null)
      const requests = groupByVerdict(ids, operation, variables, sector, session).flatMap((group) =>
        writeSectorRequests(group, sector, purpose, key),
      )
      await Promise.all(
        requests.map(async (sectorRequest) => {
          const { group } = sectorRequest
          try {
            const answers = await ask(sectorRequest, session)
            for (const [index, { positions }] of group.children.entries()) {
              for (const position of positions) entities[position] = answers[index] ?? null
            }
          } catch (error) {
            log('sector does not answer', { requestId, sector, reason: describeFault(error) })
            for (const { id } of group.children) session.reportUnavailable(id, group.operation.slices)
          }
        }),
      )
      return { data: { _entities: entities } }
    },
  }
}

/** The registry decides itself what the caller sees of it; what comes back is held to the shape asked for all the same. */
export function createRegistrySource(options: Omit<SourceOptions, 'index'>): GraphQLDataSource {
  const { upstream, key, log } = options
  const compile = memoize(options.schema, (text) => compileRegistryShape(text, options.schema()))
  return {
    process: async ({ request, context }) => {
      const session = context['session'] as ConsentSession
      const { caller, purpose, requestId } = session.requester
      try {
        const shape = compile(request.query as string)
        const body = JSON.stringify({ query: request.query, variables: request.variables })
        const grant = sealRegistryGrant(
          {
            aud: 'consent',
            sub: caller.nationalIdentityNumber,
            assurance: caller.assurance,
            org: caller.organisation,
            purpose,
          },
          body,
          key,
        )
        const { data, errors } = await upstream.send(body, grant, {
          signal: session.signal,
          maxBytes: REGISTRY_ANSWER_BYTES,
        })
        if (errors !== undefined || !isPlainObject(data)) throw new ShapeFault('data')
        return { data: copyFields(data, shape) }
      } catch (error) {
        log('registry does not answer', { requestId, reason: describeFault(error) })
        session.registryFailed = true
        throw error
      }
    },
  }
}

/** Of a fault of ours its kind or the field; of any other error only its name, since a message may hold a value. */
function describeFault(error: unknown): string {
  if (error instanceof UpstreamFault) return error.kind
  if (error instanceof ShapeFault) return `out of shape at ${error.message}`
  return error instanceof Error ? error.name : 'unknown'
}
