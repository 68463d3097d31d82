export {
  type Actor,
  type ActResult,
  checkTerms,
  giveDirective,
  isOpen,
  type NewEvent,
  type ReadText,
  refuseDirective,
  signDirective,
  type Terms,
  withdrawDirective,
} from './acts.ts'
export * from './calendar.ts'
export {
  type Assurance,
  ASSURANCES,
  type ChildDecision,
  decide,
  type DecisionRequest,
  isAssured,
} from './decision.ts'
export * from './directive-state.ts'
export * from './endings.ts'
export * from './explain.ts'
export * from './facts.ts'
export * from './freshness.ts'
export * from './keep.ts'
export * from './ledger.ts'
export * from './legal-table.ts'
export type { RuleFault } from './municipal-entry.ts'
export * from './municipal-rules.ts'
export { permitEnd } from './outline.ts'
export * from './preview.ts'
export * from './problems.ts'
export * from './record.ts'
export * from './reports.ts'
export * from './roles.ts'
export * from './signatures.ts'
export * from './slices.ts'
export { type Question, type Seat } from './slice-decision.ts'
export * from './staff-acts.ts'
export * from './standing.ts'
export { type Shared, type Verdict, type Withheld, type WithholdReason } from './verdict.ts'
export * from './vocabulary.ts'
export * from './wall.ts'
