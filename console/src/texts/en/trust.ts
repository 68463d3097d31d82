import type { Texts } from '../shape.ts'

export const looks: Texts['looks'] = {
  show: 'Show',
  grouped: 'Day by day',
  each: 'One by one',
  groupedIntro:
    'Here is who has seen something, day by day and what it was used for. Choose “One by one” to check or report a look-up.',
  noPurpose: 'No purpose given',
  times_one: '{{count}} look-up',
  times_other: '{{count}} look-ups',
}

export const proof: Texts['proof'] = {
  open: 'How can I trust this?',
  plain:
    'Every look-up and answer is written into a log that nobody can change without it showing. Your browser has now worked out for itself whether this line is there, just as it was written.',
  holds: 'It holds. The line is in the log, and nobody has changed it.',
  holdsPartly:
    'The line is in the log with this time. The rest of what was written cannot be shown to you, so it has not been checked.',
  fails: 'It does not hold. The line is not in the log as it is shown here. Tell the privacy officer.',
  pending: 'The line is not locked into the log yet. It takes a few seconds. Try again.',
  cannot: 'Your browser cannot work this out here. Try a newer browser, or a secure connection (https).',
  details: 'Technical details',
  signature: {
    VALID: 'The log is signed by the key below (Ed25519).',
    INVALID: 'The signature on the log was not made by the key below. Tell the privacy officer.',
    UNSUPPORTED: 'Your browser cannot check the signature (Ed25519). The rest has been checked.',
    NO_KEY: 'The signature has not been checked, as the log’s key is missing. Paste it below.',
  },
  key: 'The log’s key',
  keyHint: 'Compare it with the one that the municipality has published elsewhere.',
  number: 'Place in the log',
  place: '{{number}} of {{size}}',
  leaf: 'The line as it is written',
  record: 'What was recorded',
  root: 'Root',
  path: 'The way to the root',
  note: 'What the log has signed',
}

export const reports: Texts['reports'] = {
  title: 'What you have reported',
  report: 'Report this',
  dialog: 'Tell the privacy officer',
  body: 'The report and the answer are between you and the privacy officer only.',
  message: 'What do you want to know?',
  send: 'Send',
  sent: 'The report has been sent. The answer will come here.',
  asked: 'You wrote {{date}}:',
  askedBy: '{{name}} wrote {{date}}:',
  answered: '{{name}} answered {{date}}:',
  officer: 'The privacy officer',
  open: 'Waiting for the privacy officer’s answer.',
}
