import { randomUUID } from 'node:crypto'
import {
  addMember,
  type ChildId,
  isAssured,
  type Membership,
  type PersonId,
  type PlainDate,
  type ProblemCode,
  recordCareOrder,
  removeMember,
} from '@samsyn/schema/policy'
import type { RegistryContext } from '../loaders.ts'
import { type Act, findActingChild, type Input, performChildAct, runAct, toActor } from '../perform-act.ts'
import { describeProblem } from '../problems.ts'
import { isIdentityNumber } from './identity-number.ts'

/**
 * How children and teams come to be in the registry. Someone named by number is entered where nobody has that number, and
 * keeps the name they have where somebody does: no answer tells which.
 */

interface NamedInput {
  readonly nationalIdentityNumber: string
  readonly displayName: string
}

interface RegisterChildInput extends NamedInput {
  readonly organisation: string
}

interface AddTeamMemberInput extends NamedInput, Pick<Membership, 'role' | 'service' | 'organisation' | 'from'> {
  readonly child: ChildId
  readonly to?: PlainDate | null
}

interface RemoveTeamMemberInput {
  readonly child: ChildId
  readonly member: string
}

interface CareOrderInput {
  readonly child: ChildId
  readonly inForce: boolean
}

type Named =
  | { readonly ok: true; readonly number: string; readonly displayName: string }
  | { readonly ok: false; readonly code: ProblemCode }

/** A name is one line of text. */
function readNamed({ nationalIdentityNumber: number, displayName }: NamedInput): Named {
  if (!isIdentityNumber(number)) return { ok: false, code: 'INVALID_IDENTITY_NUMBER' }
  const name = displayName.replaceAll(/[\p{C}\s]+/gu, ' ').trim()
  return name === '' ? { ok: false, code: 'INCOMPLETE_TERMS' } : { ok: true, number, displayName: name }
}

type Registering =
  | { readonly ok: true; readonly registrar: PersonId }
  | { readonly ok: false; readonly code: ProblemCode }

/** Who registers a child for an organisation, or why the caller may not. */
async function findRegistrar(organisation: string, context: RegistryContext): Promise<Registering> {
  if (!isAssured(context.assurance)) return { ok: false, code: 'ASSURANCE_TOO_LOW' }
  const viewer = await context.viewer()
  if (viewer === null || viewer.offices.registrarOf.length === 0) return { ok: false, code: 'NOT_STAFF' }
  const isOwn = viewer.offices.registrarOf.some((office) => office.organisation === organisation)
  return isOwn ? { ok: true, registrar: viewer.person.id } : { ok: false, code: 'INVALID_ORGANISATION' }
}

export const intakeActs = {
  registerChild: async (_: unknown, { input }: Input<RegisterChildInput>, context: RegistryContext) => {
    const { organisation } = input
    const found = await findRegistrar(organisation, context)
    if (!found.ok) return { accepted: false, ...describeProblem(found.code) }
    const named = readNamed(input)
    if (!named.ok) return { accepted: false, ...describeProblem(named.code) }
    const child = await context.registry.enterPerson(named.number, named.displayName)
    await context.registry.enterChild(child, found.registrar, organisation)
    return { accepted: true, problem: null }
  },

  addTeamMember: async (_: unknown, { input }: Input<AddTeamMemberInput>, context: RegistryContext) => {
    const { child, role, service, organisation, from, to = null } = input
    const found = await findActingChild(child, 'record', context)
    if (!found.ok) return describeProblem(found.code)
    const named = readNamed(input)
    if (!named.ok) return describeProblem(named.code)
    const { registry } = context
    const { view } = found
    const id = randomUUID()
    const join =
      (person: PersonId): Act =>
      (facts, actor) =>
        addMember(facts, actor, { id, person, role, service, organisation, from, to })
    // Nobody is entered for an act that is refused, lest a name mistyped in one stay theirs.
    const known = await registry.findPerson(named.number)
    const foreseen = join(known?.id ?? randomUUID())(view.truth, toActor(view.viewer))
    if (!foreseen.ok) return describeProblem(foreseen.code)
    const outcome = await runAct(context, view, join(await registry.enterPerson(named.number, named.displayName)))
    return outcome.ok ? { child: outcome.view, problem: null } : describeProblem(outcome.code)
  },

  removeTeamMember: (_: unknown, { input }: Input<RemoveTeamMemberInput>, context: RegistryContext) =>
    performChildAct(context, input.child, 'team', (facts, actor) => removeMember(facts, actor, input.member)),

  recordCareOrder: (_: unknown, { input }: Input<CareOrderInput>, context: RegistryContext) =>
    performChildAct(context, input.child, 'record', (facts, actor) => recordCareOrder(facts, actor, input.inForce)),
}
