import { Kind, print } from 'graphql'
import { REGISTRY } from './part.ts'
import { linksConsent, proveSubgraphLinks, proveSupergraphLinks } from './prove-links.ts'
import { findUses, listSchemaDirectives, readText, type Sdl } from './read-sdl.ts'
import { createFinding, type Finding } from './rules.ts'

/** Rules on what stands above the types: links, composed directives, directive definitions, the names of roots. */

const CONSENT_DEFINITIONS: Readonly<Record<string, string>> = {
  consent: 'directive @consent(slice: String!) on FIELD_DEFINITION',
  locating: 'directive @locating on FIELD_DEFINITION',
}
const SUPERGRAPH_DEFINITIONS = [
  'join__directive',
  'join__enumValue',
  'join__field',
  'join__graph',
  'join__implements',
  'join__type',
  'join__unionMember',
  'link',
]
/** Directives a subgraph library may print beside its own; @apollo/composition holds them against the specification. */
const SUBGRAPH_DEFINITIONS = ['key', 'composeDirective', 'link', 'deprecated', 'specifiedBy']

/** The header of a subgraph. The registry holds no slice: it may link `@locating`, and only that. */
export function* proveSubgraphHeader(name: string, sdl: Sdl): Generator<Finding> {
  const registryWants = linksConsent(sdl) || usesLocating(sdl) ? ['@locating'] : []
  const wanted = name === REGISTRY ? registryWants : ['@consent', '@locating']
  yield* proveSubgraphLinks(name, sdl, wanted)

  const composed = findUses(listSchemaDirectives(sdl), 'composeDirective').map((use) => readText(use, 'name') ?? '')
  for (const directive of wanted.filter((candidate) => !composed.includes(candidate))) {
    const message = `${directive} is not composed: it would be gone from the supergraph, without a warning.`
    yield createFinding('C04_COMPOSED', name, 'schema', message, `Add @composeDirective(name: "${directive}").`)
  }
  for (const directive of composed.filter((candidate) => !wanted.includes(candidate))) {
    const message = `${directive} is composed, and is not a directive of this subgraph's consent link.`
    const mend = `Remove @composeDirective(name: "${directive}").`
    yield createFinding('C04_COMPOSED', name, 'schema', message, mend)
  }
  const needed = wanted.map((directive) => directive.slice(1))
  yield* proveDefinitions(name, sdl, needed, (other) => SUBGRAPH_DEFINITIONS.includes(other))
}

export function* proveSupergraphHeader(sdl: Sdl): Generator<Finding> {
  yield* proveSupergraphLinks(sdl)
  yield* proveDefinitions('supergraph', sdl, Object.keys(CONSENT_DEFINITIONS), (name) =>
    SUPERGRAPH_DEFINITIONS.includes(name),
  )
}

function* proveDefinitions(
  place: string,
  sdl: Sdl,
  needed: readonly string[],
  isKnown: (name: string) => boolean,
): Generator<Finding> {
  const found: string[] = []
  for (const node of sdl.document.definitions) {
    if (node.kind !== Kind.DIRECTIVE_DEFINITION) continue
    const name = node.name.value
    found.push(name)
    if (!needed.includes(name)) {
      if (isKnown(name)) continue
      const message = `@${name} is a directive the proof does not know.`
      yield createFinding('C05_DEFINITIONS', place, `@${name}`, message, `Remove the definition of @${name}.`)
      continue
    }
    const { description: _text, ...bare } = node
    const parameters = node.arguments?.map(({ description: _words, ...argument }) => argument) ?? []
    if (print({ ...bare, arguments: parameters }) !== CONSENT_DEFINITIONS[name]) {
      const message = `@${name} is not defined as the specification has it.`
      yield createFinding('C05_DEFINITIONS', place, `@${name}`, message, `Write: ${CONSENT_DEFINITIONS[name]}`)
    }
  }
  for (const name of needed.filter((candidate) => found.filter((other) => other === candidate).length !== 1)) {
    const message = `@${name} is not defined exactly once.`
    yield createFinding('C05_DEFINITIONS', place, `@${name}`, message, `Write: ${CONSENT_DEFINITIONS[name]}`)
  }
}

export function* proveRootNames(place: string, sdl: Sdl): Generator<Finding> {
  for (const node of sdl.document.definitions) {
    if (node.kind !== Kind.SCHEMA_DEFINITION && node.kind !== Kind.SCHEMA_EXTENSION) continue
    for (const { operation, type } of node.operationTypes ?? []) {
      const usual = `${operation.charAt(0).toUpperCase()}${operation.slice(1)}`
      if (type.name.value === usual) continue
      const message = `The root of every ${operation} is ${type.name.value}.`
      yield createFinding('C09_ROOTS_IN_REGISTRY', place, 'schema', message, `Name it ${usual}.`)
    }
  }
}

function usesLocating(sdl: Sdl): boolean {
  const fields = [...sdl.types.values()].flatMap((type) => type.fields)
  return fields.some((field) => findUses(field.directives, 'locating').length > 0)
}
