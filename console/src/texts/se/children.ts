import type { SamiTexts } from '../shape.ts'

export const children: SamiTexts['children'] = {
  title: 'Oppalašgovva',
  none: 'Dás eai leat mánát dutnje otne.',
  help: 'It go gávnna su gean ozat, dahje dárbbašat go veahki? Riŋge: {{name}}, telefovdna {{phone}}.',
  more: 'Čájet eanet',
  groups: {
    TEAM: 'Mánát geaid čuovvolat',
    GUARDIAN: 'Du mánát',
    YOUTH: 'Don ieš',
    VERGE: 'Sii geaid ovddasteaddji leat',
    PARENT: 'Du iežat dilit',
    REGISTRAR: 'Mánát geaid ovddas registreret',
    PRIVACY_OFFICER: 'Mánát suohkanis',
  },
  nameless: 'Nama haga',
  age_one: '{{count}} jahki',
  age_two: '{{count}} jagi',
  age_other: '{{count}} jagi',
}

export const child: SamiTexts['child'] = {
  notFound: 'Mánná ii gávdno dás dutnje. Soaitá ahte it leat šat joavkkus.',
  titles: {
    TEAM: 'Oktasaš govva',
    GUARDIAN: 'Maid dii juohkibehtet',
    YOUTH: 'Maid don juogát',
    VERGE: 'Mii juhkkojuvvo',
    PARENT: 'Maid don leat dadjan alddát birra',
    REGISTRAR: 'Mii vuordá vuolláičállima',
    PRIVACY_OFFICER: 'Miehtamat ja geahčadeamit',
  },
  team: 'Joavku',
  guardians: 'Váhnemat',
  noGuardians: 'Ii oktage leat váhnenovddasvástádusas.',
  noTeam: 'Ii oktage otne.',
  tabs: { shared: 'Mii juhkkojuvvo', give: 'Atte ođđa vástádusa', log: 'Gii lea geahččan' },
  tabsOfOfficer: { directives: 'Miehtamat', log: 'Gii lea geahččan' },
}
