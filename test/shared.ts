import type { SliceId } from '@samsyn/schema/policy'

/**
 * What the demo's coordinator is to see of each child, written by hand from what the families have said and the rules for
 * their ages. Signe is left out: with a strictly protected address she cannot be found.
 */
export const SHARED_WITH_COORDINATOR: Readonly<Record<string, readonly SliceId[]>> = {
  linnea: [
    'school.enrolment',
    'school.attendance',
    'school.contacts',
    'school.adaptedEducation',
    'health.contacts',
    'health.schoolNurseContact',
    'health.needsInDailyLife',
    'health.appointments',
    'health.plan',
    'childWelfare.measures',
    'childWelfare.plan',
    'childWelfare.parentSupport',
    'nav.householdEconomy',
  ],
  // His father's no on health.contacts beats the yes of both.
  hakon: ['school.enrolment', 'school.attendance', 'school.assessment'],
  // Her own veto on school.assessment; health.plan lapsed when she turned 16; nav.activities lacks her signature.
  froya: [
    'school.enrolment',
    'school.attendance',
    'school.contacts',
    'health.contacts',
    'health.appointments',
    'nav.contact',
  ],
  ante: ['school.enrolment', 'school.attendance', 'health.schoolNurseContact'],
  bjorn: ['school.enrolment', 'school.attendance', 'school.assessment', 'school.followUpService'],
  // She withdrew nav.activities.
  frida: ['school.enrolment', 'school.attendance', 'school.adaptedEducation', 'nav.contact', 'nav.followUp'],
  biret: ['health.contacts', 'health.needsInDailyLife'],
  ailu: ['school.enrolment', 'school.attendance', 'school.adaptedEducation', 'health.appointments'],
  maret: [
    'school.enrolment',
    'school.attendance',
    'nav.contact',
    'nav.followUp',
    'nav.activities',
    'nav.decision14a',
    'nav.benefits',
  ],
  // Of these, whatever tells where she is stays hidden; nav.contact is nothing else.
  ase: ['school.enrolment', 'school.attendance', 'school.contacts', 'health.appointments'],
  // In care: who decides is for a person to say.
  emil: [],
}
