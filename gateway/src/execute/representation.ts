import type { QueryPlanSelectionNode } from '@apollo/query-planner'
import type { GraphQLSchema } from 'graphql'
import { isObject, mergeInto, readOwn } from './merge.ts'
import { isOfType } from './object-type.ts'
import type { Entity } from './source.ts'

/** Makes of an object what a subgraph finds it by; `null` where something of it is not known. */
export type Represent = (entity: Entity) => Entity | null

type Read = (entity: Entity, into: Entity) => boolean

/** @param schema the supergraph's: a key may hold types that clients do not see */
export function compileRepresentation(selections: readonly QueryPlanSelectionNode[], schema: GraphQLSchema): Represent {
  const reads = selections.map((selection) => compileRead(selection, schema))
  return (entity) => {
    const representation: Entity = {}
    for (const read of reads) if (!read(entity, representation)) return null
    return representation
  }
}

function compileRead(selection: QueryPlanSelectionNode, schema: GraphQLSchema): Read {
  if (selection.kind === 'InlineFragment') {
    const { typeCondition } = selection
    const represent = compileRepresentation(selection.selections, schema)
    return (entity, into) => {
      if (typeCondition === undefined || !isOfType(schema, entity, typeCondition, false)) return true
      const part = represent(entity)
      if (part !== null) mergeInto(into, part)
      return true
    }
  }
  const key = selection.alias ?? selection.name
  const nested = selection.selections === undefined ? undefined : compileRepresentation(selection.selections, schema)
  const copy = (value: unknown): unknown => {
    if (nested === undefined) return value
    if (Array.isArray(value)) return value.map(copy)
    return isObject(value) ? nested(value) : null
  }
  return (entity, into) => {
    const value = readOwn(entity, key)
    if (value === undefined) return false
    into[key] = copy(value)
    return true
  }
}
