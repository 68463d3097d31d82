import { isKnownSubgraph, type Part, readSubgraphPart } from './part.ts'
import { proveSubgraphDirectives } from './prove-directives.ts'
import { proveRootNames, proveSubgraphHeader } from './prove-header.ts'
import { provePart } from './prove-part.ts'
import { proveOneOwner } from './prove-reach.ts'
import { proveDefaults, proveFreeNames, provePlainTexts, proveSaidOnce } from './prove-wording.ts'
import { readSdl, type Sdl } from './read-sdl.ts'
import { createFinding, type Finding } from './rules.ts'

export interface SubgraphSdl {
  /** `consent`, or the sector's id. */
  readonly name: string
  readonly sdl: string
}

/**
 * The proof on subgraphs, before they are composed. One subgraph can be proven alone; what two share is proven only
 * where both are given.
 * @returns every broken rule; none, when no way past consent begins in these subgraphs.
 */
export function proveSubgraphs(subgraphs: readonly SubgraphSdl[]): Finding[] {
  const findings: Finding[] = []
  const parts: Part[] = []
  const names = new Set<string>()
  for (const { name, sdl: text } of subgraphs) {
    if (!isKnownSubgraph(name) || names.has(name)) {
      const message = `"${name}" is not the registry or a sector, or is there twice.`
      const mend = 'Name the subgraph `consent` or by its sector id, once.'
      findings.push(createFinding('C02_KNOWN_SUBGRAPHS', name, 'schema', message, mend))
      continue
    }
    names.add(name)
    const sdl = readProvableSdl(name, text, findings)
    if (sdl === undefined) continue
    const part = readSubgraphPart(name, sdl)
    parts.push(part)
    findings.push(
      ...proveSubgraphHeader(name, sdl),
      ...proveRootNames(name, sdl),
      ...proveSubgraphDirectives(name, sdl),
      ...proveSaidOnce(name, sdl),
      ...provePlainTexts(name, sdl),
      ...proveDefaults(name, sdl),
      ...proveFreeNames(name, sdl),
      ...provePart(part),
    )
  }
  return [...findings, ...proveOneOwner(parts)]
}

/** The SDL, or `undefined` and a finding where it is not one that the other rules can be held against. */
export function readProvableSdl(place: string, text: string, findings: Finding[]): Sdl | undefined {
  const read = readSdl(text)
  if (!read.ok) {
    const mend = 'Correct the SDL.'
    findings.push(createFinding('C01_READABLE', place, 'schema', `The SDL does not parse: ${read.reason}`, mend))
    return undefined
  }
  for (const at of read.sdl.repeated) {
    const message = `${at} is defined more than once.`
    findings.push(createFinding('C01_READABLE', place, at, message, 'Keep one definition.'))
  }
  return read.sdl.repeated.length === 0 ? read.sdl : undefined
}
