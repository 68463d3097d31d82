import type { Texts } from '../shape.ts'

export const children: Texts['children'] = {
  title: 'Overview',
  none: 'There are no children here for you today.',
  help: 'Can’t find who you are looking for, or need help? Call {{name}}, telephone {{phone}}.',
  more: 'Show more',
  groups: {
    TEAM: 'Children you follow up',
    GUARDIAN: 'Your children',
    YOUTH: 'Yourself',
    VERGE: 'Those you are a guardian (verge) for',
    PARENT: 'Your own affairs',
    REGISTRAR: 'Children you record for',
    PRIVACY_OFFICER: 'Children in the municipality',
  },
  nameless: 'No name',
  age_one: '{{count}} year old',
  age_other: '{{count}} years old',
}

export const child: Texts['child'] = {
  notFound: 'This child is not here for you. Perhaps you are no longer on the team.',
  titles: {
    TEAM: 'Combined picture',
    GUARDIAN: 'What you share',
    YOUTH: 'What you share',
    VERGE: 'What is shared',
    PARENT: 'What you have said about yourself',
    REGISTRAR: 'What waits for a signature',
    PRIVACY_OFFICER: 'Consents and access',
  },
  team: 'The team',
  guardians: 'Parents',
  noGuardians: 'Nobody has parental responsibility.',
  noTeam: 'Nobody today.',
  tabs: { shared: 'What is shared', give: 'Give a new answer', log: 'Who has looked' },
  tabsOfOfficer: { directives: 'Consents', log: 'Who has looked' },
}
