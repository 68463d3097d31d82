import type * as Graph from '../../generated/graphql.ts'
import type { Area, Words } from '../shape.ts'

export const words = {
  services: {
    COORDINATION_UNIT: 'koordinerende enhet i kommunen',
    SCHOOL: 'skolen',
    PPT: 'PPT',
    SCHOOL_HEALTH_SERVICE: 'helsestasjonen og skolehelsetjenesten',
    SPECIALIST_HEALTH_SERVICE: 'spesialisthelsetjenesten',
    CHILD_WELFARE_SERVICE: 'barnevernstjenesten',
    NAV_OFFICE: 'NAV-kontoret',
  },
  roles: {
    CHILD_COORDINATOR: 'barnekoordinator',
    COORDINATOR: 'koordinator',
    TEAM_LEADER: 'teamleder',
    TEAM_MEMBER: 'teammedlem',
  },
  purposes: {
    COORDINATION: 'Få hjelpen til å henge sammen',
    INDIVIDUAL_PLAN: 'Individuell plan',
    TRANSITION: 'Overgang til noe nytt, for eksempel skole eller voksenlivet',
    EARLY_INTERVENTION: 'Tidlig hjelp',
  },
  purposesInSentence: {
    COORDINATION: 'for å få hjelpen til å henge sammen',
    INDIVIDUAL_PLAN: 'til en individuell plan',
    TRANSITION: 'til å forberede en overgang',
    EARLY_INTERVENTION: 'for å kunne hjelpe tidlig',
  },
  sectors: { school: 'Skole', health: 'Helse', childWelfare: 'Barnevern', nav: 'NAV' },
  phases: {
    INFANCY: 'under ett år',
    KINDERGARTEN: 'barnehagealder',
    PRIMARY_SCHOOL: 'barnetrinnet',
    LOWER_SECONDARY: 'ungdomstrinnet',
    UPPER_SECONDARY: 'videregående alder',
    ADULT: 'ung voksen',
  },
} as const satisfies Area<{
  services: Words<Graph.Service>
  roles: Words<Graph.TeamRole>
  purposes: Words<Graph.Purpose>
  purposesInSentence: Words<Graph.Purpose>
  sectors: Words<Graph.Sector>
  phases: Words<Graph.LifePhase>
}>
