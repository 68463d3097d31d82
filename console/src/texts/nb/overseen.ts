import type * as Graph from '../../generated/graphql.ts'
import type { Area, Words } from '../shape.ts'

/** What the privacy officer oversees of all children together, and takes out of one. */
export const overseen = {
  looksIntro:
    'Hvem som har sett på barn i kommunen, dag for dag. Det som er merket, er noe å spørre om. Det sier ikke at noe er galt.',
  onlyFlagged: 'Bare det som er merket',
  rules: 'Dette blir merket (siden {{since}})',
  manyChildren: 'Én person fikk se noe om {{children}} barn eller flere på én dag.',
  oddHours: 'Noen så før klokken {{from}} eller fra klokken {{to}}, eller på en lørdag, søndag eller helligdag.',
  noCaseWork:
    'Noen i teamet fikk se noe om et barn der ingen har svart, signert, trukket tilbake, blitt hørt eller spurt om noe på {{days}} dager, og hadde ikke nettopp kommet med i teamet. Møter står ikke i registeret.',
  counts: 'Oppslag: {{looks}}. Barn: {{children}}. Fikk se noe om: {{shown}}.',
  part: '{{who}}. {{purpose}}. Oppslag: {{looks}}, barn: {{children}}.',
  office: 'Personvernombud eller registrar',
  unnamed: 'Barnets adresse kan være beskyttet. Da vises det ikke hvem som så, og det kan være flere.',
  showChildren: 'Vis hvilke barn',
  hideChildren: 'Skjul barna',
  recorded: 'At du ser dette, er ført i loggen til hvert av barna.',
  noLooks: 'Det er ingen oppslag her.',
  older: 'Vis eldre oppslag',
  requestsIntro: 'Det teamene har bedt familier om å dele, og som ikke deles. De eldste kommer først.',
  answer: 'Svar',
  asked: 'Spurt',
  askedBy: 'Spurt av',
  days: 'Dager siden',
  whoAnswered: 'Hvem som svarte',
  olderThan: 'For mer enn {{days}} dager siden',
  noRequests: 'Ingen forespørsler passer til utvalget.',
  moreRequests: 'Hent flere forespørsler',
  coverageIntro:
    'Hvor mange barn i kommunen hvert tema deles for, og med hvem. Ingen opplysninger fra tjenestene vises her.',
  measure: 'Tallene viser',
  total: 'Barn i alt: {{children}}.',
  masked: 'Tall under {{fewest}}, også ingen, vises ikke: de kan peke på ett barn.',
  fewer: 'under\u00a0{{fewest}}',
  evidenceIntro:
    'Alt som er sagt ja og nei til, hvem som signerte og når, hva teamet har bedt om, hvem som har sett, hva familien har meldt fra om, og hvilke rettsregler som gjaldt. For en domstol eller Datatilsynet.',
  evidenceProof:
    'Hver oppføring i loggen har med seg beviset for at den står der slik den ble skrevet, og det signerte sjekkpunktet. JSON-filen sier selv hvordan den kontrolleres. CSV-filen er til å lese i et regneark.',
  evidenceNothing: 'Ingen opplysninger fra tjenestene er med. At du laster ned, blir ført i barnets logg.',
  flags: {
    MANY_CHILDREN: 'Mange barn',
    ODD_HOURS: 'Uvanlig tid',
    NO_CASE_WORK: 'Ikke noe arbeid i saken',
  },
  answers: {
    SHARED: 'Deles',
    REFUSED: 'Sagt nei',
    WITHDRAWN: 'Trukket tilbake',
    SIGNATURES_MISSING: 'En signatur mangler',
    NO_ANSWER: 'Ikke besvart',
    UNDECIDED: 'Kan ikke avgjøres',
  },
  measures: {
    shared: 'Deles nå',
    refused: 'Sagt nei',
    ending: 'Utløper innen 30 dager',
  },
  capacities: {
    YOUTH: 'ungdommen',
    GUARDIAN: 'en foresatt',
    VERGE: 'verge',
    PARENT: 'en forelder',
    TEAM: 'en i teamet',
    REGISTRAR: 'registrar',
    PRIVACY_OFFICER: 'personvernombud',
  },
} as const satisfies Area<{
  flags: Words<Graph.LookFlag>
  answers: Words<Graph.RequestAnswer>
  measures: Words<'shared' | 'refused' | 'ending'>
  capacities: Words<Graph.Capacity>
}>
