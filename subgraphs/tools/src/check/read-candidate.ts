import { readFile } from 'node:fs/promises'
import { Kind, parse } from 'graphql'
import { fetchServedSdl } from '@samsyn/kit/served-sdl'
import type { GrantKey } from '@samsyn/schema/grant'
import { folderOf, type Sector, SECTORS } from '@samsyn/schema/policy'

/** A subgraph to check: which sector's it is, its SDL, and where that was read. */
export interface Candidate {
  readonly name: Sector
  readonly sdl: string
  /** A file or an address. */
  readonly place: string
}

export type CandidateResult =
  | { readonly ok: true; readonly candidate: Candidate }
  | { readonly ok: false; readonly reason: string }

export interface CandidateOptions {
  /** The repository, with a trailing slash. */
  readonly root: URL
  /** Whose it is, where its SDL is not to tell. */
  readonly sector: Sector | undefined
  readonly key: GrantKey | undefined
}

/** @param target the name of a sector or of its folder, a file with an SDL, or the address of a running subgraph */
export async function readCandidate(target: string, options: CandidateOptions): Promise<CandidateResult> {
  const { root, sector, key } = options
  const named = findSector(target)
  if (named !== undefined) {
    const place = `subgraphs/${folderOf(named)}/schema.graphql`
    return readSdlFile(new URL(place, root), place, named)
  }
  if (!URL.canParse(target) || !/^https?:$/.test(new URL(target).protocol)) return readSdlFile(target, target, sector)
  if (sector === undefined || key === undefined) return { ok: false, reason: 'an address needs --sector and --key' }
  const served = await fetchServedSdl(new URL(target), { sector, key })
  if (!served.ok) return { ok: false, reason: `${target} ${served.reason}` }
  return { ok: true, candidate: { name: sector, sdl: served.sdl, place: target } }
}

export function findSector(name: string): Sector | undefined {
  return SECTORS.find((sector) => sector === name || folderOf(sector) === name)
}

async function readSdlFile(file: string | URL, place: string, sector: Sector | undefined): Promise<CandidateResult> {
  let sdl: string
  try {
    sdl = await readFile(file, 'utf8')
  } catch {
    return { ok: false, reason: `${place} is no sector, no file that can be read and no address` }
  }
  const name = sector ?? guessSector(sdl)
  if (name === undefined)
    return { ok: false, reason: `${place} does not tell its sector on Child: name it with --sector` }
  return { ok: true, candidate: { name, sdl, place } }
}

/** The sector whose field the SDL has on `Child`; `undefined` where it has none, or several. */
function guessSector(sdl: string): Sector | undefined {
  try {
    const fields = parse(sdl).definitions.flatMap((node) => {
      const isObject = node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION
      return isObject && node.name.value === 'Child' ? (node.fields ?? []) : []
    })
    const sectors = fields.flatMap(({ name }) => SECTORS.find((sector) => sector === name.value) ?? [])
    return sectors.length === 1 ? sectors[0] : undefined
  } catch {
    return undefined
  }
}
