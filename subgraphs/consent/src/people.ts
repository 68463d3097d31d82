import type { PersonId } from '@samsyn/schema/policy'
import type { ChildView, RegistryContext } from './loaders.ts'

/** People as they are named to a viewer. */

export async function nameOf(person: PersonId, context: RegistryContext): Promise<string | null> {
  return (await context.persons.load(person))?.displayName ?? null
}

export interface FamilyMember {
  readonly id: PersonId
  readonly displayName: string
  readonly isMe: boolean
}

/** `null` for a person the registry does not know. */
export async function familyMember(
  person: PersonId,
  view: ChildView,
  context: RegistryContext,
): Promise<FamilyMember | null> {
  const displayName = await nameOf(person, context)
  return displayName === null ? null : { id: person, displayName, isMe: person === view.viewer.person.id }
}

export async function familyMembers(
  persons: readonly PersonId[],
  view: ChildView,
  context: RegistryContext,
): Promise<readonly FamilyMember[]> {
  const members = await Promise.all([...new Set(persons)].map((person) => familyMember(person, view, context)))
  return members.filter((member) => member !== null)
}
