import type { Entry } from './bundle.ts'
import type { Reference, ResourceOf } from './fhir.ts'
import { toDay } from './fhir-date.ts'
import type { Plan, PlanLine } from './records.ts'
import { namesOtherService } from './services.ts'

/** As FHIR's `category.text` holds it. Treatment plans have other words and are never shared. */
const INDIVIDUAL_PLAN = 'individuell plan'

/** The individual plan a CarePlan is, once it is agreed on. An empty list for any other plan, and for a draft. */
export function readPlan(
  { resource }: Entry<ResourceOf<'CarePlan'>>,
  findGoal: (reference: Reference) => ResourceOf<'Goal'> | undefined,
): readonly Plan[] {
  const { status, intent, category = [], period, goal = [], activity = [] } = resource
  if (status !== 'active' && status !== 'on-hold' && status !== 'completed') return []
  if (intent !== 'plan' || !category.some(({ text }) => text?.trim().toLowerCase() === INDIVIDUAL_PLAN)) return []
  return [
    {
      status,
      startedOn: period?.start === undefined ? null : toDay(period.start),
      endsOn: period?.end === undefined ? null : toDay(period.end),
      goals: goal.flatMap((reference) => {
        const found = findGoal(reference)
        return toLine(found?.description.text, found?.lifecycleStatus)
      }),
      activities: activity.flatMap(({ detail }) =>
        detail?.doNotPerform === true ? [] : toLine(detail?.description, detail?.status),
      ),
    },
  ]
}

function toLine(text: string | undefined, status: string | undefined): readonly PlanLine[] {
  return text === undefined || status === undefined || namesOtherService(text) ? [] : [{ text, status }]
}
