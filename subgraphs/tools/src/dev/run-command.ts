import { buildSchema, getNamedType, type GraphQLNamedType, isObjectType } from 'graphql'
import type { DemoClient } from '@samsyn/demo/client'
import { isSliceId, type Sector, sectorOf, SLICE_IDS } from '@samsyn/schema/policy'
import { type ConsentSwitch, FAMILIES, type FamilyChild } from './consent-switch.ts'
import { selectAll } from './select-all.ts'

export const COMMANDS = `  child <name>        goes on with another child: ${Object.keys(FAMILIES).join(', ')}
  slices              the slices of your sector, and which of them are shared
  share <slice>       the family says yes to it, all who must
  withdraw <slice>    one of them takes it back
  ask [<name>]        what the coordinator is answered about the child, of a sector or a slice: of yours, if none is named
  check               what your subgraph would break
  quit`

export interface CommandStage {
  readonly sector: Sector
  /** Whom all commands are about; it is changed by one of them. */
  child: FamilyChild
  readonly idOf: (child: FamilyChild) => string
  /** The schema that clients see, as it is served now. */
  readonly apiSdl: () => string
  readonly client: () => DemoClient
  readonly consent: () => ConsentSwitch
  /** The report of the check, as text. */
  readonly check: () => Promise<string>
}

/** Does what a line says. @returns what to print; `null`: it says to quit */
export async function runCommand(line: string, stage: CommandStage): Promise<string | null> {
  const [command = '', argument, ...rest] = line.trim().split(/\s+/)
  if (rest.length > 0) return COMMANDS
  switch (command) {
    case 'child':
      if (argument === undefined || !isFamilyChild(argument)) return `name one of ${Object.keys(FAMILIES).join(', ')}`
      stage.child = argument
      return `${argument} from now on`
    case 'slices':
      return listSlices(stage)
    case 'share':
    case 'withdraw': {
      if (argument === undefined || !isSliceId(argument)) return `${argument ?? 'nothing'} is no slice of the catalogue`
      await stage.consent()[command](argument)
      return `${argument} is ${command === 'share' ? 'shared' : 'not shared'} from the next look-up on`
    }
    case 'ask':
      return ask(stage, argument ?? stage.sector)
    case 'check':
      return stage.check()
    case 'quit':
      return null
    default:
      return COMMANDS
  }
}

function isFamilyChild(name: string): name is FamilyChild {
  return Object.hasOwn(FAMILIES, name)
}

async function listSlices({ sector, consent }: CommandStage): Promise<string> {
  const shared = await consent().readShared()
  return SLICE_IDS.filter((id) => sectorOf(id) === sector)
    .map((id) => `  ${shared.has(id) ? 'shared    ' : 'not shared'}  ${id}`)
    .join('\n')
}

async function ask({ child, idOf, apiSdl, client }: CommandStage, name: string): Promise<string> {
  const [sector = '', slice] = name.split('.')
  const record = readFieldType(buildSchema(apiSdl()).getType('Child'), sector)
  const asked = slice === undefined ? record : readFieldType(record, slice)
  if (asked === undefined) return `${name} is no field of Child`
  const selection = selectAll(asked)
  const query = `query ($id: ID!) { child(id: $id) { ${sector}${slice === undefined ? selection : ` { ${slice}${selection} }`} } }`
  const { data, errors, extensions } = await client().send<{
    child: Readonly<Record<string, Readonly<Record<string, unknown>> | null>> | null
  }>('coordinator', query, { id: idOf(child) })
  const answered = data?.child?.[sector] ?? null
  const withheld = extensions?.consent?.withheld ?? []
  const lines = [
    JSON.stringify(slice === undefined ? answered : (answered?.[slice] ?? null), null, 2),
    ...(withheld.length === 0 ? [] : [`not shared: ${withheld.map((one) => one.slice).join(', ')}`]),
    ...(errors ?? []).map(({ message, extensions: told }) => `${told?.code ?? 'error'}: ${message}`),
  ]
  return lines.join('\n')
}

function readFieldType(type: GraphQLNamedType | undefined, field: string): GraphQLNamedType | undefined {
  const found = isObjectType(type) ? type.getFields()[field] : undefined
  return found === undefined ? undefined : getNamedType(found.type)
}
