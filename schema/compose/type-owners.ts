import { readSdl } from './read-sdl.ts'
import { readSupergraphParts } from './read-supergraph.ts'

/**
 * Which subgraph has each type of a supergraph that passes the proof, by the type's name. `Child`, roots and scalars have
 * several, and are told with one of them.
 * @throws Error for a text that is no SDL
 */
export function readTypeOwners(supergraphSdl: string): ReadonlyMap<string, string> {
  const read = readSdl(supergraphSdl)
  if (!read.ok) throw new Error(`the supergraph cannot be read: ${read.reason}`)
  return new Map(
    readSupergraphParts(read.sdl).flatMap(({ name, types }) => [...types.keys()].map((type) => [type, name] as const)),
  )
}
