import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  type GraphQLLeafType,
  type GraphQLOutputType,
  GraphQLString,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql'

/** No child has as many records of one kind, and no record so long a text, in characters. */
const ITEMS_LIMIT = 10_000
const TEXT_LIMIT = 64 * 1024
/** But for files, of which the registry gives a part at a time: 500 entries of a log, each with its proof. */
const LONG_TEXTS: Readonly<Record<string, number>> = { 'ExportPart.content': 4 * 1024 * 1024 }

/** Thrown for an answer that is not of the shape asked for. Names the field, never the value. */
export class ShapeFault extends Error {}

/**
 * Takes from an answer what was asked for and drops the rest. What holds nothing else is taken as it is and not copied:
 * an answer is read once, and belongs to who asked.
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
      return Array.isArray(value) && value.length <= ITEMS_LIMIT ? copyItems(value, copy) : fail()
    }
  }
  if (fields !== null) {
    return (value) => {
      if (value === null) return null
      return isPlainObject(value) ? copyFields(value, fields) : fail()
    }
  }
  if (!isLeafType(type)) return fail
  const isLeaf = chooseLeafCheck(type, LONG_TEXTS[coordinate] ?? TEXT_LIMIT)
  return (value) => (value === null || isLeaf(value) ? value : fail())
}

function copyItems(items: unknown[], copy: Copy): unknown[] {
  for (let at = 0; at < items.length; at++) items[at] = copy(items[at])
  return items
}

/** @throws ShapeFault as `Copy` does */
export function copyFields(value: Record<string, unknown>, fields: readonly ShapedField[]): Record<string, unknown> {
  let taken = 0
  for (const { key, coordinate, optional, copy } of fields) {
    if (Object.hasOwn(value, key)) {
      const told = value[key]
      const copied = copy(told)
      if (copied !== told) value[key] = copied
      taken += 1
    } else if (!optional) throw new ShapeFault(coordinate)
  }
  return taken === countMembers(value) ? value : pick(value, fields)
}

/** Counted, as a list of them would be made for each object. */
function countMembers(value: object): number {
  let count = 0
  for (const _name in value) count += 1
  return count
}

function pick(value: Readonly<Record<string, unknown>>, fields: readonly ShapedField[]): Record<string, unknown> {
  // No key is `__proto__`: no alias may begin with two underscores, but for our own.
  return Object.fromEntries(fields.flatMap(({ key }) => (Object.hasOwn(value, key) ? [[key, value[key]]] : [])))
}

/** Whether a leaf is written in JSON as its type is (GraphQL § 7.2): graphql-js takes `"3"` for 3 and 1 for true. */
function chooseLeafCheck(type: GraphQLLeafType, longest: number): (value: unknown) => boolean {
  const isText = (value: unknown): boolean => typeof value === 'string' && value.length <= longest
  if (type === GraphQLString || type === GraphQLID) return isText
  if (type === GraphQLBoolean) return (value) => typeof value === 'boolean'
  if (isEnumType(type)) return (value) => typeof value === 'string' && type.getValue(value) !== undefined
  const isWritten =
    type === GraphQLInt || type === GraphQLFloat ? (value: unknown) => typeof value === 'number' : isText
  return (value) => {
    if (!isWritten(value)) return false
    try {
      type.serialize(value)
      return true
    } catch {
      // Its message quotes the value.
      return false
    }
  }
}

export function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
