import type { SliceId } from '../slices.ts'
import { aged, asks, type DecisionCase, family, NOON, permit, withhold } from './language.ts'

const YES_TO_ANOTHER: Readonly<Record<SliceId, SliceId>> = {
  'school.enrolment': 'school.attendance',
  'school.attendance': 'school.enrolment',
  'school.contacts': 'school.enrolment',
  'school.adaptedEducation': 'school.ppt',
  'school.ppt': 'school.adaptedEducation',
  'school.assessment': 'school.attendance',
  'school.followUpService': 'school.enrolment',
  'health.contacts': 'health.appointments',
  'health.schoolNurseContact': 'health.contacts',
  'health.needsInDailyLife': 'health.plan',
  'health.appointments': 'health.contacts',
  'health.mentalHealthFollowUp': 'health.appointments',
  'health.plan': 'health.needsInDailyLife',
  'childWelfare.contact': 'childWelfare.measures',
  'childWelfare.measures': 'childWelfare.plan',
  'childWelfare.plan': 'childWelfare.measures',
  'childWelfare.aftercare': 'childWelfare.contact',
  'childWelfare.investigationStatus': 'childWelfare.contact',
  'childWelfare.parentSupport': 'childWelfare.measures',
  'nav.contact': 'nav.followUp',
  'nav.followUp': 'nav.activities',
  'nav.activities': 'nav.followUp',
  'nav.decision14a': 'nav.followUp',
  'nav.benefits': 'nav.householdEconomy',
  'nav.householdEconomy': 'nav.benefits',
}

/** Each slice, in a family that has said yes to its neighbour alone. */
export const NEVER_ASKED_CASES: readonly DecisionCase[] = Object.entries(YES_TO_ANOTHER).map(([slice, other]) => ({
  description: `${slice} is not shared by a yes to ${other}`,
  facts: family({ born: aged(17) }, permit(other, ['mother', 'father', 'youth'])),
  request: asks(slice as SliceId),
  at: NOON,
  expected: withhold('NEVER_ASKED'),
}))
