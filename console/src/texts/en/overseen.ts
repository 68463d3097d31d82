import type { Texts } from '../shape.ts'

export const overseen: Texts['overseen'] = {
  looksIntro:
    'Who has looked at children in the municipality, day by day. What is marked is something to ask about. It does not say that anything is wrong.',
  onlyFlagged: 'Only what is marked',
  rules: 'What is marked (since {{since}})',
  manyChildren: 'One person was shown something about {{children}} children or more in a day.',
  oddHours: 'Someone looked before {{from}} or from {{to}}, or on a Saturday, a Sunday or a public holiday.',
  noCaseWork:
    'Someone on the team was shown something about a child for whom nobody has answered, signed, withdrawn, been heard or asked for anything in {{days}} days, and had not just joined the team. Meetings are not in the registry.',
  counts: 'Look-ups: {{looks}}. Children: {{children}}. Shown something about: {{shown}}.',
  part: '{{who}}. {{purpose}}. Look-ups: {{looks}}, children: {{children}}.',
  office: 'Privacy officer or registrar',
  unnamed: 'The child’s address may be protected. Then it is not shown who looked, and they may be several.',
  showChildren: 'Show which children',
  hideChildren: 'Hide the children',
  recorded: 'That you see this is entered in the log of each of the children.',
  noLooks: 'There are no look-ups here.',
  older: 'Show older look-ups',
  requestsIntro: 'What the teams have asked families to share, and that is not shared. The oldest come first.',
  answer: 'Answer',
  asked: 'Asked',
  askedBy: 'Asked by',
  days: 'Days ago',
  whoAnswered: 'Who answered',
  olderThan: 'More than {{days}} days ago',
  noRequests: 'No requests match the selection.',
  moreRequests: 'Get more requests',
  coverageIntro:
    'For how many children in the municipality each topic is shared, and with whom. No information from the services is shown here.',
  measure: 'The numbers show',
  total: 'Children in all: {{children}}.',
  masked: 'Numbers under {{fewest}}, none too, are not shown: they may point at one child.',
  fewer: 'under\u00a0{{fewest}}',
  evidenceIntro:
    'All that was said yes and no to, who signed and when, what the team has asked for, who looked, what the family has reported, and which rules of law were in force. For a court or the Norwegian Data Protection Authority.',
  evidenceProof:
    'Each entry of the log comes with the proof that it stands there as it was written, and the signed checkpoint. The JSON file itself says how it is checked. The CSV file is for reading in a spreadsheet.',
  evidenceNothing: 'No information from the services is included. That you download it is entered in the child’s log.',
  flags: {
    MANY_CHILDREN: 'Many children',
    ODD_HOURS: 'Odd hours',
    NO_CASE_WORK: 'No work in the case',
  },
  answers: {
    SHARED: 'Shared',
    REFUSED: 'Said no',
    WITHDRAWN: 'Withdrawn',
    SIGNATURES_MISSING: 'A signature is missing',
    NO_ANSWER: 'Not answered',
    UNDECIDED: 'Cannot be decided',
  },
  measures: {
    shared: 'Shared now',
    refused: 'Said no',
    ending: 'Ends within 30 days',
  },
  capacities: {
    YOUTH: 'the youth',
    GUARDIAN: 'a guardian',
    VERGE: 'a legal guardian',
    PARENT: 'a parent',
    TEAM: 'someone on the team',
    REGISTRAR: 'a registrar',
    PRIVACY_OFFICER: 'a privacy officer',
  },
}
