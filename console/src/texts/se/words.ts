import type { SamiTexts } from '../shape.ts'

export const words: SamiTexts['words'] = {
  services: {
    COORDINATION_UNIT: 'suohkana koordinerejeaddji ovttadat',
    SCHOOL: 'skuvla',
    PPT: 'PPT',
    SCHOOL_HEALTH_SERVICE: 'dearvvašvuođastašuvdna ja skuvladearvvašvuođabálvalus',
    SPECIALIST_HEALTH_SERVICE: 'spesialistadearvvašvuođabálvalus',
    CHILD_WELFARE_SERVICE: 'mánáidsuodjalusbálvalus',
    NAV_OFFICE: 'NAV-kantuvra',
  },
  roles: {
    CHILD_COORDINATOR: 'mánáidkoordináhtor',
    COORDINATOR: 'koordináhtor',
    TEAM_LEADER: 'joavkojođiheaddji',
    TEAM_MEMBER: 'joavkku lahttu',
  },
  purposes: {
    COORDINATION: 'Veahki oktiiheiveheapmi',
    INDIVIDUAL_PLAN: 'Individuála plána',
    TRANSITION: 'Sirdašuvvan ođđa dillái, nugo ođđa skuvlii dahje rávisolbmo eallimii',
    EARLY_INTERVENTION: 'Árra veahkki',
  },
  purposesInSentence: {
    COORDINATION: 'veahki oktiiheiveheapmi',
    INDIVIDUAL_PLAN: 'individuála plána',
    TRANSITION: 'sirdašuvvama ráhkkaneapmi',
    EARLY_INTERVENTION: 'árra veahkki',
  },
  sectors: { school: 'Skuvla', health: 'Dearvvašvuohta', childWelfare: 'Mánáidsuodjalus', nav: 'NAV' },
  phases: {
    INFANCY: 'vuollel ovtta jagi',
    KINDERGARTEN: 'mánáidgárdeahki',
    PRIMARY_SCHOOL: 'mánáidceahkki',
    LOWER_SECONDARY: 'nuoraidceahkki',
    UPPER_SECONDARY: 'joatkkaskuvlaahki',
    ADULT: 'nuorra rávisolmmoš',
  },
}
