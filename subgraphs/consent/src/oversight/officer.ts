import { type ChildId, maySee } from '@samsyn/schema/policy'
import type { Seeker } from '../known-children.ts'
import type { ChildView, RegistryContext } from '../loaders.ts'

/** Who oversees all children of an office, and each of them as that officer sees them. */

/** The caller as privacy officer of somewhere today; `null` for everybody else. */
export async function findOfficer(context: RegistryContext): Promise<Seeker | null> {
  const viewer = await context.viewer()
  if (viewer === null || viewer.offices.officerOf.length === 0) return null
  return { person: viewer.person.id, at: viewer.at }
}

/** A child the caller answers for as privacy officer; `null` for any other, whatever else the caller is to them. */
export async function viewOverseen(child: ChildId, context: RegistryContext): Promise<ChildView | null> {
  const view = await context.child(child)
  return view !== null && maySee('oversight', view.capacities) ? view : null
}
