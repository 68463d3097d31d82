/**
 * Bugs that enforcement could have, each as a change of its source. They are planted in a copy, never here; there a bug
 * is in force while a file of its name is, so that one product can be tried with each.
 */
export interface PlantedBug {
  readonly name: string
  /** What goes wrong, in words. */
  readonly what: string
  readonly changes: readonly Change[]
}

/** One place in a file, which must be there exactly once. */
export interface Change {
  readonly file: string
  readonly find: string
  /** Calls `planted(name)`, which says whether the bug is in force. */
  readonly replace: string
}

const SESSION = 'gateway/src/consent/session.ts'
const GROUPS = 'gateway/src/consent/group-by-verdict.ts'

export const PLANTED_BUGS: readonly PlantedBug[] = [
  {
    name: 'sector',
    what: 'a yes to one slice is taken for a yes to its whole sector',
    changes: [
      {
        file: SESSION,
        find: 'const verdict = settled.get(id)?.decision.verdicts[slice]',
        replace: `const verdicts = settled.get(id)?.decision.verdicts ?? {}
      const inSector = ([other, one]) => one.share && other.split('.')[0] === slice.split('.')[0]
      const verdict = (planted('sector') && Object.entries(verdicts).find(inSector)?.[1]) || verdicts[slice]`,
      },
      {
        file: GROUPS,
        find: 'const { since, subjects } = decision.verdicts[slice]',
        replace: 'const { since = null, subjects = null } = decision.verdicts[slice]',
      },
      // What was made without a bug is not to be remembered while it is in force.
      {
        file: GROUPS,
        find: 'const isWhole = session.isWhole(id)',
        replace: "const isWhole = !['sector', 'groups', 'period', 'parents'].some(planted) && session.isWhole(id)",
      },
    ],
  },
  {
    name: 'groups',
    what: 'children with different verdicts are asked about together, by the verdict of the first',
    changes: [
      {
        file: GROUPS,
        find: 'const verdict = JSON.stringify(',
        replace: "const verdict = planted('groups') ? '' : JSON.stringify(",
      },
    ],
  },
  {
    name: 'period',
    what: 'the grant forgets from when on records are shared',
    changes: [
      {
        file: GROUPS,
        find: 'return { slice, since, ',
        replace: "return { slice, since: planted('period') ? null : since, ",
      },
    ],
  },
  {
    name: 'parents',
    what: 'a yes of one parent to their own affairs is taken for the yes of both',
    changes: [
      {
        file: GROUPS,
        find: 'subjects: numbers ?? null }',
        replace:
          "subjects: planted('parents') && numbers !== undefined ? Object.values(child.parents) : (numbers ?? null) }",
      },
    ],
  },
  {
    name: 'places',
    what: 'the gateway takes a protected address for an open one',
    changes: [
      {
        file: SESSION,
        find: '        decision,\n',
        replace: "        decision: planted('places') ? { ...decision, locating: true } : decision,\n",
      },
    ],
  },
  {
    name: 'purpose',
    what: 'whatever is asked for is taken for coordination',
    changes: [
      {
        file: SESSION,
        find: 'assurance: caller.assurance, purpose, ',
        replace: "assurance: caller.assurance, purpose: planted('purpose') ? 'COORDINATION' : purpose, ",
      },
    ],
  },
  {
    name: 'order',
    what: "a sector's answers about several children are handed out in another order",
    changes: [
      {
        file: 'gateway/src/consent/data-sources.ts',
        find: 'entities[position] = answers[index]',
        replace: "entities[position] = answers[planted('order') ? answers.length - 1 - index : index]",
      },
    ],
  },
  {
    name: 'conditions',
    what: 'what was asked of a sector for some variables is asked again for others',
    changes: [
      {
        file: 'gateway/src/consent/sector-operation.ts',
        find: "const key = names.length === 0 ? '' :",
        replace: "const key = names.length === 0 || planted('conditions') ? '' :",
      },
    ],
  },
  {
    name: 'kit',
    what: 'the kit does not hand the period on to the sector',
    changes: [
      {
        file: 'subgraphs/kit/src/enforce.ts',
        find: 'since: granted.since,',
        replace: "since: planted('kit') ? null : granted.since,",
      },
    ],
  },
]
