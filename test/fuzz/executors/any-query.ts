import {
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  type GraphQLSchema,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  parse,
  validate,
} from 'graphql'
import type { Random } from '../random.ts'
import type { Asked } from './two-executors.ts'

const VARIABLES =
  '$first: Int, $yes: Boolean! = true, $no: Boolean = false, $asked: Boolean!, $id: ID! = "ø", $text: String'
const DEPTH = 5
const SELECTIONS = 16

export interface AnyQuery {
  readonly text: string
  createVariables(random: Random): NonNullable<Asked['variables']>
}

/** A valid query of any schema, with abstract types where it has them. What cannot be merged is thrown away and tried again. */
export function buildAnyQuery(schema: GraphQLSchema, random: Random): AnyQuery {
  for (;;) {
    const text = writeAnyQuery(schema, random)
    if (validate(schema, parse(text)).length > 0) continue
    return {
      text,
      createVariables: (again) => ({
        asked: again.chance(0.7),
        ...(again.chance(0.5) ? { yes: again.chance(0.6) } : {}),
        ...(again.chance(0.5) ? { no: again.chance(0.4) } : {}),
        ...(again.chance(0.5) ? { first: again.whole(0, 3) } : {}),
        ...(again.chance(0.5) ? { text: again.pick(['å', null]) } : {}),
      }),
    }
  }
}

function writeAnyQuery(schema: GraphQLSchema, random: Random): string {
  const fragments: string[] = []
  let left = SELECTIONS

  const decorate = (): string => {
    if (!random.chance(0.15)) return ''
    const value = random.pick(['$yes', '$no', '$asked', '$asked', 'true', 'false'])
    return ` @${random.pick(['include', 'skip'])}(if: ${value})`
  }

  const writeField = (field: GraphQLField<unknown, unknown>, depth: number): string => {
    left--
    const given = field.args.flatMap(({ name, type }) => {
      const [variable, constant] =
        { Int: ['$first', '2'], ID: ['$id', '"å"'], String: ['$text', '"x"'], Kind: ['[SOUND]', '[]'] }[
          getNamedType(type).name
        ] ?? []
      const isNeeded = String(type).endsWith('!')
      if (!isNeeded && random.chance(0.4)) return []
      return [`${name}: ${String(type) === 'String!' || random.chance(0.5) ? constant : variable}`]
    })
    const alias = random.chance(0.2) || given.length > 0 ? `${random.pick(['a', 'b', 'c', 'toString'])}${left}: ` : ''
    const type = getNamedType(field.type)
    const inner = isCompositeType(type) ? ` { ${select(type, depth + 1)} }` : ''
    return `${alias}${field.name}${given.length > 0 ? `(${given.join(', ')})` : ''}${decorate()}${inner}`
  }

  const select = (type: GraphQLNamedType, depth: number): string => {
    const parts: string[] = []
    const fields = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : []
    for (const field of fields) {
      const isLeaf = !isCompositeType(getNamedType(field.type))
      if (left > 0 && random.chance(0.5) && (isLeaf || depth < DEPTH)) parts.push(writeField(field, depth))
    }
    const narrower = isAbstractType(type)
      ? [...schema.getPossibleTypes(type), ...(isInterfaceType(type) ? [type] : [])]
      : isObjectType(type)
        ? [type, ...type.getInterfaces()]
        : []
    for (const of of random.some(narrower, isAbstractType(type) ? 0.7 : 0.15)) {
      if (left <= 0 || depth >= DEPTH) break
      const inner = select(of, depth + 1)
      if (random.chance(0.75)) parts.push(`... on ${of.name}${decorate()} { ${inner} }`)
      else {
        const name = `Part${fragments.length}`
        fragments.push(`fragment ${name} on ${of.name} { ${inner} }`)
        parts.push(`...${name}${decorate()}`)
      }
    }
    if (random.chance(0.1) && left > 0 && depth < DEPTH) parts.push(`...${decorate()} { ${select(type, depth + 1)} }`)
    // Who executes a query by its text alone knows by this of what type an object is.
    if (isAbstractType(type)) parts.push('__typename')
    else if (random.chance(0.2)) parts.push(`${random.chance(0.5) ? 'kind_of: ' : ''}__typename${decorate()}`)
    if (depth === 0 && random.chance(0.1)) parts.push('__type(name: "Book") { name fields { name } }')
    for (let index = parts.length - 1; index > 0; index--) {
      const other = random.whole(0, index)
      ;[parts[index], parts[other]] = [parts[other] as string, parts[index] as string]
    }
    return parts.length === 0 ? '__typename' : parts.join(' ')
  }

  const mutation = random.chance(0.15) ? schema.getMutationType() : undefined
  const root = mutation ?? schema.getQueryType()
  if (root == null) throw new Error('the schema has no root')
  const body = select(root, 0)
  const text = [body, ...fragments].join('\n')
  const declared = VARIABLES.split(', ').filter((one) => new RegExp(`\\${one.split(':')[0]}\\b`).test(text))
  const head = `${mutation === undefined ? 'query' : 'mutation'}${declared.length > 0 ? `(${declared.join(', ')})` : ''}`
  return [`${head} { ${body} }`, ...fragments].join('\n')
}
