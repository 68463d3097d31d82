import type { LookReport, ReportAnswer } from '@samsyn/schema/policy'
import { findLook, type LogEntryView } from '../access-log/read-log.ts'
import type { ChildView, RegistryContext } from '../loaders.ts'
import { familyMember, nameOf } from '../people.ts'
import { locating } from '../visibility.ts'

/** A report as one viewer may read it. Never made for anybody but the one who reported and the privacy officer. */
export interface LookReportView {
  readonly view: ChildView
  readonly report: LookReport
}

interface AnswerView {
  readonly view: ChildView
  readonly answer: ReportAnswer
}

/** `Child.reports`, newest first: of the facts as the viewer sees them, so that one of the family reads their own. */
export function listChildReports(view: ChildView): readonly LookReportView[] {
  return view.facts.reports.map((report) => ({ view, report })).toReversed()
}

/** Where a report is, as a list of several children's tells it: what it says is read of the child. */
export const reportPlaceFields = {
  id: ({ report }: LookReportView) => report.id,
  at: ({ report }: LookReportView) => report.at,
  state: ({ report }: LookReportView) => stateOf(report),
  child: ({ view }: LookReportView) => view,
}

export const lookReportFields = {
  id: ({ report }: LookReportView) => report.id,
  at: ({ report }: LookReportView) => report.at,
  by: ({ view, report }: LookReportView, _: unknown, context: RegistryContext) =>
    familyMember(report.person, view, context),
  look: async (
    { view, report }: LookReportView,
    _: unknown,
    { registry }: RegistryContext,
  ): Promise<LogEntryView | null> => {
    const entry = await findLook(view, registry, report.look)
    return entry === null ? null : { view, entry }
  },
  message: ({ report }: LookReportView) => report.message,
  state: ({ report }: LookReportView) => stateOf(report),
  answer: ({ view, report: { answer } }: LookReportView): AnswerView | null =>
    answer === null ? null : { view, answer },
}

export const reportAnswerFields = {
  at: ({ answer }: AnswerView) => answer.at,
  by: locating(({ answer }: AnswerView, context) => nameOf(answer.person, context)),
  text: ({ answer }: AnswerView) => answer.text,
}

function stateOf({ answer }: LookReport): 'OPEN' | 'ANSWERED' {
  return answer === null ? 'OPEN' : 'ANSWERED'
}
