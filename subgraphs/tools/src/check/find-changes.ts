import { type Change, ChangeType, CriticalityLevel, diff } from '@graphql-inspector/core'
import { type GraphQLSchema, isObjectType } from 'graphql'
import { type CheckFinding, createError, createWarning } from './rules.ts'

/** What a change is judged by. */
export interface Releases {
  /** The subgraph that is checked. */
  readonly name: string
  /** What clients see of the last release, and what they would see of the next. */
  readonly released: GraphQLSchema
  readonly next: GraphQLSchema
  /** Whether a coordinate is of a type that the subgraph has, or had. */
  readonly isOwn: (coordinate: string) => boolean
  /** The subgraph's record type: its fields are slices. */
  readonly namespace: string | undefined
  /** By coordinate, the documents that ask for the field. */
  readonly uses: ReadonlyMap<string, readonly string[]>
  /** Where the texts that families sign for this subgraph are. */
  readonly textsFile: string
}

/** What the next release would break, or show that nobody has signed for. */
export async function findChanges(releases: Releases): Promise<readonly CheckFinding[]> {
  const changes = await diff(releases.released, releases.next)
  return changes.flatMap((change) => {
    const at = change.path
    return at !== undefined && releases.isOwn(at) ? [...judgeChange(change, at, releases)] : []
  })
}

function* judgeChange(change: Change, at: string, releases: Releases): Generator<CheckFinding> {
  const coordinate = `${releases.name}: ${at}`
  const documents = releases.uses.get(at) ?? []
  const breaks = change.criticality.level === CriticalityLevel.Breaking
  switch (change.type) {
    // A field that led to it is gone, and told of; a type that none leads to is nobody's.
    case ChangeType.TypeRemoved:
      return
    case ChangeType.FieldRemoved:
      yield* judgeRemoval(at, coordinate, documents, releases.released)
      return
    case ChangeType.FieldAdded:
      yield* judgeAddition(at, coordinate, releases)
      return
    case ChangeType.FieldTypeChanged:
    case ChangeType.TypeKindChanged: {
      if (!breaks) return
      const type = readType(at, releases.released)
      const mend = `Write ${type === null ? `${at} as released` : `\`${type}\``} again, and put what is new into a field of another name.`
      yield { ...createError('K02_TYPE_STAYS', coordinate, `${change.message}.`, mend), documents }
      return
    }
    case ChangeType.EnumValueRemoved: {
      const mend = `Put ${at} back; mark it @deprecated where it is no longer used.`
      yield createError('K03_VALUE_STAYS', coordinate, `${at} is gone.`, mend)
      return
    }
    case ChangeType.EnumValueAdded: {
      const mend = 'Tell the clients before it is released, or give it with a value they know.'
      yield createWarning('K04_NEW_VALUE', coordinate, `${at} is new, and clients may have no word for it.`, mend)
      return
    }
    default:
      if (!breaks) return
      yield {
        ...createError('K05_CONTRACT_STAYS', coordinate, `${change.message}.`, 'Leave it as it was released.'),
        documents,
      }
  }
}

function* judgeRemoval(
  at: string,
  coordinate: string,
  documents: readonly string[],
  released: GraphQLSchema,
): Generator<CheckFinding> {
  const field = findField(at, released)
  const wasDeprecated = field?.deprecationReason !== undefined && field.deprecationReason !== null
  if (documents.length === 0 && wasDeprecated) return
  const reason = documents.length === 0 ? 'was never released as @deprecated' : 'is still asked for'
  const mend = `Put ${at} back with @deprecated(reason: "…"), and remove it when that is released and nobody asks for it.`
  yield { ...createError('K01_FIELD_STAYS', coordinate, `${at} is gone, and ${reason}.`, mend), documents }
}

/** What a family has said yes to is a text; a field that came later is shared under it all the same. */
function* judgeAddition(at: string, coordinate: string, releases: Releases): Generator<CheckFinding> {
  const [typeName = ''] = at.split('.')
  const type = releases.released.getType(typeName)
  // A root belongs to all, and a sector's field there is refused by the proof.
  const isRoot = type === releases.released.getQueryType() || type === releases.released.getMutationType()
  if (type === undefined || isRoot || typeName === 'Child' || typeName === releases.namespace) return
  const message = `${at} is new in a slice that families have signed for, and is shared with that same yes.`
  const mend =
    `See that the slice's description in ${releases.textsFile} tells of it. ` +
    'Where it does not, change the description and CONSENT_TEXT_VERSION, or make it a slice of its own.'
  yield createWarning('K08_SIGNED_FOR', coordinate, message, mend)
}

function findField(at: string, schema: GraphQLSchema) {
  const [typeName = '', fieldName = ''] = at.split('.')
  const type = schema.getType(typeName)
  return isObjectType(type) ? type.getFields()[fieldName] : undefined
}

/** `underFollowUp: Boolean`; `null` for what is no field. */
function readType(at: string, schema: GraphQLSchema): string | null {
  const field = findField(at, schema)
  return field === undefined ? null : `${field.name}: ${field.type.toString()}`
}
