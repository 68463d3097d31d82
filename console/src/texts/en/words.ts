import type { Texts } from '../shape.ts'

export const words: Texts['words'] = {
  services: {
    COORDINATION_UNIT: 'the municipality’s coordination unit',
    SCHOOL: 'the school',
    PPT: 'PPT (the educational psychology service)',
    SCHOOL_HEALTH_SERVICE: 'the child health clinic and school health service',
    SPECIALIST_HEALTH_SERVICE: 'the specialist health service',
    CHILD_WELFARE_SERVICE: 'the child welfare service',
    NAV_OFFICE: 'the NAV office',
  },
  roles: {
    CHILD_COORDINATOR: 'child coordinator',
    COORDINATOR: 'coordinator',
    TEAM_LEADER: 'team leader',
    TEAM_MEMBER: 'team member',
  },
  purposes: {
    COORDINATION: 'Making the help fit together',
    INDIVIDUAL_PLAN: 'Individual plan',
    TRANSITION: 'A change, such as a new school or adult life',
    EARLY_INTERVENTION: 'Early help',
  },
  purposesInSentence: {
    COORDINATION: 'to make the help fit together',
    INDIVIDUAL_PLAN: 'for an individual plan',
    TRANSITION: 'to prepare for a change',
    EARLY_INTERVENTION: 'to be able to help early',
  },
  sectors: { school: 'School', health: 'Health', childWelfare: 'Child welfare', nav: 'NAV' },
  phases: {
    INFANCY: 'under one year',
    KINDERGARTEN: 'kindergarten age',
    PRIMARY_SCHOOL: 'primary school',
    LOWER_SECONDARY: 'lower secondary school',
    UPPER_SECONDARY: 'upper secondary age',
    ADULT: 'young adult',
  },
}
