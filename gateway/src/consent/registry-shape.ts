import {
  GraphQLNonNull,
  type GraphQLSchema,
  GraphQLString,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql'
import { readDocument } from './operation-document.ts'
import { collectFields, type Fragments, type SelectedField, type SelectionSource, subSelections } from './selection.ts'
import type { FieldShape, Shape } from './shape.ts'

const TYPE_NAME = { type: new GraphQLNonNull(GraphQLString), nested: null, optional: true }

/**
 * The shape of an answer from the registry, which is asked for whatever the planner wrote.
 * @throws Error when the text asks for a root type the registry has not got
 */
export function compileRegistryShape(text: string, schema: GraphQLSchema): Shape {
  const { operation, fragments } = readDocument(parse(text, { noLocation: true }))
  const root = schema.getRootType(operation.operation)
  if (root == null) throw new Error('the registry has no such root type')
  const build = (type: SelectedField['type'], sources: readonly SelectionSource[]): Shape | null => {
    if (!isObjectType(type)) return null
    const fields = new Map<string, FieldShape>()
    for (const selected of collectFields(schema, type, sources, fragments)) {
      fields.set(selected.key, {
        coordinate: selected.coordinate,
        type: selected.output,
        nested: build(selected.type, subSelections(selected)),
        optional: selected.occurrences.every(({ conditions }) => conditions.length > 0),
      })
    }
    for (const key of typeNameKeys(sources, fragments)) {
      fields.set(key, { ...TYPE_NAME, coordinate: `${type.name}.__typename` })
    }
    return fields
  }
  return build(root, [{ selectionSet: operation.selectionSet, conditions: [] }]) as Shape
}

/** The planner needs `__typename` of what it makes representations of. */
function typeNameKeys(sources: readonly SelectionSource[], fragments: Fragments): readonly string[] {
  const keys: string[] = []
  const look = (selectionSet: SelectionSetNode): void => {
    for (const selection of selectionSet.selections) {
      if (selection.kind === Kind.FIELD) {
        if (selection.name.value === '__typename') keys.push(selection.alias?.value ?? '__typename')
      } else {
        const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)
        if (fragment !== undefined) look(fragment.selectionSet)
      }
    }
  }
  for (const { selectionSet } of sources) look(selectionSet)
  return keys
}
