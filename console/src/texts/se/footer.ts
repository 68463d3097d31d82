import type { SamiTexts } from '../shape.ts'

export const footer: SamiTexts['footer'] = {
  statement: 'Olahahttivuođačilgehus',
  notReviewed: 'Dát jorgalus ii leat dárkkistuvvon. Girjedárogielat teaksta lea álgoteaksta.',
}

export const accessibility: SamiTexts['accessibility'] = {
  title: 'Olahahttivuođačilgehus',
  back: 'Ruovttoluotta',
  intro:
    'Buohkat galget sáhttit geavahit Samsyn, maid šearbmalohkkiin, dušše boallobevddiin, stuorra bustávaiguin dahje mobiillain.',
  status: {
    title: 'Man bures gáibádusat devdojuvvojit?',
    aim: 'Samsyn lea ráhkaduvvon čuovvut WCAG 2.1 dásiin A ja AA, nugo láhkaásahus IKT-čovdosiid universála hábmema birra gáibida.',
    unproven:
      'Ii oktage olggobealde leat vel dárkkistan dan. Danne mii eat sáhte dadjat ahte buot gáibádusat devdojuvvojit.',
  },
  gaps: {
    title: 'Mii diehtit ahte dát ii leat doarvái buorre',
    translations: 'Ođđadárogiela, eaŋgalasgiela ja davvisámegiela teavsttat eai leat dárkkistuvvon.',
    sami: 'Fáttáid namat ja teavsttat maid vuolláičálát, eai gávdno davvisámegillii.',
    originals: 'Dat maid bálvalusat ieža leat čállán, čájehuvvo dainna gielain mainna lea čállojuvvon.',
  },
  report: {
    title: 'Dieđit',
    body: 'Lea go juoga mii ii doaimma dutnje? Riŋge suohkanii. Telefonnummir lea vuolimusas oppalašgovas go leat loggen sisa.',
  },
  supervisor: {
    title: 'Bearráigeahčču',
    body: 'Uutilsynet bearráigeahččá ahte neahttasiiddut čuvvot gáibádusaid. Don sáhtát maid dieđihit sidjiide.',
    link: 'Uutilsynet siidui',
  },
}
