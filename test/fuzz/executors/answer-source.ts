import { buildSubgraphSchema } from '@apollo/subgraph'
import {
  type DocumentNode,
  executeSync,
  type GraphQLFieldResolver,
  GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type GraphQLUnionType,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isNonNullType,
  parse,
} from 'graphql'
import type { Source } from '../../../gateway/src/execute/source.ts'
import { createRandom, type Random } from '../random.ts'
import { hash } from './hash.ts'
import { addFaults, SCALAR, type Shapes, type Told } from './faults.ts'

/** Who asks, as a data source is told it: decides every value of every answer. */
export interface Asker {
  readonly seed: number
  /** How often a value of an answer is wrong, 0 to 1. */
  readonly faults: number
  readonly shapes: Shapes
  readonly mayBeUnnamed: boolean
}

/** An object of the answer, of which only this is known: the rest is a matter of chance. */
interface Thing {
  readonly __typename: string
  readonly seed: string
  /** What it was asked for by. */
  readonly known: Readonly<Record<string, unknown>>
}

const WORDS = ['Ås', 'blåbærsyltetøy', 'Øyvind', '', 'constructor', 'a"b\\', 'x']

/** A subgraph that answers the same question by the same asker with the same, and has never seen the question before. */
export function createAnswerSource(name: string, sdl: string): Source {
  const schema = openSchema(sdl)
  const documents = new Map<string, DocumentNode>()
  const process = async (options: unknown): Promise<object> => {
    const { request, context } = options as {
      readonly request: { readonly query: string; readonly variables: Record<string, unknown> }
      readonly context: Asker
    }
    const document = documents.get(request.query) ?? parse(request.query)
    documents.set(request.query, document)
    const seed = `${context.seed} ${name}`
    const answer = executeSync({
      schema,
      document,
      variableValues: request.variables,
      rootValue: { __typename: '', seed, known: {} } satisfies Thing,
      fieldResolver: resolveField,
      typeResolver: (thing: Thing) => thing.__typename,
    })
    const text = JSON.stringify(answer)
    const told = addFaults(JSON.parse(text) as Told, {
      share: context.faults,
      shapes: context.shapes,
      mayBeUnnamed: context.mayBeUnnamed,
      seed: hash(seed),
      question: hash(`${seed} ${request.query} ${text}`),
      representations: (request.variables['representations'] as unknown[] | undefined) ?? [],
    })
    if (context.shapes === 'as if null') forgetInterfaceObjects(told.data?._entities, schema)
    return told
  }
  return { process }
}

function openSchema(sdl: string): GraphQLSchema {
  const schema = buildSubgraphSchema(parse(sdl))
  // Everything is made here, entities too.
  const entities = schema.getQueryType()?.getFields()['_entities']
  if (entities !== undefined) delete entities.resolve
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue
    if (isAbstractType(type)) type.resolveType = undefined
    if (type instanceof GraphQLObjectType) type.isTypeOf = undefined
  }
  return schema
}

const resolveField: GraphQLFieldResolver<Thing, unknown> = (parent, args: Record<string, unknown>, _context, info) => {
  const { fieldName, returnType, schema } = info
  if (fieldName === '_entities') {
    return (args['representations'] as Record<string, unknown>[]).map((known) => findEntity(known, parent.seed, schema))
  }
  const given =
    Object.keys(args).length === 0 && Object.hasOwn(parent.known, fieldName) ? parent.known[fieldName] : null
  if (typeof given === 'string' || typeof given === 'number') return given
  const seed = `${parent.seed}/${fieldName}${writeStable(args)}`
  const made = make(returnType, createRandom(hash(seed)), seed, schema)
  // So that every subgraph knows of what type the thing is.
  return fieldName === 'id' && typeof made === 'string' ? `${parent.__typename}-${made}` : made
}

function findEntity(known: Readonly<Record<string, unknown>>, seed: string, schema: GraphQLSchema): Thing | null {
  const own = `${seed}/${writeStable(known)}`
  const random = createRandom(hash(own))
  const type = schema.getType(String(known['__typename']))
  if (type === undefined || random.chance(0.1)) return null
  // No such thing is known by nothing, or by a list.
  if (Object.values(known).some((value) => value === null || Array.isArray(value))) return null
  const union = schema.getType('_Entity') as GraphQLUnionType
  const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : []
  const [prefix, ...more] = String(known['id']).split('-')
  if (possible.length > 0 && more.length === 0) return null
  const of = possible.length === 0 ? type : (possible.find((one) => one.name === prefix) ?? random.pick(possible))
  return union.getTypes().some(({ name }) => name === of.name) ? { __typename: of.name, seed: own, known } : null
}

function make(type: GraphQLOutputType, random: Random, seed: string, schema: GraphQLSchema): unknown {
  if (isNonNullType(type)) return makeSomething(type.ofType, random, seed, schema)
  return random.chance(0.12) ? null : makeSomething(type, random, seed, schema)
}

function makeSomething(type: GraphQLOutputType, random: Random, seed: string, schema: GraphQLSchema): unknown {
  if (isNonNullType(type)) return make(type, random, seed, schema)
  if (isListType(type)) {
    const length = random.pick([0, 1, 2, 2, 3])
    return Array.from({ length }, (_, index) => make(type.ofType, random, `${seed}/${index}`, schema))
  }
  if (isEnumType(type)) return random.pick(type.getValues()).value
  if (!isLeafType(type)) {
    const of = isAbstractType(type) ? random.pick(schema.getPossibleTypes(type)) : type
    return { __typename: of.name, seed, known: {} } satisfies Thing
  }
  switch (type.name) {
    case 'Int':
      return random.pick([-1, 1, 7, 2 ** 31 - 1])
    case 'Float':
      return random.pick([0, 0.5, -2, 1e21])
    case 'Boolean':
      return random.chance(0.5)
    case 'ID':
      return `å-${random.whole(0, 9)}`
    case 'String':
      return `${random.pick(WORDS)}${random.whole(0, 9)}`
    default:
      return random.pick<unknown>(['2026-11-02', 3, { [SCALAR]: [null, { y: 1 }] }])
  }
}

/**
 * Told that a book it knows as `Book` is `Media`, the stock executor forgets that it is a book, and leaves out what is asked
 * of books. It is not told, then.
 */
function forgetInterfaceObjects(entities: unknown, schema: GraphQLSchema): void {
  if (!Array.isArray(entities)) return
  for (const entity of entities as ({ __typename?: string } | null)[]) {
    const directives = schema.getType(entity?.__typename ?? '')?.astNode?.directives ?? []
    if (directives.some(({ name }) => name.value.endsWith('interfaceObject'))) delete entity?.__typename
  }
}

/** What is asked for by, as the stock executor and ours are to be told the same: a list in place of an object is null. */
function writeStable(values: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(values, (_key, value: unknown) => (Array.isArray(value) && value.length === 0 ? null : value))
}
