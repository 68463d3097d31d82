import type { Texts } from '../shape.ts'

export const words: Texts['words'] = {
  services: {
    COORDINATION_UNIT: 'koordinerande eining i kommunen',
    SCHOOL: 'skulen',
    PPT: 'PPT',
    SCHOOL_HEALTH_SERVICE: 'helsestasjonen og skulehelsetenesta',
    SPECIALIST_HEALTH_SERVICE: 'spesialisthelsetenesta',
    CHILD_WELFARE_SERVICE: 'barnevernstenesta',
    NAV_OFFICE: 'NAV-kontoret',
  },
  roles: {
    CHILD_COORDINATOR: 'barnekoordinator',
    COORDINATOR: 'koordinator',
    TEAM_LEADER: 'teamleiar',
    TEAM_MEMBER: 'teammedlem',
  },
  purposes: {
    COORDINATION: 'Få hjelpa til å henge saman',
    INDIVIDUAL_PLAN: 'Individuell plan',
    TRANSITION: 'Overgang til noko nytt, til dømes skule eller vaksenlivet',
    EARLY_INTERVENTION: 'Tidleg hjelp',
  },
  purposesInSentence: {
    COORDINATION: 'for å få hjelpa til å henge saman',
    INDIVIDUAL_PLAN: 'til ein individuell plan',
    TRANSITION: 'til å førebu ein overgang',
    EARLY_INTERVENTION: 'for å kunne hjelpe tidleg',
  },
  sectors: { school: 'Skule', health: 'Helse', childWelfare: 'Barnevern', nav: 'NAV' },
  phases: {
    INFANCY: 'under eitt år',
    KINDERGARTEN: 'barnehagealder',
    PRIMARY_SCHOOL: 'barnetrinnet',
    LOWER_SECONDARY: 'ungdomstrinnet',
    UPPER_SECONDARY: 'vidaregåande alder',
    ADULT: 'ung vaksen',
  },
}
