import { type DefinitionNode, Kind, parse, print } from 'graphql'

const FEDERATION_TYPES: ReadonlySet<string> = new Set(['_Any', '_Entity', '_Service'])
const FEDERATION_FIELDS: ReadonlySet<string> = new Set(['_entities', '_service'])

/**
 * What a team wrote of an SDL that its library serves: without the definitions that subgraph libraries add for the
 * federation itself (https://specs.apollo.dev/federation/v2.9). All else stays, and so does every use of a directive.
 */
export function readOwnSdl(sdl: string): string {
  if (!/\b(?:_Any|_Entity|_Service|link__|federation__)/.test(sdl)) return sdl
  try {
    return parse(sdl)
      .definitions.flatMap(keepOwn)
      .map((definition) => print(definition))
      .join('\n\n')
  } catch {
    // That it does not parse is for a check to say.
    return sdl
  }
}

function keepOwn(definition: DefinitionNode): DefinitionNode[] {
  if (!('name' in definition) || definition.name === undefined) return [definition]
  const name = definition.name.value
  if (FEDERATION_TYPES.has(name) || /^(?:link|federation)__/.test(name)) return []
  if (definition.kind === Kind.DIRECTIVE_DEFINITION && name === 'link') return []
  const isQuery = definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION
  if (!isQuery || name !== 'Query') return [definition]
  const fields = (definition.fields ?? []).filter((field) => !FEDERATION_FIELDS.has(field.name.value))
  return fields.length === 0 ? [] : [{ ...definition, fields }]
}
