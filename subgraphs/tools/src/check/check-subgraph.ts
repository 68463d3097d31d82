import { buildSchema } from 'graphql'
import { composeSupergraph, readSliceIndex, readTypeOwners, type SubgraphService } from '@samsyn/schema/compose'
import { folderOf, type Sector } from '@samsyn/schema/policy'
import { findChanges } from './find-changes.ts'
import { findInvalid, findUses, type KnownDocument } from './find-uses.ts'
import { findUndescribed } from './find-undescribed.ts'
import { type CheckFinding, createError, fromProof } from './rules.ts'

export interface Release {
  readonly supergraphSdl: string
  /** The part of it that clients see. */
  readonly apiSdl: string
}

export interface CheckInput {
  readonly name: Sector
  /** What the subgraph would be. */
  readonly sdl: string
  /** All the other subgraphs. */
  readonly others: readonly SubgraphService[]
  /** What was released last. */
  readonly released: Release
  readonly documents: readonly KnownDocument[]
}

export interface CheckReport {
  readonly subgraph: Sector
  /** Whether it composes with the rest: where it does not, it cannot be held against what was released. */
  readonly composes: boolean
  /** No finding is an error. */
  readonly ok: boolean
  readonly findings: readonly CheckFinding[]
}

/**
 * Tells what a subgraph would break: the composition proof, the documents clients are known to send, and what has been
 * released to clients and signed for by families. A change is told only where it is this subgraph's.
 */
export async function checkSubgraph(input: CheckInput): Promise<CheckReport> {
  const { name, sdl, others } = input
  const composed = composeSupergraph([...others, { name, url: `http://${folderOf(name)}.invalid/graphql`, sdl }])
  const isReadable = composed.ok || composed.findings.every(({ rule }) => rule !== 'C01_READABLE')
  const findings = [
    ...(composed.ok ? await compareWithRelease(input, composed) : composed.findings.map(fromProof)),
    ...(isReadable ? findUndescribed(name, sdl) : []),
  ]
  return {
    subgraph: name,
    composes: composed.ok,
    ok: findings.every(({ level }) => level !== 'error'),
    findings,
  }
}

async function compareWithRelease(input: CheckInput, composed: Release): Promise<readonly CheckFinding[]> {
  const { name, released, documents } = input
  const [before, after] = [buildSchema(released.apiSdl), buildSchema(composed.apiSdl)]
  const index = readSliceIndex(composed.supergraphSdl)
  const owners = [readTypeOwners(released.supergraphSdl), readTypeOwners(composed.supergraphSdl)]
  const isOwn = (coordinate: string): boolean => {
    const [type = '', field] = coordinate.split('.')
    return type === 'Child' ? field === name : owners.some((by) => by.get(type) === name)
  }
  const changes = await findChanges({
    name,
    released: before,
    next: after,
    isOwn,
    namespace: index.namespaces.get(name)?.typeName,
    uses: findUses(before, documents),
    textsFile: `schema/sdl/catalogue/${folderOf(name)}.ts`,
  })
  const told = new Set(changes.flatMap((change) => change.documents))
  return [
    ...changes,
    ...findUnmarked(name, released, composed).filter(({ coordinate }) => isOwn(coordinate.slice(name.length + 2))),
    ...findInvalid(after, documents)
      .filter((invalid) => !told.has(invalid.name))
      .map((invalid) => toInvalidFinding(name, invalid)),
  ]
}

/** Without its mark a field is shown of a child whose address is protected. */
function findUnmarked(name: Sector, released: Release, composed: Release): readonly CheckFinding[] {
  const marked = readSliceIndex(composed.supergraphSdl).locating
  const after = buildSchema(composed.apiSdl)
  return [...readSliceIndex(released.supergraphSdl).locating].flatMap((at) => {
    const [typeName = '', fieldName = ''] = at.split('.')
    const type = after.getType(typeName)
    const isThere = type !== undefined && 'getFields' in type && type.getFields()[fieldName] !== undefined
    if (!isThere || marked.has(at)) return []
    const message = `${at} was released as telling where the child is, and is no longer marked @locating.`
    return [createError('K07_LOCATING_STAYS', `${name}: ${at}`, message, `Add @locating to ${at}.`)]
  })
}

function toInvalidFinding(name: Sector, { name: document, reason }: { name: string; reason: string }): CheckFinding {
  const message = `The document ${document} is no longer valid: ${reason}`
  const mend = 'Bring back what it asks for.'
  return { ...createError('K06_DOCUMENTS_VALID', `${name}: schema`, message, mend), documents: [document] }
}
