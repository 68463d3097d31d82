import type { Texts } from '../shape.ts'

export const timeline: Texts['timeline'] = {
  tabs: { topics: 'Topics', timeline: 'Timeline' },
  title: 'Timeline 0–24 years',
  show: 'Show as',
  near: 'These years',
  whole: '0–24 years',
  table: 'Table',
  none: 'Nothing that is shared has a date.',
  when: 'When',
  what: 'What',
  course: 'The course of life',
  today: 'Today',
  bars: 'What happens',
  autumn: 'autumn {{years}}',
  either: '{{first}} or {{last}}',
  turns: {
    OF_AGE: 'Turns 18: the young person decides alone',
    END: 'Turns 25: nothing is shared any longer',
  },
}

export const ask: Texts['ask'] = {
  open: 'Ask the family',
  asked: 'Asked {{date}}',
  title: 'Ask the family',
  purpose: 'Purpose: {{purpose}}',
  intro:
    'The family sees the question here, and decides for itself. You are not told whether they have answered, or what, until something is shared. You can ask for the same thing once in 30 days.',
  period: 'For how long do you ask to see it?',
  theirText: 'This is what the family reads before they answer',
  send: 'Send the question',
  sent: 'The family has been asked for “{{slice}}”.',
}

export const keep: Texts['keep'] = {
  print: 'Print',
  json: 'Download (JSON)',
  hint: 'What you print or download stays with you, also when the family withdraws something.',
  title: 'Combined picture',
  made: 'Made {{at}} by {{name}}. Used {{purpose}}.',
  madeByNobody: 'Made {{at}}. Used {{purpose}}.',
  fetched: 'The information was fetched {{at}}.',
  notice: 'Some of this may have been withdrawn since. Look in Samsyn before you use it.',
}
