import { type GraphQLOutputType, isLeafType, isListType, isNonNullType } from 'graphql'

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

/** Thrown for an answer that is not of the shape asked for. Names the field, never the value. */
export class ShapeFault extends Error {}

/**
 * Copies from an answer what was asked for and drops the rest.
 * @throws ShapeFault where a value is missing, or is of another kind than its type says
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
    if (!Array.isArray(value)) throw new ShapeFault(field.coordinate)
    return value.map((item) => copyValue(item, type.ofType, field))
  }
  if (field.nested === null) return copyLeaf(value, type, field)
  if (!isPlainObject(value)) throw new ShapeFault(field.coordinate)
  return copyFields(value, field.nested)
}

function copyLeaf(value: unknown, type: GraphQLOutputType, { coordinate }: FieldShape): unknown {
  if (!isLeafType(type) || typeof value === 'object') throw new ShapeFault(coordinate)
  try {
    return type.serialize(value)
  } catch {
    // Its message quotes the value.
    throw new ShapeFault(coordinate)
  }
}

export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
