import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLInt,
  type GraphQLLeafType,
  type GraphQLOutputType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql'

/** No child has as many records of one kind, and no record so long a text, in characters. */
const ITEMS_LIMIT = 10_000
const TEXT_LIMIT = 64 * 1024

/** Thrown for an answer that is not of the shape asked for. Names the field, never the value. */
export class ShapeFault extends Error {}

/**
 * Copies from an answer what was asked for and drops the rest.
 * @throws ShapeFault where a value is missing, is of another kind than its type says, or is longer than any honest one
 */
export type Copy = (value: unknown) => unknown

/** What an object must have. */
export interface ShapedField {
  /** The response key. */
  readonly key: string
  /** `Type.field`. */
  readonly coordinate: string
  /** It was asked for under a condition, so it may be absent. */
  readonly optional: boolean
  readonly copy: Copy
}

/** @param fields what is asked for of each object; `null`: the type is a scalar or an enum */
export function compileCopy(type: GraphQLOutputType, coordinate: string, fields: readonly ShapedField[] | null): Copy {
  const fail = (): never => {
    throw new ShapeFault(coordinate)
  }
  if (isNonNullType(type)) {
    const copy = compileCopy(type.ofType, coordinate, fields)
    return (value) => (value === null ? fail() : copy(value))
  }
  if (isListType(type)) {
    const copy = compileCopy(type.ofType, coordinate, fields)
    return (value) => {
      if (value === null) return null
      return Array.isArray(value) && value.length <= ITEMS_LIMIT ? value.map((item) => copy(item)) : fail()
    }
  }
  if (fields !== null) {
    return (value) => {
      if (value === null) return null
      return isPlainObject(value) ? copyFields(value, fields) : fail()
    }
  }
  if (!isLeafType(type)) return fail
  return (value) => (value === null || isLeaf(type, value) ? value : fail())
}

/** @throws ShapeFault as `Copy` does */
export function copyFields(
  value: Readonly<Record<string, unknown>>,
  fields: readonly ShapedField[],
): Record<string, unknown> {
  // No key is `__proto__`: no alias may begin with two underscores, but for our own.
  const copy: Record<string, unknown> = {}
  for (const { key, coordinate, optional, copy: copyField } of fields) {
    if (Object.hasOwn(value, key)) copy[key] = copyField(value[key])
    else if (!optional) throw new ShapeFault(coordinate)
  }
  return copy
}

function isLeaf(type: GraphQLLeafType, value: unknown): boolean {
  if (!isWrittenAs(type, value)) return false
  try {
    type.serialize(value)
    return true
  } catch {
    // Its message quotes the value.
    return false
  }
}

/** Whether a leaf is written in JSON as its type is (GraphQL § 7.2): graphql-js takes `"3"` for 3 and 1 for true. */
function isWrittenAs(type: GraphQLLeafType, value: unknown): boolean {
  if (type === GraphQLInt || type === GraphQLFloat) return typeof value === 'number'
  if (type === GraphQLBoolean) return typeof value === 'boolean'
  return typeof value === 'string' && value.length <= TEXT_LIMIT
}

export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
