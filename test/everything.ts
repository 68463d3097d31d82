import { readFileSync } from 'node:fs'
import { buildSchema, getNamedType, type GraphQLObjectType } from 'graphql'
import { SECTORS, type SliceId, sectorOf } from '@samsyn/schema/policy'
import { selectAll } from '../subgraphs/tools/src/dev/select-all.ts'

/** Selections written from the graph itself, so that a story misses no field. */

const schema = buildSchema(readFileSync(new URL('../schema/api.graphql', import.meta.url), 'utf8'))

function namespaceOf(sector: string): GraphQLObjectType {
  const child = schema.getType('Child') as GraphQLObjectType
  return getNamedType(child.getFields()[sector]?.type) as GraphQLObjectType
}

/** Every field of every slice, as a selection on `Child`. */
export const EVERY_SLICE = SECTORS.map((sector) => `${sector}${selectAll(namespaceOf(sector))}`).join(' ')

/** What `EVERY_SLICE` is answered where nothing is shared. */
export const NO_SECTOR = Object.fromEntries(SECTORS.map((sector) => [sector, null]))

/** Every field of one slice, as a selection on `Child`. */
export function selectSlice(slice: SliceId): string {
  const sector = sectorOf(slice)
  const name = slice.slice(sector.length + 1)
  const type = getNamedType(namespaceOf(sector).getFields()[name]?.type) as GraphQLObjectType
  return `${sector} { ${name}${selectAll(type)} }`
}
