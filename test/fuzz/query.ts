import {
  type DocumentNode,
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
  parse,
  validate,
} from 'graphql'
import type { Random } from './random.ts'

/** Builds valid queries that reach children in as many shapes as the language has. */

export interface Built {
  readonly text: string
  readonly document: DocumentNode
  /** `null`: the document has one operation, and it is not named. */
  readonly operationName: string | null
  /** Fields are asked for that are for the family or its officers, and null for all others. */
  readonly asksForFamily: boolean
  /** A mutation takes `$input`, which whoever asks makes. */
  readonly isMutation: boolean
  /** Values for the operation's variables; each time others. */
  createVariables(random: Random, cursors: readonly string[]): Record<string, unknown>
}

interface Variable {
  readonly name: string
  readonly type: string
  /** As a literal; left out: none. */
  readonly initial?: string
  readonly create: (random: Random, cursors: readonly string[]) => unknown
}

const SELECTIONS = 220
/** Names every object of JavaScript has, and names the planner or a registry field goes by. */
const ODD_NAMES = ['constructor', 'toString', 'hasOwnProperty', 'valueOf', 'nodes', 'child', 'representations', 'data']

const FAMILY_FIELDS = [
  'directives { id }',
  'accessLog { nodes { id } }',
  'coverage(purpose: COORDINATION) { slice { id } }',
  'openDirectives { id }',
  'reminders(withinDays: 300) { reason }',
  'keptSlices { id }',
  'explainDecision(recipient: { service: SCHOOL }, purpose: COORDINATION) { obstacle }',
]

const OWN_FIELDS = ['id', 'displayName', 'age', 'phase', 'municipality', 'myCapacity', 'team', 'guardians']

