import {
  type ConsentRequest,
  dateInNorway,
  type DirectiveId,
  familyRole,
  type KeptSlice,
  type LookReport,
  maySee,
  type Membership,
  type PersonId,
} from '@samsyn/schema/policy'
import type { LogEntry } from '../access-log/log-entry.ts'
import { findLook, readLog } from '../access-log/read-log.ts'
import type { ChildView, RegistryContext } from '../loaders.ts'
import { familyMember, nameOf } from '../people.ts'
import { readReceipt } from '../receipt/directive-receipt.ts'
import { writePlainReceipt } from '../receipt/plain-receipt.ts'
import { mayShowPlaces } from '../visibility.ts'
import { NOT_OF_CHILD } from './not-here.ts'
import { type ExportPart, readPart, type Section, sectionOf } from './parts.ts'

/** Names the form of the export; another form gets another name. */
const CHILD_EXPORT_FORMAT = 'samsyn-child/1'

/**
 * `Child.everything`: all that the registry holds about a child, as far as the viewer may see it (GDPR art. 15). It is
 * made from the facts as the viewer sees them: a guardian's tells nothing of what the child keeps or has said no to. What
 * the viewer is not told is `null`, for whatever reason.
 */
export function exportChild(
  view: ChildView,
  { after = null }: { readonly after?: string | null },
  context: RegistryContext,
): Promise<ExportPart> {
  const { facts, viewer } = view
  const describePlace = async (person: PersonId) => (mayShowPlaces(view) ? nameOf(person, context) : null)
  const describeRequest = async ({ id, at, person, purpose, recipient, slices, to }: ConsentRequest) => ({
    id,
    at,
    by: await describePlace(person),
    purpose,
    recipient,
    slices,
    to,
  })
  return readPart(
    {
      list: ['everything', facts.child, viewer.person.id],
      head: { format: CHILD_EXPORT_FORMAT, child: facts.child, writtenAt: viewer.at },
      readFirst: () => describeChild(view, context),
      sections: [
        sectionOf(
          'directives',
          facts.directives,
          ({ id }) => id,
          async (directive) => {
            const { text, ...receipt } = writePlainReceipt(await readReceipt(view, directive, context))
            return { ...receipt, text: { sha256: text.sha256, version: text.version } }
          },
        ),
        sectionOf('requests', facts.requests, ({ id }) => id, describeRequest),
        sectionOf(
          'reports',
          facts.reports,
          ({ id }) => id,
          (report) => describeReport(view, report, context),
        ),
        openLog(view, context),
      ],
    },
    after,
  )
}

async function describeChild(view: ChildView, context: RegistryContext) {
  const { facts, viewer, capacities } = view
  const me = viewer.person.id
  const [name, register, team, contactAddress, notices] = await Promise.all([
    nameOf(facts.child, context),
    describeRegister(view, context),
    Promise.all(listMemberships(view).map((member) => describeMember(view, member, context))),
    context.registry.readEmail(me),
    listNotices(view, context),
  ])
  return {
    reader: { id: me, name: viewer.person.displayName, capacity: capacities[0] },
    name,
    register,
    team,
    kept: maySee('keptSlices', capacities) ? facts.kept.map(describeKept) : null,
    /** The reader's own, as are the notices. */
    contactAddress,
    notices,
    notHere: NOT_OF_CHILD,
  }
}

/** Who is related how is told to the youth and the verge; to a guardian, who the guardians are. */
async function describeRegister(view: ChildView, context: RegistryContext) {
  const { facts, viewer, capacities } = view
  const { register } = facts
  if (register === null) return null
  const isGuardian = capacities.includes('GUARDIAN')
  const describe = (people: readonly PersonId[]) =>
    Promise.all(people.map((person) => familyMember(person, view, context)))
  const responsibility = register.responsibility.filter(
    ({ person }) => !isGuardian || familyRole(facts, person, viewer.at) === 'GUARDIAN',
  )
  return {
    birthDate: register.birthDate,
    municipality: mayShowPlaces(view) ? register.municipality : null,
    careOrder: register.careOrder,
    responsibility: await Promise.all(
      responsibility.map(async ({ person, kind }) => ({ by: await familyMember(person, view, context), kind })),
    ),
    parents: isGuardian ? null : await describe(register.parents),
    verger: isGuardian ? null : await describe(register.verger),
  }
}

/** Whoever is, or has been, on the team. */
function listMemberships({ facts, viewer }: ChildView): readonly Membership[] {
  return facts.team.filter(({ from }) => from <= dateInNorway(viewer.at))
}

async function describeMember(view: ChildView, member: Membership, context: RegistryContext) {
  const { id, person, role, service, organisation, from, to, removedAt } = member
  const isTold = mayShowPlaces(view)
  return {
    id,
    name: isTold ? await nameOf(person, context) : null,
    role,
    service,
    organisation: isTold ? organisation : null,
    from,
    to,
    removedAt,
  }
}

function describeKept({ slice, from, to }: KeptSlice) {
  return { slice, from, to }
}

async function describeReport(
  view: ChildView,
  { id, at, look, message, answer }: LookReport,
  context: RegistryContext,
) {
  const entry = await findLook(view, context.registry, look)
  return {
    id,
    at,
    look: entry === null ? null : entry.id,
    message,
    answer:
      answer === null
        ? null
        : {
            at: answer.at,
            by: mayShowPlaces(view) ? await nameOf(answer.person, context) : null,
            text: answer.text,
          },
  }
}

/** The messages the viewer was sent about what they still see of this child. */
async function listNotices({ facts, viewer }: ChildView, { registry }: RegistryContext) {
  const told = new Set([...facts.directives, ...facts.requests].map(({ id }) => id))
  const notices = await registry.ofPerson.readNotices(viewer.person.id)
  return notices.flatMap(({ toldAt, key }) => {
    const [kind = '', about = ''] = key.split(':')
    return told.has(about) ? [{ toldAt, kind, about }] : []
  })
}

function openLog(view: ChildView, context: RegistryContext): Section {
  const told = new Set(view.facts.directives.map(({ id }) => id))
  return {
    name: 'log',
    read: async (after, limit) => {
      const part = await readLog(view, context.registry, { after, limit })
      if (part === null) return null
      const items = part.entries.map(async (entry) => ({
        place: entry.id,
        content: await describeEntry(view, entry, told, context),
      }))
      return { items: await Promise.all(items), more: part.more }
    },
  }
}

async function describeEntry(
  view: ChildView,
  entry: LogEntry,
  told: ReadonlySet<DirectiveId>,
  context: RegistryContext,
) {
  const { id, at, kind, person, onBehalfOf, role, service, purpose, slices, disclosed } = entry
  return {
    id,
    at,
    kind,
    by: person !== null && mayShowPlaces(view) ? await nameOf(person, context) : null,
    onBehalfOf: onBehalfOf === null ? null : await familyMember(onBehalfOf, view, context),
    role,
    service,
    purpose,
    slices,
    disclosed: disclosed.map(({ slice, directive }) => ({
      slice,
      directive: told.has(directive) ? directive : null,
    })),
  }
}
