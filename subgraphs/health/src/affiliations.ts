import type { Entry } from './bundle.ts'
import type { Reference, ResourceOf } from './fhir.ts'
import type { ReferenceIndex } from './references.ts'
import { classifyService, isSharedService, type ServiceKind } from './services.ts'

export type ServiceResource = ResourceOf<'EpisodeOfCare'> | ResourceOf<'Encounter'> | ResourceOf<'Appointment'>

export function serviceOf(resource: ServiceResource): ServiceKind {
  if (resource.resourceType === 'EpisodeOfCare') return classifyService(resource.type ?? [])
  if (resource.resourceType === 'Encounter') return classifyService(resource.serviceType ? [resource.serviceType] : [])
  return classifyService(resource.serviceType ?? [])
}

/** A person or a service, as far as references tell. */
export interface Affiliation {
  readonly practitioner: ResourceOf<'Practitioner'> | undefined
  readonly organization: ResourceOf<'Organization'> | undefined
}

/**
 * Who works for which services, as the records show it. A name tells of a service as well as a code does: a psychologist in
 * a child's team tells of the follow-up by BUP.
 *
 * `ALL`: the records are all that the source has, so that who is in none of them works for no service. `ONE_CHILD`: another
 * child's may show what this one's do not, so that only those are told of who are seen to work for a service that is.
 */
export type Scope = 'ALL' | 'ONE_CHILD'

export interface Affiliations {
  /** Whom a reference to a Practitioner, PractitionerRole, Organization or Location means. */
  resolve(reference: Reference | undefined, from: Entry): Affiliation
  /** The organisation that may run no service but ones that `contacts` and `appointments` leave out. */
  isOtherSlices(organization: Affiliation['organization']): boolean
  /** The practitioner who may work for any service that `contacts` and `appointments` leave out. */
  worksForOtherSlices(practitioner: Affiliation['practitioner']): boolean
}

export function createAffiliations(index: ReferenceIndex, scope: Scope): Affiliations {
  const inShared = new Set<object>()
  const inOther = new Set<object>()

  const resolve: Affiliations['resolve'] = (reference, from) => {
    const role = index.find(reference, from, 'PractitionerRole')
    const location = index.find(reference, from, 'Location')
    return {
      practitioner: (role
        ? index.find(role.resource.practitioner, role, 'Practitioner')
        : index.find(reference, from, 'Practitioner')
      )?.resource,
      organization: (role
        ? index.find(role.resource.organization, role, 'Organization')
        : location
          ? index.find(location.resource.managingOrganization, location, 'Organization')
          : index.find(reference, from, 'Organization')
      )?.resource,
    }
  }

  for (const entry of index.entries) {
    const { resource } = entry
    if (!isServiceResource(resource)) continue
    const seen = isSharedService(serviceOf(resource)) ? inShared : inOther
    for (const reference of partiesOf(resource)) {
      const { practitioner, organization } = resolve(reference, entry)
      if (practitioner) seen.add(practitioner)
      // A place lent to a meeting is no sign that its owner runs the service.
      const isLent = seen === inShared && index.find(reference, entry, 'Location') !== undefined
      if (organization && !isLent) seen.add(organization)
    }
  }

  return {
    resolve,
    isOtherSlices: (organization) =>
      organization !== undefined && !inShared.has(organization) && (scope === 'ONE_CHILD' || inOther.has(organization)),
    worksForOtherSlices: (practitioner) =>
      practitioner !== undefined &&
      (inOther.has(practitioner) || (scope === 'ONE_CHILD' && !inShared.has(practitioner))),
  }
}

function isServiceResource(resource: Entry['resource']): resource is ServiceResource {
  return ['EpisodeOfCare', 'Encounter', 'Appointment'].includes(resource.resourceType)
}

function partiesOf(resource: ServiceResource): readonly (Reference | undefined)[] {
  if (resource.resourceType === 'EpisodeOfCare') return [resource.careManager, resource.managingOrganization]
  if (resource.resourceType === 'Appointment') return resource.participant.map(({ actor }) => actor)
  return [resource.serviceProvider, ...(resource.participant ?? []).map(({ individual }) => individual)]
}
