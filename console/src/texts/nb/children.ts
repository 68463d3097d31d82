import type * as Graph from '../../generated/graphql.ts'
import type { Area, Words } from '../shape.ts'

export const children = {
  title: 'Oversikt',
  none: 'Det er ingen barn her for deg i dag.',
  help: 'Finner du ikke den du leter etter, eller trenger du hjelp? Ring {{name}}, telefon {{phone}}.',
  more: 'Vis flere',
  groups: {
    TEAM: 'Barn du følger opp',
    GUARDIAN: 'Barna dine',
    YOUTH: 'Deg selv',
    VERGE: 'De du er verge for',
    PARENT: 'Dine egne forhold',
    REGISTRAR: 'Barn du fører inn for',
    PRIVACY_OFFICER: 'Barn i kommunen',
  },
  nameless: 'Uten navn',
  age_one: '{{count}} år',
  age_other: '{{count}} år',
} as const satisfies Area<{
  groups: Words<Graph.Capacity>
}>

export const child = {
  notFound: 'Barnet finnes ikke her for deg. Kanskje du ikke lenger er med i teamet.',
  titles: {
    TEAM: 'Samlet bilde',
    GUARDIAN: 'Det dere deler',
    YOUTH: 'Det du deler',
    VERGE: 'Det som deles',
    PARENT: 'Det du har sagt om deg selv',
    REGISTRAR: 'Det som venter på signatur',
    PRIVACY_OFFICER: 'Samtykker og innsyn',
  },
  team: 'Teamet',
  guardians: 'Foreldre',
  noGuardians: 'Ingen har foreldreansvar.',
  noTeam: 'Ingen i dag.',
  tabs: { shared: 'Dette deles', give: 'Gi nytt svar', log: 'Hvem har sett' },
  tabsOfOfficer: { directives: 'Samtykker', log: 'Hvem har sett' },
} as const satisfies Area<{
  titles: Words<Graph.Capacity>
}>
