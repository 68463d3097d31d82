import { type GraphQLSchema, isObjectType } from 'graphql'
import type { SliceId } from '@samsyn/schema/policy'
import type { SliceIndex } from '@samsyn/schema/proof'
import {
  collectFields,
  type Fragments,
  isSelected,
  type SelectedField,
  type SelectionSource,
  subSelections,
  type Variables,
} from '../execute/selection.ts'

/** A selection with what consent has to know of each field. Made for a client's operation and for a sector's alike. */
export interface WalkField {
  readonly selected: SelectedField
  readonly isChild: boolean
  readonly isNamespace: boolean
  /** The slice this field is. */
  readonly slice: SliceId | undefined
  readonly isLocating: boolean
  readonly nested: readonly WalkField[]
}

export function buildWalk(
  schema: GraphQLSchema,
  index: SliceIndex,
  type: SelectedField['type'],
  sources: readonly SelectionSource[],
  fragments: Fragments,
): readonly WalkField[] {
  if (!isObjectType(type)) return []
  return collectFields(schema, type, sources, fragments).map((selected) => ({
    selected,
    isChild: selected.type.name === 'Child',
    isNamespace: type.name === 'Child' && index.namespaces.has(selected.name),
    slice: index.slices.get(selected.coordinate),
    isLocating: index.locating.has(selected.coordinate),
    nested: buildWalk(schema, index, selected.type, subSelections(selected), fragments),
  }))
}

export function selectedFields(fields: readonly WalkField[], variables: Variables): readonly WalkField[] {
  return fields.filter(({ selected }) => isSelected(selected, variables))
}

/** Whether nothing is asked of a field but where the child is: then withholding that is withholding the field. */
export function asksOnlyLocating({ nested }: WalkField, variables: Variables): boolean {
  const asked = selectedFields(nested, variables)
  return asked.length > 0 && asked.every((field) => field.isLocating || asksOnlyLocating(field, variables))
}
