import type { ConstDirectiveNode } from 'graphql'
import { listEnumValues, listSchemaDirectives, type Sdl, type TypeKind } from './read-sdl.ts'
import { createFinding, type Finding } from './rules.ts'

/**
 * Rules on where directives stand. A list of what is known, not of what is bad: federation gains directives that move
 * fields with every version, and one this proof has never heard of must not pass.
 */

type Place = 'schema' | TypeKind | 'field' | 'argument' | 'inputField' | 'enumValue'
type KnownDirectives = Readonly<Record<Place, readonly string[]>>

const IN_SUBGRAPH: KnownDirectives = {
  schema: ['link', 'composeDirective'],
  object: ['key'],
  interface: [],
  union: [],
  enum: [],
  input: [],
  scalar: ['specifiedBy'],
  field: ['consent', 'locating', 'deprecated'],
  argument: ['deprecated'],
  inputField: ['deprecated'],
  enumValue: ['deprecated'],
}

const IN_SUPERGRAPH: KnownDirectives = {
  schema: ['link'],
  object: ['join__type', 'join__implements'],
  interface: ['join__type', 'join__implements'],
  union: ['join__type', 'join__unionMember'],
  enum: ['join__type'],
  input: ['join__type'],
  scalar: ['join__type', 'specifiedBy'],
  field: ['join__field', 'consent', 'locating', 'deprecated'],
  argument: ['deprecated'],
  inputField: ['join__field', 'deprecated'],
  enumValue: ['join__enumValue', 'join__graph', 'deprecated'],
}

/** Federation's directives that let a field be resolved elsewhere, or from another field's value. */
const MOVING = [
  'shareable',
  'override',
  'provides',
  'requires',
  'external',
  'context',
  'fromContext',
  'interfaceObject',
]

/** What the supergraph may say of a field or type: where it is resolved. All other arguments move it or read others. */
const JOIN_ARGUMENTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['join__field', ['graph']],
  ['join__type', ['graph', 'key', 'extension', 'resolvable']],
])

interface Use {
  readonly place: Place
  readonly coordinate: string
  readonly directive: ConstDirectiveNode
}

export function listUses(sdl: Sdl): Use[] {
  const uses: Use[] = []
  const add = (place: Place, coordinate: string, directives: readonly ConstDirectiveNode[] | undefined): void => {
    for (const directive of directives ?? []) uses.push({ place, coordinate, directive })
  }
  add('schema', 'schema', listSchemaDirectives(sdl))
  for (const type of sdl.types.values()) {
    add(type.kind, type.name, type.directives)
    for (const field of type.fields) {
      const coordinate = `${type.name}.${field.name.value}`
      add(field.kind === 'FieldDefinition' ? 'field' : 'inputField', coordinate, field.directives)
      if (field.kind !== 'FieldDefinition') continue
      for (const argument of field.arguments ?? []) {
        add('argument', `${coordinate}(${argument.name.value}:)`, argument.directives)
      }
    }
  }
  for (const { enumName, node } of listEnumValues(sdl)) {
    add('enumValue', `${enumName}.${node.name.value}`, node.directives)
  }
  return uses
}

function* proveKnown(place: string, sdl: Sdl, known: KnownDirectives): Generator<Finding> {
  for (const { place: where, coordinate, directive } of listUses(sdl)) {
    const name = directive.name.value
    // A federation directive that is not imported can still be written with its namespace.
    const plain = name.replace(/^federation__/, '')
    const at = `@${name} on ${coordinate}`
    if (MOVING.includes(plain)) {
      const message = `${at} lets a value be resolved elsewhere, past the consent of its slice.`
      yield createFinding('C07_RESOLVED_AT_HOME', place, coordinate, message, `Remove @${name}.`)
    } else if (!known[where].includes(name)) {
      const message = `${at} is nothing the proof knows.`
      yield createFinding('C06_KNOWN_DIRECTIVES', place, coordinate, message, `Remove @${name}.`)
    }
  }
}

export function proveSubgraphDirectives(name: string, sdl: Sdl): Iterable<Finding> {
  return proveKnown(name, sdl, IN_SUBGRAPH)
}

export function* proveSupergraphDirectives(sdl: Sdl): Generator<Finding> {
  yield* proveKnown('supergraph', sdl, IN_SUPERGRAPH)
  for (const { coordinate, directive } of listUses(sdl)) {
    const allowed = JOIN_ARGUMENTS.get(directive.name.value)
    if (allowed === undefined) continue
    for (const { name } of directive.arguments ?? []) {
      if (allowed.includes(name.value)) continue
      const message = `@${directive.name.value}(${name.value}:) on ${coordinate} lets a value be resolved elsewhere.`
      const mend = 'Compose the supergraph again, from subgraphs that pass the proof.'
      yield createFinding('C07_RESOLVED_AT_HOME', 'supergraph', coordinate, message, mend)
    }
  }
}