/** @param children ids that a query may name, of all kinds */
export function buildQuery(schema: GraphQLSchema, random: Random, children: readonly string[]): Built {
  const isMutation = random.chance(0.04)
  const asksForFamily = random.chance(0.1)
  const variables = new Map<string, Variable>()
  const fragments: { readonly name: string; readonly type: string; readonly text: string; readonly size: number }[] = []
  const disguises = new Map<string, ReadonlyMap<string, string>>()
  const isDisguised = random.chance(0.4)
  const breadth = random.pick([0.25, 0.5, 0.95])
  let left = SELECTIONS
  const hasRoom = (): boolean => left > 0

  const child = schema.getType('Child') as GraphQLObjectType

  /**
   * The key a field goes by in this document. A disguised type's fields go by one another's names; either way a key means
   * one field everywhere, so that whatever meets can be merged.
   */
  const keyOf = (type: GraphQLObjectType, field: string): string => {
    if (!isDisguised) return random.chance(0.15) ? `${field}_${random.whole(1, 3)}` : field
    const known = disguises.get(type.name) ?? createDisguise(type)
    disguises.set(type.name, known)
    return known.get(field) ?? field
  }
  const createDisguise = (type: GraphQLObjectType): ReadonlyMap<string, string> => {
    if (random.chance(0.3)) return new Map()
    // Of a child only its id may be called id.
    const fields = (type === child ? NAMESPACES : Object.keys(type.getFields())).filter((name) => name !== 'id')
    const names = shuffle([...fields], random)
    if (random.chance(0.4)) names[0] = random.pick(ODD_NAMES)
    return new Map(fields.map((field, index) => [field, names[index] ?? field]))
  }

  const addVariable = (variable: Variable): string => {
    variables.set(variable.name, variable)
    return `$${variable.name}`
  }
  const condition = (): string => {
    if (random.chance(0.4)) return String(random.chance(0.5))
    const index = random.whole(0, 3)
    return addVariable({
      name: `if${index}`,
      type: 'Boolean!',
      ...(index % 2 === 0 ? {} : { initial: String(index === 1) }),
      create: (again) => (index % 2 === 1 && again.chance(0.5) ? undefined : again.chance(0.6)),
    })
  }
  /** Perhaps `@include`, `@skip` or both. */
  const decorate = (share = 0.12): string => {
    if (!random.chance(share)) return ''
    const write = (name: 'include' | 'skip'): string => ` @${name}(if: ${condition()})`
    const [one, other] = random.chance(0.5) ? (['include', 'skip'] as const) : (['skip', 'include'] as const)
    return `${write(one)}${random.chance(0.2) ? write(other) : ''}`
  }

  /** The inside of a selection set on a type. */
  const select = (type: GraphQLObjectType, depth: number): string => {
    const parts: string[] = []
    for (const field of pickFields(type)) {
      if (left <= 0 && parts.length > 0) break
      parts.push(random.chance(0.15) && depth < 12 ? wrap(type, field, depth) : writeField(type, field, depth))
    }
    if (random.chance(0.15)) parts.push(`${random.chance(0.3) ? 'kind_of: ' : ''}__typename${decorate()}`)
    if (random.chance(0.12) && left > 0 && depth < 12) parts.push(spread(type, depth))
    // The same again, to be merged with the first.
    if (random.chance(0.05) && left > 0) {
      const [again] = pickFields(type)
      if (again !== undefined) parts.push(writeField(type, again, depth))
    }
    if (parts.length === 0) parts.push('__typename')
    return shuffle(parts, random).join(' ')
  }

  const pickFields = (type: GraphQLObjectType): readonly GraphQLField<unknown, unknown>[] => {
    const all = Object.values(type.getFields())
    if (type === child) {
      const own = all.filter(({ name }) => OWN_FIELDS.includes(name) && random.chance(0.2))
      const sectors = all.filter(({ name }) => NAMESPACES.includes(name) && random.chance(0.55))
      return [...own, ...sectors]
    }
    const some = random.some(all, breadth)
    return some.length === 0 ? [random.pick(all)] : some
  }

  const writeField = (type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, depth: number): string => {
    left--
    const key = keyOf(type, field.name)
    const named = getNamedType(field.type)
    const inner = isObjectType(named) ? ` { ${select(named, depth + 1)} }` : ''
    return `${key === field.name ? '' : `${key}: `}${field.name}${decorate()}${inner}`
  }

  const wrap = (type: GraphQLObjectType, field: GraphQLField<unknown, unknown>, depth: number): string => {
    const on = random.chance(0.7) ? ` on ${type.name}` : ''
    return `...${on}${decorate(0.3)} { ${writeField(type, field, depth + 1)} }`
  }

  /** A named fragment, new or used before. Each holds only spreads of earlier ones, so that none holds itself. */
  const spread = (type: GraphQLObjectType, depth: number): string => {
    const known = fragments.filter((one) => one.type === type.name && one.size <= left)
    if (known.length > 0 && random.chance(0.6)) {
      const again = random.pick(known)
      left -= again.size
      return `...${again.name}${decorate(0.3)}`
    }
    const before = left
    const text = select(type, depth + 3)
    const name = `${type.name}Part${fragments.length}`
    fragments.push({ name, type: type.name, text, size: before - left + 1 })
    return `...${name}${decorate(0.3)}`
  }

  const selectChild = (): string => {
    const family = asksForFamily ? random.some(FAMILY_FIELDS, 0.3).join(' ') : ''
    return `${family} ${select(child, 0)}`
  }

  const places: string[] = []
  const addPlace = (): void => {
    const alias =
      places.length === 0 && random.chance(0.5) ? '' : `${random.pick(['c', 'school', 'place'])}${places.length}: `
    if (random.chance(0.5)) {
      const id = random.chance(0.5)
        ? `"${random.pick(children)}"`
        : addVariable({
            name: `id${random.whole(0, 2)}`,
            type: 'ID!',
            ...(random.chance(0.3) ? { initial: `"${random.pick(children)}"` } : {}),
            create: (again) => again.pick(children),
          })
      places.push(`${alias}child(id: ${id})${decorate(0.08)} { ${selectChild()} }`)
      return
    }
    const first = random.chance(0.3)
      ? ''
      : random.chance(0.5)
        ? `first: ${random.whole(1, 15)}`
        : `first: ${addVariable({
            name: 'count',
            type: 'Int!',
            initial: String(random.whole(1, 8)),
            create: (again) => (again.chance(0.5) ? undefined : again.whole(1, 12)),
          })}`
    const after = random.chance(0.5)
      ? ''
      : `after: ${addVariable({
          name: 'after',
          type: 'String',
          create: (again, cursors) =>
            again.chance(0.2) ? null : cursors.length > 0 && again.chance(0.8) ? again.pick(cursors) : 'no such place',
        })}`
    const given = [first, after].filter((one) => one !== '').join(', ')
    const page = random.chance(0.4) ? ' pageInfo { hasNextPage endCursor }' : ''
    places.push(
      `${alias}children${given === '' ? '' : `(${given})`} { nodes${decorate(0.05)} { ${selectChild()} }${page} }`,
    )
  }

  let body: string
  if (isMutation) {
    const input = addVariable({ name: 'input', type: 'RequestConsentInput!', create: () => undefined })
    body = `requestConsent(input: ${input}) { problem { code } child { ${selectChild()} } }`
  } else {
    const wanted = random.pick([1, 1, 1, 2, 3, 5])
    while (places.length < wanted && hasRoom()) addPlace()
    if (random.chance(0.1)) places.push(`me${decorate()} { id displayName }`)
    body = places.join('\n  ')
  }

  const isNamed = random.chance(0.3)
  const declared = [...variables.values()].map(
    ({ name, type, initial }) => `$${name}: ${type}${initial === undefined ? '' : ` = ${initial}`}`,
  )
  const head = isMutation ? 'mutation' : 'query'
  const signature = `${head}${isNamed ? ' Asked' : ''}${declared.length === 0 ? '' : ` (${declared.join(', ')})`}`
  const decoy = isNamed
    ? [
        `query Other { child(id: "${random.pick(children)}") { displayName ${NAMESPACES.map((name) => `${name} { __typename }`).join(' ')} } }`,
      ]
    : []
  const text = [
    ...(random.chance(0.5) ? decoy : []),
    `${signature} {\n  ${body}\n}`,
    ...fragments.map(({ name, type, text: inner }) => `fragment ${name} on ${type} { ${inner} }`),
  ].join('\n')
  const document = parse(text, { noLocation: true })
  const faults = validate(schema, document)
  if (faults.length > 0)
    throw new Error(`a query was built that is not valid: ${faults.map(String).join('; ')}\n${text}`)
  return {
    text,
    document,
    operationName: isNamed ? 'Asked' : null,
    asksForFamily,
    isMutation,
    createVariables: (again, cursors) =>
      Object.fromEntries(
        [...variables.values()]
          .map(
            ({ name, initial, create }) =>
              [name, initial !== undefined && again.chance(0.3) ? undefined : create(again, cursors)] as const,
          )
          .filter(([, value]) => value !== undefined),
      ),
  }
}

const NAMESPACES = ['school', 'health', 'childWelfare', 'nav']

function shuffle<T>(items: T[], random: Random): T[] {
  for (let index = items.length - 1; index > 0; index--) {
    const other = random.whole(0, index)
    ;[items[index], items[other]] = [items[other] as T, items[index] as T]
  }
  return items
}
