import { ageAt, dateInNorway, familyRole, isKept, type Membership, SLICE_IDS } from '@samsyn/schema/policy'
import { readAccessLog } from './access-log/log-fields.ts'
import { exportLog } from './access-log/log-export.ts'
import { readLooks } from './access-log/looks.ts'
import { listCoverage } from './coverage.ts'
import type { DirectiveView } from './directive-fields.ts'
import { readDecisionTrace } from './explain.ts'
import { exportChild } from './everything/export-child.ts'
import { findLifePhase } from './life-phase.ts'
import type { ChildView, RegistryContext } from './loaders.ts'
import { listReminders } from './notices/reminders.ts'
import { exportEvidence } from './oversight/export-evidence.ts'
import { familyMembers, nameOf } from './people.ts'
import { listChildReports } from './reports/report-fields.ts'
import { listOpenDirectives } from './staff/open-directives.ts'
import { listRequests } from './staff/requests.ts'
import { listTeam } from './team.ts'
import { area, locating, mayShowPlaces } from './visibility.ts'

interface TeamMemberView {
  readonly view: ChildView
  readonly member: Membership
}

export const childFields = {
  __resolveReference: ({ id }: { id: string }, context: RegistryContext) => context.child(id),
  id: ({ facts }: ChildView) => facts.child,
  displayName: area('basics', ({ facts }, _: unknown, context) => nameOf(facts.child, context)),
  age: area('basics', ({ facts, viewer }) => ageAt(facts.register, viewer.at)),
  phase: area('basics', ({ facts, viewer }) => {
    const age = ageAt(facts.register, viewer.at)
    const birthDate = facts.register?.birthDate ?? null
    return age === null || birthDate === null ? null : findLifePhase(birthDate, age, dateInNorway(viewer.at))
  }),
  municipality: area('basics', (view) => (mayShowPlaces(view) ? (view.facts.register?.municipality ?? null) : null)),
  myCapacity: ({ capacities }: ChildView) => capacities[0],
  team: area('team', (view) =>
    listTeam(view.facts, view.viewer.at).map((member): TeamMemberView => ({ view, member })),
  ),
  guardians: area('guardians', (view, _: unknown, context) => {
    const { facts, viewer } = view
    const holders = facts.register?.responsibility.map((entry) => entry.person) ?? []
    const guardians = holders.filter((person) => familyRole(facts, person, viewer.at) === 'GUARDIAN')
    return familyMembers(guardians, view, context)
  }),
  directives: area('directives', (view) =>
    view.facts.directives.toReversed().map((directive): DirectiveView => ({ view, directive })),
  ),
  accessLog: area('accessLog', readAccessLog),
  looks: area('accessLog', readLooks),
  accessLogExport: area('accessLog', exportLog),
  reports: area('reports', listChildReports),
  everything: area('everything', exportChild),
  evidence: area('evidence', exportEvidence),
  coverage: area('coverage', listCoverage),
  openDirectives: area('openDirectives', listOpenDirectives),
  requests: area('requests', listRequests),
  reminders: area('reminders', listReminders),
  keptSlices: area('keptSlices', ({ facts }) => SLICE_IDS.filter((slice) => isKept(facts, slice))),
  explainDecision: area('explain', readDecisionTrace),
}

export const teamMemberFields = {
  id: ({ member }: TeamMemberView) => member.id,
  isMe: ({ member, view }: TeamMemberView) => member.person === view.viewer.person.id,
  displayName: locating(({ member }: TeamMemberView, context) => nameOf(member.person, context)),
  organisation: locating(({ member }: TeamMemberView) => member.organisation),
  role: ({ member }: TeamMemberView) => member.role,
  service: ({ member }: TeamMemberView) => member.service,
  from: ({ member }: TeamMemberView) => member.from,
  to: ({ member }: TeamMemberView) => member.to,
}
