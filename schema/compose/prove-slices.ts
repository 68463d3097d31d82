import type { TypeNode } from 'graphql'
import { isSliceId, SLICE_IDS, sectorOf, SLICES } from '../policy/slices.ts'
import type { Sector } from '../policy/vocabulary.ts'
import { findNamespaceType, listFields, nameOf, type Part, type PartField, ROOT_TYPES } from './part.ts'
import { createFinding, type Finding } from './rules.ts'

/** Rules on slices: every field behind a namespace is one, names itself, and can be withheld. */

export function* proveSlices(part: Part, sector: Sector): Generator<Finding> {
  const namespace = findNamespaceType(part)
  if (namespace === undefined) return
  const catalogue = SLICE_IDS.filter((id) => sectorOf(id) === sector).join(', ')
  for (const field of namespace.fields) {
    const expected = `${sector}.${field.name}`
    if (field.consents.length === 0) {
      const message = `${field.coordinate} is answered without anyone's consent.`
      const mend = `Add @consent(slice: "${expected}").`
      yield createFinding('C13_SLICE_GUARDED', part.place, field.coordinate, message, mend)
    } else if (!isSliceId(expected)) {
      const message = `${field.coordinate} is no slice of the catalogue.`
      const mend = `Name the field after a slice of the sector: ${catalogue}.`
      yield createFinding('C14_SLICE_ID', part.place, field.coordinate, message, mend)
    } else if (field.consents.length > 1 || field.consents[0] !== expected) {
      const message = `${field.coordinate} does not name its own slice.`
      const mend = `Write @consent(slice: "${expected}"), once.`
      yield createFinding('C14_SLICE_ID', part.place, field.coordinate, message, mend)
    }
    if (!isObjectOrList(field.type, part)) {
      const message = `${field.coordinate} is not an object or a list of objects.`
      const mend = 'Give the slice an object type, or a list of one.'
      yield createFinding('C15_SLICE_SHAPE', part.place, field.coordinate, message, mend)
    }
    yield* proveLocatingAsCatalogued(part, field, expected)
  }
}

function isObjectOrList(type: TypeNode, part: Part): boolean {
  const shown = type.kind === 'NonNullType' ? type.type : type
  const item = shown.kind === 'ListType' ? shown.type : shown
  const named = item.kind === 'NonNullType' ? item.type : item
  return named.kind === 'NamedType' && part.types.get(named.name.value)?.kind === 'object'
}

/** The catalogue tells the family whether a slice says where the child is. It must be true, in both directions. */
function* proveLocatingAsCatalogued(part: Part, slice: PartField, id: string): Generator<Finding> {
  if (!isSliceId(id)) return
  const locating = listBelow(part, slice).filter((field) => field.isLocating)
  if (SLICES[id].hasLocatingFields && locating.length === 0) {
    const message = `${slice.coordinate} tells where the child is, and no field of it is marked @locating.`
    const mend = 'Add @locating to each field that tells where the child is.'
    yield createFinding('C20_LOCATING_AS_CATALOGUED', part.place, slice.coordinate, message, mend)
  }
  if (!SLICES[id].hasLocatingFields && locating.length > 0) {
    const names = locating.map(({ coordinate }) => coordinate).join(', ')
    const message = `${slice.coordinate} has locating fields the catalogue does not tell the family of: ${names}.`
    const mend = 'Leave them out of the slice, or mark the slice as locating in the catalogue.'
    yield createFinding('C20_LOCATING_AS_CATALOGUED', part.place, slice.coordinate, message, mend)
  }
}

/** A slice's field and every field that can be asked for below it. */
function listBelow(part: Part, slice: PartField): PartField[] {
  const below = [slice]
  const visited = new Set<string>()
  for (const field of below) {
    const name = nameOf(field.type)
    if (visited.has(name)) continue
    visited.add(name)
    below.push(...(part.types.get(name)?.fields ?? []))
  }
  return below
}

/** `@consent` off a namespace type would be read by nobody: a field that looks guarded and is not. */
export function* proveConsentPlaces(part: Part): Generator<Finding> {
  const namespace = findNamespaceType(part)
  for (const field of listFields(part)) {
    if (field.consents.length === 0 || namespace?.fields.includes(field) === true) continue
    const message = `@consent on ${field.coordinate} is not on a field of a sector's namespace type.`
    const mend = 'Remove it, and put what it should guard into a slice.'
    yield createFinding('C16_CONSENT_ON_SLICES', part.place, field.coordinate, message, mend)
  }
}

/** An argument can widen what a field shows beyond what the family was told; nothing can tell that from narrowing. */
export function* proveNoArguments(part: Part): Generator<Finding> {
  for (const field of listFields(part)) {
    if (field.arguments.length === 0 || ROOT_TYPES.some((root) => field.coordinate.startsWith(`${root}.`))) continue
    const message = `${field.coordinate} takes an argument, which can widen what it shows past the text that was signed.`
    const mend = 'Remove the arguments; a sector answers from child, slice and grant alone.'
    yield createFinding('C18_NO_ARGUMENTS', part.place, field.coordinate, message, mend)
  }
}

export function* proveNullable(part: Part): Generator<Finding> {
  for (const field of listFields(part)) {
    if ((field.consents.length === 0 && !field.isLocating) || field.type.kind !== 'NonNullType') continue
    const message = `${field.coordinate} may be withheld and is not nullable: withholding it would be an error.`
    yield createFinding('C19_WITHHELD_IS_NULL', part.place, field.coordinate, message, 'Remove the outer `!`.')
  }
}
