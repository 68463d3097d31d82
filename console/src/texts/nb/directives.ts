import type * as Graph from '../../generated/graphql.ts'
import type { Area, Words } from '../shape.ts'

export const directives = {
  none: 'Ingenting her.',
  shared: 'Deles nå',
  sharedNone: 'Ingenting deles nå.',
  waiting: 'Venter på svar',
  saidNo: 'Dette er det sagt nei til',
  later: 'Begynner senere',
  inactive: 'Deles ikke nå',
  inactiveHint: 'Det er sagt ja til dette, men det deles ikke nå.',
  noneOpen: 'Ingenting venter på signatur.',
  stopped: 'Stoppet av et nei',
  stoppedHint: 'Det er sagt ja til dette, men et nei går foran. Det deles ikke.',
  past: 'Ikke delt lenger, eller aldri delt',
  showPast: 'Vis avslått, tilbaketrukket og utløpt ({{total}})',
  partlyStopped: 'Noen har sagt nei til en del av dette.',
  permitsTo: '{{recipients}} får se dette {{purposes}}:',
  deniesTo: '{{recipients}} får ikke se dette {{purposes}}:',
  deniesEveryoneTo: 'Ingen i teamet får se dette {{purposes}}:',
  saidTo: {
    PERMIT: 'Ja til at {{recipients}} får se dette {{purposes}}:',
    DENY: 'Nei til at {{recipients}} får se dette {{purposes}}:',
  },
  recordsSince: '{{period}}, bare opplysninger fra {{since}} eller senere',
  everyone: 'alle i teamet',
  anyone: 'noen i teamet',
  anyPurpose: 'uansett hva det skal brukes til',
  deniesEveryone: 'Ingen i teamet får se dette {{purposes}}, {{period}}.',
  denies: '{{recipients}} får ikke se dette {{purposes}}, {{period}}.',
  asks: 'Hvis alle sier ja, får {{recipients}} se dette {{purposes}}, {{period}}.',
  said: {
    PERMIT: 'Ja til at {{recipients}} får se dette {{purposes}}, {{period}}.',
    DENY: 'Nei til at {{recipients}} får se dette {{purposes}}, {{period}}.',
  },
  period: 'til og med {{until}}',
  laterPeriod: 'fra {{from}} til og med {{until}}',
  saidYesBy: 'Ja fra {{names}}.',
  saidNoBy: 'Nei fra {{name}}.',
  you: 'deg',
  someone: 'en i familien',
  waitingForMe: 'Venter på deg',
  waitingFor: 'Venter på {{names}}',
  textGone: 'Teksten er endret siden dette ble laget, så det kan ikke signeres. Gi et nytt svar i stedet.',
  lapsedForMe: 'Dette sluttet å gjelde da du ble gammel nok til å bestemme. Det gjelder bare hvis du også sier ja.',
  states: {
    PENDING: 'Venter på svar',
    ACTIVE: 'Gjelder nå',
    LAPSED_BY_AGE: 'Sluttet å gjelde fordi ungdommen nå bestemmer selv',
    NOT_YET_VALID: 'Begynner senere',
    EXPIRED: 'Utløpt',
    REFUSED: 'Avslått',
    WITHDRAWN: 'Trukket tilbake',
    NOT_ACTIVE: 'Deles ikke nå',
  },
} as const satisfies Area<{
  said: Words<Graph.DirectiveKind>
  saidTo: Words<Graph.DirectiveKind>
  states: Words<Graph.DirectiveState>
}>

