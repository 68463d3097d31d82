import { dateInNorway } from '@samsyn/schema/policy'
import type { RegistryContext, Viewer } from '../loaders.ts'
import type { Person } from '../source.ts'

/** The other registrars of the viewer's own offices today, by name. */
export function listFellowRegistrars(
  { person, at }: Viewer,
  _: unknown,
  context: RegistryContext,
): Promise<readonly Person[]> {
  return context.registry.findFellowRegistrars(person.id, dateInNorway(at))
}
