import type { SignatureState } from '../../log/signed-note.ts'
import type { Area, Words } from '../shape.ts'

export const looks = {
  show: 'Vis',
  grouped: 'Samlet for hver dag',
  each: 'Ett og ett',
  groupedIntro:
    'Her står det hvem som har sett noe, dag for dag, og hva det ble brukt til. Velg «Ett og ett» for å kontrollere eller melde fra.',
  noPurpose: 'Uten oppgitt formål',
  times_one: '{{count}} oppslag',
  times_other: '{{count}} oppslag',
} as const

export const proof = {
  open: 'Hvordan kan jeg stole på dette?',
  plain:
    'Alle oppslag og svar blir skrevet inn i en logg som ingen kan endre uten at det vises. Nettleseren din har nå regnet ut selv om denne linjen står der, akkurat som den ble skrevet.',
  holds: 'Det stemmer. Linjen står i loggen, og ingen har endret den.',
  holdsPartly:
    'Linjen står i loggen med dette tidspunktet. Resten av det som er skrevet, kan ikke vises for deg, så det er ikke kontrollert.',
  fails: 'Det stemmer ikke. Linjen er ikke i loggen slik den vises her. Meld fra til personvernombudet.',
  pending: 'Linjen er ikke låst i loggen ennå. Det tar noen sekunder. Prøv igjen.',
  cannot: 'Nettleseren din kan ikke regne dette ut her. Prøv en nyere nettleser, eller en sikker forbindelse (https).',
  details: 'Tekniske detaljer',
  signature: {
    VALID: 'Loggen er signert med nøkkelen under (Ed25519).',
    INVALID: 'Signaturen på loggen er ikke laget med nøkkelen under. Meld fra til personvernombudet.',
    UNSUPPORTED: 'Nettleseren din kan ikke kontrollere signaturen (Ed25519). Resten er kontrollert.',
    NO_KEY: 'Signaturen er ikke kontrollert, fordi nøkkelen til loggen mangler. Lim den inn under.',
  },
  key: 'Nøkkelen til loggen',
  keyHint: 'Sammenlign med den kommunen har gjort kjent et annet sted.',
  number: 'Plass i loggen',
  place: '{{number}} av {{size}}',
  leaf: 'Linjen slik den er skrevet',
  record: 'Det som ble skrevet inn',
  root: 'Rot',
  path: 'Veien til roten',
  note: 'Det loggen har signert',
} as const satisfies Area<{
  signature: Words<SignatureState>
}>

export const reports = {
  title: 'Det du har meldt fra om',
  report: 'Meld fra om dette',
  dialog: 'Meld fra til personvernombudet',
  body: 'Meldingen og svaret er bare mellom deg og personvernombudet.',
  message: 'Hva lurer du på?',
  send: 'Send',
  sent: 'Meldingen er sendt. Svaret kommer her.',
  asked: 'Du skrev {{date}}:',
  askedBy: '{{name}} skrev {{date}}:',
  answered: '{{name}} svarte {{date}}:',
  officer: 'Personvernombudet',
  open: 'Venter på svar fra personvernombudet.',
} as const
