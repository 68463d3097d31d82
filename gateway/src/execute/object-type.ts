import { type GraphQLSchema, isAbstractType, isInterfaceType, isObjectType } from 'graphql'
import { readOwn } from './merge.ts'
import type { Entity } from './source.ts'

/**
 * Whether an object is of a type, or of one that is.
 * @param unnamed the answer for an object that does not say what it is
 */
export function isOfType(schema: GraphQLSchema, value: Entity, typeName: string, unnamed: boolean): boolean {
  const name = readOwn(value, '__typename')
  if (typeof name !== 'string') return unnamed
  if (name === typeName) return true
  const [type, wanted] = [schema.getType(name), schema.getType(typeName)]
  if (!isAbstractType(wanted) || !(isObjectType(type) || isInterfaceType(type))) return false
  return schema.isSubType(wanted, type)
}
