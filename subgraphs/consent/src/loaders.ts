import DataLoader from 'dataloader'
import type { RegistryGrant } from '@samsyn/schema/grant'
import {
  type Assurance,
  type Capacity,
  type ChildFacts,
  type ChildId,
  dateInNorway,
  findCapacities,
  type Instant,
  isAssured,
  isRegisterTrusted,
  maySee,
  type Offices,
  type PersonId,
  seeFacts,
} from '@samsyn/schema/policy'
import type { ActsFirst } from '@samsyn/schema/serving'
import type { RecordId } from './access-log/log-entry.ts'
import type { Proof } from './access-log/stored-proofs.ts'
import type { KnownChild, Seeker } from './known-children.ts'
import type { Person, Registry } from './source.ts'

/** Who is asking, once the registry has looked them up. */
export interface Viewer {
  readonly person: Person
  readonly assurance: Assurance
  /** Those the person holds today. */
  readonly offices: Offices
  /** The instant of the request, by the database's clock. */
  readonly at: Instant
}

/** A child as one viewer may see it. Never made for a child the viewer may not find. */
export interface ChildView extends KnownChild {
  /** The facts as the viewer may see them. Whatever is told is told from these. */
  readonly facts: ChildFacts
  /** The facts themselves, to decide by. */
  readonly truth: ChildFacts
  readonly viewer: Viewer
  readonly capacities: readonly Capacity[]
}

/** Whom to phone. */
export interface Help {
  readonly name: string
  readonly phone: string
}

export interface RegistryContext {
  readonly acts: ActsFirst
  readonly help: Help
  readonly registry: Registry
  readonly assurance: Assurance
  readonly persons: DataLoader<PersonId, Person | null>
  /** `null` for a record that is under no checkpoint of the log yet. */
  readonly proofs: DataLoader<RecordId, Proof | null, string>
  /** `null` for a person the registry does not know, or who has not signed in with enough assurance to be shown anything. */
  viewer(): Promise<Viewer | null>
  /** `null` for any child the viewer may not find, whatever the reason. */
  child(id: ChildId): Promise<ChildView | null>
  /** @throws Error when another request has acted with this one's grant: what comes of an act comes of it once. */
  useGrant(): Promise<void>
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Everything that lives for one request. */
export function createContext(registry: Registry, grant: RegistryGrant, help: Help, acts: ActsFirst): RegistryContext {
  const facts = new DataLoader<ChildId, KnownChild | null>(async (ids) => {
    const found = await registry.readFound(seekAs(await context.viewer()), ids)
    return ids.map((id) => found.get(id) ?? null)
  })
  const persons = new DataLoader<PersonId, Person | null>(async (ids) => {
    const found = await registry.readPersons(ids)
    return ids.map((id) => found.get(id) ?? null)
  })
  const proofs = new DataLoader(async (records: readonly RecordId[]) => registry.readProofs(records), {
    cacheKeyFn: ({ kind, seq }) => `${kind} ${seq}`,
  })
  const findViewer = async (): Promise<Viewer | null> => {
    if (!isAssured(grant.assurance)) return null
    const [person, at] = await Promise.all([registry.findPerson(grant.sub), registry.now()])
    if (person === undefined) return null
    const offices = await registry.readOffices(person.id, dateInNorway(at))
    return { person, assurance: grant.assurance, offices, at }
  }
  const useGrant = async (): Promise<void> => {
    if (!(await registry.useGrant(grant.jti))) throw new Error('the grant has been used')
  }
  let viewer: Promise<Viewer | null> | undefined
  let using: Promise<void> | undefined
  const context: RegistryContext = {
    acts,
    help,
    registry,
    assurance: grant.assurance,
    persons,
    proofs,
    viewer: () => (viewer ??= findViewer()),
    child: async (id) => {
      const known = await context.viewer()
      // An id that is no UUID is looked up all the same, as one that nobody has: the answer must not tell them apart.
      const found = await facts.load(UUID.test(id) ? id : NOBODY)
      return known === null || found === null ? null : viewChild(known, found)
    },
    useGrant: () => (using ??= useGrant()),
  }
  return context
}

const NOBODY = '00000000-0000-4000-8000-000000000000'
const AT_NO_TIME: Instant = '1970-01-01T00:00:00.000Z'

/** Whoever may be shown nothing looks for the child all the same, as one who is nothing to anybody. */
function seekAs(viewer: Viewer | null): Seeker {
  return viewer === null ? { person: NOBODY, at: AT_NO_TIME } : { person: viewer.person.id, at: viewer.at }
}

export function viewChild(viewer: Viewer, { facts: truth, registerReadAt }: KnownChild): ChildView | null {
  const all = findCapacities(truth, viewer.person.id, viewer.offices, viewer.at)
  // The family can withdraw at any time (GDPR art. 7 (3)), however long the population register has been silent.
  const capacities = isRegisterTrusted(registerReadAt, viewer.at) ? all : all.filter(isFamily)
  if (capacities.length === 0) return null
  return { viewer, facts: seeFacts(truth, viewer.person.id, viewer.at), truth, registerReadAt, capacities }
}

function isFamily(capacity: Capacity): boolean {
  return maySee('withdraw', [capacity])
}