export const acts = {
  withdraw: 'Trekk tilbake',
  withdrawNo: 'Trekk tilbake nei-et',
  say: { yes: 'Si ja', no: 'Si nei' },
  withdrawAll: 'Trekk tilbake alt dette',
  withdrawAllTitle: 'Trekke tilbake alt dette?',
  withdrawAllBody: 'Det gjelder: {{slices}}.',
  withdrawTitle: 'Trekke tilbake «{{slice}}»?',
  withdrawBody: 'Fra neste gang noen slår opp, får de ikke se dette. Det noen alt har sett, kan ikke gjøres usett.',
  withdrawNoBody: 'Når nei-et er trukket tilbake, deles dette igjen hvis det finnes et ja som gjelder.',
  withdrawPendingBody: 'Da blir det ikke delt, og ingen trenger å svare på det.',
  withdrawYes: 'Ja, trekk tilbake',
  signedInOriginal: 'Teksten kan bare signeres på bokmål.',
  translation: 'Les teksten på språket ditt. Oversettelsen er ikke kvalitetssikret',
  signTitle: 'Les dette før du sier ja',
  signYes: 'Ja, jeg signerer',
  refuseTitle: 'Si nei til dette?',
  refuseBody:
    'Nei til å dele: {{slices}}. Da blir ikke dette ja-et til noe, uansett hva andre svarer. Det står i loggen at du sa nei.',
  stillShared: 'Et annet ja gjelder fortsatt for {{slices}}. Vil du stoppe det også, må du trekke det tilbake.',
  refuseYes: 'Ja, jeg sier nei',
  withdrawn: '«{{slice}}» er trukket tilbake. Det gjelder fra neste gang noen slår opp.',
  withdrawnPartly:
    'Dette ja-et til «{{slice}}» er trukket tilbake, men et annet ja gjelder fortsatt. Trekk tilbake det også for å stoppe delingen.',
  withdrawnAll: 'Alt er trukket tilbake: {{slices}}. Det gjelder fra neste gang noen slår opp.',
  withdrawnNo: 'Nei-et til «{{slice}}» er trukket tilbake.',
  signed: 'Du har sagt ja.',
  refused: 'Du har sagt nei. Dette ja-et blir ikke til noe.',
  refusedPartly:
    'Du har sagt nei, men et annet ja gjelder fortsatt for {{slices}}. Trekk det tilbake for å stoppe delingen.',
  given: {
    PERMIT: 'Du har sagt ja og signert. Det deles når alle som må, har signert.',
    DENY: 'Du har sagt nei. Det gjelder med en gang.',
  },
} as const satisfies Area<{
  given: Words<Graph.DirectiveKind>
}>

export const give = {
  intro: 'Velg hva du vil svare på. Du får lese hele teksten før du signerer.',
  kind: 'Hva vil du svare?',
  kinds: { PERMIT: 'Ja, dette kan deles', DENY: 'Nei, dette skal ikke deles' },
  slices: 'Hva gjelder det?',
  nonePicked: 'Ingen av {{total}} er valgt',
  picked: 'Valgt: {{slices}}',
  recipients: { PERMIT: 'Hvem kan få se det?', DENY: 'Hvem skal ikke få se det?' },
  chooseRecipients: 'Velg hvem',
  services: 'Tjenester',
  roles: 'Roller i teamet',
  purposes: { PERMIT: 'Hva kan det brukes til?', DENY: 'Hva skal det ikke brukes til?' },
  allPurposes: 'Alle formål',
  choosePurposes: 'Velg formål',
  lacking: {
    title: 'Før du kan lese teksten, må du rette dette:',
    slices: 'Velg minst ett tema.',
    recipients: 'Velg minst én mottaker.',
    purposes: 'Velg minst ett formål.',
  },
  about: { PERMIT: 'Ja til å dele: {{slices}}.', DENY: 'Nei til å dele: {{slices}}.' },
  period: 'Hvor lenge skal svaret gjelde?',
  months_one: '{{count}} måned, til og med {{until}}',
  months_other: '{{count}} måneder, til og med {{until}}',
  limit_one: '«{{slice}}» kan deles i høyst {{count}} måned om gangen.',
  limit_other: '«{{slice}}» kan deles i høyst {{count}} måneder om gangen.',
  read: 'Les teksten',
  sign: { PERMIT: 'Ja, jeg signerer', DENY: 'Nei, jeg signerer' },
  change: 'Endre',
} as const satisfies Area<{
  kinds: Words<Graph.DirectiveKind>
  recipients: Words<Graph.DirectiveKind>
  purposes: Words<Graph.DirectiveKind>
  about: Words<Graph.DirectiveKind>
  sign: Words<Graph.DirectiveKind>
}>
