import type { Affiliation, Affiliations } from './affiliations.ts'
import type { Entry } from './bundle.ts'
import type { ResourceOf } from './fhir.ts'
import type { Contact, ContactRole } from './records.ts'
import { namesOtherService, type SharedService } from './services.ts'

/**
 * The roles of a care team that are shared, by the Norwegian word FHIR's `role.text` holds. Every other role is left out:
 * relatives, the school nurse and mental health staff, and words we do not know.
 */
const TEAM_ROLES: ReadonlyMap<string, ContactRole> = new Map<string, ContactRole>([
  ['barnekoordinator', 'CHILD_COORDINATOR'],
  ['koordinator', 'COORDINATOR'],
  ['fastlege', 'GENERAL_PRACTITIONER'],
  ['logoped', 'SPEECH_THERAPY'],
  ['fysioterapeut', 'PHYSIOTHERAPY'],
  ['ergoterapeut', 'OCCUPATIONAL_THERAPY'],
])

/** The contact that an episode of a shared service means, while the episode is active. */
export function readEpisodeContact(
  episode: Entry<ResourceOf<'EpisodeOfCare'>>,
  service: SharedService,
  affiliations: Affiliations,
): readonly Contact[] {
  const { status, careManager, managingOrganization } = episode.resource
  if (status !== 'active') return []
  const manager = affiliations.resolve(careManager, episode)
  const { organization } = affiliations.resolve(managingOrganization, episode)
  return [toContact(service, { ...manager, organization: organization ?? manager.organization }, affiliations)]
}

/** The contacts in an active care team. A team that another slice's service runs is left out whole. */
export function readTeamContacts(team: Entry<ResourceOf<'CareTeam'>>, affiliations: Affiliations): readonly Contact[] {
  const { status, managingOrganization = [], participant = [] } = team.resource
  const runBy = managingOrganization.map((reference) => affiliations.resolve(reference, team).organization)
  if (status !== 'active' || runBy.some((organization) => tellsOfOtherSlice(organization, affiliations))) return []
  return participant.flatMap(({ role = [], member, onBehalfOf, period }) => {
    const roles = role.map(({ text }) => TEAM_ROLES.get(text?.trim().toLowerCase() ?? ''))
    const [known] = roles
    if (known === undefined || roles.includes(undefined) || period?.end !== undefined) return []
    const person = affiliations.resolve(member, team)
    const organization = affiliations.resolve(onBehalfOf, team).organization ?? person.organization
    if (affiliations.worksForOtherSlices(person.practitioner) || tellsOfOtherSlice(organization, affiliations))
      return []
    return [toContact(known, { ...person, organization }, affiliations)]
  })
}

/** The contacts, each once: a team often repeats who an episode names, with less about them. */
export function mergeContacts(contacts: readonly Contact[]): readonly Contact[] {
  const merged = new Map<string, Contact>()
  for (const contact of contacts) {
    const key = `${contact.role}|${contact.name ?? ''}`
    const known = merged.get(key)
    merged.set(key, {
      ...contact,
      organisation: known?.organisation ?? contact.organisation,
      phone: known?.phone ?? contact.phone,
    })
  }
  return [...merged.values()]
}

function tellsOfOtherSlice(organization: Affiliation['organization'], affiliations: Affiliations): boolean {
  return affiliations.isOtherSlices(organization) || namesOtherService(organization?.name ?? '')
}

function toContact(
  role: ContactRole,
  { practitioner, organization }: Affiliation,
  affiliations: Affiliations,
): Contact {
  const shown = tellsOfOtherSlice(organization, affiliations) ? undefined : organization
  return {
    role,
    name: formatName(practitioner),
    organisation: shown?.name ?? null,
    phone: shown?.telecom?.find(({ system, use }) => system === 'phone' && use !== 'old')?.value ?? null,
  }
}

function formatName(practitioner: Affiliation['practitioner']): string | null {
  const names = (practitioner?.name ?? []).filter(({ use }) => use !== 'old' && use !== 'maiden')
  const name = names.find(({ use }) => use === 'official' || use === 'usual') ?? names[0]
  return [...(name?.given ?? []), name?.family].filter((part) => part !== undefined).join(' ') || null
}
