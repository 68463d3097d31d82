import { isBuiltIn, nameOf, type Part, type PartType, ROOT_TYPES } from './part.ts'
import { createFinding, type Finding } from './rules.ts'

/** Rules on ways round: through an abstract type, an opaque scalar, or a type that has a second owner. */

const DATE_SCALARS = ['Date', 'DateTime', 'PartialDate']

export function* proveNoAbstractTypes(part: Part): Generator<Finding> {
  for (const type of part.types.values()) {
    const isAbstract = type.kind === 'interface' || type.kind === 'union'
    if (!isAbstract && type.interfaces.length === 0) continue
    const message = isAbstract ? `${type.name} is abstract (${type.kind}).` : `${type.name} implements an interface.`
    const mend = 'Use object types: a field is guarded at its own coordinate only.'
    yield createFinding('C10_NO_ABSTRACT_WAY', part.place, type.name, message, mend)
  }
}

/**
 * A query can select a field on an interface, and so at a coordinate its directive does not stand at; and the gateway's
 * walk over an answer ends where a type is no object, so that what lies behind one is neither stripped nor recorded.
 */
export function* proveAbstractLeadsNowhere(part: Part): Generator<Finding> {
  for (const type of part.types.values()) {
    if (type.kind !== 'interface' && type.kind !== 'union') continue
    const behind = listBehind(part, type)
    const mend = `Name one object type where ${type.name} stands.`
    const marked = behind.flatMap(({ fields }) => fields).find((field) => field.isLocating || field.consents.length > 0)
    if (marked !== undefined) {
      const message = `${type.name} is a way to the marked field ${marked.coordinate}.`
      yield createFinding('C10_NO_ABSTRACT_WAY', part.place, type.name, message, mend)
    }
    if (behind.some(({ name }) => name === 'Child')) {
      const message = `${type.name} is a way to Child, and what it shows of a child would be neither stripped nor recorded.`
      yield createFinding('C28_CHILD_BEHIND_OBJECTS', part.place, type.name, message, mend)
    }
  }
}

/** An abstract type, the types it can be, and every type that can be asked for below them. */
function listBehind(part: Part, abstract: PartType): PartType[] {
  const behind = new Set([abstract])
  for (const type of behind) {
    const names = [...type.members, ...type.fields.map((field) => nameOf(field.type))]
    for (const next of part.types.values()) {
      if (names.includes(next.name) || next.interfaces.includes(type.name)) behind.add(next)
    }
  }
  return [...behind]
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
