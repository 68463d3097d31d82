import type { Purpose, Recipient, Service, SliceId, TeamRole } from '@samsyn/schema/policy'

/** Who is on whose team, and what each family has said. People are named by their keys in `families.ts`. */

export interface DemoMember {
  readonly person: string
  readonly children: readonly string[]
  readonly role: TeamRole
  readonly service: Service
}

export const TEAMS: readonly DemoMember[] = [
  {
    person: 'kari',
    // Signe too: a strictly protected address hides her even from the coordinator of her team.
    children: ['linnea', 'hakon', 'froya', 'ante', 'bjorn', 'frida', 'biret', 'ailu', 'maret', 'ase', 'signe', 'emil'],
    role: 'COORDINATOR',
    service: 'COORDINATION_UNIT',
  },
  { person: 'tor', children: ['thea'], role: 'COORDINATOR', service: 'COORDINATION_UNIT' },
  { person: 'hedda', children: ['linnea', 'ante'], role: 'TEAM_MEMBER', service: 'SCHOOL_HEALTH_SERVICE' },
  { person: 'ola', children: ['linnea', 'frida'], role: 'TEAM_LEADER', service: 'SCHOOL' },
]

export interface DemoConsent {
  readonly child: string
  /** The first gives, the others sign on the days after. */
  readonly signers: readonly [string, ...string[]]
  readonly slices: readonly SliceId[]
  readonly kind?: 'PERMIT' | 'DENY'
  readonly refusedBy?: string
  readonly withdrawnBy?: string
  /** Days before today on which it was given. */
  readonly daysAgo?: number
  readonly recipients?: readonly Recipient[]
  readonly purposes?: readonly Purpose[]
  readonly recordsSinceDaysAgo?: number
}

const BOTH = ['ingrid', 'pal'] as const

export const CONSENTS: readonly DemoConsent[] = [
  // Linnea, 9: both guardians said yes to much of it, and disagree on the rest.
  {
    child: 'linnea',
    signers: BOTH,
    slices: ['school.enrolment', 'school.attendance', 'school.contacts', 'school.adaptedEducation'],
  },
  {
    child: 'linnea',
    signers: BOTH,
    slices: [
      'health.contacts',
      'health.schoolNurseContact',
      'health.needsInDailyLife',
      'health.appointments',
      'health.plan',
    ],
  },
  { child: 'linnea', signers: BOTH, slices: ['childWelfare.measures', 'childWelfare.plan'] },
  { child: 'linnea', signers: ['ingrid'], slices: ['nav.householdEconomy'], daysAgo: 20 },
  { child: 'linnea', signers: ['ingrid'], slices: ['childWelfare.parentSupport'], daysAgo: 20 },
  { child: 'linnea', signers: ['ingrid'], slices: ['school.ppt'], daysAgo: 12 },
  {
    child: 'linnea',
    signers: ['ingrid'],
    slices: ['health.mentalHealthFollowUp'],
    refusedBy: 'pal',
    daysAgo: 30,
  },
  // Håkon, soon 15: his father's no beats the yes they both gave.
  {
    child: 'hakon',
    signers: BOTH,
    slices: ['school.enrolment', 'school.attendance', 'school.assessment', 'health.contacts'],
  },
  { child: 'hakon', signers: ['pal'], kind: 'DENY', slices: ['health.contacts'], daysAgo: 25 },
  // Frøya, 16: health is hers alone now, what her parents signed for lapsed; she vetoes her grades.
  {
    child: 'froya',
    signers: ['ingrid', 'pal', 'froya'],
    slices: ['school.enrolment', 'school.attendance', 'school.contacts', 'school.assessment', 'nav.contact'],
  },
  { child: 'froya', signers: ['froya'], kind: 'DENY', slices: ['school.assessment'], daysAgo: 10 },
  { child: 'froya', signers: BOTH, slices: ['health.plan'], daysAgo: 60 },
  { child: 'froya', signers: ['froya'], slices: ['health.contacts', 'health.appointments'], daysAgo: 14 },
  { child: 'froya', signers: BOTH, slices: ['nav.activities'], daysAgo: 8 },
  // Their mother decides alone for the Fjellbekk children; from 15 they sign too.
  { child: 'ante', signers: ['gro'], slices: ['school.enrolment', 'school.attendance', 'health.schoolNurseContact'] },
  {
    child: 'bjorn',
    signers: ['gro', 'bjorn'],
    slices: ['school.enrolment', 'school.attendance', 'school.assessment', 'school.followUpService'],
    purposes: ['COORDINATION', 'TRANSITION'],
    daysAgo: 20,
  },
  {
    child: 'frida',
    signers: ['gro', 'frida'],
    slices: ['school.enrolment', 'school.attendance', 'school.adaptedEducation', 'nav.contact', 'nav.followUp'],
  },
  { child: 'frida', signers: ['gro', 'frida'], slices: ['nav.activities'], withdrawnBy: 'frida', daysAgo: 40 },
  { child: 'biret', signers: ['sara', 'niillas'], slices: ['health.contacts', 'health.needsInDailyLife'] },
  {
    child: 'ailu',
    signers: ['sara', 'niillas'],
    slices: ['school.enrolment', 'school.attendance', 'school.adaptedEducation', 'health.appointments'],
    recordsSinceDaysAgo: 400,
  },
  // Máret, 18: her own yes is the only one that counts.
  { child: 'maret', signers: ['maret', 'sara', 'niillas'], slices: ['school.enrolment', 'school.attendance'] },
  {
    child: 'maret',
    signers: ['maret'],
    slices: ['nav.contact', 'nav.followUp', 'nav.activities', 'nav.decision14a', 'nav.benefits'],
    daysAgo: 20,
  },
  // Åse's address is protected: what tells where she is stays hidden, whatever her mother signed.
  {
    child: 'ase',
    signers: ['hanne'],
    slices: ['school.enrolment', 'school.attendance', 'school.contacts', 'health.appointments', 'nav.contact'],
  },
  { child: 'signe', signers: ['marte'], slices: ['school.enrolment', 'school.attendance', 'health.contacts'] },
  // Emil is in care: who decides is for a person to say, so nothing of this is shared.
  { child: 'emil', signers: ['lene', 'roar', 'emil'], slices: ['school.attendance', 'childWelfare.measures'] },
  {
    child: 'thea',
    signers: ['thea'],
    slices: ['childWelfare.aftercare', 'childWelfare.contact', 'nav.contact', 'nav.followUp', 'nav.activities'],
  },
]
