import type { SamiTexts } from '../shape.ts'

export const overseen: SamiTexts['overseen'] = {
  looksIntro:
    'Geat leat geahččan suohkana mánáid dieđuid, beaivi beaivvis. Mii lea merkejuvvon, dan birra sáhttá jearrat. Dat ii dajá ahte mihkkege lea boastut.',
  onlyFlagged: 'Dušše mii lea merkejuvvon',
  rules: 'Dát merkejuvvo ({{since}} rájes)',
  manyChildren: 'Okta olmmoš oaččui oaidnit juoidá {{children}} máná birra dahje eambbosiid birra ovtta beaivvis.',
  oddHours:
    'Muhtun geahčai ovdal dii. {{from}} dahje dii. {{to}} rájes, dahje lávvordaga, sotnabeaivvi dahje bassebeaivvi.',
  noCaseWork:
    'Muhtun joavkkus oaččui oaidnit juoidá máná birra gean áššis ii oktage leat vástidan, vuolláičállán, geassán ruovttoluotta, gullojuvvon dahje jearran maidege {{days}} beaivvis, iige lean easkka boahtán jovkui. Čoahkkimat eai leat registtaris.',
  counts: 'Geahčadeamit: {{looks}}. Mánát: {{children}}. Oaččui oaidnit juoidá dáid birra: {{shown}}.',
  part: '{{who}}. {{purpose}}. Geahčadeamit: {{looks}}, mánát: {{children}}.',
  office: 'Persovdnasuodjalanáittardeaddji dahje registrerejeaddji',
  unnamed: 'Máná čujuhus sáhttá leat suodjaluvvon. Dalle ii čájehuvvo gii geahčai, ja sii sáhttet leat máŋggas.',
  showChildren: 'Čájet guđe mánát',
  hideChildren: 'Čiega mánáid',
  recorded: 'Ahte don oainnát dán, lea čállojuvvon juohke máná loggii.',
  noLooks: 'Dás eai leat geahčadeamit.',
  older: 'Čájet boarráset geahčademiid',
  requestsIntro: 'Maid joavkkut leat bivdán bearrašiid juogadit, ja mii ii juogaduvvo. Boarráseamosat bohtet vuos.',
  answer: 'Vástádus',
  asked: 'Jerrojuvvon',
  askedBy: 'Gii jearai',
  days: 'Beaivvit dás ovdal',
  whoAnswered: 'Gii vástidii',
  olderThan: 'Eambbo go {{days}} beaivvi dás ovdal',
  noRequests: 'Eai gávdno jearaldagat mat heivejit.',
  moreRequests: 'Viečča eambbo jearaldagaid',
  coverageIntro:
    'Galle máná ovddas suohkanis juohke fáddá juogaduvvo, ja geainna. Dieđut bálvalusain eai čájehuvvo dás.',
  measure: 'Logut čájehit',
  total: 'Mánát oktiibuot: {{children}}.',
  masked: 'Logut vuollel {{fewest}}, maiddái nolla, eai čájehuvvo: dat sáhttet čujuhit ovtta mánnái.',
  fewer: 'vuollel\u00a0{{fewest}}',
  evidenceIntro:
    'Visot masa lea dadjojuvvon juo ja ii, geat vuolláičálle ja goas, maid joavku lea bivdán, geat leat geahččan, maid bearaš lea dieđihan, ja guđe lágat gusto. Duopmostullui dahje Datatilsynetii.',
  evidenceProof:
    'Juohke merkošis loggas lea duođaštus ahte dat lea doppe nugo dat čállojuvvui, ja vuolláičállojuvvon dárkkistančuokkis. JSON-fiila ieš muitala mo dan dárkkista. CSV-fiila lea lohkama várás rehketárkkas.',
  evidenceNothing: 'Dieđut bálvalusain eai leat mielde. Ahte don vieččat dán, čállojuvvo máná loggii.',
  flags: {
    MANY_CHILDREN: 'Máŋga máná',
    ODD_HOURS: 'Eahpedábálaš áigi',
    NO_CASE_WORK: 'Ii bargu áššis',
  },
  answers: {
    SHARED: 'Juogaduvvo',
    REFUSED: 'Dadjan ii',
    WITHDRAWN: 'Gesson ruovttoluotta',
    SIGNATURES_MISSING: 'Vuolláičála váilu',
    NO_ANSWER: 'Ii vástiduvvon',
    UNDECIDED: 'Ii sáhte mearriduvvot',
  },
  measures: {
    shared: 'Juogaduvvo dál',
    refused: 'Dadjan ii',
    ending: 'Nohká 30 beaivvi siste',
  },
  capacities: {
    YOUTH: 'nuorra',
    GUARDIAN: 'fuolaheaddji',
    VERGE: 'áššeovddasteaddji',
    PARENT: 'váhnen',
    TEAM: 'muhtun joavkkus',
    REGISTRAR: 'registrerejeaddji',
    PRIVACY_OFFICER: 'persovdnasuodjalanáittardeaddji',
  },
}
