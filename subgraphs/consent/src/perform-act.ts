import {
  type ActResult,
  type ChildFacts,
  type ChildId,
  type DirectiveId,
  isAssured,
  maySee,
  type NewEvent,
  type ProblemCode,
  type RegistryArea,
  type StaffActor,
} from '@samsyn/schema/policy'
import { type ChildView, type RegistryContext, type Viewer, viewChild } from './loaders.ts'
import { describeProblem } from './problems.ts'

/** How an act is run, whoever's it is. */

type FoundChild = { readonly ok: true; readonly view: ChildView } | { readonly ok: false; readonly code: ProblemCode }

const FOR_STAFF: readonly RegistryArea[] = ['record', 'request', 'team', 'answerReport']

/** A child the caller may act for in an area of the role table, or why not. */
export async function findActingChild(id: ChildId, area: RegistryArea, context: RegistryContext): Promise<FoundChild> {
  // Said of the sign-in alone, before the child is looked for: it tells nothing of any child.
  if (!isAssured(context.assurance)) return { ok: false, code: 'ASSURANCE_TOO_LOW' }
  const view = await context.child(id)
  if (view === null) return { ok: false, code: 'NOT_FOUND' }
  if (maySee(area, view.capacities)) return { ok: true, view }
  return { ok: false, code: FOR_STAFF.includes(area) ? 'NOT_STAFF' : 'NOT_FAMILY' }
}

/** A mutation's argument, as a resolver gets it. */
export interface Input<T> {
  readonly input: T
}

/** What every act names: a child, and often a directive. */
export interface ActInput {
  readonly child: ChildId
  readonly directive?: DirectiveId
}

/** What comes of an act on the facts as they are under the child's lock. */
export type Act = (facts: ChildFacts, actor: StaffActor) => ActResult

type ActOutcome =
  | { readonly ok: true; readonly view: ChildView | null; readonly events: readonly NewEvent[] }
  | { readonly ok: false; readonly code: ProblemCode }

export function toActor({ person, assurance, offices, at }: Viewer): StaffActor {
  return { person: person.id, assurance, offices, at }
}

/** Runs an act under the child's lock. The view is of the child as they then are to the caller. */
export async function runAct(context: RegistryContext, before: ChildView, act: Act): Promise<ActOutcome> {
  const { viewer, truth } = before
  let events: readonly NewEvent[] = []
  const result = await context.registry.write(truth.child, viewer.person.id, ({ facts, now }) => {
    const done = act(facts, toActor({ ...viewer, at: now }))
    if (done.ok) events = done.events
    return done
  })
  if (!result.ok) return result
  const view = viewChild({ ...viewer, at: result.now }, { ...before, facts: result.facts })
  return { ok: true, view, events }
}

/** Runs an act for the caller, and answers with the child. */
export async function performChildAct(context: RegistryContext, child: ChildId, area: RegistryArea, act: Act) {
  const found = await findActingChild(child, area, context)
  if (!found.ok) return describeProblem(found.code)
  const outcome = await runAct(context, found.view, act)
  return outcome.ok ? { child: outcome.view, problem: null } : describeProblem(outcome.code)
}

/** Runs an act for the caller, and answers with the directive it was about. */
export async function performAct(context: RegistryContext, input: ActInput, act: Act, area: RegistryArea = 'consent') {
  const found = await findActingChild(input.child, area, context)
  if (!found.ok) return describeProblem(found.code)
  const outcome = await runAct(context, found.view, act)
  if (!outcome.ok) return describeProblem(outcome.code)
  const { view, events } = outcome
  const id = events.find((event) => event.kind === 'DIRECTIVE_GIVEN')?.body.id ?? input.directive
  // A registrar may record that a child was heard about a directive, and is told nothing more of it.
  const told = view !== null && maySee('directives', view.capacities) ? view.facts.directives : []
  const directive = told.find((candidate) => candidate.id === id)
  return {
    child: view,
    directive: view === null || directive === undefined ? null : { view, directive },
    problem: null,
  }
}
