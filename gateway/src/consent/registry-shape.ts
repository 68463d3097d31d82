import {
  GraphQLNonNull,
  type GraphQLSchema,
  GraphQLString,
  isObjectType,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql'
import { readDocument } from '../execute/operation-document.ts'
import {
  collectFields,
  type Fragments,
  type SelectedField,
  type SelectionSource,
  subSelections,
} from '../execute/selection.ts'
import { type ShapedField, compileCopy } from './shape.ts'

const TYPE_NAME = new GraphQLNonNull(GraphQLString)

/**
 * What an answer from the registry must have, which is asked for whatever the planner wrote.
 * @throws Error when the text asks for a root type the registry has not got
 */
export function compileRegistryShape(text: string, schema: GraphQLSchema): readonly ShapedField[] {
  const { operation, fragments } = readDocument(parse(text, { noLocation: true }))
  const root = schema.getRootType(operation.operation)
  if (root == null) throw new Error('the registry has no such root type')
  const build = (type: SelectedField['type'], sources: readonly SelectionSource[]): readonly ShapedField[] | null => {
    if (!isObjectType(type)) return null
    const fields = collectFields(schema, type, sources, fragments).map((selected) => {
      const { key, coordinate, output } = selected
      const copy = compileCopy(output, coordinate, build(selected.type, subSelections(selected)))
      return { key, coordinate, copy, optional: selected.occurrences.every(({ conditions }) => conditions.length > 0) }
    })
    const coordinate = `${type.name}.__typename`
    const names = typeNameKeys(sources, fragments).map((key) => ({
      key,
      coordinate,
      copy: compileCopy(TYPE_NAME, coordinate, null),
      optional: true,
    }))
    return [...fields, ...names]
  }
  return build(root, [{ selectionSet: operation.selectionSet, conditions: [] }]) as readonly ShapedField[]
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
