import { isTypeDefinitionNode, isTypeExtensionNode, parse } from 'graphql'

/**
 * The line of an SDL, from 1, that a coordinate stands on: of the field or value, or else of its type. `null` for what is
 * nowhere in it, and for a text that does not parse.
 */
export function findLine(sdl: string, coordinate: string): number | null {
  const [typeName = '', memberName] = coordinate.split(/[.(]/)
  let line: number | null = null
  for (const node of readDefinitions(sdl)) {
    if (!(isTypeDefinitionNode(node) || isTypeExtensionNode(node)) || node.name.value !== typeName) continue
    const members = 'fields' in node ? (node.fields ?? []) : 'values' in node ? (node.values ?? []) : []
    const member = members.find(({ name }) => name.value === memberName)
    if (member !== undefined) return member.name.loc?.startToken.line ?? null
    line ??= node.name.loc?.startToken.line ?? null
  }
  return line
}

function readDefinitions(sdl: string) {
  try {
    return parse(sdl).definitions
  } catch {
    return []
  }
}
