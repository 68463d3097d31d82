import type { ConstDirectiveNode } from 'graphql'
import {
  createPartType,
  isKnownSubgraph,
  type Key,
  type Part,
  type PartType,
  readKey,
  REGISTRY,
  SPECIFICATION_TYPES,
} from './part.ts'
import { findUses, listEnumValues, readText, type Sdl, type SdlField, type SdlType } from './read-sdl.ts'
import { createFinding, type Finding } from './rules.ts'

/**
 * Cuts a supergraph into what each subgraph brings to it, as the join specification says: `@join__type(graph:)` on a
 * type, `@join__field(graph:)` on a field, and a field without one belongs to every subgraph of its type.
 */

const MEND = 'Compose the supergraph again, from subgraphs that pass the proof.'

/** One part per value of `join__Graph`. They are the whole supergraph where `proveParts` finds nothing. */
export function readSupergraphParts(sdl: Sdl): Part[] {
  return readGraphs(sdl).map(({ value, name }) => {
    const types = new Map<string, PartType>()
    for (const type of listOwnTypes(sdl)) {
      if (!listTypeGraphs(type).includes(value)) continue
      const fields = type.fields.filter((field) => listFieldGraphs(type, field).includes(value))
      types.set(type.name, createPartType(type, readKeys(type, value), fields))
    }
    return { name, place: 'supergraph', types }
  })
}

/** That each graph is a subgraph we know, and each type and field belongs to one that is there. */
export function* proveParts(sdl: Sdl): Generator<Finding> {
  const graphs = readGraphs(sdl)
  for (const { value, name } of graphs) {
    const isOnce = graphs.filter((other) => other.name === name).length === 1
    if (isKnownSubgraph(name) && isOnce) continue
    const at = `join__Graph.${value}`
    const message = `${at} stands for "${name}", which is no sector or is there twice.`
    yield createFinding('C02_KNOWN_SUBGRAPHS', 'supergraph', at, message, MEND)
  }
  if (!graphs.some(({ name }) => name === REGISTRY)) {
    const message = 'The supergraph has no registry.'
    yield createFinding('C02_KNOWN_SUBGRAPHS', 'supergraph', 'join__Graph', message, MEND)
  }
  for (const type of listOwnTypes(sdl)) {
    const owners = listTypeGraphs(type)
    if (owners.length === 0 || !owners.every((owner) => graphs.some(({ value }) => value === owner))) {
      const message = `${type.name} belongs to no subgraph, or to one that is not there.`
      yield createFinding('C21_ONE_OWNER', 'supergraph', type.name, message, MEND)
    }
    yield* proveJoined(type)
    for (const field of type.fields) yield* proveFieldOwner(type, field)
  }
}

/** The planner goes by `@join__implements` and `@join__unionMember`, the other rules by what the type itself says. */
function* proveJoined(type: SdlType): Generator<Finding> {
  const graphs = listTypeGraphs(type)
  const joins = [
    { written: type.interfaces, uses: findUses(type.directives, 'join__implements'), argument: 'interface' },
    { written: type.members, uses: findUses(type.directives, 'join__unionMember'), argument: 'member' },
  ]
  for (const { written, uses, argument } of joins) {
    const joined = uses.map((use) => readText(use, argument) ?? '')
    const isSame = written.every((name) => joined.includes(name)) && joined.every((name) => written.includes(name))
    if (isSame && uses.every((use) => graphs.includes(readGraph(use)))) continue
    const message = `${type.name} has other ${argument}s by its directives than by itself.`
    yield createFinding('C33_JOINED_AS_WRITTEN', 'supergraph', type.name, message, MEND)
  }
}

/** Every field but `Child.id`, which is the key, is resolved by one subgraph of its type. */
function* proveFieldOwner(type: SdlType, field: SdlField): Generator<Finding> {
  const coordinate = `${type.name}.${field.name.value}`
  const owners = listFieldGraphs(type, field)
  const isElsewhere = owners.some((owner) => !listTypeGraphs(type).includes(owner))
  if (!isElsewhere && (owners.length === 1 || coordinate === 'Child.id')) return
  const message = `${coordinate} is resolved by ${owners.length === 0 ? 'nobody' : owners.join(' and ')}.`
  yield createFinding('C21_ONE_OWNER', 'supergraph', coordinate, message, MEND)
}

/** The values of `join__Graph`, with the name of the subgraph each stands for. */
function readGraphs(sdl: Sdl): { readonly value: string; readonly name: string }[] {
  return listEnumValues(sdl)
    .filter(({ enumName }) => enumName === 'join__Graph')
    .map(({ node }) => {
      const [use, ...others] = findUses(node.directives, 'join__graph')
      const name = use === undefined || others.length > 0 ? undefined : readText(use, 'name')
      return { value: node.name.value, name: name ?? '' }
    })
}

function listOwnTypes(sdl: Sdl): SdlType[] {
  return [...sdl.types.values()].filter(({ name }) => !SPECIFICATION_TYPES.includes(name))
}

function listTypeGraphs(type: SdlType): string[] {
  return [...new Set(findUses(type.directives, 'join__type').map(readGraph))]
}

function listFieldGraphs(type: SdlType, field: SdlField): string[] {
  const uses = findUses(field.directives, 'join__field')
  return uses.length === 0 ? listTypeGraphs(type) : uses.map(readGraph)
}

function readGraph(use: ConstDirectiveNode): string {
  return readText(use, 'graph') ?? 'no graph'
}

function readKeys(type: SdlType, graph: string): Key[] {
  return findUses(type.directives, 'join__type')
    .filter((use) => readGraph(use) === graph && readText(use, 'key') !== undefined)
    .map(readKey)
}
