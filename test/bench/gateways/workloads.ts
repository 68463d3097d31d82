import type { SliceId } from '@samsyn/schema/policy'

/** What is asked of every gateway: how many children, how much of them is shared, and on how many connections. */

export const SHARES = ['all', 'third', 'none'] as const
/** What of the twelve slices the families share with whoever asks. */
export type Share = (typeof SHARES)[number]

export interface Workload {
  /** Such as `10x4-all-c20`: children × sectors, what is shared, connections. */
  readonly name: string
  readonly children: number
  readonly share: Share
  readonly connections: number
}

/** Three of each sector; none is a parent's own affair, so that all children have the same verdict. */
export const ASKED = [
  'school.enrolment',
  'school.attendance',
  'school.contacts',
  'health.contacts',
  'health.appointments',
  'health.schoolNurseContact',
  'childWelfare.contact',
  'childWelfare.measures',
  'childWelfare.plan',
  'nav.contact',
  'nav.followUp',
  'nav.activities',
] as const satisfies readonly SliceId[]

/** One of each sector. */
export const SHARED_THIRD = [
  'school.attendance',
  'health.contacts',
  'childWelfare.measures',
  'nav.followUp',
] as const satisfies readonly (typeof ASKED)[number][]

/** What a coordinator's page shows of a child, from the registry and from each sector. */
export const SELECTIONS = {
  consent: 'id displayName',
  school: `school {
    enrolment { grade school { name } }
    attendance { overviews { subject { name } wholeYear { percent } } }
    contacts { name teachers { name } }
  }`,
  health: `health {
    contacts { role name }
    appointments { service startsAt status }
    schoolNurseContact { consultations { date status } }
  }`,
  childWelfare: `childWelfare {
    contact { role name }
    measures { group startDate }
    plan { kind startDate evaluations { date } }
  }`,
  nav: `nav {
    contact { officeName }
    followUp { periods { startDate } }
    activities { title status }
  }`,
} as const

const SELECTION = Object.values(SELECTIONS).join(' ')

const CHILDREN = [1, 10, 50]
const CONNECTIONS = [1, 20, 50]

const createWorkload = (children: number, share: Share, connections: number): Workload => ({
  name: `${children}x4-${share}-c${connections}`,
  children,
  share,
  connections,
})

export const ALL_WORKLOADS: readonly Workload[] = CHILDREN.flatMap((children) =>
  SHARES.flatMap((share) => CONNECTIONS.map((connections) => createWorkload(children, share, connections))),
)

/** In these two everybody is compared, also with what they do by sharing answers between requests. */
export const HEADLINES: readonly Workload[] = [createWorkload(10, 'all', 20), createWorkload(1, 'all', 20)]

/** What the chart shows, in its order. */
export const CHARTED = [
  { workload: '10x4-all-c20', title: '10 children × 4 sectors, all shared, 20 connections' },
  { workload: '1x4-all-c20', title: '1 child × 4 sectors, all shared, 20 connections' },
  { workload: '50x4-all-c20', title: '50 children × 4 sectors, all shared, 20 connections' },
  { workload: '10x4-third-c20', title: '10 children × 4 sectors, a third shared, 20 connections' },
  { workload: '10x4-none-c20', title: '10 children × 4 sectors, nothing shared, 20 connections' },
] as const

/** @param first the id of the first child of the caseload */
export function writeQuestion({ children }: Workload, first: string): string {
  return children === 1
    ? JSON.stringify({ query: `query Child($id: ID!) { child(id: $id) { ${SELECTION} } }`, variables: { id: first } })
    : JSON.stringify({
        query: `query Caseload($first: Int!) { children(first: $first) { nodes { ${SELECTION} } } }`,
        variables: { first: children },
      })
}
