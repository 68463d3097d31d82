import type { Purpose, Sector, Service, TeamRole } from '../policy/vocabulary.ts'
import type { Texts } from './locale.ts'

/** What families read in place of the codes of the vocabulary. */

export const SECTOR_WORDS: Readonly<Record<Sector, Texts>> = {
  school: { nb: 'Skole', nn: 'Skule', en: 'School' },
  health: { nb: 'Helse', nn: 'Helse', en: 'Health' },
  childWelfare: { nb: 'Barnevern', nn: 'Barnevern', en: 'Child welfare' },
  nav: { nb: 'NAV', nn: 'NAV', en: 'NAV (work and welfare)' },
}

export const PURPOSE_WORDS: Readonly<Record<Purpose, Texts>> = {
  COORDINATION: {
    nb: 'Få hjelpen til å henge sammen',
    nn: 'Få hjelpa til å henge saman',
    en: 'Making the help fit together',
  },
  INDIVIDUAL_PLAN: {
    nb: 'Lage og følge opp en individuell plan',
    nn: 'Lage og følgje opp ein individuell plan',
    en: 'Making and following up an individual plan',
  },
  TRANSITION: {
    nb: 'Forberede en overgang, for eksempel til ny skole eller voksenlivet',
    nn: 'Førebu ein overgang, til dømes til ny skule eller vaksenlivet',
    en: 'Preparing for a change, such as a new school or adult life',
  },
  EARLY_INTERVENTION: {
    nb: 'Gi hjelp tidlig, før noe vokser seg stort',
    nn: 'Gi hjelp tidleg, før noko veks seg stort',
    en: 'Helping early, before something grows big',
  },
}

export const SERVICE_WORDS: Readonly<Record<Service, Texts>> = {
  COORDINATION_UNIT: {
    nb: 'Koordinerende enhet i kommunen',
    nn: 'Koordinerande eining i kommunen',
    en: 'The municipality’s coordination unit',
  },
  SCHOOL: { nb: 'Skolen', nn: 'Skulen', en: 'The school' },
  PPT: {
    nb: 'PPT (pedagogisk-psykologisk tjeneste)',
    nn: 'PPT (pedagogisk-psykologisk teneste)',
    en: 'PPT (the educational psychology service)',
  },
  SCHOOL_HEALTH_SERVICE: {
    nb: 'Helsestasjonen og skolehelsetjenesten',
    nn: 'Helsestasjonen og skulehelsetenesta',
    en: 'The child health clinic and school health service',
  },
  SPECIALIST_HEALTH_SERVICE: {
    nb: 'Spesialisthelsetjenesten (sykehus og BUP)',
    nn: 'Spesialisthelsetenesta (sjukehus og BUP)',
    en: 'Specialist health services (hospitals and BUP)',
  },
  CHILD_WELFARE_SERVICE: { nb: 'Barnevernstjenesten', nn: 'Barnevernstenesta', en: 'The child welfare service' },
  NAV_OFFICE: { nb: 'NAV-kontoret', nn: 'NAV-kontoret', en: 'The NAV office' },
}

export const ROLE_WORDS: Readonly<Record<TeamRole, Texts>> = {
  CHILD_COORDINATOR: { nb: 'Barnekoordinator', nn: 'Barnekoordinator', en: 'Child coordinator' },
  COORDINATOR: { nb: 'Koordinator', nn: 'Koordinator', en: 'Coordinator' },
  TEAM_LEADER: { nb: 'Teamleder', nn: 'Teamleiar', en: 'Team leader' },
  TEAM_MEMBER: { nb: 'Teammedlem', nn: 'Teammedlem', en: 'Team member' },
}
