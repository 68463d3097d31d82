import type { Random } from '../random.ts'
import { type Entry, hold, listed } from '../records.ts'
import type { Bundle } from './health-bundle.ts'

/** A child's needs and plans, and what is told to nobody. */

const NEEDS = { d230: 'DAILY_ROUTINE', d540: 'DRESSING', d820: 'SCHOOL_DAY' } as const
const DIFFICULTIES = ['MILD', 'MODERATE', 'SEVERE', 'COMPLETE'] as const

export function addNeed({ add, patient, canaries }: Bundle, code: keyof typeof NEEDS, random: Random): Entry {
  const assessedOn = canaries.day(-3_000, -5)
  const qualifier = random.whole(1, 4)
  add('Observation', {
    status: 'final',
    code: { coding: [{ system: 'http://hl7.org/fhir/sid/icf', code }], text: canaries.word() },
    subject: patient,
    effectiveDateTime: assessedOn,
    valueInteger: qualifier,
    note: [{ text: canaries.word() }],
  })
  return {
    date: assessedOn,
    told: hold({ area: NEEDS[code], difficulty: DIFFICULTIES[qualifier - 1] as string, assessedOn }),
  }
}

export function addPlan({ add, patient, canaries }: Bundle, category: string, random: Random): Entry {
  const { word } = canaries
  const [startedOn, endsOn] = canaries.days(-3_000, -5)
  const [goals, activities] = [[word(), word()], [word()]]
  const status = random.pick(['active', 'on-hold', 'completed'] as const)
  add('CarePlan', {
    status,
    intent: 'plan',
    category: [{ text: category }],
    subject: patient,
    period: { start: startedOn, end: endsOn },
    contained: goals.map((text, index) => ({
      resourceType: 'Goal',
      id: `g${index}`,
      lifecycleStatus: 'active',
      description: { text },
      subject: patient,
      note: [{ text: word() }],
    })),
    goal: goals.map((_goal, index) => ({ reference: `#g${index}` })),
    activity: activities.map((description) => ({ detail: { status: 'in-progress', description } })),
    note: [{ text: word() }],
  })
  const line = (text: string, told: string): Entry => ({ date: null, told: hold({ text, status: told }) })
  return {
    date: startedOn,
    told: hold({
      status: { active: 'ACTIVE', 'on-hold': 'ON_HOLD', completed: 'COMPLETED' }[status],
      startedOn,
      endsOn,
      goals: listed(goals.map((text) => line(text, 'ACTIVE'))),
      activities: listed(activities.map((text) => line(text, 'ONGOING'))),
    }),
  }
}

/** What an export holds beside, and no slice shares. */
export function addUnshared({ add, patient, canaries }: Bundle): void {
  const { word } = canaries
  add('Condition', { code: { text: word() }, subject: patient })
  add('RelatedPerson', { patient, name: [{ family: word(), given: [word()] }], telecom: [{ value: word() }] })
}
