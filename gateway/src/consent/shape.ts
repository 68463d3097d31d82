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

/** What an answer must look like, and nothing more than what was asked for. By response key. */
export type Shape = ReadonlyMap<string, FieldShape>

export interface FieldShape {
  /** `Type.field`. */
  readonly coordinate: string
  readonly type: GraphQLOutputType
  /** `null`: a scalar or an enum. */
  readonly nested: Shape | null
  /** It was asked for under a condition, so it may be absent. */
  readonly optional: boolean
}

/** No child has as many records of one kind, and no record so long a text, in characters. */
const ITEMS_LIMIT = 10_000
const TEXT_LIMIT = 64 * 1024

/** Thrown for an answer that is not of the shape asked for. Names the field, never the value. */
export class ShapeFault extends Error {}

/**
 * Copies from an answer what was asked for and drops the rest.
 * @throws ShapeFault where a value is missing, is of another kind than its type says, or is longer than any honest one
 */
export function copyFields(source: Readonly<Record<string, unknown>>, shape: Shape): Record<string, unknown> {
  const copy: Record<string, unknown> = Object.create(null) as Record<string, unknown>
  for (const [key, field] of shape) {
    if (Object.hasOwn(source, key)) copy[key] = copyValue(source[key], field.type, field)
    else if (!field.optional) throw new ShapeFault(field.coordinate)
  }
  return copy
}

function copyValue(value: unknown, type: GraphQLOutputType, field: FieldShape): unknown {
  if (isNonNullType(type)) {
    if (value === null) throw new ShapeFault(field.coordinate)
    return copyValue(value, type.ofType, field)
  }
  if (value === null) return null
  if (isListType(type)) {
    if (!Array.isArray(value) || value.length > ITEMS_LIMIT) throw new ShapeFault(field.coordinate)
    return value.map((item) => copyValue(item, type.ofType, field))
  }
  if (field.nested === null) return copyLeaf(value, type, field)
  if (!isPlainObject(value)) throw new ShapeFault(field.coordinate)
  return copyFields(value, field.nested)
}

function copyLeaf(value: unknown, type: GraphQLOutputType, { coordinate }: FieldShape): unknown {
  if (!isLeafType(type) || !isWrittenAs(type, value)) throw new ShapeFault(coordinate)
  try {
    return type.serialize(value)
  } catch {
    // Its message quotes the value.
    throw new ShapeFault(coordinate)
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
