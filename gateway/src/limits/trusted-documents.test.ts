import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { API_SCHEMA } from '../testing/stand-in.ts'
import { chooseDocument } from './choose-document.ts'
import { identifyDocument, readTrustedDocuments } from './trusted-documents.ts'
import { type SourceFile, writeManifest } from './write-manifest.ts'

const QUERY = 'query Me { me { displayName } }'
const MUTATION = 'mutation SetEmail($email: String) { setMyEmail(email: $email) { problem { code } } }'

const manifestOf = (...texts: readonly string[]): string =>
  JSON.stringify(Object.fromEntries(texts.map((text) => [identifyDocument(text), text])))

describe('the id of a document', () => {
  it("is the SHA-256 of its text's UTF-8 bytes, in lower-case hex", () => {
    // As `printf '{ æøå }' | sha256sum` has it.
    expect(identifyDocument('{ æøå }')).toBe('sha256:50856647b73b6c3277f8aef980334ed426fbea5f9021fd2a0dc9060663121256')
  })
})

describe('a manifest is refused', () => {
  const faultsOf = (json: string): readonly string[] => {
    const result = readTrustedDocuments(json, API_SCHEMA)
    return result.ok ? [] : result.faults
  }
  const SHAPE = 'it is no JSON object of documents by sha256:<64 lower-case hex>'

  it.each([
    ['that is not JSON', '{'],
    ['that is empty', ''],
    ['that is a list', JSON.stringify([QUERY])],
    ['with another kind of id', JSON.stringify({ 'md5:00': QUERY })],
    ['with an id in capitals', manifestOf(QUERY).replace(/sha256:\w+/, (id) => `sha256:${id.slice(7).toUpperCase()}`)],
    ['with a document that is no text', JSON.stringify({ [identifyDocument(QUERY)]: { query: QUERY } })],
  ])('%s', (_what, json) => {
    expect(faultsOf(json)).toEqual([SHAPE])
  })

  it.each([
    [
      'a document that is not the one of its hash',
      JSON.stringify({ [identifyDocument('x')]: QUERY }),
      'Me: its hash is not the hash of its text',
    ],
    [
      'a document that does not fit the schema',
      manifestOf('query Old { me { shoeSize } }'),
      'Old: Cannot query field "shoeSize" on type "Viewer".',
    ],
    ['a document that is not GraphQL', manifestOf('query {'), `${identifyDocument('query {')}: it is not GraphQL`],
    [
      'a document beyond the limits',
      manifestOf(`query Big { ${Array.from({ length: 21 }, (_, n) => `a${n}: slices { id }`).join(' ')} }`),
      'Big: The operation is too large: at most 20 fields at the root.',
    ],
    [
      'a document with names of the gateway',
      manifestOf('query Hidden { me { __samsyn_id: id } }'),
      'Hidden: An alias may not begin with two underscores.',
    ],
  ])('for %s, by the name of the operation', (_what, json, fault) => {
    const faults = faultsOf(json)
    expect(faults[0]).toContain(fault)
    expect(faults.every((text) => text.startsWith(fault.split(':')[0] as string))).toBe(true)
  })

  it('with every fault at once', () => {
    const json = manifestOf('query A { a }', QUERY, 'query B { b }')
    expect(faultsOf(json).map((fault) => fault.split(':')[0])).toEqual(['A', 'B'])
  })
})

