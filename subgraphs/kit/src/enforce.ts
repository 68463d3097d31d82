import { defaultFieldResolver, getNamedType, type GraphQLObjectType, type GraphQLSchema, isObjectType } from 'graphql'
import { isSliceId, type Sector, sectorOf, type SliceId } from '@samsyn/schema/policy'
import type { GrantedChild, GrantLookup } from './grant.ts'

/**
 * The second of the two places where consent is enforced. Every field with `@consent` is resolved only where the grant
 * covers that child and that slice, every `@locating` field only where the grant allows locating; all else is null.
 */

/** What a slice's resolver is given in place of a parent object. */
export interface SliceSubject {
  readonly nationalIdentityNumber: string
  /** Records older than this date are not to be returned. `null`: all. */
  readonly since: string | null
  /** Rule R: the identity numbers of the parents whose records may be returned. `null` for every other slice. */
  readonly subjects: readonly string[] | null
}

/** The parent object of a sector's namespace type. Made by the kit alone. */
export interface NamespaceSource {
  readonly child: GrantedChild
}

export interface GuardedContext {
  readonly lookup: GrantLookup
}

function directiveArgument(type: GraphQLObjectType, field: string, directive: string): string | true | undefined {
  for (const node of [type.astNode, ...type.extensionASTNodes]) {
    const definition = node?.fields?.find((candidate) => candidate.name.value === field)
    const applied = definition?.directives?.find((candidate) => candidate.name.value === directive)
    if (applied === undefined) continue
    const value = applied.arguments?.[0]?.value
    return value?.kind === 'StringValue' ? value.value : true
  }
  return undefined
}

/**
 * Guards a sector's schema in place.
 * @throws Error when a field of `Child` or of the namespace type would be answered without consent, or a guarded field
 * names no slice of the sector: such a subgraph must not start.
 */
export function guardSchema(schema: GraphQLSchema, sector: Sector): void {
  const child = schema.getType('Child')
  if (!isObjectType(child)) throw new Error('Child is not defined')
  const namespace = getNamedType(child.getFields()[sector]?.type)
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) {
      const at = `${type.name}.${field.name}`
      const slice = directiveArgument(type, field.name, 'consent')
      const locating = directiveArgument(type, field.name, 'locating') !== undefined
      if (type === child && field.name !== 'id' && field.name !== sector) throw new Error(`${at} is no namespace`)
      if (slice === undefined && type === namespace) throw new Error(`${at} is not guarded`)
      if (slice === undefined && !locating) continue
      if (slice !== undefined && (slice === true || !isSliceId(slice) || sectorOf(slice) !== sector)) {
        throw new Error(`${at} names no slice of ${sector}`)
      }
      field.resolve = guardResolver(field.resolve ?? defaultFieldResolver, slice, locating)
    }
  }
}

type Resolver = NonNullable<ReturnType<GraphQLObjectType['getFields']>[string]['resolve']>

function guardResolver(resolve: Resolver, slice: SliceId | undefined, locating: boolean): Resolver {
  return (source: unknown, args, context: GuardedContext, info) => {
    if (locating && !context.lookup.grant.locating) return null
    if (slice === undefined) return resolve(source, args, context, info)
    const { child } = source as NamespaceSource
    const granted = context.lookup.slice(slice)
    if (granted === undefined || context.lookup.child(child.id) === undefined) return null
    const subject: SliceSubject = {
      nationalIdentityNumber: child.nationalIdentityNumber,
      since: granted.since,
      subjects: granted.subjects,
    }
    return resolve(subject, args, context, info)
  }
}
