import { print } from 'graphql'
import { LEGAL_TABLE, type LegalRow } from '../policy/legal-table.ts'
import { type RuleLetter, SLICE_IDS, type SliceId, SLICES, sectorOf } from '../policy/slices.ts'
import type { Sector } from '../policy/vocabulary.ts'
import { CATALOGUE } from '../sdl/catalogue.ts'
import { nameOf } from './part.ts'
import { readSliceIndex } from './prove-supergraph.ts'
import { findUses, readSdl, type Sdl, type SdlField } from './read-sdl.ts'

/** Which fields each slice of the catalogue holds, and the rows of law that say who may share them. */
export interface FieldTable {
  readonly slices: readonly SliceFields[]
  /** The country's rows. A municipality's own come on top of them. */
  readonly legalTable: readonly LegalRow[]
}

interface SliceFields {
  readonly id: SliceId
  readonly sector: Sector
  readonly name: { readonly nb: string; readonly nn: string; readonly en: string }
  readonly rule: RuleLetter
  readonly sensitivity: number
  readonly longestMonths: number
  readonly fields: readonly FieldOfSlice[]
}

interface FieldOfSlice {
  /** Below `Child`: `school.attendance.registrations.kind`. */
  readonly path: string
  readonly type: string
  readonly isLocating: boolean
}

/**
 * @param supergraphSdl one that passes the proof
 * @throws for a text that is no SDL
 */
export function createFieldTable(supergraphSdl: string): FieldTable {
  const read = readSdl(supergraphSdl)
  if (!read.ok) throw new Error(`the supergraph cannot be read: ${read.reason}`)
  const { sdl } = read
  const { slices } = readSliceIndex(supergraphSdl)
  const coordinates = new Map([...slices].map(([coordinate, slice]) => [slice, coordinate]))
  return {
    slices: SLICE_IDS.map((id) => ({
      id,
      sector: sectorOf(id),
      name: CATALOGUE[id].name,
      rule: SLICES[id].rule,
      sensitivity: SLICES[id].sensitivity,
      longestMonths: SLICES[id].longestMonths,
      fields: listSliceFields(sdl, id, coordinates.get(id)),
    })),
    legalTable: LEGAL_TABLE,
  }
}

function listSliceFields(sdl: Sdl, id: SliceId, coordinate: string | undefined): readonly FieldOfSlice[] {
  const [typeName = '', fieldName = ''] = coordinate?.split('.') ?? []
  const field = sdl.types.get(typeName)?.fields.find(({ name }) => name.value === fieldName)
  return field === undefined ? [] : [...walkField(sdl, id, field, [])]
}

/** Fields that hold a value; of one that holds others, those. A type within itself is not gone into again. */
function* walkField(sdl: Sdl, path: string, field: SdlField, above: readonly string[]): Generator<FieldOfSlice> {
  const name = nameOf(field.type)
  const type = sdl.types.get(name)
  const inner = above.includes(name) ? [] : listInner(sdl, name)
  const isLocating = findUses(field.directives, 'locating').length > 0
  if (type === undefined || inner.length === 0) yield { path, type: print(field.type), isLocating }
  for (const one of inner) yield* walkField(sdl, `${path}.${one.name.value}`, one, [...above, name])
}

function listInner(sdl: Sdl, name: string): readonly SdlField[] {
  const type = sdl.types.get(name)
  if (type === undefined) return []
  const inner = [type, ...type.members.flatMap((member) => sdl.types.get(member) ?? [])].flatMap(({ fields }) => fields)
  return inner.filter((field, at) => inner.findIndex((other) => other.name.value === field.name.value) === at)
}
