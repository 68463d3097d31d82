import type { Texts } from '../shape.ts'

export const asked: Texts['asked'] = {
  title: 'Spørsmål frå dei som hjelper',
  sentence: '{{by}} spør om {{recipient}} kan få sjå dette {{purpose}}.',
  someone: 'Ein i teamet',
  since: 'Spurt {{date}}.',
  period: 'Dei ber om å få sjå det til og med {{date}}.',
  until: 'Til og med {{date}}, slik dei spør om',
  which: 'Kva svarer du på?',
  none: 'Vel minst eitt tema.',
  noTitle: 'Les dette før du seier nei',
}

export const agreement: Texts['agreement'] = {
  who: 'Kven må seie ja',
  me: 'Du',
  yes: 'har sagt ja',
  meYes: 'har sagt ja',
  waits: 'har ikkje svart',
  meWaits: 'har ikkje svart',
}

export const preview: Texts['preview'] = {
  open: 'Sjå kva mottakaren ville fått sjå',
  madeUp: 'Alt under er oppdikta døme. Ingenting er henta, og ingenting er delt.',
  view: 'Når alle har sagt ja, ser {{recipient}} dette {{purpose}}:',
  new: 'Nytt',
  already: 'Blir delt alt i dag',
  recordsSince: 'Berre opplysningar frå {{since}} eller seinare.',
  withheldPlace: 'Det som viser kvar barnet er, blir ikkje vist.',
  nothing: 'Ingenting.',
  notShared: 'Dette ville likevel ikkje blitt vist: {{slices}}.',
}

export const renewal: Texts['renewal'] = {
  title: 'Går snart ut',
  expires: 'Blir delt til og med {{until}}. Vil de halde fram, må alle seie ja på nytt.',
  lapses: 'Sluttar {{until}}, fordi ungdommen då bestemmer. Ungdommen må seie ja for at det skal halde fram.',
  renew: 'Forleng',
  dialog: 'Les dette før du forlengjer',
  done: 'Du har sagt ja til å forlengje. Det gjeld når alle som må, har sagt ja.',
}

export const receipts: Texts['receipts'] = {
  title: 'Kvitteringar',
  intro: 'Ta vare på det de har sagt. Filene blir lagra på eininga di, så pass på kven som bruker ho.',
  print: 'Skriv ut',
  json: 'Last ned (JSON)',
  fhir: 'Last ned for helsesystem (FHIR)',
  written: 'Kvittering skriven {{at}}',
  signed: '{{name}} sa ja {{date}}, {{method}}.',
  signedNo: '{{name}} sa nei {{date}}, {{method}}.',
  state: '{{slice}}: {{state}}',
  hash: 'Fingeravtrykket til teksten (SHA-256): {{hash}}',
}

export const keeping: Texts['keeping'] = {
  tab: 'Berre mitt',
  intro:
    'Frå du er 12, kan du halde ting om helsa di for deg sjølv. Då får ikkje foreldra dine vite noko om det her, og berre du kan seie ja til at det blir delt.',
  introOfAge:
    'Frå du er 16, bestemmer du åleine over alt om helsa di, og foreldra dine får ikkje vite noko om det her. Difor treng du ikkje velje noko.',
  quiet: 'Foreldra dine får ikkje beskjed om at du vel dette.',
  kept: 'Det du held for deg sjølv',
  keptNone: 'Du held ikkje noko for deg sjølv no.',
  open: 'Det foreldra dine òg kan få vite om',
  keep: 'Hald for meg sjølv',
  stop: 'Slutt å halde for meg sjølv',
  keepTitle: 'Halde «{{slice}}» for deg sjølv?',
  stopTitle: 'Slutte å halde «{{slice}}» for deg sjølv?',
  keepBody: 'Foreldra dine ser ikkje lenger noko om dette her. Berre ditt eige ja kan dele det.',
  stopBody: 'Då kan foreldra dine få vite om dette frå no av, og dei må vere med på å seie ja.',
  keepYes: 'Ja, hald for meg sjølv',
  stopYes: 'Ja, slutt med det',
  isKept: 'Du held «{{slice}}» for deg sjølv.',
  isStopped: 'Du held ikkje lenger «{{slice}}» for deg sjølv.',
}

export const notices: Texts['notices'] = {
  open: 'Varsel på e-post',
  intro: 'Vi sender e-post når det er noko å sjå her. E-posten seier aldri kva eller kven det gjeld.',
  email: 'E-postadresse',
  hint: 'La feltet stå tomt om du ikkje vil ha e-post.',
  save: 'Lagre',
  saved: 'Lagra.',
}
