import { randomUUID } from 'node:crypto'
import { answerReport, type ChildId, reportLook } from '@samsyn/schema/policy'
import { findLook } from '../access-log/read-log.ts'
import type { RegistryContext } from '../loaders.ts'
import { findActingChild, type Input, performChildAct, runAct } from '../perform-act.ts'
import { describeProblem } from '../problems.ts'

interface ReportLookInput {
  readonly child: ChildId
  readonly look: string
  readonly message: string
}

interface AnswerReportInput {
  readonly child: ChildId
  readonly report: string
  readonly text: string
}

export const reportActs = {
  reportLook: async (_: unknown, { input }: Input<ReportLookInput>, context: RegistryContext) => {
    const found = await findActingChild(input.child, 'report', context)
    if (!found.ok) return describeProblem(found.code)
    const look = await findLook(found.view, context.registry, input.look)
    const outcome = await runAct(context, found.view, (facts, actor) =>
      reportLook(facts, actor, randomUUID(), look, input.message),
    )
    return outcome.ok ? { child: outcome.view, problem: null } : describeProblem(outcome.code)
  },
  answerReport: (_: unknown, { input }: Input<AnswerReportInput>, context: RegistryContext) =>
    performChildAct(context, input.child, 'answerReport', (facts, actor) =>
      answerReport(facts, actor, input.report, input.text),
    ),
}
