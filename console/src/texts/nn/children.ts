import type { Texts } from '../shape.ts'

export const children: Texts['children'] = {
  title: 'Oversikt',
  none: 'Det er ingen barn her for deg i dag.',
  help: 'Finn du ikkje den du leitar etter, eller treng du hjelp? Ring {{name}}, telefon {{phone}}.',
  more: 'Vis fleire',
  groups: {
    TEAM: 'Barn du følgjer opp',
    GUARDIAN: 'Barna dine',
    YOUTH: 'Deg sjølv',
    VERGE: 'Dei du er verje for',
    PARENT: 'Dine eigne forhold',
    REGISTRAR: 'Barn du fører inn for',
    PRIVACY_OFFICER: 'Barn i kommunen',
  },
  nameless: 'Utan namn',
  age_one: '{{count}} år',
  age_other: '{{count}} år',
}

export const child: Texts['child'] = {
  notFound: 'Barnet finst ikkje her for deg. Kanskje er du ikkje lenger med i teamet.',
  titles: {
    TEAM: 'Samla bilete',
    GUARDIAN: 'Det de deler',
    YOUTH: 'Det du deler',
    VERGE: 'Det som blir delt',
    PARENT: 'Det du har sagt om deg sjølv',
    REGISTRAR: 'Det som ventar på signatur',
    PRIVACY_OFFICER: 'Samtykke og innsyn',
  },
  team: 'Teamet',
  guardians: 'Foreldre',
  noGuardians: 'Ingen har foreldreansvar.',
  noTeam: 'Ingen i dag.',
  tabs: { shared: 'Dette blir delt', give: 'Gi nytt svar', log: 'Kven har sett' },
  tabsOfOfficer: { directives: 'Samtykke', log: 'Kven har sett' },
}
