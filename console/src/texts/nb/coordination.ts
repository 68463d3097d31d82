export const timeline = {
  tabs: { topics: 'Temaer', timeline: 'Tidslinje' },
  title: 'Tidslinje 0–24 år',
  show: 'Vis som',
  near: 'Disse årene',
  whole: '0–24 år',
  table: 'Tabell',
  none: 'Ingenting av det som deles, har en dato.',
  when: 'Når',
  what: 'Hva',
  course: 'Livsløpet',
  today: 'I dag',
  bars: 'Det som skjer',
  autumn: 'høsten {{years}}',
  either: '{{first}} eller {{last}}',
  turns: {
    OF_AGE: 'Fyller 18 år: ungdommen bestemmer alene',
    END: 'Fyller 25 år: ingenting deles lenger',
  },
} as const

export const ask = {
  open: 'Spør familien',
  asked: 'Spurt {{date}}',
  title: 'Spør familien',
  purpose: 'Formål: {{purpose}}',
  intro:
    'Familien ser spørsmålet her, og bestemmer selv. Du får ikke vite om de har svart, eller hva, før noe er delt. Dere kan spørre om det samme én gang på 30 dager.',
  period: 'Hvor lenge spør dere om å få se det?',
  theirText: 'Dette leser familien før de svarer',
  send: 'Send spørsmålet',
  sent: 'Familien er spurt om «{{slice}}».',
} as const

export const keep = {
  print: 'Skriv ut',
  json: 'Last ned (JSON)',
  hint: 'Det du skriver ut eller laster ned, blir hos deg også når familien trekker noe tilbake.',
  title: 'Samlet bilde',
  made: 'Laget {{at}} av {{name}}. Brukes {{purpose}}.',
  madeByNobody: 'Laget {{at}}. Brukes {{purpose}}.',
  fetched: 'Opplysningene ble hentet {{at}}.',
  notice: 'Noe av dette kan være trukket tilbake siden. Se i Samsyn før du bruker det.',
} as const
