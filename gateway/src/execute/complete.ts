import {
  GraphQLBoolean,
  type GraphQLCompositeType,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  type GraphQLLeafType,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLString,
  isCompositeType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { isObject, readOwn } from './merge.ts'
import { isOfType } from './object-type.ts'
import {
  collectFields,
  type Fragments,
  holds,
  listOccurrences,
  type Occurrence,
  readKey,
  type SelectedField,
  type SelectionSource,
  subSelections,
  type Variables,
} from './selection.ts'
import type { Entity } from './source.ts'

/**
 * Makes the answer of what was gathered: what the client asked for, in the client's order, each value of its type
 * (GraphQL § 6.4.3). A value that is not is null, and a null where none may be makes its parent null.
 * @returns `null` where a null came up to the root
 */
export type Complete = (gathered: Entity, variables: Variables) => Entity | null

/** A null where none may be. */
const MISFIT = Symbol('misfit')

type CompleteValue = (value: unknown, variables: Variables) => unknown

interface Entry {
  readonly key: string
  readonly conditions: Occurrence['conditions']
  /** The same key was selected before: there is nothing to add where that was included. */
  readonly isRepeated: boolean
  readonly complete: CompleteValue
}

export interface CompleteOptions {
  /** The one that clients see. */
  readonly schema: GraphQLSchema
  readonly fragments: Fragments
  /** Answers `__schema` and `__type`, by response key. */
  readonly introspect: (key: string, variables: Variables) => unknown
}

export function compileCompletion(
  root: GraphQLCompositeType,
  source: SelectionSource,
  options: CompleteOptions,
): Complete {
  const complete = compileObject(root, [source], options)
  return (gathered, variables) => complete(gathered, variables) as Entity | null
}

function compileObject(
  declared: GraphQLCompositeType,
  sources: readonly SelectionSource[],
  options: CompleteOptions,
): CompleteValue {
  const { schema } = options
  const entries = new Map<string, readonly Entry[]>()
  const chooseEntries = (value: Entity): readonly Entry[] | null => {
    // An object type is what it is, whatever a subgraph calls it.
    const name = isObjectType(declared) ? undefined : readOwn(value, '__typename')
    const type = typeof name === 'string' ? schema.getType(name) : declared
    // A type that clients do not see, or that nothing here can be of.
    if (!isCompositeType(type) || !isOfType(schema, value, declared.name, true)) return null
    let known = entries.get(type.name)
    if (known === undefined) {
      known = compileEntries(type, sources, options)
      entries.set(type.name, known)
    }
    return known
  }
  return (value, variables) => {
    if (!isObject(value)) return null
    const known = chooseEntries(value)
    if (known === null) return null
    const answer: Entity = {}
    for (const { key, conditions, isRepeated, complete } of known) {
      if ((conditions.length > 0 && !holds(conditions, variables)) || (isRepeated && Object.hasOwn(answer, key)))
        continue
      const completed = complete(readOwn(value, key), variables)
      if (completed === MISFIT) return null
      answer[key] = completed
    }
    return answer
  }
}

function compileEntries(
  type: GraphQLCompositeType,
  sources: readonly SelectionSource[],
  options: CompleteOptions,
): readonly Entry[] {
  const { schema, fragments } = options
  const fields = new Map(collectFields(schema, type, sources, fragments).map((field) => [field.key, field]))
  const completions = new Map<string, CompleteValue>()
  return listOccurrences(schema, type, sources, fragments).map(({ node, conditions }) => {
    const key = readKey(node)
    const known = completions.get(key)
    const complete = known ?? compileField(type, key, node.name.value, fields.get(key), options)
    completions.set(key, complete)
    return { key, conditions, isRepeated: known !== undefined, complete }
  })
}

function compileField(
  type: GraphQLCompositeType,
  key: string,
  name: string,
  field: SelectedField | undefined,
  options: CompleteOptions,
): CompleteValue {
  // What an abstract type is at run time is not known, then, and its name would be a lie.
  if (name === '__typename') return () => (isObjectType(type) ? type.name : MISFIT)
  if (field === undefined) return (_value, variables) => options.introspect(key, variables)
  return compileOutput(field.output, subSelections(field), options)
}

function compileOutput(
  type: GraphQLOutputType,
  sources: readonly SelectionSource[],
  options: CompleteOptions,
): CompleteValue {
  if (isNonNullType(type)) {
    const complete = compileOutput(type.ofType, sources, options)
    return (value, variables) => complete(value, variables) ?? MISFIT
  }
  if (isListType(type)) {
    const complete = compileOutput(type.ofType, sources, options)
    return (value, variables) => {
      if (!Array.isArray(value)) return null
      const items: unknown[] = []
      for (const item of value) {
        const completed = complete(item, variables)
        if (completed === MISFIT) return null
        items.push(completed)
      }
      return items
    }
  }
  if (!isLeafType(type)) return compileObject(type, sources, options)
  const isValid = chooseLeafCheck(type)
  return (value) => (value !== undefined && value !== null && isValid(value) ? value : null)
}

/** How a leaf is written in JSON (GraphQL § 7.2). What a scalar of the graph's own may be, only its subgraph knows. */
function chooseLeafCheck(type: GraphQLLeafType): (value: unknown) => boolean {
  if (isEnumType(type)) return (value) => typeof value === 'string' && type.getValue(value) !== undefined
  if (type === GraphQLString) return (value) => typeof value === 'string'
  if (type === GraphQLID) return (value) => typeof value === 'string' || Number.isInteger(value)
  if (type === GraphQLInt) return (value) => Number.isInteger(value)
  if (type === GraphQLFloat) return (value) => Number.isFinite(value)
  if (type === GraphQLBoolean) return (value) => typeof value === 'boolean'
  return () => true
}
