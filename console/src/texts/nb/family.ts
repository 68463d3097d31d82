export const asked = {
  title: 'Spørsmål fra dem som hjelper',
  sentence: '{{by}} spør om {{recipient}} kan få se dette {{purpose}}.',
  someone: 'En i teamet',
  since: 'Spurt {{date}}.',
  period: 'De ber om å få se det til og med {{date}}.',
  until: 'Til og med {{date}}, slik de spør om',
  which: 'Hva svarer du på?',
  none: 'Velg minst ett tema.',
  noTitle: 'Les dette før du sier nei',
} as const

export const agreement = {
  who: 'Hvem må si ja',
  me: 'Du',
  yes: 'har sagt ja',
  meYes: 'har sagt ja',
  waits: 'har ikke svart',
  meWaits: 'har ikke svart',
} as const

export const preview = {
  open: 'Se hva mottakeren ville fått se',
  madeUp: 'Alt under er oppdiktede eksempler. Ingenting er hentet, og ingenting er delt.',
  view: 'Når alle har sagt ja, ser {{recipient}} dette {{purpose}}:',
  new: 'Nytt',
  already: 'Deles alt i dag',
  recordsSince: 'Bare opplysninger fra {{since}} eller senere.',
  withheldPlace: 'Det som viser hvor barnet er, vises ikke.',
  nothing: 'Ingenting.',
  notShared: 'Dette ville likevel ikke blitt vist: {{slices}}.',
} as const

export const renewal = {
  title: 'Går snart ut',
  expires: 'Deles til og med {{until}}. Vil dere fortsette, må alle si ja på nytt.',
  lapses: 'Slutter {{until}}, fordi ungdommen da bestemmer. Ungdommen må si ja for at det skal fortsette.',
  renew: 'Forleng',
  dialog: 'Les dette før du forlenger',
  done: 'Du har sagt ja til å forlenge. Det gjelder når alle som må, har sagt ja.',
} as const

export const receipts = {
  title: 'Kvitteringer',
  intro: 'Ta vare på det dere har sagt. Filene blir lagret på enheten din, så pass på hvem som bruker den.',
  print: 'Skriv ut',
  json: 'Last ned (JSON)',
  fhir: 'Last ned for helsesystemer (FHIR)',
  written: 'Kvittering skrevet {{at}}',
  signed: '{{name}} sa ja {{date}}, {{method}}.',
  signedNo: '{{name}} sa nei {{date}}, {{method}}.',
  state: '{{slice}}: {{state}}',
  hash: 'Tekstens fingeravtrykk (SHA-256): {{hash}}',
} as const

export const keeping = {
  tab: 'Bare mitt',
  intro:
    'Fra du er 12, kan du holde ting om helsen din for deg selv. Da får ikke foreldrene dine vite noe om det her, og bare du kan si ja til at det deles.',
  introOfAge:
    'Fra du er 16, bestemmer du alene over alt om helsen din, og foreldrene dine får ikke vite noe om det her. Derfor trenger du ikke velge noe.',
  quiet: 'Foreldrene dine får ikke beskjed om at du velger dette.',
  kept: 'Det du holder for deg selv',
  keptNone: 'Du holder ikke noe for deg selv nå.',
  open: 'Det foreldrene dine også kan få vite om',
  keep: 'Hold for meg selv',
  stop: 'Slutt å holde for meg selv',
  keepTitle: 'Holde «{{slice}}» for deg selv?',
  stopTitle: 'Slutte å holde «{{slice}}» for deg selv?',
  keepBody: 'Foreldrene dine ser ikke lenger noe om dette her. Bare ditt eget ja kan dele det.',
  stopBody: 'Da kan foreldrene dine få vite om dette fra nå av, og de må være med på å si ja.',
  keepYes: 'Ja, hold for meg selv',
  stopYes: 'Ja, slutt med det',
  isKept: 'Du holder «{{slice}}» for deg selv.',
  isStopped: 'Du holder ikke lenger «{{slice}}» for deg selv.',
} as const

export const notices = {
  open: 'Varsel på e-post',
  intro: 'Vi sender e-post når det er noe å se her. E-posten sier aldri hva eller hvem det gjelder.',
  email: 'E-postadresse',
  hint: 'La feltet stå tomt hvis du ikke vil ha e-post.',
  save: 'Lagre',
  saved: 'Lagret.',
} as const
