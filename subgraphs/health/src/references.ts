import type { Entry } from './bundle.ts'
import type { Identifier, Reference, Resource, ResourceOf, ResourceType } from './fhir.ts'

/** The resources of a folder, each once, and what they refer to. */
export interface ReferenceIndex {
  /** The newest version of each resource, where the source does not mark it as restricted. */
  readonly entries: readonly Entry[]
  /** What a reference points to, or `undefined` where it leads nowhere, to another type, or to more than one resource. */
  find<T extends ResourceType>(reference: Reference | undefined, from: Entry, type: T): Entry<ResourceOf<T>> | undefined
  /**
   * The identity number of the patient a reference points to, directly or by the number itself. `undefined` where it
   * points to none, or says two different things.
   */
  findPatient(reference: Reference | undefined, from: Entry): string | undefined
}

/**
 * Indexes resources as FHIR resolves references in a bundle (hl7.org/fhir/R4/bundle.html#references): `#id` within the
 * resource, an absolute URL by `fullUrl`, `Type/id` against the base of the resource's own `fullUrl`. A resource without
 * such a URL looks in its own file first, then among the others without one. An id alone never crosses from one
 * server to another: there it is another child.
 */
export function createReferenceIndex(read: readonly Entry[]): ReferenceIndex {
  const entries = keepNewest(read).filter(({ resource }) => !isRestricted(resource))
  const byKey = new Map<string, Entry | null>()
  for (const entry of entries) {
    for (const key of keysOf(entry)) byKey.set(key, byKey.has(key) ? null : entry)
  }

  const findAny = (reference: string, from: Entry): Entry | undefined => {
    if (reference.startsWith('#')) {
      const resource = from.contained.get(reference.slice(1))
      return resource === undefined || isRestricted(resource) ? undefined : { ...from, resource }
    }
    const target = reference.replace(/\/_history\/[^/]+$/, '')
    const isAbsolute = target.includes(':')
    const relativeKeys = from.base === null ? [`${from.file}#${target}`, target] : [from.base + target]
    const key = (isAbsolute ? [target] : relativeKeys).find((candidate) => byKey.has(candidate))
    return (key !== undefined && byKey.get(key)) || undefined
  }

  const find: ReferenceIndex['find'] = (reference, from, type) => {
    const found = reference?.reference === undefined ? undefined : findAny(reference.reference, from)
    return found?.resource.resourceType === type ? (found as Entry<ResourceOf<typeof type>>) : undefined
  }

  const findPatient: ReferenceIndex['findPatient'] = (reference, from) => {
    const patient = find(reference, from, 'Patient')?.resource
    // FHIR: a patient record that is not active is a duplicate or a mistake.
    const referred = patient?.active === false ? undefined : readIdentityNumber(patient?.identifier ?? [])
    const named = reference?.identifier && readIdentityNumber([reference.identifier])
    return referred !== undefined && named !== undefined && referred !== named ? undefined : (referred ?? named)
  }

  return { entries, find, findPatient }
}

/** Fødselsnummer, and for those without one, D-nummer (Norwegian OIDs for identifiers, 2.16.578.1.12.4.1.4). */
const IDENTITY_NUMBER_SYSTEMS = ['urn:oid:2.16.578.1.12.4.1.4.1', 'urn:oid:2.16.578.1.12.4.1.4.2']

/** The one national identity number among identifiers. `undefined` where there is none, or several of a kind. */
export function readIdentityNumber(identifiers: readonly Identifier[]): string | undefined {
  for (const system of IDENTITY_NUMBER_SYSTEMS) {
    const current = identifiers.filter((identifier) => identifier.system === system && identifier.use !== 'old')
    const numbers = new Set(current.map((identifier) => identifier.value ?? ''))
    if (numbers.size === 0) continue
    const [number = ''] = numbers
    return numbers.size === 1 && /^\d{11}$/.test(number) ? number : undefined
  }
  return undefined
}

/** Every key a reference may find the resource under, the one that identifies it first. */
function keysOf(entry: Entry): readonly string[] {
  const { file, fullUrl, base, resource } = entry
  if (fullUrl !== null && base !== null) return [fullUrl]
  const local = `${resource.resourceType}/${resource.id ?? ''}`
  return [...(fullUrl === null ? [] : [fullUrl]), ...(resource.id === undefined ? [] : [`${file}#${local}`, local])]
}

function keepNewest(entries: readonly Entry[]): readonly Entry[] {
  const newest = new Map<string, Entry>()
  for (const entry of entries) {
    const key = keysOf(entry)[0] ?? `${entry.file}#${entry.place}`
    const other = newest.get(key)
    const kept = other === undefined || updatedAt(entry) >= updatedAt(other) ? entry : other
    newest.set(key, other !== undefined && areTwoPatients(entry.resource, other.resource) ? withoutNumber(kept) : kept)
  }
  return [...newest.values()]
}

function updatedAt({ resource }: Entry): number {
  return resource.meta?.lastUpdated === undefined ? 0 : Date.parse(resource.meta.lastUpdated)
}

/** Whether one id stands for two identity numbers: whose records refer to it, nobody can tell. */
function areTwoPatients(one: Resource, other: Resource): boolean {
  if (one.resourceType !== 'Patient' || other.resourceType !== 'Patient') return false
  return readIdentityNumber(one.identifier ?? []) !== readIdentityNumber(other.identifier ?? [])
}

function withoutNumber(entry: Entry): Entry {
  return { ...entry, resource: { ...entry.resource, identifier: [] } as Resource }
}

const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality'
const ORDINARY_LABELS = new Set(['U', 'L', 'M', 'N'].map((code) => `${CONFIDENTIALITY}|${code}`))

/** Whether the source marks a resource as more than ordinarily confidential, or in a way not known here. */
function isRestricted({ meta }: Resource): boolean {
  return (meta?.security ?? []).some(({ system, code }) => !ORDINARY_LABELS.has(`${system ?? ''}|${code ?? ''}`))
}
