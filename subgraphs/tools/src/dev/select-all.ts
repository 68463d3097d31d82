import { getNamedType, type GraphQLNamedType, isObjectType } from 'graphql'

/**
 * A selection of every field below a type, with its braces; empty for a type that has none. A field that leads back to a
 * type above it is left out.
 */
export function selectAll(type: GraphQLNamedType, above: ReadonlySet<string> = new Set()): string {
  if (!isObjectType(type)) return ''
  const below = new Set([...above, type.name])
  const fields = Object.values(type.getFields())
    .filter((field) => !below.has(getNamedType(field.type).name))
    .map((field) => `${field.name}${selectAll(getNamedType(field.type), below)}`)
  return ` { ${fields.join(' ')} }`
}
