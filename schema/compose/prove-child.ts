import type { Sector } from '../policy/vocabulary.ts'
import { findNamespaceType, isSector, listFields, nameOf, type Part, type PartField, ROOT_TYPES } from './part.ts'
import { createFinding, type Finding } from './rules.ts'

/** Rules on `Child`: what it is, what each subgraph adds to it, and the ways that lead to it. */

const LEADS_TO_CHILD = ['Child', ...ROOT_TYPES]

/** `Child` is the one entity: an entity two sectors own would carry one's data under the other's consent. */
export function* proveEntity(part: Part): Generator<Finding> {
  const mend = 'Declare `type Child @key(fields: "id") { id: ID! … }`, and no other key.'
  for (const type of part.types.values()) {
    if (type.name === 'Child' || type.keys.length === 0) continue
    const message = `${type.name} has a @key.`
    yield createFinding('C08_CHILD_IS_THE_ENTITY', part.place, type.name, message, mend)
  }
  const child = part.types.get('Child')
  if (child === undefined || child.kind !== 'object') {
    const message = 'There is no object type Child.'
    yield createFinding('C08_CHILD_IS_THE_ENTITY', part.place, 'Child', message, mend)
    return
  }
  const [key] = child.keys
  if (child.keys.length !== 1 || key === undefined || key.fields !== 'id' || !key.resolvable) {
    const message = `The key of Child in ${part.name} is not a single resolvable \`id\`.`
    yield createFinding('C08_CHILD_IS_THE_ENTITY', part.place, 'Child', message, mend)
  }
  const ids = child.fields.filter((field) => field.name === 'id')
  if (ids.length !== 1 || !ids.every(isPlainId)) {
    const message = `Child.id is not a plain ID! in ${part.name}.`
    yield createFinding('C08_CHILD_IS_THE_ENTITY', part.place, 'Child.id', message, mend)
  }
}

function isPlainId({ type, arguments: parameters, consents, isLocating }: PartField): boolean {
  const isIdType = type.kind === 'NonNullType' && type.type.kind === 'NamedType' && type.type.name.value === 'ID'
  return isIdType && parameters.length === 0 && consents.length === 0 && !isLocating
}

export function* proveNoRoots(part: Part): Generator<Finding> {
  for (const type of part.types.values()) {
    if (!ROOT_TYPES.includes(type.name)) continue
    for (const field of type.fields) {
      const message = `${field.coordinate} is a root field of ${part.name}: an answer that passes no child.`
      const mend = 'Remove it; a sector is asked through Child alone.'
      yield createFinding('C09_ROOTS_IN_REGISTRY', part.place, field.coordinate, message, mend)
    }
  }
}

/** A sector's one unguarded field is its namespace, and nothing but `Child` leads to what is behind it. */
export function* proveNamespace(part: Part, sector: Sector): Generator<Finding> {
  const own = part.types.get('Child')?.fields.filter((field) => field.name !== 'id') ?? []
  for (const field of own.filter(({ name }) => name !== sector)) {
    const message = `${field.coordinate} is no slice: no consent covers it.`
    const mend = `Move it behind Child.${sector}, into a slice.`
    yield createFinding('C11_ONE_NAMESPACE', part.place, field.coordinate, message, mend)
  }
  const namespace = findNamespaceType(part)
  const field = own.find(({ name }) => name === sector)
  if (namespace === undefined || field?.type.kind !== 'NamedType' || field.isLocating) {
    const message = `Child.${sector} is not one nullable, unmarked field of an object type.`
    const mend = `Declare \`${sector}: <the sector's record type>\` on Child.`
    yield createFinding('C11_ONE_NAMESPACE', part.place, `Child.${sector}`, message, mend)
  }
  for (const other of listFields(part)) {
    if (LEADS_TO_CHILD.includes(nameOf(other.type))) {
      const message = `${other.coordinate} leads from ${sector} to Child, and from there to other sectors' fields.`
      const mend = `Remove ${other.coordinate}.`
      yield createFinding('C17_CHILD_NOT_REACHED', part.place, other.coordinate, message, mend)
    } else if (namespace !== undefined && other !== field && nameOf(other.type) === namespace.name) {
      const message = `${other.coordinate} leads to ${namespace.name} past Child.${sector}.`
      const mend = `Give it a type of its own; ${namespace.name} stands behind Child.${sector} alone.`
      yield createFinding('C12_NAMESPACE_BEHIND_CHILD', part.place, other.coordinate, message, mend)
    }
  }
}

/** The registry owns `Child`'s own fields, never a sector's, and says "no such child" with a null. */
export function* proveRegistryChild(part: Part): Generator<Finding> {
  for (const field of part.types.get('Child')?.fields ?? []) {
    if (!isSector(field.name)) continue
    const message = `${field.coordinate} is the place of a sector, and the registry holds no slice.`
    const mend = `Leave ${field.coordinate} to the subgraph ${field.name}.`
    yield createFinding('C11_ONE_NAMESPACE', part.place, field.coordinate, message, mend)
  }
  for (const field of part.types.get('Subscription')?.fields ?? []) {
    const message = `${field.coordinate} would answer again and again on one decision.`
    const mend = 'Remove it; a client that is told to refetch asks anew.'
    yield createFinding('C29_NO_SUBSCRIPTION', part.place, field.coordinate, message, mend)
  }
  for (const type of part.types.values()) {
    for (const field of type.fields) {
      if (field.type.kind !== 'NonNullType' || field.type.type.kind !== 'NamedType') continue
      if (nameOf(field.type) !== 'Child') continue
      const message = `${field.coordinate} is not nullable: a child the caller may not know of would be an error.`
      yield createFinding('C23_CHILD_MAY_BE_ABSENT', part.place, field.coordinate, message, 'Remove the `!`.')
    }
  }
}
