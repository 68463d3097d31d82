import { type FragmentDefinitionNode, type GraphQLSchema, Kind, parse, print, visit } from 'graphql'
import { type FoundText, findDocuments } from './find-documents.ts'
import { checkDocument, identifyDocument, nameOperations } from './trusted-documents.ts'

export interface SourceFile {
  readonly name: string
  readonly content: string
}

export type ManifestResult =
  | { readonly ok: true; readonly manifest: string; readonly count: number }
  | { readonly ok: false; readonly faults: readonly string[] }

/**
 * Writes the manifest of all operations in these files. A text in a script that holds all it spreads is taken as it stands,
 * since that is what the client sends. Any other operation is printed with the fragments it needs behind it.
 */
export function writeManifest(files: readonly SourceFile[], schema: GraphQLSchema): ManifestResult {
  const faults: string[] = []
  const found: (FoundText & { readonly file: string })[] = []
  for (const { name, content } of files) {
    const result = findDocuments(name, content)
    if (!result.ok) faults.push(`${name}: ${result.fault}`)
    else found.push(...result.texts.map((text) => ({ ...text, file: name })))
  }
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const { text, file } of found) faults.push(...addFragments(text, file, fragments))
  if (faults.length > 0) return { ok: false, faults }

  const documents = new Map<string, string>()
  for (const { text, isWhole, file } of found) {
    for (const document of writeDocuments(text, isWhole, fragments)) {
      const broken = checkDocument(document, schema)
      faults.push(...broken.map((fault) => `${file}: ${nameOperations(document) || 'an operation'}: ${fault}`))
      documents.set(identifyDocument(document), document)
    }
  }
  if (documents.size === 0 && faults.length === 0) faults.push('there is no operation in these files')
  if (faults.length > 0) return { ok: false, faults }
  const byName = [...documents].toSorted(([a, first], [b, second]) => {
    const [left, right] = [`${nameOperations(first)} ${a}`, `${nameOperations(second)} ${b}`]
    return left < right ? -1 : 1
  })
  return { ok: true, manifest: `${JSON.stringify(Object.fromEntries(byName), null, 2)}\n`, count: byName.length }
}

function addFragments(text: string, file: string, fragments: Map<string, FragmentDefinitionNode>): readonly string[] {
  try {
    return parse(text, { noLocation: true }).definitions.flatMap((definition) => {
      if (definition.kind !== Kind.FRAGMENT_DEFINITION) return []
      const name = definition.name.value
      const known = fragments.get(name)
      fragments.set(name, definition)
      return known === undefined || print(known) === print(definition)
        ? []
        : [`${file}: there are two fragments ${name}, and they differ`]
    })
  } catch (error) {
    return [`${file}: ${error instanceof Error ? error.message : 'it is not GraphQL'}`]
  }
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>

function writeDocuments(text: string, isWhole: boolean, fragments: Fragments): readonly string[] {
  const document = parse(text, { noLocation: true })
  const own = new Set(document.definitions.map((definition) => ('name' in definition ? definition.name?.value : '')))
  const operations = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION)
  if (operations.length === 0) return []
  if (isWhole && listSpreads(document).every((name) => own.has(name))) return [text]
  return operations.map((operation) => {
    const needed = new Map<string, FragmentDefinitionNode>()
    const add = (names: readonly string[]): void => {
      for (const name of names) {
        const fragment = fragments.get(name)
        if (fragment === undefined || needed.has(name)) continue
        needed.set(name, fragment)
        add(listSpreads(fragment))
      }
    }
    add(listSpreads(operation))
    return [operation, ...needed.values()].map((definition) => print(definition)).join('\n\n')
  })
}

function listSpreads(node: Parameters<typeof visit>[0]): readonly string[] {
  const names: string[] = []
  visit(node, { FragmentSpread: ({ name }) => void names.push(name.value) })
  return names
}
