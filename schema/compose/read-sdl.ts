import {
  type ConstDirectiveNode,
  type ConstValueNode,
  type DocumentNode,
  type EnumValueDefinitionNode,
  type FieldDefinitionNode,
  GraphQLError,
  type InputValueDefinitionNode,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  parse,
  type TypeDefinitionNode,
  type TypeExtensionNode,
} from 'graphql'

/** A field of an object, an interface or an input. */
export type SdlField = FieldDefinitionNode | InputValueDefinitionNode

export type TypeKind = 'object' | 'interface' | 'union' | 'enum' | 'input' | 'scalar'

/** A type with its definition and all its extensions joined: `extend type` hides nothing from the proof. */
export interface SdlType {
  readonly name: string
  readonly kind: TypeKind
  readonly directives: readonly ConstDirectiveNode[]
  readonly fields: readonly SdlField[]
  readonly interfaces: readonly string[]
  readonly members: readonly string[]
}

export interface Sdl {
  readonly document: DocumentNode
  readonly types: ReadonlyMap<string, SdlType>
  /** Names of types, and coordinates of fields, that are defined more than once; `schema` where that is. */
  readonly repeated: readonly string[]
}

export type ReadSdlResult = { readonly ok: true; readonly sdl: Sdl } | { readonly ok: false; readonly reason: string }

const KINDS: Readonly<Record<(TypeDefinitionNode | TypeExtensionNode)['kind'], TypeKind>> = {
  ObjectTypeDefinition: 'object',
  ObjectTypeExtension: 'object',
  InterfaceTypeDefinition: 'interface',
  InterfaceTypeExtension: 'interface',
  UnionTypeDefinition: 'union',
  UnionTypeExtension: 'union',
  EnumTypeDefinition: 'enum',
  EnumTypeExtension: 'enum',
  InputObjectTypeDefinition: 'input',
  InputObjectTypeExtension: 'input',
  ScalarTypeDefinition: 'scalar',
  ScalarTypeExtension: 'scalar',
} as const

/** @returns the types of an SDL text, or where and why it does not parse. */
export function readSdl(text: string): ReadSdlResult {
  let document: DocumentNode
  try {
    document = parse(text)
  } catch (error) {
    // The parser calls itself for each level.
    if (error instanceof RangeError) return { ok: false, reason: 'it is nested too deep' }
    if (!(error instanceof GraphQLError)) throw error
    const { line = 0, column = 0 } = error.locations?.[0] ?? {}
    return { ok: false, reason: `line ${line}, column ${column}: ${error.message}` }
  }
  const nodesByName = new Map<string, (TypeDefinitionNode | TypeExtensionNode)[]>()
  for (const node of document.definitions) {
    if (!isTypeDefinitionNode(node) && !isTypeExtensionNode(node)) continue
    const nodes = nodesByName.get(node.name.value)
    if (nodes === undefined) nodesByName.set(node.name.value, [node])
    else nodes.push(node)
  }
  const types = new Map<string, SdlType>()
  const isSchemaRepeated = document.definitions.filter(({ kind }) => kind === 'SchemaDefinition').length > 1
  const repeated: string[] = isSchemaRepeated ? ['schema'] : []
  for (const [name, nodes] of nodesByName) {
    const type = joinNodes(name, nodes)
    types.set(name, type)
    const kinds = new Set(nodes.map((node) => KINDS[node.kind]))
    if (kinds.size > 1 || nodes.filter(isTypeDefinitionNode).length > 1) repeated.push(name)
    const fields = type.fields.map((field) => `${name}.${field.name.value}`)
    repeated.push(...new Set(fields.filter((field, index) => fields.indexOf(field) !== index)))
  }
  return { ok: true, sdl: { document, types, repeated } }
}

function joinNodes(name: string, nodes: readonly (TypeDefinitionNode | TypeExtensionNode)[]): SdlType {
  const [first] = nodes as [TypeDefinitionNode | TypeExtensionNode]
  return {
    name,
    kind: KINDS[first.kind],
    directives: nodes.flatMap((node) => node.directives ?? []),
    fields: nodes.flatMap((node): readonly SdlField[] => ('fields' in node ? (node.fields ?? []) : [])),
    interfaces: nodes.flatMap((node) => ('interfaces' in node ? (node.interfaces ?? []) : [])).map((i) => i.name.value),
    members: nodes.flatMap((node) => ('types' in node ? (node.types ?? []) : [])).map((member) => member.name.value),
  }
}

/** The directives on the schema itself, on its definition and on every extension of it. */
export function listSchemaDirectives(sdl: Sdl): ConstDirectiveNode[] {
  return sdl.document.definitions.flatMap((node) =>
    node.kind === 'SchemaDefinition' || node.kind === 'SchemaExtension' ? (node.directives ?? []) : [],
  )
}

export function listEnumValues(sdl: Sdl): { readonly enumName: string; readonly node: EnumValueDefinitionNode }[] {
  return sdl.document.definitions.flatMap((node) =>
    node.kind === 'EnumTypeDefinition' || node.kind === 'EnumTypeExtension'
      ? (node.values ?? []).map((value) => ({ enumName: node.name.value, node: value }))
      : [],
  )
}

/** The uses of one directive among those given. */
export function findUses(directives: readonly ConstDirectiveNode[] | undefined, name: string): ConstDirectiveNode[] {
  return (directives ?? []).filter((directive) => directive.name.value === name)
}

export function findArgument(directive: ConstDirectiveNode, name: string): ConstValueNode | undefined {
  return directive.arguments?.find((argument) => argument.name.value === name)?.value
}

/** The text of a string or enum argument; `undefined` where it is absent or something else. */
export function readText(directive: ConstDirectiveNode, name: string): string | undefined {
  const value = findArgument(directive, name)
  return value?.kind === 'StringValue' || value?.kind === 'EnumValue' ? value.value : undefined
}
