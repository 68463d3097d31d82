import { randomUUID } from 'node:crypto'
import { addDays, type ProblemCode } from '@samsyn/schema/policy'
import type { RegistryGrant } from '@samsyn/schema/grant'
import { registerRegistrar } from '../intake.ts'
import { actIn, type Acts } from '../testing-acts.ts'
import { joinTeam, ORGANISATION, serveFamilies } from '../testing-families.ts'
import type { Engine, TestRegistry } from '../testing.ts'

/** What those who help do, as the gateway sends it. */

export const OTHER_ORGANISATION = '314000099'

/** Kari is the coordinator of these. */
const HELPED = ['linnea', 'hakon', 'froya', 'ante', 'bjorn', 'frida', 'ase', 'emil'] as const

export interface StaffAnswer {
  readonly child?: { readonly id: string } | null
  readonly accepted?: boolean
  readonly problem: { readonly code: ProblemCode; readonly message: string } | null
}

interface OpenDirective {
  readonly id: string
  readonly text: string | null
  readonly textHash: string
  readonly missing: readonly { readonly id: string; readonly displayName: string }[]
  readonly unconfirmed: readonly {
    readonly id: string
    readonly by: { readonly displayName: string } | null
    readonly method: string
    readonly signedOn: string
    readonly isMineToConfirm: boolean
  }[]
}

type Input = Readonly<Record<string, unknown>>

export interface Staff {
  readonly registry: TestRegistry
  readonly acts: Acts
  /** Sends a mutation; a child is named by key or, where no child has that key, by id. */
  send(person: string, mutation: string, input: Input, assurance?: RegistryGrant['assurance']): Promise<StaffAnswer>
  /** Asks one field of a child, with its selection. */
  read<T>(person: string, child: string, field: string): Promise<T | null | undefined>
  /** A signature by word of mouth, of today, that Ola heard and Kari benefits from, with changes. */
  signature(child: string, textHash: string, changes?: Input): Input
  /** Hedda records terms that are sound, and the signature of who gave them. */
  record(person: string, child: string, terms?: Input, changes?: Input): Promise<StaffAnswer>
  openTo(person: string, child: string): Promise<readonly OpenDirective[]>
  /** The slices that somebody on the team is shown, as a guardian reads of it. */
  sharedOf(guardian: string, child: string): Promise<readonly string[]>
  close(): Promise<void>
}

/**
 * Serves the families with those who help them: Hedda and Ola are registrars of the municipality's own organisation, Tor of
 * another one there, and Kari is on the teams.
 */
export async function serveStaff(engine: Engine): Promise<Staff> {
  const registry = await serveFamilies(engine)
  const { families, database, idOf } = registry
  const memberships = new Map<string, string>(HELPED.map((child) => [child, randomUUID()]))
  for (const [person, organisation] of [
    ['hedda', ORGANISATION],
    ['ola', ORGANISATION],
    ['tor', OTHER_ORGANISATION],
  ] as const) {
    const from = addDays(families.today, -5)
    await registerRegistrar(database, {
      person: idOf(person),
      municipality: families.municipality.number,
      organisation,
      from,
    })
  }
  for (const [child, id] of memberships) await registry.record(child, null, joinTeam(registry, 'kari', { id }))

  const acts = actIn(registry)
  const childId = (child: unknown): unknown => families.children.find(({ key }) => key === child)?.id ?? child
  const staff: Staff = {
    registry,
    acts,
    send: async (person, mutation, { child, ...input }, assurance = 'HIGH') => {
      const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`
      const told = mutation === 'registerChild' ? 'accepted' : 'child { id }'
      const query = `mutation ($input: ${type}!) { answer: ${mutation}(input: $input) { ${told} problem { code message } } }`
      const variables = { input: child === undefined ? input : { ...input, child: childId(child) } }
      const { body } = await registry.ask<{ answer: StaffAnswer }>(person, query, variables, { assurance })
      if (body.data === undefined || body.errors !== undefined) throw new Error(JSON.stringify(body.errors))
      return body.data.answer
    },
    read: async <T>(person: string, child: string, field: string) => {
      const query = `query ($id: ID!) { child(id: $id) { field: ${field} } }`
      const { body } = await registry.ask<{ child: { field: T | null } | null }>(person, query, { id: childId(child) })
      if (body.data === undefined || body.errors !== undefined) throw new Error(JSON.stringify(body.errors))
      return body.data.child?.field
    },
    signature: (child, textHash, changes = {}) => ({
      method: 'WITNESSED_ORAL',
      signedOn: families.today,
      textHash,
      witness: idOf('ola'),
      beneficiary: memberships.get(child),
      ...changes,
    }),
    record: async (person, child, terms = acts.terms(), changes = {}) => {
      const { textHash } = await acts.readText('hedda', terms)
      const signature = staff.signature(child, textHash ?? 'none', changes)
      return staff.send('hedda', 'recordConsent', { child, person: idOf(person), terms, signature })
    },
    openTo: async (person, child) =>
      (await staff.read<readonly OpenDirective[]>(
        person,
        child,
        `openDirectives { id text textHash missing { id displayName }
           unconfirmed { id by { displayName } method signedOn isMineToConfirm } }`,
      )) ?? [],
    sharedOf: async (guardian, child) => {
      interface Row {
        readonly slice: { readonly id: string }
        readonly cells: readonly { readonly state: string }[]
      }
      const field = 'coverage(purpose: COORDINATION) { slice { id } cells { state } }'
      const rows = (await staff.read<readonly Row[]>(guardian, child, field)) ?? []
      return rows.filter(({ cells }) => cells.some(({ state }) => state === 'SHARED')).map(({ slice }) => slice.id)
    },
    close: () => registry.close(),
  }
  return staff
}

/** The events of one kind about a child, newest last, and who did each. */
export async function listEvents(
  { pool, idOf }: TestRegistry,
  child: string,
  kind: string,
): Promise<readonly { readonly actor: string | null; readonly body: Record<string, unknown> }[]> {
  const { rows } = await pool.query(
    'SELECT actor, body FROM registry.ledger WHERE child = $1 AND kind = $2 ORDER BY seq',
    [idOf(child), kind],
  )
  return rows as readonly { actor: string | null; body: Record<string, unknown> }[]
}
