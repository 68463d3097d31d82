import { isSliceId, type SliceId } from '../policy/slices.ts'
import type { Sector } from '../policy/vocabulary.ts'
import { findNamespaceType, isSector, listFields, type Part } from './part.ts'

/** Which field is which slice, and which fields tell where the child is. Coordinates are `Type.field`. */
export interface SliceIndex {
  /** By the name of the field on `Child`. */
  readonly namespaces: ReadonlyMap<string, Namespace>
  readonly slices: ReadonlyMap<string, SliceId>
  readonly locating: ReadonlySet<string>
}

export interface Namespace {
  readonly sector: Sector
  readonly typeName: string
}

/** Reads whatever is marked as it should be. Only an index of parts that pass the proof is complete. */
export function indexSlices(parts: readonly Part[]): SliceIndex {
  const namespaces = new Map<string, Namespace>()
  const slices = new Map<string, SliceId>()
  const locating = new Set<string>()
  for (const part of parts) {
    const fields = listFields(part)
    for (const field of fields) if (field.isLocating) locating.add(field.coordinate)
    const namespace = findNamespaceType(part)
    if (namespace === undefined || !isSector(part.name)) continue
    namespaces.set(part.name, { sector: part.name, typeName: namespace.name })
    for (const { coordinate, consents } of namespace.fields) {
      const [slice] = consents
      if (slice !== undefined && isSliceId(slice)) slices.set(coordinate, slice)
    }
  }
  return { namespaces, slices, locating }
}
