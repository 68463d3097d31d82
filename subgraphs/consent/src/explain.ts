import {
  type DecisionTrace,
  type DirectiveTrace,
  explainDecision,
  foldLedger,
  type Instant,
  type LegalRow,
  type Purpose,
  type Seat,
  type SliceTrace,
} from '@samsyn/schema/policy'
import type { DirectiveView } from './directive-fields.ts'
import type { ChildView, RegistryContext } from './loaders.ts'
import { familyMembers } from './people.ts'
import { readSeat } from './seat.ts'
import type { RecipientInput } from './terms.ts'

/** Why a decision came out as it did, today or at any moment the ledger reaches back to. */

export interface ExplainArguments {
  readonly recipient: RecipientInput
  readonly purpose: Purpose
  readonly at?: string | null
}

interface TraceView extends DecisionTrace {
  /** The child as it was at the moment explained. */
  readonly view: ChildView
  readonly recipient: Seat
  readonly purpose: Purpose
}

interface SliceTraceView {
  readonly view: ChildView
  readonly trace: SliceTrace
}

interface DirectiveTraceView {
  readonly view: ChildView
  readonly trace: DirectiveTrace
}

/** `null` where the recipient is neither a service nor a role, or the moment is none, or has not come. */
export async function readDecisionTrace(
  today: ChildView,
  { recipient, purpose, at }: ExplainArguments,
  context: RegistryContext,
): Promise<TraceView | null> {
  const seat = readSeat(recipient)
  const view = at == null ? today : await replay(today, at, context)
  if (seat === null || view === null) return null
  const { facts, registerReadAt, viewer } = view
  return { view, recipient: seat, purpose, ...explainDecision({ facts, purpose, at: viewer.at, registerReadAt }, seat) }
}

/** The child as the ledger had it at a moment, under the legal table of that moment. */
async function replay(today: ChildView, text: string, { registry }: RegistryContext): Promise<ChildView | null> {
  const at = readInstant(text)
  if (at === null || at > today.viewer.at) return null
  const { child } = today.facts
  const [all, registerReadAt, legalTable] = await Promise.all([
    registry.readEvents(child),
    registry.readRegisterReadAt(child, at),
    registry.readLegalTable(at),
  ])
  const events = all.filter((event) => event.at <= at)
  const facts = foldLedger(child, events.length, events, legalTable)
  return { ...today, facts, truth: facts, registerReadAt, viewer: { ...today.viewer, at } }
}

/** `null` for what is no instant in UTC, such as the 30th of February. */
function readInstant(text: string): Instant | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/.test(text) || Number.isNaN(Date.parse(text))) return null
  const instant = new Date(text).toISOString()
  return instant.slice(0, 19) === text.slice(0, 19) ? instant : null
}

export const decisionTraceFields = {
  at: ({ view }: TraceView) => view.viewer.at,
  slices: ({ view, slices }: TraceView) => slices.map((trace): SliceTraceView => ({ view, trace })),
}

export const sliceTraceFields = {
  slice: ({ trace }: SliceTraceView) => trace.slice,
  shared: ({ trace }: SliceTraceView) => trace.verdict.share,
  reason: ({ trace: { verdict } }: SliceTraceView) => (verdict.share ? null : verdict.reason),
  directive: ({ view, trace: { verdict } }: SliceTraceView): DirectiveView | null => {
    const directive = view.facts.directives.find(({ id }) => id === verdict.directive)
    return directive === undefined ? null : { view, directive }
  },
  recordsSince: ({ trace: { verdict } }: SliceTraceView) => (verdict.share ? verdict.since : null),
  subjects: ({ view, trace: { verdict } }: SliceTraceView, _: unknown, context: RegistryContext) =>
    verdict.share && verdict.subjects !== null ? familyMembers(verdict.subjects, view, context) : null,
  rule: ({ trace }: SliceTraceView): LegalRow | null => trace.row,
  mustSign: ({ view, trace }: SliceTraceView, _: unknown, context: RegistryContext) =>
    familyMembers(trace.mustSign, view, context),
  directives: ({ view, trace }: SliceTraceView) =>
    trace.directives.map((directive): DirectiveTraceView => ({ view, trace: directive })),
}

export const directiveTraceFields = {
  directive: ({ view, trace }: DirectiveTraceView): DirectiveView => ({ view, directive: trace.directive }),
  counts: ({ trace }: DirectiveTraceView) => trace.counts,
  reason: ({ trace }: DirectiveTraceView) => trace.reason,
  signed: ({ view, trace }: DirectiveTraceView, _: unknown, context: RegistryContext) =>
    familyMembers(trace.signed, view, context),
  missing: ({ view, trace }: DirectiveTraceView, _: unknown, context: RegistryContext) =>
    familyMembers(trace.missing, view, context),
}
