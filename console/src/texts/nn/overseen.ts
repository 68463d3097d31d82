import type { Texts } from '../shape.ts'

export const overseen: Texts['overseen'] = {
  looksIntro:
    'Kven som har sett på barn i kommunen, dag for dag. Det som er merkt, er noko å spørje om. Det seier ikkje at noko er gale.',
  onlyFlagged: 'Berre det som er merkt',
  rules: 'Dette blir merkt (sidan {{since}})',
  manyChildren: 'Éin person fekk sjå noko om {{children}} barn eller fleire på éin dag.',
  oddHours: 'Nokon såg før klokka {{from}} eller frå klokka {{to}}, eller på ein laurdag, søndag eller heilagdag.',
  noCaseWork:
    'Nokon i teamet fekk sjå noko om eit barn der ingen har svart, signert, trekt tilbake, blitt høyrd eller spurd om noko på {{days}} dagar, og hadde ikkje nettopp kome med i teamet. Møte står ikkje i registeret.',
  counts: 'Oppslag: {{looks}}. Barn: {{children}}. Fekk sjå noko om: {{shown}}.',
  part: '{{who}}. {{purpose}}. Oppslag: {{looks}}, barn: {{children}}.',
  office: 'Personvernombod eller registrar',
  unnamed: 'Adressa til barnet kan vere verna. Då blir det ikkje vist kven som såg, og det kan vere fleire.',
  showChildren: 'Vis kva barn',
  hideChildren: 'Gøym barna',
  recorded: 'At du ser dette, er ført i loggen til kvart av barna.',
  noLooks: 'Det er ingen oppslag her.',
  older: 'Vis eldre oppslag',
  requestsIntro: 'Det teama har bede familiar om å dele, og som ikkje blir delt. Dei eldste kjem først.',
  answer: 'Svar',
  asked: 'Spurt',
  askedBy: 'Spurt av',
  days: 'Dagar sidan',
  whoAnswered: 'Kven som svarte',
  olderThan: 'For meir enn {{days}} dagar sidan',
  noRequests: 'Ingen førespurnader passar til utvalet.',
  moreRequests: 'Hent fleire førespurnader',
  coverageIntro:
    'Kor mange barn i kommunen kvart tema blir delt for, og med kven. Ingen opplysningar frå tenestene blir viste her.',
  measure: 'Tala viser',
  total: 'Barn i alt: {{children}}.',
  masked: 'Tal under {{fewest}}, også ingen, blir ikkje viste: dei kan peike på eitt barn.',
  fewer: 'under\u00a0{{fewest}}',
  evidenceIntro:
    'Alt som er sagt ja og nei til, kven som signerte og når, kva teamet har bede om, kven som har sett, kva familien har meldt frå om, og kva rettsreglar som galdt. For ein domstol eller Datatilsynet.',
  evidenceProof:
    'Kvar oppføring i loggen har med seg beviset for at ho står der slik ho vart skriven, og det signerte sjekkpunktet. JSON-fila seier sjølv korleis ho blir kontrollert. CSV-fila er til å lese i eit rekneark.',
  evidenceNothing: 'Ingen opplysningar frå tenestene er med. At du lastar ned, blir ført i loggen til barnet.',
  flags: {
    MANY_CHILDREN: 'Mange barn',
    ODD_HOURS: 'Uvanleg tid',
    NO_CASE_WORK: 'Ikkje noko arbeid i saka',
  },
  answers: {
    SHARED: 'Blir delt',
    REFUSED: 'Sagt nei',
    WITHDRAWN: 'Trekt tilbake',
    SIGNATURES_MISSING: 'Ei signatur manglar',
    NO_ANSWER: 'Ikkje svart på',
    UNDECIDED: 'Kan ikkje avgjerast',
  },
  measures: {
    shared: 'Blir delt no',
    refused: 'Sagt nei',
    ending: 'Går ut innan 30 dagar',
  },
  capacities: {
    YOUTH: 'ungdommen',
    GUARDIAN: 'ein føresett',
    VERGE: 'verje',
    PARENT: 'ein forelder',
    TEAM: 'ein i teamet',
    REGISTRAR: 'registrar',
    PRIVACY_OFFICER: 'personvernombod',
  },
}
