import type { Texts } from '../shape.ts'

export const looks: Texts['looks'] = {
  show: 'Vis',
  grouped: 'Samla for kvar dag',
  each: 'Eitt og eitt',
  groupedIntro:
    'Her står det kven som har sett noko, dag for dag, og kva det blei brukt til. Vel «Eitt og eitt» for å kontrollere eller melde frå.',
  noPurpose: 'Utan oppgitt formål',
  times_one: '{{count}} oppslag',
  times_other: '{{count}} oppslag',
}

export const proof: Texts['proof'] = {
  open: 'Korleis kan eg stole på dette?',
  plain:
    'Alle oppslag og svar blir skrivne inn i ein logg som ingen kan endre utan at det viser. Nettlesaren din har no rekna ut sjølv om denne linja står der, akkurat som ho blei skriven.',
  holds: 'Det stemmer. Linja står i loggen, og ingen har endra ho.',
  holdsPartly:
    'Linja står i loggen med dette tidspunktet. Resten av det som er skrive, kan ikkje visast for deg, så det er ikkje kontrollert.',
  fails: 'Det stemmer ikkje. Linja er ikkje i loggen slik ho blir vist her. Meld frå til personvernombodet.',
  pending: 'Linja er ikkje låst i loggen enno. Det tek nokre sekund. Prøv igjen.',
  cannot: 'Nettlesaren din kan ikkje rekne dette ut her. Prøv ein nyare nettlesar, eller eit sikkert samband (https).',
  details: 'Tekniske detaljar',
  signature: {
    VALID: 'Loggen er signert med nøkkelen under (Ed25519).',
    INVALID: 'Signaturen på loggen er ikkje laga med nøkkelen under. Meld frå til personvernombodet.',
    UNSUPPORTED: 'Nettlesaren din kan ikkje kontrollere signaturen (Ed25519). Resten er kontrollert.',
    NO_KEY: 'Signaturen er ikkje kontrollert, fordi nøkkelen til loggen manglar. Lim han inn under.',
  },
  key: 'Nøkkelen til loggen',
  keyHint: 'Samanlikn med den kommunen har gjort kjend ein annan stad.',
  number: 'Plass i loggen',
  place: '{{number}} av {{size}}',
  leaf: 'Linja slik ho er skriven',
  record: 'Det som blei skrive inn',
  root: 'Rot',
  path: 'Vegen til rota',
  note: 'Det loggen har signert',
}

export const reports: Texts['reports'] = {
  title: 'Det du har meldt frå om',
  report: 'Meld frå om dette',
  dialog: 'Meld frå til personvernombodet',
  body: 'Meldinga og svaret er berre mellom deg og personvernombodet.',
  message: 'Kva lurer du på?',
  send: 'Send',
  sent: 'Meldinga er send. Svaret kjem her.',
  asked: 'Du skreiv {{date}}:',
  askedBy: '{{name}} skreiv {{date}}:',
  answered: '{{name}} svarte {{date}}:',
  officer: 'Personvernombodet',
  open: 'Ventar på svar frå personvernombodet.',
}
