import type { Membership } from '../facts.ts'
import {
  aged,
  asks,
  type DecisionCase,
  family,
  familyOf,
  instant,
  member,
  NOON,
  permit,
  share,
  withhold,
} from './language.ts'

/** Who asks, and whether they are on this child's team today. Everyone has signed. */

const YES = permit('school.attendance', ['mother', 'father'])
const withTeam = (...team: readonly Membership[]) => family({ born: aged(9), team }, YES)

export const TEAM_CASES: readonly DecisionCase[] = [
  {
    description: 'One who is on the team is shown what the family shares',
    facts: familyOf(9, YES),
    request: asks('school.attendance'),
    at: NOON,
    expected: share('S-0-14', { onTeam: true, locating: true }),
  },
  {
    description: 'One who is not on the team is told nothing',
    facts: familyOf(9, YES),
    request: asks('school.attendance', { person: 'stranger' }),
    at: NOON,
    expected: withhold('NOT_ON_TEAM', { onTeam: false, directive: null }),
  },
  {
    description: 'A guardian is not on the team by being a guardian',
    facts: familyOf(9, YES),
    request: asks('school.attendance', { person: 'mother' }),
    at: NOON,
    expected: withhold('NOT_ON_TEAM', { onTeam: false }),
  },
  {
    description: 'The youth is not on the team by being the youth',
    facts: familyOf(17, YES),
    request: asks('school.attendance', { person: 'youth' }),
    at: NOON,
    expected: withhold('NOT_ON_TEAM', { onTeam: false }),
  },
  {
    description: 'A child without a team is shown to nobody',
    facts: withTeam(),
    request: asks('school.attendance'),
    at: NOON,
    expected: withhold('NOT_ON_TEAM', { onTeam: false }),
  },
  {
    description: 'A membership does not count before its first day',
    facts: withTeam(member('coordinator', { from: '2026-11-22' })),
    request: asks('school.attendance'),
    at: instant('2026-11-21T23:59:59.999+01:00'),
    expected: withhold('NOT_ON_TEAM', { onTeam: false }),
  },
  {
    description: 'A membership counts from midnight of its first day',
    facts: withTeam(member('coordinator', { from: '2026-11-22' })),
    request: asks('school.attendance'),
    at: instant('2026-11-22T00:00:00+01:00'),
    expected: share('S-0-14', { onTeam: true }),
  },
  {
    description: 'A membership counts to midnight before the day it ends',
    facts: withTeam(member('coordinator', { to: '2026-11-22' })),
    request: asks('school.attendance'),
    at: instant('2026-11-21T23:59:59.999+01:00'),
    expected: share('S-0-14', { onTeam: true }),
  },
  {
    description: 'A membership that has ended does not count',
    facts: withTeam(member('coordinator', { to: '2026-11-22' })),
    request: asks('school.attendance'),
    at: instant('2026-11-22T00:00:00+01:00'),
    expected: withhold('NOT_ON_TEAM', { onTeam: false }),
  },
  {
    description: 'One who was removed is off the team',
    facts: withTeam(member('coordinator', { removedAt: instant('2026-11-20T09:00:00+01:00') })),
    request: asks('school.attendance'),
    at: NOON,
    expected: withhold('NOT_ON_TEAM', { onTeam: false }),
  },
  {
    description: 'A removal counts at once, even when a clock set back dates it later than now',
    facts: withTeam(member('coordinator', { removedAt: instant('2026-11-21T12:00:01+01:00') })),
    request: asks('school.attendance'),
    at: NOON,
    expected: withhold('NOT_ON_TEAM', { onTeam: false }),
  },
  {
    description: 'One who was removed and added again is on the team',
    facts: withTeam(
      member('coordinator', { id: 'first', removedAt: instant('2026-11-19T09:00:00+01:00') }),
      member('coordinator', { id: 'second', from: '2026-11-20' }),
    ),
    request: asks('school.attendance'),
    at: NOON,
    expected: share('S-0-14', { onTeam: true }),
  },
  {
    description: 'An ended membership of the right service does not lend its service to another',
    facts: withTeam(
      member('coordinator', { id: 'ended', to: '2026-11-01' }),
      member('coordinator', { id: 'now', role: 'TEAM_MEMBER', service: 'NAV_OFFICE' }),
    ),
    request: asks('school.attendance'),
    at: NOON,
    expected: withhold('OTHER_RECIPIENT', { onTeam: true }),
  },
  {
    description: 'A barnekoordinator may be shown what the family shares at 17',
    facts: family(
      { born: aged(17), team: [member('coordinator', { role: 'CHILD_COORDINATOR' })] },
      permit('health.plan', ['youth']),
    ),
    request: asks('health.plan'),
    at: NOON,
    expected: share('H-16-24', { onTeam: true }),
  },
  {
    description: 'A barnekoordinator has no task when the person is 18',
    facts: family(
      { born: aged(18), team: [member('coordinator', { role: 'CHILD_COORDINATOR' })] },
      permit('health.plan', ['youth']),
    ),
    request: asks('health.plan'),
    at: NOON,
    expected: withhold('NOT_ON_TEAM', { onTeam: false }),
  },
  {
    description: 'A barnekoordinator who is also koordinator goes on at 18 as that',
    facts: family(
      {
        born: aged(18),
        team: [member('coordinator', { id: 'as barnekoordinator', role: 'CHILD_COORDINATOR' }), member('coordinator')],
      },
      permit('health.plan', ['youth']),
    ),
    request: asks('health.plan'),
    at: NOON,
    expected: share('H-16-24', { onTeam: true }),
  },
  {
    description: 'A barnekoordinator of someone whose birth date is missing is not on the team',
    facts: family({ born: null, team: [member('coordinator', { role: 'CHILD_COORDINATOR' })] }, YES),
    request: asks('school.attendance'),
    at: NOON,
    expected: withhold('NOT_ON_TEAM', { onTeam: false }),
  },
  {
    description: 'A low assurance is not enough, and tells not even that the child exists',
    facts: familyOf(9, YES),
    request: asks('school.attendance', { assurance: 'LOW' }),
    at: NOON,
    expected: withhold('ASSURANCE_TOO_LOW', { onTeam: false }),
  },
  {
    description: 'A substantial assurance is enough',
    facts: familyOf(9, YES),
    request: asks('school.attendance', { assurance: 'SUBSTANTIAL' }),
    at: NOON,
    expected: share('S-0-14', { onTeam: true }),
  },
  {
    description: 'A high assurance is enough',
    facts: familyOf(9, YES),
    request: asks('school.attendance', { assurance: 'HIGH' }),
    at: NOON,
    expected: share('S-0-14', { onTeam: true }),
  },
]
