import { type ConstDirectiveNode, type ConstValueNode, print, type StringValueNode } from 'graphql'
import { isBuiltIn, SPECIFICATION_TYPES } from './part.ts'
import { listUses } from './prove-directives.ts'
import type { Sdl } from './read-sdl.ts'
import { createFinding, type Finding } from './rules.ts'

/** Rules on what two readers of one text could take differently: what is said twice, left to a default, or misnamed. */

/** The parser takes an argument twice. This proof reads the first, and @apollo/gateway the last. */
export function* proveSaidOnce(place: string, sdl: Sdl): Generator<Finding> {
  for (const { coordinate, directive } of listUses(sdl)) {
    for (const name of new Set(listRepeated(directive))) {
      const message = `@${directive.name.value} on ${coordinate} gives ${name} more than once.`
      yield createFinding('C31_SAID_ONCE', place, coordinate, message, `Give ${name} once.`)
    }
  }
}

function listRepeated(directive: ConstDirectiveNode): string[] {
  const given = directive.arguments ?? []
  return [...listTwice(given), ...given.flatMap(({ value }) => listRepeatedIn(value))]
}

function listRepeatedIn(value: ConstValueNode): string[] {
  if (value.kind === 'ListValue') return value.values.flatMap(listRepeatedIn)
  if (value.kind !== 'ObjectValue') return []
  return [...listTwice(value.fields), ...value.fields.flatMap((field) => listRepeatedIn(field.value))]
}

function listTwice(nodes: readonly { readonly name: { readonly value: string } }[]): string[] {
  const names = nodes.map(({ name }) => name.value)
  return names.filter((name, index) => names.indexOf(name) !== index)
}

/** Directives whose texts are for people, and name nothing. */
const PROSE = ['deprecated', 'specifiedBy']

/** A slice id with an escape in it is the same id, and nobody who searches the schemas for it would find the field. */
export function* provePlainTexts(place: string, sdl: Sdl): Generator<Finding> {
  for (const { coordinate, directive } of listUses(sdl)) {
    if (PROSE.includes(directive.name.value)) continue
    const texts = (directive.arguments ?? []).flatMap(({ value }) => listTexts(value))
    for (const { value } of texts.filter((text) => !isPlain(text))) {
      const message = `@${directive.name.value} on ${coordinate} writes "${value}" with escapes or as a block.`
      yield createFinding('C34_PLAIN_TEXTS', place, coordinate, message, `Write "${value}".`)
    }
  }
}

function listTexts(value: ConstValueNode): StringValueNode[] {
  if (value.kind === 'ListValue') return value.values.flatMap(listTexts)
  if (value.kind === 'ObjectValue') return value.fields.flatMap((field) => listTexts(field.value))
  return value.kind === 'StringValue' ? [value] : []
}

function isPlain({ value, loc }: StringValueNode): boolean {
  return loc === undefined || loc.source.body.slice(loc.start, loc.end) === `"${value}"`
}

/** The defaults of federation, link and join specifications and of GraphQL, by `@directive(argument:)`. */
const DEFAULTS: ReadonlyMap<string, string> = new Map([
  ['@key(resolvable:)', 'true'],
  ['@deprecated(reason:)', '"No longer supported"'],
  ['@join__type(extension:)', 'false'],
  ['@join__type(resolvable:)', 'true'],
  ['@join__type(isInterfaceObject:)', 'false'],
])

/** A default is an argument on every use of a directive, and stands at none. */
export function* proveDefaults(place: string, sdl: Sdl): Generator<Finding> {
  for (const node of sdl.document.definitions) {
    if (node.kind !== 'DirectiveDefinition') continue
    for (const { name, defaultValue } of node.arguments ?? []) {
      const at = `@${node.name.value}(${name.value}:)`
      if (defaultValue === undefined || print(defaultValue) === DEFAULTS.get(at)) continue
      const message = `${at} has a default that its specification does not give it.`
      yield createFinding('C32_USUAL_DEFAULTS', place, at, message, `Define @${node.name.value} as specified.`)
    }
  }
}

/** `_entities` would answer about any child that anyone names, and `x__y` is a name of the specification x. */
export function* proveFreeNames(place: string, sdl: Sdl): Generator<Finding> {
  const mend = 'Choose a name that begins with a letter, has no two underscores in a row and is none of GraphQL.'
  for (const type of sdl.types.values()) {
    if (SPECIFICATION_TYPES.includes(type.name)) continue
    if (isReserved(type.name) || isBuiltIn(type.name)) {
      const message = `${type.name} is a name that GraphQL or federation keeps for itself.`
      yield createFinding('C30_FREE_NAMES', place, type.name, message, mend)
    }
    for (const { name } of type.fields) {
      if (!isReserved(name.value)) continue
      const coordinate = `${type.name}.${name.value}`
      const message = `${coordinate} has a name that GraphQL or federation keeps for itself.`
      yield createFinding('C30_FREE_NAMES', place, coordinate, message, mend)
    }
  }
}

const isReserved = (name: string): boolean => name.startsWith('_') || name.includes('__')
