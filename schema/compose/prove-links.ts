import { type ConstValueNode, Kind } from 'graphql'
import { CONSENT_SPEC_URL, FEDERATION_URL } from '../sdl/consent.ts'
import { findArgument, findUses, listSchemaDirectives, readText, type Sdl } from './read-sdl.ts'
import { createFinding, type Finding } from './rules.ts'

/**
 * Rules on links. A link decides what a directive's name means: one that is renamed, or comes from elsewhere, makes
 * every `@consent` below it worth nothing.
 */

interface Specification {
  readonly name: string
  readonly pattern: RegExp
  /** The version to link. */
  readonly url: string
}

const FEDERATION: Specification = {
  name: 'federation 2',
  pattern: /^https:\/\/specs\.apollo\.dev\/federation\/v2\.([1-9]|1[0-4])$/,
  url: FEDERATION_URL,
}
const CONSENT: Specification = {
  name: 'the consent specification',
  pattern: new RegExp(`^${CONSENT_SPEC_URL.replaceAll('.', '\\.')}$`),
  url: CONSENT_SPEC_URL,
}
const JOIN: Specification = {
  name: 'the join specification',
  // Versions that mean the same by a field without @join__field: every subgraph of its type resolves it.
  pattern: /^https:\/\/specs\.apollo\.dev\/join\/v0\.[345]$/,
  url: 'https://specs.apollo.dev/join/v0.5',
}
const LINK_PATTERN = /^https:\/\/specs\.apollo\.dev\/link\/v1\.0$/

interface Link {
  readonly url: string
  /** The imported names, as the specification has them. */
  readonly imports: readonly string[]
  readonly isRenamed: boolean
}

function readLinks(sdl: Sdl): Link[] {
  return findUses(listSchemaDirectives(sdl), 'link').map((use) => {
    const list = findArgument(use, 'import')
    // GraphQL reads a single value as a list of one.
    const values = list === undefined ? [] : list.kind === Kind.LIST ? list.values : [list]
    const imports = values.map(readImport)
    return {
      url: readText(use, 'url') ?? '',
      imports: imports.map(({ name }) => name),
      isRenamed: findArgument(use, 'as') !== undefined || imports.some(({ name, as }) => as !== name),
    }
  })
}

function readImport(value: ConstValueNode): { name: string; as: string } {
  if (value.kind === Kind.STRING) return { name: value.value, as: value.value }
  const read = (field: string): string | undefined => {
    const found = value.kind === Kind.OBJECT ? value.fields.find(({ name }) => name.value === field)?.value : undefined
    return found?.kind === Kind.STRING ? found.value : undefined
  }
  const name = read('name') ?? ''
  return { name, as: read('as') ?? name }
}

/** @param wanted the names to import from the consent specification; with none, it is not to be linked */
export function* proveSubgraphLinks(name: string, sdl: Sdl, wanted: readonly string[]): Generator<Finding> {
  const links = readLinks(sdl)
  yield* proveLinks(name, links, wanted.length === 0 ? [FEDERATION] : [FEDERATION, CONSENT])
  yield* proveImports(name, links, wanted)
}

export function* proveSupergraphLinks(sdl: Sdl): Generator<Finding> {
  const links = readLinks(sdl)
  yield* proveLinks('supergraph', links, [JOIN, CONSENT])
  for (const { url, imports } of links) {
    if (imports.length === 0 || !(JOIN.pattern.test(url) || LINK_PATTERN.test(url))) continue
    const message = `The schema imports ${listNames(imports)} from ${url}, and means it where no prefix says so.`
    yield createFinding('C03_LINKS', 'supergraph', 'schema', message, 'Remove `import`; these have their prefix.')
  }
  yield* proveImports('supergraph', links, ['@consent', '@locating'])
}

export function linksConsent(sdl: Sdl): boolean {
  return readLinks(sdl).some(({ url }) => CONSENT.pattern.test(url))
}

function* proveLinks(
  place: string,
  links: readonly Link[],
  specifications: readonly Specification[],
): Generator<Finding> {
  for (const { url, isRenamed } of links) {
    if (!LINK_PATTERN.test(url) && !specifications.some(({ pattern }) => pattern.test(url))) {
      const mend = `Link ${specifications.map((specification) => specification.url).join(' and ')}, and nothing else.`
      yield createFinding('C03_LINKS', place, 'schema', `The schema links "${url}".`, mend)
    } else if (isRenamed) {
      const mend = 'Remove `as`, and import each directive under its own name.'
      yield createFinding('C03_LINKS', place, 'schema', `The link to ${url} renames what it links.`, mend)
    }
  }
  for (const { name, pattern, url } of specifications) {
    const count = links.filter((link) => pattern.test(link.url)).length
    if (count === 1) continue
    const message = `The schema links ${name} ${count} times.`
    yield createFinding('C03_LINKS', place, 'schema', message, `Link ${url} once.`)
  }
}

function* proveImports(place: string, links: readonly Link[], wanted: readonly string[]): Generator<Finding> {
  for (const { url, imports } of links) {
    if (!CONSENT.pattern.test(url) || haveSame(imports, wanted)) continue
    const message = `The schema imports ${listNames(imports)} from ${url}.`
    yield createFinding('C03_LINKS', place, 'schema', message, `Import ${listNames(wanted)}.`)
  }
}

function haveSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && right.every((item) => left.includes(item))
}

function listNames(names: readonly string[]): string {
  return names.length === 0 ? 'nothing' : [...names].toSorted().join(', ')
}
