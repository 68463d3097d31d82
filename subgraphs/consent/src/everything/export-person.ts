import { type ChildId, currentMemberships, maySee } from '@samsyn/schema/policy'
import type { ChildView, RegistryContext, Viewer } from '../loaders.ts'
import { NOT_OF_PERSON } from './not-here.ts'
import type { HeldMembership, RecordPlace } from './of-person.ts'
import { type ExportPart, readPart, type Section } from './parts.ts'

/** Names the form of the export; another form gets another name. */
const PERSON_EXPORT_FORMAT = 'samsyn-person/1'

/**
 * `Viewer.everything`: all that the registry holds about the viewer themselves (GDPR art. 15). A child is named by id, and
 * only where the viewer may find the child at the moment; otherwise `null`, whatever the reason.
 */
export function exportPerson(
  viewer: Viewer,
  { after = null }: { readonly after?: string | null },
  context: RegistryContext,
): Promise<ExportPart> {
  const { id } = viewer.person
  const { ofPerson } = context.registry
  return readPart(
    {
      list: ['everything', id],
      head: { format: PERSON_EXPORT_FORMAT, writtenAt: viewer.at },
      readFirst: () => describePerson(viewer, context),
      sections: [
        openRecords(
          'acts',
          (place) => ofPerson.readActs(id, place),
          async ({ at, kind, child }) => ({
            at,
            kind,
            child: await nameChild(child, context),
          }),
        ),
        openRecords(
          'looks',
          (place) => ofPerson.readLooks(id, place),
          async ({ at, role, service, purpose, child }) => ({
            at,
            role,
            service,
            purpose,
            child: await nameChild(child, context),
          }),
        ),
      ],
    },
    after,
  )
}

async function describePerson(viewer: Viewer, context: RegistryContext) {
  const { id, displayName } = viewer.person
  const { ofPerson } = context.registry
  const [nationalIdentityNumber, email, offices, memberships, relations, notices] = await Promise.all([
    ofPerson.readNationalIdentityNumber(id),
    context.registry.readEmail(id),
    ofPerson.readOffices(id),
    ofPerson.readMemberships(id),
    ofPerson.readRelations(id),
    ofPerson.readNotices(id),
  ])
  return {
    person: { id, name: displayName, nationalIdentityNumber, email },
    offices,
    memberships: await Promise.all(memberships.map((membership) => describeMembership(membership, context))),
    /** What they are to children of their family. */
    family: (await Promise.all(relations.map((child) => describeRelation(child, context)))).filter(
      (relation) => relation !== null,
    ),
    notices: notices.map(({ toldAt }) => ({ toldAt })),
    notHere: NOT_OF_PERSON,
  }
}

/** The child, where the person is on the team by this membership at the moment. */
async function describeMembership(membership: HeldMembership, context: RegistryContext) {
  const { child, id, role, service, organisation, from, to } = membership
  const view = await context.child(child)
  return { role, service, organisation, from, to, child: view !== null && isMember(view, id) ? child : null }
}

function isMember({ truth, viewer, capacities }: ChildView, membership: string): boolean {
  return (
    maySee('request', capacities) &&
    currentMemberships(truth, viewer.person.id, viewer.at).some(({ id }) => id === membership)
  )
}

/** `null`: there may be no such child, as far as the person is told. */
async function describeRelation(child: ChildId, context: RegistryContext) {
  const view = await context.child(child)
  return view === null ? null : { child, capacity: view.capacities[0] }
}

async function nameChild(child: ChildId, context: RegistryContext): Promise<ChildId | null> {
  return (await context.child(child)) === null ? null : child
}

const NUMBER = /^\d{1,9}$/

function openRecords<T>(
  name: string,
  read: (place: RecordPlace) => Promise<readonly T[]>,
  describe: (record: T) => Promise<unknown>,
): Section {
  return {
    name,
    read: async (place, limit) => {
      if (place !== null && !NUMBER.test(place)) return null
      const after = Number(place ?? 0)
      const records = await read({ after, limit: limit + 1 })
      const items = records.slice(0, limit).map(async (record, index) => ({
        place: String(after + index + 1),
        content: await describe(record),
      }))
      return { items: await Promise.all(items), more: records.length > limit }
    },
  }
}
