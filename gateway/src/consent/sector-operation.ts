import {
  type FieldNode,
  type GraphQLSchema,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  type VariableDefinitionNode,
} from 'graphql'
import type { SliceId } from '@samsyn/schema/policy'
import type { SliceIndex } from '@samsyn/schema/proof'
import { HIDDEN_ID, HIDDEN_TYPE } from './hidden-fields.ts'
import { readDocument } from '../execute/operation-document.ts'
import { readVariable, type Variables } from '../execute/selection.ts'
import { type Copy, type ShapedField, compileCopy } from './shape.ts'
import { asksOnlyLocating, buildWalk, selectedFields, type WalkField } from './walk-fields.ts'

/** An operation the planner made for one sector, ready to be cut down to what one group of children permits. */
export interface SectorOperation {
  /** With the values of its conditions. The same values give the same object. */
  under(variables: Variables): AskedOperation
}

export interface AskedOperation {
  /** Every slice the operation asks for, whatever the conditions. */
  readonly slices: readonly SliceId[]
  /** What is left of it. `null` when nothing is: then the sector isn't asked. */
  narrow(permitted: readonly SliceId[], locating: boolean): NarrowedOperation | null
}

export interface NarrowedOperation {
  /** As JSON has it, for the bodies of requests. Takes `$representations` and no other variable. */
  readonly json: string
  /** The slices it asks for. */
  readonly slices: readonly SliceId[]
  /** There may be several, by aliases. */
  readonly namespaces: readonly NarrowedNamespace[]
}

export interface NarrowedNamespace {
  /** The response key. */
  readonly key: string
  readonly slices: readonly NarrowedSlice[]
}

export interface NarrowedSlice {
  /** The response key. */
  readonly key: string
  readonly slice: SliceId
  /** `Type.field`. */
  readonly coordinate: string
  readonly copy: Copy
}

interface Terms {
  readonly permitted: readonly SliceId[]
  readonly locating: boolean
  readonly variables: Variables
}

const KNOWN_LIMIT = 64

/**
 * @param text an operation of one `_entities` field, as the planner writes them for a sector
 * @throws Error for any other operation: nothing else may go to a sector
 */
export function compileSectorOperation(text: string, schema: GraphQLSchema, index: SliceIndex): SectorOperation {
  const { operation, fragments } = readDocument(parse(text, { noLocation: true }))
  const [entities, ...others] = operation.selectionSet.selections
  const child = schema.getType('Child')
  if (
    operation.operation !== 'query' ||
    others.length > 0 ||
    entities?.kind !== Kind.FIELD ||
    entities.name.value !== '_entities' ||
    entities.selectionSet === undefined ||
    !isObjectType(child)
  ) {
    throw new Error('a sector is asked about entities only')
  }
  const sources = [{ selectionSet: entities.selectionSet, conditions: [] }]
  const namespaces = buildWalk(schema, index, child, sources, fragments).filter(({ isNamespace }) => isNamespace)
  const slices = namespaces.flatMap(({ nested }) => nested.flatMap(({ slice }) => slice ?? []))
  const asked = [...new Set(slices)]
  const names = conditionVariables(operation)
  const known = new Map<string, AskedOperation>()
  return {
    under: (given) => {
      const variables = names.length === 0 ? NONE : readConditionVariables(operation, given)
      const key = names.length === 0 ? '' : JSON.stringify(variables)
      return recall(known, key, () => openAsked(namespaces, asked, variables))
    },
  }
}

const NONE: Variables = {}

function openAsked(namespaces: readonly WalkField[], slices: readonly SliceId[], variables: Variables): AskedOperation {
  const narrowed = new Map<string, NarrowedOperation | null>()
  return {
    slices,
    narrow: (permitted, locating) =>
      recall(narrowed, JSON.stringify([permitted, locating]), () =>
        narrowNamespaces(namespaces, { permitted, locating, variables }),
      ),
  }
}

function recall<V>(known: Map<string, V>, key: string, make: () => V): V {
  const value = known.get(key)
  if (value !== undefined) return value
  if (known.size >= KNOWN_LIMIT) known.clear()
  const made = make()
  known.set(key, made)
  return made
}

function conditionVariables({ variableDefinitions = [] }: OperationDefinitionNode): readonly VariableDefinitionNode[] {
  return variableDefinitions.filter(({ variable }) => variable.name.value !== 'representations')
}

/** No field of a sector takes an argument (C18), so its variables only say what is included and what is skipped. */
function readConditionVariables(operation: OperationDefinitionNode, given: Variables): Variables {
  return Object.fromEntries(
    conditionVariables(operation).map(({ variable, defaultValue }) => {
      const value = readVariable(given, variable.name.value)
      return [
        variable.name.value,
        value === undefined && defaultValue?.kind === Kind.BOOLEAN ? defaultValue.value : value,
      ]
    }),
  )
}

function narrowNamespaces(namespaces: readonly WalkField[], terms: Terms): NarrowedOperation | null {
  const kept: NarrowedNamespace[] = []
  const selections: SelectionNode[] = []
  for (const namespace of selectedFields(namespaces, terms.variables)) {
    const slices: NarrowedSlice[] = []
    const inner: SelectionNode[] = []
    for (const field of selectedFields(namespace.nested, terms.variables)) {
      const { slice } = field
      if (slice === undefined || !terms.permitted.includes(slice)) continue
      if (!terms.locating && asksOnlyLocating(field, terms.variables)) continue
      const { node, copy } = narrowField(field, terms)
      inner.push(node)
      slices.push({ key: field.selected.key, slice, coordinate: field.selected.coordinate, copy })
    }
    if (slices.length === 0) continue
    selections.push(writeField(namespace.selected.name, namespace.selected.key, inner))
    kept.push({ key: namespace.selected.key, slices })
  }
  if (selections.length === 0) return null
  const asked = kept.flatMap(({ slices }) => slices.map(({ slice }) => slice))
  return { json: JSON.stringify(writeOperation(selections)), slices: [...new Set(asked)], namespaces: kept }
}

function narrowField(
  { selected, nested }: WalkField,
  terms: Terms,
): { readonly node: SelectionNode; readonly copy: Copy } {
  const { name, key, coordinate, output, type } = selected
  if (!isObjectType(type)) return { node: writeField(name, key), copy: compileCopy(output, coordinate, null) }
  const inner: SelectionNode[] = []
  const fields: ShapedField[] = []
  for (const field of selectedFields(nested, terms.variables)) {
    if (!terms.locating && field.isLocating) continue
    const { node, copy } = narrowField(field, terms)
    inner.push(node)
    fields.push({ key: field.selected.key, coordinate: field.selected.coordinate, optional: false, copy })
  }
  // An object of which nothing else may be asked is still there, or is not.
  const selections = inner.length === 0 ? [writeField('__typename', HIDDEN_TYPE)] : inner
  return { node: writeField(name, key, selections), copy: compileCopy(output, coordinate, fields) }
}

function writeField(name: string, key: string, selections?: readonly SelectionNode[]): FieldNode {
  return {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: name },
    ...(key === name ? {} : { alias: { kind: Kind.NAME, value: key } }),
    ...(selections === undefined ? {} : { selectionSet: { kind: Kind.SELECTION_SET, selections } }),
  }
}

function writeOperation(selections: readonly SelectionNode[]): string {
  const hidden = [writeField('__typename', HIDDEN_TYPE), writeField('id', HIDDEN_ID)]
  const onChild = [...hidden, ...selections].map((node) => print(node)).join(' ')
  return `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Child { ${onChild} } } }`
}