describe('a request', () => {
  const read = readTrustedDocuments(manifestOf(QUERY, MUTATION), API_SCHEMA)
  const trusted = read.ok ? read.documents : null
  const REFUSED = { ok: false, refusal: { status: 400, code: 'DOCUMENT_NOT_TRUSTED' } }

  it.each([QUERY, MUTATION])('may ask for a trusted document by its id or in full: %s', (text) => {
    expect(chooseDocument({ query: null, documentId: identifyDocument(text) }, trusted)).toEqual({
      ok: true,
      query: text,
    })
    expect(chooseDocument({ query: text, documentId: null }, trusted)).toEqual({ ok: true, query: text })
  })

  it.each([
    ['a document that is not trusted', '{ me { id } }', null],
    ['a trusted document with a space more', `${QUERY} `, null],
    ['text that is not GraphQL', '{', null],
    ['nothing', '', null],
    ['an id of nothing', null, identifyDocument('{ me { id } }')],
    ['an id in capitals', null, identifyDocument(QUERY).toUpperCase()],
    ['a bare hash', null, identifyDocument(QUERY).slice(7)],
    ['the name of something every object has', null, 'constructor'],
  ])('is refused with %s, the same for all', (_what, query, documentId) => {
    expect(chooseDocument({ query, documentId }, trusted)).toEqual(REFUSED)
  })

  it('that has both is refused: which of them would run', () => {
    for (const mode of [trusted, null]) {
      const choice = chooseDocument({ query: QUERY, documentId: identifyDocument(QUERY) }, mode)
      expect(choice).toMatchObject({ ok: false, refusal: { status: 400, code: 'BAD_REQUEST' } })
    }
  })

  it('names nothing by an id where no documents are trusted, and may send any text', () => {
    expect(chooseDocument({ query: null, documentId: identifyDocument(QUERY) }, null)).toEqual(REFUSED)
    expect(chooseDocument({ query: '{ me { id } }', documentId: null }, null)).toEqual({
      ok: true,
      query: '{ me { id } }',
    })
  })
})

function write(...files: readonly SourceFile[]): readonly string[] {
  const result = writeManifest(files, API_SCHEMA)
  if (!result.ok) throw new Error(result.faults.join('\n'))
  const documents = JSON.parse(result.manifest) as Record<string, string>
  expect(readTrustedDocuments(result.manifest, API_SCHEMA).ok).toBe(true)
  return Object.values(documents)
}

const faultsOf = (...files: readonly SourceFile[]): readonly string[] => {
  const result = writeManifest(files, API_SCHEMA)
  return result.ok ? [] : result.faults
}

describe('a manifest is made', () => {
  it.each([
    ['gql`…`', (text: string) => `const q = gql\`${text}\``],
    ['gql(`…`)', (text: string) => `const q = gql(\n  \`${text}\`,\n)`],
    ['graphql(`…`)', (text: string) => `const q = graphql(\`${text}\`)`],
    ['graphql(/* GraphQL */ `…`)', (text: string) => `const q = graphql(/* GraphQL */ \`${text}\`)`],
    ['/* GraphQL */ `…`', (text: string) => `ask(/* GraphQL */ \`${text}\`)`],
    [
      'what the code generator writes',
      (text: string) => `export const D = new TypedDocumentString(\`${text}\`) as unknown as X`,
    ],
    ['a generic tag', (text: string) => `const q = gql<Query>\`${text}\``],
  ])('of texts in a script, byte for byte: %s', (_what, wrap) => {
    const text = '\n  query Me {\n    me { displayName }\n  }\n'
    expect(write({ name: 'a.tsx', content: wrap(text) })).toEqual([text])
  })

  it('of what a template means when it runs', () => {
    const text = 'mutation M { setMyEmail(email: "a\\"b`$ {ø") { problem { code } } }'
    const source = text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replace('ø', '\\u00f8')
    expect(write({ name: 'a.ts', content: `gql\`${source}\`` })).toEqual([text])
  })

  it('of .graphql files, one document for each operation, with the fragments it needs from any file', () => {
    const fragments = {
      name: 'f.graphql',
      content:
        'fragment Name on Viewer { ...Inner } fragment Inner on Viewer { displayName } fragment Other on Slice { id }',
    }
    const operations = { name: 'o.gql', content: `query A { me { ...Name } } ${MUTATION}` }
    expect(write(fragments, operations)).toEqual([
      'query A {\n  me {\n    ...Name\n  }\n}\n\nfragment Name on Viewer {\n  ...Inner\n}\n\nfragment Inner on Viewer {\n  displayName\n}',
      'mutation SetEmail($email: String) {\n  setMyEmail(email: $email) {\n    problem {\n      code\n    }\n  }\n}',
    ])
  })

  it("of a JSON file of another tool's", () => {
    expect(write({ name: 'persisted.json', content: JSON.stringify({ 'any-id': QUERY }) })).toEqual([QUERY])
  })

  it('in the same order whatever the order of the files', () => {
    const files = [QUERY, MUTATION, 'query B { me { id } }'].map((content, n) => ({ name: `${n}.graphql`, content }))
    expect(write(...files)).toEqual(write(...files.toReversed()))
  })

  it('of everything the console sends', async () => {
    const name = new URL('../../../console/src/generated/graphql.ts', import.meta.url).pathname
    const content = await readFile(name, 'utf8')
    const operations = [...content.matchAll(/export const (\w+)Document = /g)].map(([, operation]) => operation)
    expect(operations.length).toBeGreaterThan(5)
    expect(write({ name, content })).toHaveLength(operations.length)
  })
})

