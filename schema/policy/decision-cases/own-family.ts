import type { ChildFacts } from '../facts.ts'
import type { PersonId } from '../vocabulary.ts'
import {
  aged,
  asks,
  type DecisionCase,
  type Expected,
  family,
  type FamilyTerms,
  member,
  NOON,
  permit,
  share,
  withhold,
} from './language.ts'

/** Nobody handles the case of their own family: one who is both of it and on the team is told nothing as a member. */

const YES = permit(['school.attendance', 'nav.householdEconomy'], ['mother', 'father', 'youth'])
const TOLD_NOTHING = withhold('NOT_ON_TEAM', { onTeam: false, directive: null })

/** A family with someone of it on the team beside the coordinator. */
function withMember(person: PersonId, age: number, terms: Partial<FamilyTerms> = {}): ChildFacts {
  return family({ born: aged(age), team: [member('coordinator'), member(person)], ...terms }, YES)
}

const ask = (description: string, facts: ChildFacts, person: PersonId, expected: Expected): DecisionCase => ({
  description,
  facts,
  request: asks('school.attendance', { person }),
  at: NOON,
  expected,
})

export const OWN_FAMILY_CASES: readonly DecisionCase[] = [
  ask('A guardian who is on the team is told nothing', withMember('mother', 9), 'mother', TOLD_NOTHING),
  ask(
    'A guardian who is no parent, and is on the team, is told nothing',
    withMember('aunt', 9, { guardians: ['mother', 'aunt'] }),
    'aunt',
    TOLD_NOTHING,
  ),
  ask(
    'A parent without parental responsibility who is on the team is told nothing',
    withMember('father', 9, { guardians: ['mother'] }),
    'father',
    TOLD_NOTHING,
  ),
  ask(
    'One whose responsibility reads ukjent, and who is on the team, is told nothing',
    withMember('aunt', 18, { unknown: ['aunt'] }),
    'aunt',
    TOLD_NOTHING,
  ),
  ask('A parent of a youth of 18 who is on the team is told nothing', withMember('mother', 18), 'mother', TOLD_NOTHING),
  ask(
    'A verge who is on the team is told nothing',
    withMember('verge', 18, { verger: ['verge'] }),
    'verge',
    TOLD_NOTHING,
  ),
  ask(
    'One registered as verge before the youth is 18, and who is on the team, is told nothing',
    withMember('verge', 17, { verger: ['verge'] }),
    'verge',
    TOLD_NOTHING,
  ),
  ask('The youth on the own team is told nothing as a member', withMember('youth', 18), 'youth', TOLD_NOTHING),
  ask('The child on the own team is told nothing as a member', withMember('youth', 9), 'youth', TOLD_NOTHING),
  ask(
    'A second membership makes a guardian no more of a member',
    family(
      {
        born: aged(9),
        team: [
          member('mother', { id: 'her first' }),
          member('mother', { id: 'her second', role: 'TEAM_LEADER', service: 'SCHOOL' }),
        ],
      },
      YES,
    ),
    'mother',
    TOLD_NOTHING,
  ),
  ask(
    'The child on the own team is no member before the register is read either',
    { ...withMember('youth', 9), register: null },
    'youth',
    TOLD_NOTHING,
  ),
  ask(
    'Before the register is read nobody can rule out that a member is of the family: nothing is shared',
    { ...withMember('mother', 9), register: null },
    'mother',
    withhold('REGISTER_MISSING', { onTeam: false }),
  ),
  ask(
    'Others on the team are told what they were told without the guardian on it',
    withMember('mother', 9),
    'coordinator',
    share('S-0-14', { onTeam: true }),
  ),
  ask(
    'Someone’s verge is not of this family when the register does not say so',
    withMember('verge', 18),
    'verge',
    share('S-18-24', { onTeam: true }),
  ),
  {
    description: 'A parent who is on the team is not told of own affairs that way either',
    facts: withMember('mother', 9),
    request: asks('nav.householdEconomy', { person: 'mother' }),
    at: NOON,
    expected: TOLD_NOTHING,
  },
]
