import type * as Graph from '../../generated/graphql.ts'
import type { FailureCode } from '../../graph/client.ts'
import type { Area, Words } from '../shape.ts'

export const common = {
  product: 'Samsyn',
  tagline: 'Ett samlet bilde av et barn, med det familien har sagt ja til.',
  loading: 'Henter …',
  language: 'Språk',
  list: '{{first}} og {{last}}',
  tryAgain: 'Prøv igjen',
  back: 'Til oversikten',
  cancel: 'Avbryt',
  yes: 'Ja',
  no: 'Nei',
  network: 'Nett',
  offline: 'Du er uten nett. Det du fyller ut, blir stående, men ingenting blir sendt før du er på nett igjen.',
  online: 'Du er på nett igjen.',
  failures: {
    UNAUTHENTICATED: 'Du er logget ut. Logg inn på nytt.',
    OVERLOADED: 'Det er stor pågang akkurat nå. Prøv igjen om et øyeblikk.',
    REGISTRY_UNAVAILABLE:
      'Vi får ikke sjekket hva familien har sagt ja til, og viser derfor ingenting. Prøv igjen om litt.',
    ANSWER_OUTDATED: 'Noe ble endret mens svaret ble hentet. Prøv igjen.',
    OFFLINE: 'Du er uten nett. Det du har fylt ut, står her fortsatt. Prøv igjen når du er på nett.',
    UNREACHABLE: 'Vi får ikke kontakt med tjenesten. Sjekk nettforbindelsen og prøv igjen.',
    INTERNAL: 'Noe gikk galt hos oss. Prøv igjen om litt.',
  },
  problems: {
    NOT_FOUND: 'Vi finner ikke dette, eller du kan ikke gjøre noe med det.',
    NOT_FAMILY: 'Dette kan bare foreldre eller ungdommen selv bestemme.',
    NOT_STAFF: 'Dette kan bare de som er med i teamet, registrerer for kommunen eller er personvernombud, gjøre.',
    ASSURANCE_TOO_LOW: 'Du må logge inn med en sikrere elektronisk ID for å signere.',
    UNKNOWN_SLICE: 'Et av temaene finnes ikke lenger. Last siden på nytt.',
    INCOMPLETE_TERMS: 'Velg minst ett tema, én mottaker og ett formål.',
    MIXED_SIGNERS: 'Noe av dette bestemmer du alene, og noe sammen med foreldrene dine. Svar på det hver for seg.',
    INVALID_PERIOD: 'Perioden kan ikke være over, og den må slutte etter at den begynner.',
    PERIOD_TOO_LONG: 'Perioden er lengre enn det er lov til for et av temaene.',
    INVALID_DATE: 'Datoen finnes ikke, eller den er ikke kommet ennå.',
    TEXT_CHANGED: 'Teksten er endret siden du leste den. Les den på nytt før du signerer.',
    LANGUAGE_NOT_REVIEWED: 'Teksten på dette språket er ikke kontrollert ennå. Les og signer på bokmål.',
    ALREADY_SIGNED: 'Du har alt signert dette.',
    ALREADY_SENT: 'Dere har alt spurt familien om noe av dette.',
    ALREADY_ON_TEAM: 'Personen er alt med i teamet i denne rollen.',
    NOT_OPEN: 'Dette er alt trukket tilbake, avslått eller utløpt.',
    NOT_RENEWABLE: 'Dette kan ikke forlenges. Gi et nytt svar i stedet.',
    NOT_INDEPENDENT:
      'Den som fører inn, vitnet, den som får nytte av det, og den som signerer, må være fire ulike personer.',
    OWN_FAMILY: 'Ingen kan være med i teamet rundt noen i sin egen familie.',
    INVALID_IDENTITY_NUMBER: 'Dette er ikke et gyldig fødselsnummer eller D-nummer.',
    INVALID_ORGANISATION: 'Organisasjonsnummeret har ikke ni siffer, eller det er ikke ditt.',
    INVALID_ADDRESS: 'Dette er ikke en e-postadresse.',
    INVALID_TEXT: 'Skriv en tekst, og gjør den ikke for lang.',
    ALREADY_REPORTED: 'Du har meldt fra om dette oppslaget før.',
    ALREADY_ANSWERED: 'Meldingen er besvart.',
  },
} as const satisfies Area<{
  failures: Words<FailureCode>
  problems: Words<Graph.ProblemCode>
}>
