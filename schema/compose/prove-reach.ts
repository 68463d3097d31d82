import { isBuiltIn, nameOf, type Part, type PartType, ROOT_TYPES } from './part.ts'
import { createFinding, type Finding } from './rules.ts'

/** Rules on ways round: through an abstract type, an opaque scalar, or a type that has a second owner. */

const DATE_SCALARS = ['Date', 'DateTime', 'PartialDate']

function carriesMark(type: PartType): boolean {
  return type.fields.some((field) => field.isLocating || field.consents.length > 0)
}

export function* proveNoAbstractTypes(part: Part): Generator<Finding> {
  for (const type of part.types.values()) {
    const isAbstract = type.kind === 'interface' || type.kind === 'union'
    if (!isAbstract && type.interfaces.length === 0) continue
    const message = isAbstract ? `${type.name} is abstract (${type.kind}).` : `${type.name} implements an interface.`
    const mend = 'Use object types: a field is guarded at its own coordinate only.'
    yield createFinding('C10_NO_ABSTRACT_WAY', part.place, type.name, message, mend)
  }
}

/** A query can select a field on an interface, and so at a coordinate its directive does not stand at. */
export function* proveAbstractCarriesNothing(part: Part): Generator<Finding> {
  for (const type of part.types.values()) {
    if (type.kind !== 'interface' && type.kind !== 'union') continue
    const kinds = [...part.types.values()].filter(
      ({ name, interfaces }) => name === type.name || type.members.includes(name) || interfaces.includes(type.name),
    )
    const carrier = kinds.find(carriesMark)
    if (carrier === undefined) continue
    const message = `${type.name} is a way to a marked field of ${carrier.name}.`
    const mend = `Name ${carrier.name} itself where ${type.name} stands.`
    yield createFinding('C10_NO_ABSTRACT_WAY', part.place, type.name, message, mend)
  }
}

/** A custom scalar can carry a whole record, with fields nobody can mark. */
export function* proveScalars(part: Part): Generator<Finding> {
  for (const { name, kind } of part.types.values()) {
    if (kind !== 'scalar' || DATE_SCALARS.includes(name) || isBuiltIn(name)) continue
    const message = `${name} is a scalar, and what it carries can't be seen or marked.`
    const mend = `Use an object type, a scalar of GraphQL itself, or one of ${DATE_SCALARS.join(', ')}.`
    yield createFinding('C27_PLAIN_SCALARS', part.place, name, message, mend)
  }
}

export function* proveStaysInside(part: Part): Generator<Finding> {
  const isInside = (name: string): boolean => isBuiltIn(name) || part.types.has(name)
  for (const type of part.types.values()) {
    const named = [
      ...type.fields.flatMap((field) => [
        { at: field.coordinate, name: nameOf(field.type) },
        ...field.arguments.map((argument) => ({
          at: `${field.coordinate}(${argument.name}:)`,
          name: nameOf(argument.type),
        })),
      ]),
      ...[...type.members, ...type.interfaces].map((name) => ({ at: type.name, name })),
    ]
    for (const { at, name } of named) {
      if (isInside(name)) continue
      const message = `${at} names ${name}, which ${part.name} does not define.`
      const mend = `Define ${name} in ${part.name}, or remove ${at}.`
      yield createFinding('C22_STAYS_INSIDE', part.place, at, message, mend)
    }
  }
}

/** Two subgraphs that define one type are merged, field by field, and either may then be asked for it. */
export function* proveOneOwner(parts: readonly Part[]): Generator<Finding> {
  const owners = new Map<string, Part[]>()
  for (const part of parts) {
    for (const { name, kind } of part.types.values()) {
      if (kind === 'scalar' || name === 'Child' || ROOT_TYPES.includes(name)) continue
      owners.set(name, [...(owners.get(name) ?? []), part])
    }
  }
  for (const [name, [first, ...others]] of owners) {
    if (first === undefined || others.length === 0) continue
    const message = `${name} is defined by ${[first, ...others].map((part) => part.name).join(' and ')}.`
    const mend = 'Give each subgraph a type of its own name.'
    yield createFinding('C21_ONE_OWNER', first.place, name, message, mend)
  }
}
