/** What an export does not hold, and where it is asked for: the same to everybody, so that it tells nothing of anybody. */

interface NotHere {
  readonly what: string
  readonly why: string
}

const OTHERS: NotHere = {
  what: 'What tells of other people, and of what others have said where you may not see it.',
  why: 'GDPR art. 15 (4).',
}

const SECTORS: NotHere = {
  what: 'Records of schools, health services, child welfare services and NAV.',
  why: 'They are not held here. Each of these is a controller of its own: ask it for what it holds.',
}

export const NOT_OF_CHILD: readonly NotHere[] = [
  SECTORS,
  OTHERS,
  {
    what: 'What tells where the child is, while the address is protected or the population register has not been heard from in time.',
    why: 'It is then shown to nobody.',
  },
  {
    what: 'Whether the address is protected.',
    why: 'It may be protected for the sake of another of the family. Ask the population register (Folkeregisteret).',
  },
  {
    what: 'The texts that were signed.',
    why: 'The receipt of each directive has its text in every language.',
  },
  {
    what: 'The proofs that the log is as it was written.',
    why: 'Each entry of the log has its own, to be read beside it.',
  },
]

export const NOT_OF_PERSON: readonly NotHere[] = [
  SECTORS,
  OTHERS,
  {
    what: 'What the registry holds about a child.',
    why: 'The child and those who speak for the child ask for it, of each child.',
  },
  {
    what: 'Which child it was, where you may not find the child now; and children of your family whom you may not find.',
    why: 'Who may not find a child is told nothing of the child.',
  },
  {
    what: 'The day on which you were taken off a team, and what you put on record that is answered alike whether or not it changed anything.',
    why: 'It would tell of the child.',
  },
]
