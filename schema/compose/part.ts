import type { ConstDirectiveNode, TypeNode } from 'graphql'
import { SECTORS, type Sector } from '../policy/vocabulary.ts'
import { findArgument, findUses, readText, type Sdl, type SdlField, type SdlType, type TypeKind } from './read-sdl.ts'

/**
 * What one subgraph brings to the graph. Read from the subgraph's own SDL, or cut out of a supergraph: the rules are
 * the same for both, and so is the code that holds them.
 */
export interface Part {
  /** The subgraph's name. */
  readonly name: string
  /** Where its findings are: the subgraph's name, or `supergraph`. */
  readonly place: string
  readonly types: ReadonlyMap<string, PartType>
}

export interface PartType {
  readonly name: string
  readonly kind: TypeKind
  readonly keys: readonly Key[]
  readonly fields: readonly PartField[]
  readonly interfaces: readonly string[]
  readonly members: readonly string[]
}

export interface Key {
  readonly fields: string
  readonly resolvable: boolean
}

export interface PartField {
  readonly name: string
  /** `Type.field` */
  readonly coordinate: string
  readonly type: TypeNode
  readonly arguments: readonly { readonly name: string; readonly type: TypeNode }[]
  /** The slice each `@consent` on the field names; `undefined` where it names none. */
  readonly consents: readonly (string | undefined)[]
  readonly isLocating: boolean
}

export const REGISTRY = 'consent'
export const ROOT_TYPES: readonly string[] = ['Query', 'Mutation', 'Subscription']
/** What the join, link and federation specifications define for their directives. No field may lead to one. */
export const SPECIFICATION_TYPES: readonly string[] = [
  'federation__FieldSet',
  'join__ContextArgument',
  'join__DirectiveArguments',
  'join__FieldSet',
  'join__FieldValue',
  'join__Graph',
  'link__Import',
  'link__Purpose',
]
const BUILT_IN_SCALARS: readonly string[] = ['ID', 'String', 'Int', 'Float', 'Boolean']
const SECTOR_NAMES: ReadonlySet<string> = new Set(SECTORS)

export function isSector(name: string): name is Sector {
  return SECTOR_NAMES.has(name)
}

export function isKnownSubgraph(name: string): boolean {
  return name === REGISTRY || isSector(name)
}

export function readSubgraphPart(name: string, sdl: Sdl): Part {
  const types = new Map<string, PartType>()
  for (const type of sdl.types.values()) {
    if (SPECIFICATION_TYPES.includes(type.name)) continue
    const keys = findUses(type.directives, 'key').map(readKey)
    types.set(type.name, createPartType(type, keys, type.fields))
  }
  return { name, place: name, types }
}

/** @param use `@key(fields:)` or `@join__type(key:)` */
export function readKey(use: ConstDirectiveNode): Key {
  const resolvable = findArgument(use, 'resolvable')
  return {
    fields: readText(use, 'fields') ?? readText(use, 'key') ?? '',
    resolvable: resolvable === undefined || (resolvable.kind === 'BooleanValue' && resolvable.value),
  }
}

export function createPartType(
  { name, kind, interfaces, members }: SdlType,
  keys: readonly Key[],
  fields: readonly SdlField[],
): PartType {
  return { name, kind, keys, interfaces, members, fields: fields.map((field) => createPartField(name, field)) }
}

function createPartField(typeName: string, node: SdlField): PartField {
  const parameters = node.kind === 'FieldDefinition' ? (node.arguments ?? []) : []
  return {
    name: node.name.value,
    coordinate: `${typeName}.${node.name.value}`,
    type: node.type,
    arguments: parameters.map((argument) => ({ name: argument.name.value, type: argument.type })),
    consents: findUses(node.directives, 'consent').map((use) => readText(use, 'slice')),
    isLocating: findUses(node.directives, 'locating').length > 0,
  }
}

/** The name inside all lists and non-nulls. */
export function nameOf(type: TypeNode): string {
  return type.kind === 'NamedType' ? type.name.value : nameOf(type.type)
}

export function isBuiltIn(typeName: string): boolean {
  return BUILT_IN_SCALARS.includes(typeName)
}

export function listFields(part: Part): PartField[] {
  return [...part.types.values()].flatMap((type) => type.fields)
}

/** The type behind a sector's field on `Child`; `undefined` where there is none that could hold slices. */
export function findNamespaceType(part: Part): PartType | undefined {
  const field = part.types.get('Child')?.fields.find((candidate) => candidate.name === part.name)
  if (field === undefined || nameOf(field.type) === 'Child') return undefined
  const type = part.types.get(nameOf(field.type))
  return type?.kind === 'object' ? type : undefined
}
