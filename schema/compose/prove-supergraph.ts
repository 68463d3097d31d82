import { readSubgraphPart } from './part.ts'
import { proveSupergraphDirectives } from './prove-directives.ts'
import { proveRootNames, proveSupergraphHeader } from './prove-header.ts'
import { provePart } from './prove-part.ts'
import { proveOneOwner } from './prove-reach.ts'
import { readProvableSdl, type SubgraphSdl } from './prove-subgraphs.ts'
import { proveDefaults, proveFreeNames, provePlainTexts, proveSaidOnce } from './prove-wording.ts'
import { readSdl } from './read-sdl.ts'
import { proveParts, readSupergraphParts } from './read-supergraph.ts'
import { createFinding, type Finding, printFinding } from './rules.ts'
import { indexSlices, type SliceIndex } from './slice-index.ts'

export type ProvenSupergraph =
  | { readonly ok: true; readonly index: SliceIndex }
  | { readonly ok: false; readonly findings: readonly Finding[] }

/**
 * The proof on a supergraph, whoever composed it.
 * @param subgraphs where they are at hand: the supergraph must then mark exactly what they mark
 * @returns every broken rule; none, when each way to a sector's record passes the consent for its slice.
 */
export function proveSupergraph(supergraphSdl: string, subgraphs?: readonly SubgraphSdl[]): Finding[] {
  const proven = readProvenSupergraph(supergraphSdl, subgraphs)
  return proven.ok ? [] : [...proven.findings]
}

/**
 * The field-to-slice index of a supergraph.
 * @throws Error with the broken rules when the supergraph does not pass the proof: an index of it would have holes.
 */
export function readSliceIndex(supergraphSdl: string): SliceIndex {
  const proven = readProvenSupergraph(supergraphSdl)
  if (proven.ok) return proven.index
  throw new Error(`The supergraph does not pass the proof:\n${proven.findings.map(printFinding).join('\n')}`)
}

/** Proof and index in one reading. */
export function readProvenSupergraph(supergraphSdl: string, subgraphs?: readonly SubgraphSdl[]): ProvenSupergraph {
  const findings: Finding[] = []
  const sdl = readProvableSdl('supergraph', supergraphSdl, findings)
  if (sdl === undefined) return { ok: false, findings }
  const parts = readSupergraphParts(sdl)
  const index = indexSlices(parts)
  findings.push(
    ...proveSupergraphHeader(sdl),
    ...proveRootNames('supergraph', sdl),
    ...proveSupergraphDirectives(sdl),
    ...proveSaidOnce('supergraph', sdl),
    ...provePlainTexts('supergraph', sdl),
    ...proveDefaults('supergraph', sdl),
    ...proveFreeNames('supergraph', sdl),
    ...proveParts(sdl),
    ...parts.flatMap((part) => [...provePart(part)]),
    ...proveOneOwner(parts),
    ...(subgraphs === undefined ? [] : proveSameCoordinates(index, subgraphs)),
  )
  if (index.slices.size === 0) {
    const message = 'The supergraph has no guarded field.'
    const mend = 'Compose it from sectors that hand @consent on with @composeDirective.'
    findings.push(createFinding('C26_SOMETHING_GUARDED', 'supergraph', 'schema', message, mend))
  }
  return findings.length === 0 ? { ok: true, index } : { ok: false, findings }
}

function* proveSameCoordinates(index: SliceIndex, subgraphs: readonly SubgraphSdl[]): Generator<Finding> {
  const parts = subgraphs.flatMap(({ name, sdl }) => {
    const read = readSdl(sdl)
    return read.ok ? [readSubgraphPart(name, read.sdl)] : []
  })
  const expected = listMarks(indexSlices(parts))
  const found = listMarks(index)
  const mend = 'Compose the supergraph again, from these subgraphs.'
  for (const [mark, coordinate] of expected) {
    if (found.has(mark)) continue
    const message = `${mark} stands in a subgraph and is gone from the supergraph.`
    yield createFinding('C25_SAME_COORDINATES', 'supergraph', coordinate, message, mend)
  }
  for (const [mark, coordinate] of found) {
    if (expected.has(mark)) continue
    const message = `${mark} stands in the supergraph and in no subgraph.`
    yield createFinding('C25_SAME_COORDINATES', 'supergraph', coordinate, message, mend)
  }
}

/** Each mark as one line of text, with its coordinate. */
function listMarks({ slices, locating }: SliceIndex): Map<string, string> {
  return new Map([
    ...[...slices].map(([at, slice]) => [`@consent(slice: "${slice}") on ${at}`, at] as const),
    ...[...locating].map((at) => [`@locating on ${at}`, at] as const),
  ])
}
