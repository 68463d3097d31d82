import { readFileSync } from 'node:fs'
import { getNamedType, isObjectType, type GraphQLObjectType, parse, validate } from 'graphql'
import { describe, expect, it } from 'vitest'
import { SECTORS, SLICE_IDS } from '@samsyn/schema/policy'
import { readProvenSupergraph } from '@samsyn/schema/proof'
import { compileClientOperation } from '../consent/client-operation.ts'
import { SUPERGRAPH } from '../testing/start.ts'
import { API_SCHEMA as SCHEMA } from '../testing/stand-in.ts'
import { measureText } from './admit-operation.ts'
import { identifyDocument } from './trusted-documents.ts'
import { measureCost, PAGE_LIMIT } from './operation-cost.ts'
import { FIELD_WEIGHTS, weighSlice } from './weights.ts'

const proven = readProvenSupergraph(SUPERGRAPH)
if (!proven.ok) throw new Error('the supergraph is refused')
const { index } = proven

const childType = SCHEMA.getType('Child') as GraphQLObjectType

function selectAll(type: GraphQLObjectType): string {
  const fields = Object.values(type.getFields()).map((field) => {
    const named = getNamedType(field.type)
    return isObjectType(named) ? `${field.name} { ${selectAll(named)} }` : field.name
  })
  return fields.join(' ')
}

/** Every field of every slice, the sectors under other names when a prefix is given. */
const selectSectors = (prefix = ''): string =>
  SECTORS.map((sector) => {
    const type = getNamedType(childType.getFields()[sector]?.type) as GraphQLObjectType
    return `${prefix === '' ? '' : `${prefix}${sector}: `}${sector} { ${selectAll(type)} }`
  }).join(' ')

const EVERY_SLICE = selectSectors()
const PAGE = `query ($first: Int! = 20) { children(first: $first) { nodes { id displayName age phase municipality
  team { displayName role } guardians { displayName } ${EVERY_SLICE} } pageInfo { hasNextPage endCursor } } }`

/** What is said of a document, once by itself and once with its variables; `null`: admitted. */
function measure(text: string, variables: Readonly<Record<string, unknown>> = {}, name?: string): string | null {
  const document = parse(text)
  expect(validate(SCHEMA, document)).toEqual([])
  const { cost } = compileClientOperation(document, name, SCHEMA, index)
  return measureText(text) ?? measureCost(cost, variables)
}

const TOO_DEAR = 'The operation is too large: ask for fewer children or slices.'
const PAGE_TOO_LARGE = `The operation is too large: at most ${PAGE_LIMIT} entries in a page.`

describe('the cost of an operation', () => {
  it('admits fifty children with every field of every slice, and who is around them', () => {
    expect(measure(PAGE, { first: 50 })).toBeNull()
    expect(measure(PAGE.replace('first: $first', 'first: 50').replace('($first: Int! = 20)', ''))).toBeNull()
  })

  it('is the cost of its slices times its children: twice the slices of fifty are refused, of twenty admitted', () => {
    const text = `query ($first: Int!) { children(first: $first) { nodes { ${EVERY_SLICE} ${selectSectors('again_')} } } }`
    expect(measure(text, { first: 50 })).toBe(TOO_DEAR)
    expect(measure(text, { first: 20 })).toBeNull()
  })

  it('counts a selection once, however many fragments bring it', () => {
    const parts = Array.from({ length: 3 }, (_, n) => `fragment F${n} on Child { ${EVERY_SLICE} }`).join(' ')
    const text = `{ children(first: 50) { nodes { ...F0 ...F1 ...F2 } } } ${parts}`
    expect(measure(text)).toBeNull()
  })

  it('does not fall by what a condition leaves out', () => {
    const twice = SECTORS.map((sector) => `a_${sector}: ${sector} @include(if: $no) { ...${sector} }`).join(' ')
    const fragments = SECTORS.map((sector) => {
      const type = getNamedType(childType.getFields()[sector]?.type) as GraphQLObjectType
      return `fragment ${sector} on ${type.name} { ${selectAll(type)} }`
    }).join(' ')
    const text = `query ($no: Boolean!) { children(first: 50) { nodes { ${EVERY_SLICE} ${twice} } } } ${fragments}`
    expect(measure(text, { no: false })).toBe(TOO_DEAR)
  })

  it('multiplies pages within pages', () => {
    const log = (first: number): string =>
      `{ children(first: 50) { nodes { accessLog(first: ${first}) { nodes { id } } } } }`
    expect(measure(log(20))).toBeNull()
    expect(measure(log(50))).toBe(TOO_DEAR)
  })

  it('takes a part of a file for ten pages of the log', () => {
    const file = (first: number, field = 'accessLogExport(format: CSV)'): string =>
      `{ children(first: ${first}) { nodes { ${field} { content } } } }`
    expect(measure(file(4))).toBeNull()
    expect(measure(file(5))).toBe(TOO_DEAR)
    expect(measure(file(5, 'everything'))).toBe(TOO_DEAR)
  })

  it('counts the proofs of a page of the log', () => {
    const log = (fields: string): string =>
      `{ children(first: 40) { nodes { accessLog(first: 50) { nodes { ${fields} } } } } }`
    expect(measure(log('id'))).toBeNull()
    expect(measure(log('id proof { leaf }'))).toBe(TOO_DEAR)
  })

  it('takes a page without a size for as many as it has by default', () => {
    const logs = Array.from({ length: 6 }, (_, n) => `a${n}: accessLog { nodes { id } }`).join(' ')
    const text = `{ children { nodes { ${logs} } } }`
    expect(measure(text)).toBeNull()
    expect(measure(text.replace('children', 'children(first: 21)'))).toBe(TOO_DEAR)
  })

  it('counts a page of none or fewer as one', () => {
    const fields = 'directives { id } coverage(purpose: COORDINATION) { __typename } requests { id }'
    const dear = `a: children(first: 50) { nodes { accessLog(first: 50) { nodes { id } } } }`
    expect(measure(`{ ${dear} b: children(first: -50) { nodes { ${fields} } } }`)).toBe(TOO_DEAR)
    expect(measure(`{ b: children(first: -50) { nodes { ${fields} } } }`)).toBeNull()
  })

  it('refuses children in more than ten places', () => {
    const places = (count: number): string =>
      `{ ${Array.from({ length: count }, (_, n) => `a${n}: child(id: "x") { id }`).join(' ')} }`
    expect(measure(places(10))).toBeNull()
    expect(measure(places(11))).toBe('The operation is too large: at most 10 places where children are asked for.')
  })

  it('is of the operation that is run, not of others in the document', () => {
    const text = `query Small { me { id } } query Large { children(first: 51) { nodes { id } } }`
    expect(measure(text, {}, 'Small')).toBeNull()
    expect(measure(text, {}, 'Large')).toBe(PAGE_TOO_LARGE)
  })

  it('refuses two thousand aliases before anything else', () => {
    const text = `{ me { ${Array.from({ length: 2_000 }, (_, n) => `a${n}: id`).join(' ')} } }`
    expect(measureText(text)).not.toBeNull()
  })
})

