import type { Texts } from '../shape.ts'

export const timeline: Texts['timeline'] = {
  tabs: { topics: 'Tema', timeline: 'Tidslinje' },
  title: 'Tidslinje 0–24 år',
  show: 'Vis som',
  near: 'Desse åra',
  whole: '0–24 år',
  table: 'Tabell',
  none: 'Ingenting av det som blir delt, har ein dato.',
  when: 'Når',
  what: 'Kva',
  course: 'Livsløpet',
  today: 'I dag',
  bars: 'Det som skjer',
  autumn: 'hausten {{years}}',
  either: '{{first}} eller {{last}}',
  turns: {
    OF_AGE: 'Fyller 18 år: ungdommen bestemmer åleine',
    END: 'Fyller 25 år: ingenting blir delt lenger',
  },
}

export const ask: Texts['ask'] = {
  open: 'Spør familien',
  asked: 'Spurt {{date}}',
  title: 'Spør familien',
  purpose: 'Formål: {{purpose}}',
  intro:
    'Familien ser spørsmålet her, og bestemmer sjølv. Du får ikkje vite om dei har svart, eller kva, før noko er delt. De kan spørje om det same éin gong på 30 dagar.',
  period: 'Kor lenge spør de om å få sjå det?',
  theirText: 'Dette les familien før dei svarer',
  send: 'Send spørsmålet',
  sent: 'Familien er spurt om «{{slice}}».',
}

export const keep: Texts['keep'] = {
  print: 'Skriv ut',
  json: 'Last ned (JSON)',
  hint: 'Det du skriv ut eller lastar ned, blir hos deg også når familien trekkjer noko tilbake.',
  title: 'Samla bilete',
  made: 'Laga {{at}} av {{name}}. Blir brukt {{purpose}}.',
  madeByNobody: 'Laga {{at}}. Blir brukt {{purpose}}.',
  fetched: 'Opplysningane blei henta {{at}}.',
  notice: 'Noko av dette kan vere trekt tilbake sidan. Sjå i Samsyn før du bruker det.',
}