describe('no manifest is made', () => {
  it.each([
    [
      'of a document that is put together as it runs',
      { name: 'a.ts', content: 'gql`query { me { id } } ${NAME}`' },
      'a.ts: a document has an expression in it',
    ],
    [
      'of a document that does not fit the schema',
      { name: 'a.graphql', content: 'query Old { me { shoeSize } }' },
      'a.graphql: Old: Cannot query field "shoeSize"',
    ],
    [
      'of a document whose fragment is in none of the files',
      { name: 'a.ts', content: 'gql`query Lost { me { ...Gone } }`' },
      'a.ts: Lost: Unknown fragment "Gone".',
    ],
    ['of what is not GraphQL', { name: 'a.graphql', content: 'query {' }, 'a.graphql: Syntax Error'],
    [
      'of a JSON file of something else',
      { name: 'package.json', content: '{"name":"x","version":{}}' },
      'package.json: it is no JSON object of documents',
    ],
    ['of files without an operation', { name: 'a.ts', content: 'export {}' }, 'there is no operation in these files'],
  ])('%s', (_what, file, fault) => {
    expect(faultsOf(file)[0]).toContain(fault)
  })

  it('of two fragments by one name that differ', () => {
    const defineOn = (field: string): SourceFile => ({
      name: `${field}.graphql`,
      content: `fragment F on Viewer { ${field} }`,
    })
    expect(faultsOf(defineOn('id'), defineOn('email'))).toEqual([
      'email.graphql: there are two fragments F, and they differ',
    ])
  })
})

describe('the command', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'samsyn-documents-'))
    await mkdir(join(folder, 'src', 'node_modules'), { recursive: true })
    await writeFile(join(folder, 'src', 'a.graphql'), QUERY)
    await writeFile(join(folder, 'src', 'package.json'), '{"version":{}}')
    await writeFile(join(folder, 'src', 'node_modules', 'b.graphql'), 'query {')
  })
  afterAll(() => rm(folder, { recursive: true }))

  const main = new URL('trusted-documents-main.ts', import.meta.url).pathname
  const run = async (...args: readonly string[]): Promise<{ code: number; text: string }> => {
    try {
      const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', main, ...args])
      return { code: 0, text: stdout }
    } catch (error) {
      const { code, stderr } = error as { code: number; stderr: string }
      return { code, text: stderr }
    }
  }

  it('writes the manifest of a folder, and tells when it is no longer what would be written', async () => {
    const [out, src] = [join(folder, 'trusted.json'), join(folder, 'src')]
    expect((await run('--out', out, '--check', src)).code).toBe(1)
    expect(await run('--out', out, src)).toEqual({ code: 0, text: `${out}: 1 trusted documents\n` })
    expect((await run('--out', out, '--check', src)).code).toBe(0)
    await writeFile(join(src, 'c.graphql'), MUTATION)
    expect((await run('--out', out, '--check', src)).text).toContain('is not up to date')
  })

  it('tells how it is used', async () => {
    expect(await run()).toEqual({ code: 1, text: expect.stringContaining('usage: npm run trusted-documents') })
  })
})
