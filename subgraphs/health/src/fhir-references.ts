import { SourceUnavailable } from '@samsyn/kit/http'
import type { Entry } from './bundle.ts'
import { isResourceType, type ResourceType } from './fhir.ts'
import { readIdentityNumber } from './references.ts'

/**
 * The patients a search by identity number found.
 * @throws SourceUnavailable where there is one who does not have that number, now or before: the server has not searched
 * by it, and what it has on the child is not known
 */
export function readPatients(entries: readonly Entry[], number: string): readonly Entry[] {
  const patients = entries.filter(({ resource }) => resource.resourceType === 'Patient')
  for (const { resource } of patients) {
    const identifiers = resource.resourceType === 'Patient' ? (resource.identifier ?? []) : []
    if (!identifiers.some(({ value }) => value === number)) throw new SourceUnavailable('BROKEN')
  }
  return patients.filter(
    ({ resource }) =>
      resource.resourceType === 'Patient' &&
      resource.id !== undefined &&
      readIdentityNumber(resource.identifier ?? []) === number,
  )
}

/** What is referred to by type and id and is not there: what a search did not include. Patients are never followed. */
export function findMissing(entries: readonly Entry[]): ReadonlyMap<ResourceType, ReadonlySet<string>> {
  const there = new Set(entries.map(({ resource }) => `${resource.resourceType}/${resource.id ?? ''}`))
  const missing = new Map<ResourceType, Set<string>>()
  for (const { resource, contained } of entries) {
    for (const reference of [resource, ...contained.values()].flatMap(listReferences)) {
      const [, type, id] = /^([A-Za-z]+)\/([A-Za-z0-9.-]{1,64})$/.exec(reference) ?? []
      if (type === undefined || id === undefined || !isResourceType(type) || type === 'Patient') continue
      if (!there.has(reference)) missing.set(type, (missing.get(type) ?? new Set()).add(id))
    }
  }
  return missing
}

function listReferences(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'reference' && typeof inner === 'string' ? [inner] : listReferences(inner),
  )
}
