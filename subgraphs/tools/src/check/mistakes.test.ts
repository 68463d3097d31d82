import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { readSubgraphs, type SubgraphService } from '@samsyn/schema/compose'
import { checkSubgraph, type CheckReport } from './check-subgraph.ts'
import { type KnownDocument, readDocuments } from './find-uses.ts'

/** What sector teams get wrong, done to NAV's SDL as it is; and each mend, done as its text says. */

const ROOT = new URL('../../../../', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8')

interface Mistake {
  readonly mistake: string
  readonly make: Edit
  /** Every finding there is: level, rule and coordinate. */
  readonly findings: readonly string[]
  /** Names of the documents that the first finding tells of. */
  readonly documents?: readonly string[]
  /** Does what the mend of the first finding says; `said` is what stands in its place in the pattern. */
  readonly mend: { readonly pattern: RegExp; readonly edit: (said: string) => Edit }
}
type Edit = readonly (readonly [from: string, to: string])[]

const MISTAKES: readonly Mistake[] = [
  {
    mistake: 'an unguarded field',
    make: [['contact: NavContact @consent(slice: "nav.contact")', 'contact: NavContact']],
    findings: ['error C13_SLICE_GUARDED nav: NavRecord.contact'],
    mend: {
      pattern: /^Add (@consent\(.+\))\.$/,
      edit: (said) => [['contact: NavContact', `contact: NavContact ${said}`]],
    },
  },
  {
    mistake: 'a guarded field that is not nullable',
    make: [['followUp: NavFollowUp @consent', 'followUp: NavFollowUp! @consent']],
    findings: ['error C19_WITHHELD_IS_NULL nav: NavRecord.followUp'],
    mend: {
      pattern: /^Remove the outer `(!)`\.$/,
      edit: (said) => [[`followUp: NavFollowUp${said}`, 'followUp: NavFollowUp']],
    },
  },
  {
    mistake: 'a slice that is not in the catalogue',
    make: [
      ['benefits: [NavSupport!] @consent(slice: "nav.benefits")', 'money: [NavSupport!] @consent(slice: "nav.money")'],
    ],
    findings: ['error C14_SLICE_ID nav: NavRecord.money'],
    mend: {
      pattern: /^Name the field after a slice of the sector: .*\bnav\.(benefits)\b.*\.$/,
      edit: (said) => [
        ['money: [NavSupport!] @consent(slice: "nav.money")', `${said}: [NavSupport!] @consent(slice: "nav.${said}")`],
      ],
    },
  },
  {
    mistake: 'a slice of another sector',
    make: [['@consent(slice: "nav.activities")', '@consent(slice: "school.attendance")']],
    findings: ['error C14_SLICE_ID nav: NavRecord.activities'],
    mend: {
      pattern: /^Write (@consent\(.+\)), once\.$/,
      edit: (said) => [['@consent(slice: "school.attendance")', said]],
    },
  },
  {
    mistake: 'a directive that is not composed',
    make: [['  @composeDirective(name: "@consent")\n', '']],
    findings: ['error C04_COMPOSED nav: schema'],
    mend: {
      pattern: /^Add (@composeDirective\(.+\))\.$/,
      edit: (said) => [['  @composeDirective(name: "@locating")', `  ${said}\n  @composeDirective(name: "@locating")`]],
    },
  },
  {
    mistake: '@requires on a guarded field',
    make: [
      ['import: ["@key", ', 'import: ["@key", "@requires", '],
      ['@consent(slice: "nav.benefits")', '@consent(slice: "nav.benefits") @requires(fields: "id")'],
    ],
    findings: ['error C07_RESOLVED_AT_HOME nav: NavRecord.benefits'],
    mend: { pattern: /^Remove (@requires)\.$/, edit: (said) => [[` ${said}(fields: "id")`, '']] },
  },
  {
    mistake: 'a field that is removed while a client asks for it',
    make: [
      [
        '  "How much assistance NAV finds the youth needs (Nav: innsatsgruppe)."\n  supportGroup: NavSupportGroup!\n',
        '',
      ],
    ],
    findings: ['error K01_FIELD_STAYS nav: NavDecision14a.supportGroup'],
    documents: ['Picture'],
    mend: {
      pattern: /^Put NavDecision14a\.supportGroup back with (@deprecated\(.+?\)), /,
      edit: (said) => [
        [
          'type NavDecision14a {\n',
          `type NavDecision14a {\n  "How much assistance is needed."\n  supportGroup: NavSupportGroup! ${said}\n`,
        ],
      ],
    },
  },
  {
    mistake: 'a field of another type than was released',
    make: [['underFollowUp: Boolean', 'underFollowUp: String']],
    findings: ['error K02_TYPE_STAYS nav: NavFollowUp.underFollowUp'],
    documents: ['Picture'],
    mend: { pattern: /^Write `(.+)` again, /, edit: (said) => [['underFollowUp: String', said]] },
  },
  {
    mistake: 'an argument',
    make: [['activities: [', 'activities(status: NavActivityStatus): [']],
    findings: ['error C18_NO_ARGUMENTS nav: NavRecord.activities'],
    mend: {
      pattern: /^(Remove the arguments); /,
      edit: () => [['activities(status: NavActivityStatus): [', 'activities: [']],
    },
  },
  {
    mistake: 'a field without a description',
    make: [['  "The office\'s name (Nav: enhet.navn)."\n', '']],
    findings: ['error K09_DESCRIBED nav: NavContact.officeName'],
    mend: {
      pattern: /^(Write a description) above it: /,
      edit: () => [['  officeName: String', '  "What the office is called (Nav: enhet.navn)."\n  officeName: String']],
    },
  },
  {
    mistake: 'a field in the key',
    make: [['type Child @key(fields: "id")', 'type Child @key(fields: "id nav { contact { officeNumber } }")']],
    findings: ['error C08_CHILD_IS_THE_ENTITY nav: Child'],
    mend: {
      pattern: /^Declare `(type Child @key\(fields: "id"\)) \{ .+ \}`, and no other key\.$/,
      edit: (said) => [['type Child @key(fields: "id nav { contact { officeNumber } }")', said]],
    },
  },
  {
    mistake: 'a root field',
    make: [
      [
        '"A kind of support',
        '"The roots."\ntype Query {\n  "NAV’s offices."\n  offices: [NavContact!]\n}\n\n"A kind of support',
      ],
    ],
    findings: ['error C09_ROOTS_IN_REGISTRY nav: Query.offices'],
    mend: {
      pattern: /^(Remove it); /,
      edit: () => [['"The roots."\ntype Query {\n  "NAV’s offices."\n  offices: [NavContact!]\n}\n\n', '']],
    },
  },
  {
    mistake: 'a mark that tells where the child is, taken off',
    make: [['officeName: String @locating', 'officeName: String']],
    findings: ['error K07_LOCATING_STAYS nav: NavContact.officeName'],
    mend: { pattern: /^Add (@locating) to /, edit: (said) => [['officeName: String', `officeName: String ${said}`]] },
  },
  {
    mistake: 'an enum value that is removed',
    make: [['  "Broken off (Nav: AVBRUTT)."\n  BROKEN_OFF\n', '']],
    findings: ['error K03_VALUE_STAYS nav: NavActivityStatus.BROKEN_OFF'],
    mend: {
      pattern: /^Put NavActivityStatus\.(\w+) back; /,
      edit: (said) => [['enum NavActivityStatus {\n', `enum NavActivityStatus {\n  "Broken off."\n  ${said}\n`]],
    },
  },
  {
    mistake: 'a field that shows more of a slice than families have signed for',
    make: [['type NavContact {\n', 'type NavContact {\n  "The office’s telephone."\n  phone: String @locating\n']],
    findings: ['warning K08_SIGNED_FOR nav: NavContact.phone'],
    mend: {
      pattern: /(make it a slice of its own)\.$/,
      edit: () => [
        ['type NavContact {\n  "The office’s telephone."\n  phone: String @locating\n', 'type NavContact {\n'],
      ],
    },
  },
]

let others: readonly SubgraphService[]
let documents: readonly KnownDocument[]
const released = {
  supergraphSdl: read('schema/released/supergraph.graphql'),
  apiSdl: read('schema/released/api.graphql'),
}
const NAV = read('subgraphs/nav/schema.graphql')

beforeAll(async () => {
  const files = await readSubgraphs(ROOT)
  if (!files.ok) throw new Error(files.faults.join('\n'))
  others = files.subgraphs.filter(({ name }) => name !== 'nav')
  documents = readDocuments(read('console/trusted-documents.json'))
})

function applyEdit(sdl: string, edit: Edit): string {
  return edit.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2) throw new Error(`the SDL does not have once: ${from}`)
    return text.replace(from, () => to)
  }, sdl)
}

const check = (sdl: string): Promise<CheckReport> => checkSubgraph({ name: 'nav', sdl, others, released, documents })

describe('a check of a subgraph', () => {
  it('finds nothing where nothing is wrong', async () => {
    expect(await check(NAV)).toEqual({ subgraph: 'nav', composes: true, ok: true, findings: [] })
  })

  it.each(MISTAKES)('finds $mistake, and its mend mends it', async ({ make, findings, documents: asking, mend }) => {
    const broken = applyEdit(NAV, make)
    const report = await check(broken)
    expect(report.findings.map(({ level, rule, coordinate }) => `${level} ${rule} ${coordinate}`)).toEqual(findings)
    const [first] = report.findings
    expect(first?.documents).toEqual(asking ?? [])
    const said = mend.pattern.exec(first?.mend ?? '')
    expect(said, first?.mend).not.toBeNull()
    expect((await check(applyEdit(broken, mend.edit(said?.[1] ?? '')))).findings).toEqual([])
  })
})
