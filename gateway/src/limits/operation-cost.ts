import { getArgumentValues, type GraphQLField, type GraphQLSchema, isObjectType } from 'graphql'
import type { Variables } from '../execute/selection.ts'
import type { WalkField } from '../consent/walk-fields.ts'
import { type Excess, exceeds } from './document-limits.ts'
import { CHILD_WEIGHT, FIELD_WEIGHTS, MUTATION_WEIGHT, weighSlice } from './weights.ts'

/**
 * The most one operation may cost: a page of 50 children with every slice, their team and guardians is 1,950. Twice that is
 * refused.
 */
const COST_LIMIT = 2_500
/** The most entries a page has, everywhere. */
export const PAGE_LIMIT = 50
/** In how many places an operation may ask for children, one or many: each is a request to every sector asked there. */
const CHILD_PLACES_LIMIT = 10

/** What of an operation costs anything. Its shape is read once; its pages may depend on variables. */
export interface OperationCost {
  readonly fields: readonly CostField[]
  readonly childPlaces: number
}

interface CostField {
  readonly weight: number
  /** How many entries are asked for, with these variables; what is below costs as often. */
  readonly pageSize: (variables: Variables) => number
  readonly nested: readonly CostField[]
}

const one = (): number => 1

/** @param fields the operation's, with fragments spread out and equal keys brought together */
export function compileCost(fields: readonly WalkField[], schema: GraphQLSchema): OperationCost {
  return { fields: compileFields(fields, schema), childPlaces: countChildPlaces(fields) }
}

/**
 * What the operation costs too much of; `null`: nothing. A page's size multiplies all below it. Conditions make nothing
 * cheaper: the plan is made for all of it.
 */
export function measureCost({ fields, childPlaces }: OperationCost, variables: Variables): Excess | null {
  if (childPlaces > CHILD_PLACES_LIMIT) return exceeds('places where children are asked for', CHILD_PLACES_LIMIT)
  if (hasLargePage(fields, variables)) return exceeds('entries in a page', PAGE_LIMIT)
  return sumCost(fields, variables) > COST_LIMIT
    ? 'The operation is too large: ask for fewer children or slices.'
    : null
}

function compileFields(fields: readonly WalkField[], schema: GraphQLSchema): readonly CostField[] {
  return fields.flatMap((field) => {
    const weight = weigh(field)
    const pageSize = readPageSize(field, schema)
    const nested = compileFields(field.nested, schema)
    return weight === 0 && nested.length === 0 && pageSize === one ? [] : [{ weight, pageSize, nested }]
  })
}

function weigh({ selected: { coordinate }, slice, isChild }: WalkField): number {
  if (slice !== undefined) return weighSlice(slice)
  const own = coordinate.startsWith('Mutation.') ? MUTATION_WEIGHT : (FIELD_WEIGHTS[coordinate] ?? 0)
  return own + (isChild ? CHILD_WEIGHT : 0)
}

function readPageSize({ selected }: WalkField, schema: GraphQLSchema): CostField['pageSize'] {
  const definition = findField(schema, selected.coordinate)
  const node = selected.occurrences[0]?.node
  if (node === undefined || definition?.args.every(({ name }) => name !== 'first') !== false) return one
  return (variables) => {
    const { first } = getArgumentValues(definition, node, variables)
    return typeof first === 'number' ? first : PAGE_LIMIT
  }
}

function findField(schema: GraphQLSchema, coordinate: string): GraphQLField<unknown, unknown> | undefined {
  const [typeName = '', fieldName = ''] = coordinate.split('.')
  const type = schema.getType(typeName)
  return isObjectType(type) ? type.getFields()[fieldName] : undefined
}

function countChildPlaces(fields: readonly WalkField[]): number {
  return fields.reduce((sum, field) => sum + (field.isChild ? 1 : 0) + countChildPlaces(field.nested), 0)
}

function hasLargePage(fields: readonly CostField[], variables: Variables): boolean {
  return fields.some(({ pageSize, nested }) => pageSize(variables) > PAGE_LIMIT || hasLargePage(nested, variables))
}

function sumCost(fields: readonly CostField[], variables: Variables): number {
  return fields.reduce((sum, { weight, pageSize, nested }) => {
    return sum + weight + Math.max(1, pageSize(variables)) * sumCost(nested, variables)
  }, 0)
}