describe('a page', () => {
  const paged = Object.values(SCHEMA.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
    .filter(({ field }) => field.args.some(({ name }) => name === 'first' || name === 'last'))

  it('is what every connection is cut into', () => {
    const connections = Object.values(SCHEMA.getTypeMap())
      .filter(isObjectType)
      .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
      .filter(({ field }) => getNamedType(field.type).name.endsWith('Connection'))
    expect(paged.map(({ type, field }) => `${type.name}.${field.name}`)).toEqual([
      'Child.accessLog',
      'Child.looks',
      'Query.children',
      'Query.reports',
      'Query.overseenLooks',
      'Query.overseenChildren',
      'Query.overseenRequests',
    ])
    expect(connections).toEqual(paged)
  })

  const wrap = {
    'Child.accessLog': (inner: string) => `child(id: "x") { ${inner} }`,
    'Child.looks': (inner: string) => `child(id: "x") { ${inner} }`,
    'Query.children': (inner: string) => inner,
    'Query.reports': (inner: string) => inner,
    'Query.overseenLooks': (inner: string) => inner,
    'Query.overseenChildren': (inner: string) => inner.replace('(', '(looks: "x", '),
    'Query.overseenRequests': (inner: string) => inner,
  }
  it.each(Object.entries(wrap))(
    'of %s holds at most fifty, by a literal, a variable or a default',
    (coordinate, write) => {
      const name = coordinate.split('.')[1] as string
      const page = (first: number | string): string => write(`${name}(first: ${first}) { pageInfo { hasNextPage } }`)
      expect(measure(`{ ${page(50)} }`)).toBeNull()
      expect(measure(`{ ${page(51)} }`)).toBe(PAGE_TOO_LARGE)
      expect(measure(`{ ...F } fragment F on Query { ${page(51)} }`)).toBe(PAGE_TOO_LARGE)
      expect(measure(`query ($n: Int!) { ${page('$n')} }`, { n: 50 })).toBeNull()
      expect(measure(`query ($n: Int!) { ${page('$n')} }`, { n: 51 })).toBe(PAGE_TOO_LARGE)
      expect(measure(`query ($n: Int! = 51) { ${page('$n')} }`, { n: 51 })).toBe(PAGE_TOO_LARGE)
    },
  )
})

describe('the weights', () => {
  it('name every slice', () => {
    expect(SLICE_IDS.filter((slice) => weighSlice(slice) < 1)).toEqual([])
  })

  it('name no field that is not in the graph', () => {
    const gone = Object.keys(FIELD_WEIGHTS).filter((coordinate) => {
      const [typeName = '', fieldName = ''] = coordinate.split('.')
      return (SCHEMA.getType(typeName) as GraphQLObjectType | undefined)?.getFields()[fieldName] === undefined
    })
    expect(gone).toEqual([])
  })

  it('name every list and every object the registry keeps of a child', () => {
    const free = Object.values(childType.getFields()).filter((field) => {
      const isRecord = isObjectType(getNamedType(field.type)) && !index.namespaces.has(field.name)
      return isRecord && FIELD_WEIGHTS[`Child.${field.name}`] === undefined
    })
    expect(free.map(({ name }) => name)).toEqual(['accessLog', 'looks'])
  })
})

describe('what is meant to be asked is admitted:', () => {
  const manifest = JSON.parse(
    readFileSync(new URL('../../../console/trusted-documents.json', import.meta.url), 'utf8'),
  ) as Record<string, string>
  it.each(Object.entries(manifest))("the console's document %s", (id, text) => {
    expect(identifyDocument(text)).toBe(id)
    // What it must be told before it is measured at all.
    expect(measure(text, { looks: 'x' })).toBeNull()
  })
})
