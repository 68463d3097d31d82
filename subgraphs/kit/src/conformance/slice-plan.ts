import { type FieldDefinitionNode, Kind, parse, type TypeNode } from 'graphql'
import { isSliceId, type Sector, type SliceId, SLICES } from '@samsyn/schema/policy'

/** A field as the suite asks for it. */
export interface FieldPlan {
  readonly name: string
  readonly isLocating: boolean
  readonly isDate: boolean
  /** What is asked below it; `null` for a leaf. */
  readonly fields: readonly FieldPlan[] | null
}

/** One slice of the sector: every field that can be asked for below it. */
export interface SlicePlan extends FieldPlan {
  readonly id: SliceId
  /** Rule R: a parent's own affairs. */
  readonly isParents: boolean
  readonly fields: readonly FieldPlan[]
}

/** What a sector's SDL adds to the graph. */
export interface SectorPlan {
  /** The name of the type behind the sector's field on `Child`. */
  readonly namespace: string
  readonly slices: readonly SlicePlan[]
}

const DATE_SCALARS: ReadonlySet<string> = new Set(['Date', 'DateTime', 'PartialDate'])

/**
 * Reads from a sector's SDL which slices it has and what can be asked of each. Lenient, since whether the SDL keeps the
 * rules is for the checks to say: what is no slice of the sector is left out.
 * @throws Error when the SDL does not parse
 */
export function readSectorPlan(sdl: string, sector: Sector): SectorPlan {
  const types = new Map<string, FieldDefinitionNode[]>()
  for (const definition of parse(sdl).definitions) {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.OBJECT_TYPE_EXTENSION) continue
    const fields = types.get(definition.name.value) ?? []
    types.set(definition.name.value, [...fields, ...(definition.fields ?? [])])
  }
  const field = types.get('Child')?.find(({ name }) => name.value === sector)
  const namespace = field === undefined ? '' : nameOf(field.type)
  const slices = (types.get(namespace) ?? []).flatMap((candidate) => {
    const id = `${sector}.${candidate.name.value}`
    const plan = planField(candidate, types, ['Child', namespace])
    if (!isSliceId(id) || !plan?.fields || !hasDirective(candidate, 'consent')) return []
    return [{ ...plan, fields: plan.fields, id, isParents: SLICES[id].rule === 'R' }]
  })
  return { namespace, slices }
}

/** `null` for a field that cannot be asked for: it needs an argument, or its type is already being asked for. */
function planField(
  field: FieldDefinitionNode,
  types: ReadonlyMap<string, readonly FieldDefinitionNode[]>,
  above: readonly string[],
): FieldPlan | null {
  const name = nameOf(field.type)
  const needsArgument = field.arguments?.some(({ type, defaultValue }) => {
    return type.kind === Kind.NON_NULL_TYPE && defaultValue === undefined
  })
  if (needsArgument === true || above.includes(name)) return null
  const inner = types.get(name)?.flatMap((nested) => planField(nested, types, [...above, name]) ?? []) ?? null
  if (inner?.length === 0) return null
  const isLocating = hasDirective(field, 'locating')
  return { name: field.name.value, isLocating, isDate: DATE_SCALARS.has(name), fields: inner }
}

function nameOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type)
}

function hasDirective(field: FieldDefinitionNode, name: string): boolean {
  return field.directives?.some((directive) => directive.name.value === name) === true
}

/** The field with everything below it, as a selection. */
export function printField({ name, fields }: FieldPlan): string {
  return fields === null ? name : `${name} ${printFields(fields)}`
}

export function printFields(fields: readonly FieldPlan[]): string {
  return `{ ${fields.map(printField).join(' ')} }`
}
