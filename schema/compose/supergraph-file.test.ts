import { cp, mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildSchema, getNamedType, type GraphQLEnumType, type GraphQLObjectType, isSpecifiedDirective } from 'graphql'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SLICE_IDS } from '../policy/slices.ts'
import { folderOf, SECTORS } from '../policy/vocabulary.ts'
import { readSliceIndex } from './prove-supergraph.ts'
import { checkSupergraph, releaseSupergraph, writeSupergraph } from './supergraph-file.ts'

const REPOSITORY = new URL('../../', import.meta.url)

let folder = ''
let root = REPOSITORY

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samsyn-compose-'))
  root = pathToFileURL(`${folder}/`)
  await mkdir(join(folder, 'schema'))
  for (const name of ['consent', ...SECTORS.map(folderOf)]) {
    await cp(new URL(`subgraphs/${name}/schema.graphql`, REPOSITORY), join(folder, 'subgraphs', name, 'schema.graphql'))
  }
})
afterEach(() => rm(folder, { recursive: true }))

async function changeSchool(change: (sdl: string) => string): Promise<void> {
  const file = join(folder, 'subgraphs/school/schema.graphql')
  await writeFile(file, change(await readFile(file, 'utf8')))
}

describe('the supergraph of the registry and every sector', () => {
  test('passes the proof, and guards every slice of the catalogue', async () => {
    expect(await writeSupergraph(root)).toEqual([])
    const { slices, namespaces } = readSliceIndex(await readFile(new URL('schema/supergraph.graphql', root), 'utf8'))
    expect([...slices.values()].toSorted()).toEqual([...SLICE_IDS].toSorted())
    expect([...namespaces.keys()].toSorted()).toEqual([...SECTORS].toSorted())
  })

  test('is as written until a subgraph changes, and so is its API schema', async () => {
    await writeSupergraph(root)
    expect(await checkSupergraph(root)).toEqual([])
    await changeSchool((sdl) => `${sdl}\ntype NeverUsed { days: Int }\n`)
    expect(await checkSupergraph(root)).toEqual([
      'schema/supergraph.graphql is not what the subgraphs compose to: npm run compose',
      'schema/api.graphql is not what the subgraphs compose to: npm run compose',
    ])
  })

  test('shows clients every sector and slice, and nothing of how it is guarded or joined', async () => {
    await writeSupergraph(root)
    const api = buildSchema(await readFile(new URL('schema/api.graphql', root), 'utf8'))
    for (const slice of SLICE_IDS) {
      const [namespace = '', field = ''] = slice.split('.')
      const record = getNamedType((api.getType('Child') as GraphQLObjectType).getFields()[namespace]?.type)
      expect((record as GraphQLObjectType).getFields()[field], slice).toBeDefined()
    }
    const sectors = (api.getType('Sector') as GraphQLEnumType).getValues().map(({ name }) => name)
    expect(sectors.toSorted()).toEqual([...SECTORS].toSorted())
    const own = api.getDirectives().filter((directive) => !isSpecifiedDirective(directive))
    expect(own).toEqual([])
    expect(Object.keys(api.getTypeMap()).filter((name) => /^(join__|link__|_[A-Z])/.test(name))).toEqual([])
  })

  test('is not written, and the old one kept, when a rule is broken', async () => {
    await writeSupergraph(root)
    const before = await readFile(new URL('schema/supergraph.graphql', root), 'utf8')
    await changeSchool((sdl) => sdl.replace('@composeDirective(name: "@consent")', ''))
    const faults = [
      'C04_COMPOSED school: schema | @consent is not composed: it would be gone from the supergraph, without a warning.' +
        ' | Add @composeDirective(name: "@consent").',
    ]
    expect(await checkSupergraph(root)).toEqual(faults)
    expect(await writeSupergraph(root)).toEqual(faults)
    expect(await readFile(new URL('schema/supergraph.graphql', root), 'utf8')).toBe(before)
  })

  test('is not written when a subgraph is missing', async () => {
    await rm(join(folder, 'subgraphs/nav'), { recursive: true })
    expect(await writeSupergraph(root)).toEqual(['subgraphs/nav/schema.graphql is not there'])
  })

  test('is kept as released when that is asked for, and only when no rule is broken', async () => {
    expect(await releaseSupergraph(root)).toEqual([])
    for (const name of ['supergraph.graphql', 'api.graphql']) {
      const written = await readFile(new URL(`schema/${name}`, root), 'utf8')
      expect(await readFile(new URL(`schema/released/${name}`, root), 'utf8')).toBe(written)
    }
    const before = await readFile(new URL('schema/released/api.graphql', root), 'utf8')
    await changeSchool((sdl) => `${sdl}\ntype NeverUsed { days: Int }\n`)
    await writeSupergraph(root)
    expect(await readFile(new URL('schema/released/api.graphql', root), 'utf8')).toBe(before)
    await changeSchool((sdl) => sdl.replace('@composeDirective(name: "@consent")', ''))
    expect(await releaseSupergraph(root)).not.toEqual([])
    expect(await readFile(new URL('schema/released/api.graphql', root), 'utf8')).toBe(before)
  })
})
