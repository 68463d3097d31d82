import { randomUUID } from 'node:crypto'
import {
  buildASTSchema,
  type GraphQLOutputType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
} from 'graphql'
import { type RunningSubgraph, type SectorResolvers, serveSector, type SliceSubject } from '@samsyn/kit'
import type { GrantKey } from '@samsyn/schema/grant'
import type { Sector } from '@samsyn/schema/policy'

/**
 * Serves a sector that has one invented record of every slice, of every child. The kit guards it as it guards a real one.
 * @param today the date of every record
 * @throws Error when the SDL is not a sector's
 */
export function serveMock(sector: Sector, sdl: string, key: GrantKey, today: string): Promise<RunningSubgraph> {
  return serveSector({
    sector,
    sdl,
    resolvers: mockSlices(sector, sdl, today),
    createLoaders: () => null,
    config: { host: '127.0.0.1', port: 0, grantKeys: new Map([[key.kid, key.secret]]) },
    log: () => undefined,
  })
}

function mockSlices(sector: Sector, sdl: string, today: string): SectorResolvers<null> {
  const child = buildASTSchema(parse(sdl), { assumeValidSDL: true }).getType('Child')
  const record = isObjectType(child) ? child.getFields()[sector]?.type : undefined
  if (!isObjectType(record)) throw new Error(`${sector}: Child has no field ${sector} of an object type`)
  const slices = Object.values(record.getFields()).map(
    ({ name, type }) =>
      [
        name,
        ({ since, subjects }: SliceSubject) =>
          (since !== null && since > today) || subjects?.length === 0 ? null : mockValue(type, name, today, new Set()),
      ] as const,
  )
  return { [record.name]: Object.fromEntries(slices) }
}

/** @param above the types on the way to it: one that leads to itself ends there */
function mockValue(
  type: GraphQLOutputType,
  field: string,
  today: string,
  above: ReadonlySet<GraphQLOutputType>,
): unknown {
  if (isNonNullType(type)) return mockValue(type.ofType, field, today, above)
  if (isListType(type)) {
    const item = mockValue(type.ofType, field, today, above)
    return item === null ? [] : [item]
  }
  if (isEnumType(type)) return type.getValues()[0]?.value
  if (!isObjectType(type)) return mockScalar(type.name, field, today)
  if (above.has(type)) return null
  const below = new Set([...above, type])
  return Object.fromEntries(
    Object.values(type.getFields()).map((inner) => [inner.name, mockValue(inner.type, inner.name, today, below)]),
  )
}

function mockScalar(type: string, field: string, today: string): unknown {
  switch (type) {
    case 'ID':
      return randomUUID()
    case 'String':
      return `${field} (mock)`
    case 'Int':
    case 'Float':
      return 1
    case 'Boolean':
      return true
    case 'DateTime':
      return `${today}T08:00:00Z`
    case 'Date':
    case 'PartialDate':
      return today
    default:
      return null
  }
}
