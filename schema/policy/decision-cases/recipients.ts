import { type Purpose, PURPOSES, type Service, SERVICES, TEAM_ROLES, type TeamRole } from '../vocabulary.ts'
import { aged, asks, type DecisionCase, family, familyOf, member, NOON, permit, share, withhold } from './language.ts'

const BOTH = ['mother', 'father'] as const

function forPurpose(permitted: Purpose, asked: Purpose): DecisionCase {
  return {
    description: `A yes for ${permitted}, asked for ${asked}`,
    facts: familyOf(9, permit('school.attendance', BOTH, { for: [permitted] })),
    request: asks('school.attendance', { purpose: asked }),
    at: NOON,
    expected: permitted === asked ? share('S-0-14') : withhold('OTHER_PURPOSE'),
  }
}

function toService(service: Service, asking: Service): DecisionCase {
  return {
    description: `A yes to the service ${service}, asked by one of ${asking}`,
    facts: family(
      { born: aged(9), team: [member('ola', { role: 'TEAM_MEMBER', service: asking })] },
      permit('health.contacts', BOTH, { to: [{ service }] }),
    ),
    request: asks('health.contacts', { person: 'ola' }),
    at: NOON,
    expected: service === asking ? share('H-0-15') : withhold('OTHER_RECIPIENT'),
  }
}

function toRole(role: TeamRole, asking: TeamRole): DecisionCase {
  return {
    description: `A yes to the role ${role}, asked by a ${asking}`,
    facts: family(
      { born: aged(9), team: [member('ola', { role: asking, service: 'SCHOOL' })] },
      permit('nav.followUp', BOTH, { to: [{ role }] }),
    ),
    request: asks('nav.followUp', { person: 'ola' }),
    at: NOON,
    expected: role === asking ? share('N-0-14') : withhold('OTHER_RECIPIENT'),
  }
}

const pairs = <T, R>(values: readonly T[], pair: (given: T, asked: T) => R): readonly R[] =>
  values.flatMap((given) => values.map((asked) => pair(given, asked)))

export const RECIPIENT_CASES: readonly DecisionCase[] = [
  ...pairs(PURPOSES, forPurpose),
  ...pairs(SERVICES, toService),
  ...pairs(TEAM_ROLES, toRole),
  {
    description: 'A yes for two purposes is good for the second',
    facts: familyOf(9, permit('school.attendance', BOTH, { for: ['COORDINATION', 'TRANSITION'] })),
    request: asks('school.attendance', { purpose: 'TRANSITION' }),
    at: NOON,
    expected: share('S-0-14'),
  },
  {
    description: 'One who names no purpose is shown nothing, and still finds the child',
    facts: familyOf(9, permit('school.attendance', BOTH)),
    request: asks('school.attendance', { purpose: null }),
    at: NOON,
    expected: withhold('PURPOSE_MISSING', { onTeam: true }),
  },
  {
    description: 'A yes to two recipients is good for the second',
    facts: familyOf(
      9,
      permit('school.attendance', BOTH, { to: [{ service: 'NAV_OFFICE' }, { service: 'COORDINATION_UNIT' }] }),
    ),
    request: asks('school.attendance'),
    at: NOON,
    expected: share('S-0-14'),
  },
  {
    description: 'A yes to a service or a role is met by either',
    facts: familyOf(9, permit('school.attendance', BOTH, { to: [{ service: 'NAV_OFFICE' }, { role: 'COORDINATOR' }] })),
    request: asks('school.attendance'),
    at: NOON,
    expected: share('S-0-14'),
  },
  {
    description: 'A yes that names no recipient reaches nobody',
    facts: familyOf(9, permit('school.attendance', BOTH, { to: [] })),
    request: asks('school.attendance'),
    at: NOON,
    expected: withhold('OTHER_RECIPIENT'),
  },
  {
    description: 'A yes that names no purpose serves none',
    facts: familyOf(9, permit('school.attendance', BOTH, { for: [] })),
    request: asks('school.attendance'),
    at: NOON,
    expected: withhold('OTHER_PURPOSE'),
  },
  {
    description: 'Another member of the team is no recipient because a colleague is one',
    facts: family(
      { born: aged(9), team: [member('coordinator'), member('ola', { role: 'TEAM_MEMBER', service: 'SCHOOL' })] },
      permit('health.contacts', BOTH),
    ),
    request: asks('health.contacts', { person: 'ola' }),
    at: NOON,
    expected: withhold('OTHER_RECIPIENT'),
  },
  {
    description: 'Either membership of one who is on the team twice may be the recipient',
    facts: family(
      {
        born: aged(9),
        team: [member('coordinator'), member('coordinator', { id: 'also', role: 'TEAM_LEADER', service: 'SCHOOL' })],
      },
      permit('health.contacts', BOTH, { to: [{ service: 'SCHOOL' }] }),
    ),
    request: asks('health.contacts'),
    at: NOON,
    expected: share('H-0-15'),
  },
  {
    description: 'The recipient must match in the same permit as the purpose',
    facts: familyOf(
      9,
      permit('school.attendance', BOTH, { id: 'other purpose', for: ['TRANSITION'] }),
      permit('school.attendance', BOTH, { id: 'other recipient', to: [{ service: 'SCHOOL' }] }),
    ),
    request: asks('school.attendance'),
    at: NOON,
    expected: withhold('OTHER_PURPOSE', { directive: 'other purpose' }),
  },
]
