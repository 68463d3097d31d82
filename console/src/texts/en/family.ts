import type { Texts } from '../shape.ts'

export const asked: Texts['asked'] = {
  title: 'Questions from those who help',
  sentence: '{{by}} asks whether {{recipient}} may see this {{purpose}}.',
  someone: 'Someone on the team',
  since: 'Asked {{date}}.',
  period: 'They ask to see it until and including {{date}}.',
  until: 'Until and including {{date}}, as they ask',
  which: 'What do you answer?',
  none: 'Choose at least one topic.',
  noTitle: 'Read this before you say no',
}

export const agreement: Texts['agreement'] = {
  who: 'Who must say yes',
  me: 'You',
  yes: 'has said yes',
  meYes: 'have said yes',
  waits: 'has not answered',
  meWaits: 'have not answered',
}

export const preview: Texts['preview'] = {
  open: 'See what the recipient would see',
  madeUp: 'Everything below is a made-up example. Nothing has been fetched, and nothing has been shared.',
  view: 'When everyone has said yes, {{recipient}} sees this {{purpose}}:',
  new: 'New',
  already: 'Already shared today',
  recordsSince: 'Only information from {{since}} or later.',
  withheldPlace: 'What shows where the child is, is not shown.',
  nothing: 'Nothing.',
  notShared: 'This would still not be shown: {{slices}}.',
}

export const renewal: Texts['renewal'] = {
  title: 'Ends soon',
  expires: 'Shared until {{until}} inclusive. To go on, everyone must say yes again.',
  lapses: 'Ends {{until}}, because the young person then decides. They must say yes for it to go on.',
  renew: 'Renew',
  dialog: 'Read this before you renew',
  done: 'You have said yes to renewing. It counts once everyone who must has said yes.',
}

export const receipts: Texts['receipts'] = {
  title: 'Receipts',
  intro: 'Keep what you have said. The files are saved on your device, so mind who uses it.',
  print: 'Print',
  json: 'Download (JSON)',
  fhir: 'Download for health systems (FHIR)',
  written: 'Receipt written {{at}}',
  signed: '{{name}} said yes {{date}}, {{method}}.',
  signedNo: '{{name}} said no {{date}}, {{method}}.',
  state: '{{slice}}: {{state}}',
  hash: 'Fingerprint of the text (SHA-256): {{hash}}',
}

export const keeping: Texts['keeping'] = {
  tab: 'Only mine',
  intro:
    'From the age of 12 you can keep things about your health to yourself. Your parents are then told nothing about it here, and only you can say yes to sharing it.',
  introOfAge:
    'From the age of 16 you alone decide everything about your health, and your parents are told nothing about it here. So you need not choose anything.',
  quiet: 'Your parents are not told that you choose this.',
  kept: 'What you keep to yourself',
  keptNone: 'You keep nothing to yourself now.',
  open: 'What your parents may also be told about',
  keep: 'Keep to myself',
  stop: 'Stop keeping to myself',
  keepTitle: 'Keep “{{slice}}” to yourself?',
  stopTitle: 'Stop keeping “{{slice}}” to yourself?',
  keepBody: 'Your parents no longer see anything about this here. Only your own yes can share it.',
  stopBody: 'Then your parents may be told about this from now on, and must also say yes.',
  keepYes: 'Yes, keep to myself',
  stopYes: 'Yes, stop keeping',
  isKept: 'You keep “{{slice}}” to yourself.',
  isStopped: 'You no longer keep “{{slice}}” to yourself.',
}

export const notices: Texts['notices'] = {
  open: 'Notices by e-mail',
  intro: 'We send an e-mail when there is something to see here. It never says what it is about, or whom.',
  email: 'E-mail address',
  hint: 'Leave it empty if you do not want e-mail.',
  save: 'Save',
  saved: 'Saved.',
}
