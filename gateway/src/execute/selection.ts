import {
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isUnionType,
  Kind,
  type SelectionSetNode,
} from 'graphql'

/** A selection set with fragments spread out and equal response keys brought together. */

export interface Condition {
  /** A variable's name, or the constant itself. */
  readonly value: string | boolean
  readonly expected: boolean
}

export interface Occurrence {
  readonly node: FieldNode
  /** All must hold for this occurrence to be part of the operation. */
  readonly conditions: readonly Condition[]
}

export interface SelectedField {
  readonly key: string
  readonly name: string
  /** `Type.field`. */
  readonly coordinate: string
  /** With its lists and non-nulls. */
  readonly output: GraphQLOutputType
  /** Without them. */
  readonly type: GraphQLNamedType
  /** More than one when the same key was selected in several places. */
  readonly occurrences: readonly Occurrence[]
}

export interface SelectionSource {
  readonly selectionSet: SelectionSetNode
  readonly conditions: readonly Condition[]
}

/** Values of an operation's variables, defaults filled in. */
export type Variables = Readonly<Record<string, unknown>>

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>

/** Each place where a field of a type is selected, `__typename` too, in the order of the document. */
export function listOccurrences(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  sources: readonly SelectionSource[],
  fragments: Fragments,
): readonly Occurrence[] {
  const occurrences: Occurrence[] = []
  const visit = ({ selectionSet, conditions }: SelectionSource): void => {
    for (const selection of selectionSet.selections) {
      const own = [...conditions, ...readConditions(selection.directives ?? [])]
      if (selection.kind === Kind.FIELD) {
        occurrences.push({ node: selection, conditions: own })
        continue
      }
      const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
      const condition = fragment?.typeCondition?.name.value
      if (fragment === undefined || (condition !== undefined && !applies(schema, condition, type))) continue
      visit({ selectionSet: fragment.selectionSet, conditions: own })
    }
  }
  sources.forEach(visit)
  return occurrences
}

export function readKey({ alias, name }: FieldNode): string {
  return (alias ?? name).value
}

/** `__typename` is left out: it names a type, which tells nobody anything about a child. */
export function collectFields(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  sources: readonly SelectionSource[],
  fragments: Fragments,
): readonly SelectedField[] {
  const fields = new Map<string, SelectedField & { readonly occurrences: Occurrence[] }>()
  for (const occurrence of listOccurrences(schema, type, sources, fragments)) {
    const definition = isUnionType(type) ? undefined : type.getFields()[occurrence.node.name.value]
    if (definition === undefined) continue
    const key = readKey(occurrence.node)
    const known = fields.get(key) ?? {
      key,
      name: definition.name,
      coordinate: `${type.name}.${definition.name}`,
      output: definition.type,
      type: getNamedType(definition.type),
      occurrences: [],
    }
    known.occurrences.push(occurrence)
    fields.set(key, known)
  }
  return [...fields.values()]
}

/** The sub-selections of a field, from all the places it was selected in. */
export function subSelections(field: SelectedField): readonly SelectionSource[] {
  return field.occurrences.flatMap(({ node, conditions }) =>
    node.selectionSet === undefined ? [] : [{ selectionSet: node.selectionSet, conditions }],
  )
}

function applies(schema: GraphQLSchema, condition: string, type: GraphQLCompositeType): boolean {
  if (condition === type.name) return true
  const named = schema.getType(condition)
  return isAbstractType(named) && !isUnionType(type) && schema.isSubType(named, type)
}

function readConditions(directives: readonly DirectiveNode[]): readonly Condition[] {
  return directives.flatMap((directive): Condition[] => {
    const expected = directive.name.value === 'include'
    if (!expected && directive.name.value !== 'skip') return []
    const value = directive.arguments?.[0]?.value
    if (value?.kind === Kind.VARIABLE) return [{ value: value.name.value, expected }]
    return value?.kind === Kind.BOOLEAN ? [{ value: value.value, expected }] : []
  })
}

/** Whether a field is part of the operation with these variables. */
export function isSelected(field: SelectedField, variables: Variables): boolean {
  for (const { conditions } of field.occurrences) if (holds(conditions, variables)) return true
  return false
}

export function holds(conditions: readonly Condition[], variables: Variables): boolean {
  for (const { value, expected } of conditions) {
    if ((typeof value === 'string' ? readVariable(variables, value) : value) !== expected) return false
  }
  return true
}

/** A variable that was given, also one named as something every object has. */
export function readVariable(variables: Variables, name: string): unknown {
  return Object.hasOwn(variables, name) ? variables[name] : undefined
}
