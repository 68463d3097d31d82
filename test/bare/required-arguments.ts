import { type ASTNode, Kind, parse, visit } from 'graphql'

/**
 * A field that some `@requires` reads with arguments is fetched for that under its own name. A client that asks for it
 * with others would share the name, and be answered by them. So it is asked for under another name, which the answer
 * then loses. In our own graph nothing requires anything: the composition proof refuses it.
 */

const MARK = 'asked_'

/** The names of the fields that a `@requires` of the supergraph reads with arguments. */
export function listRequiredWithArguments(supergraphSdl: string): ReadonlySet<string> {
  const names = new Set<string>()
  visit(parse(supergraphSdl), {
    Directive: ({ name, arguments: given }) => {
      if (name.value !== 'join__field') return
      const requires = given?.find((argument) => argument.name.value === 'requires')?.value
      if (requires?.kind !== Kind.STRING) return
      visit(parse(`{ ${requires.value} }`), {
        Field: (field) => {
          if (field.arguments?.length) names.add(field.name.value)
        },
      })
    },
  })
  return names
}

/** An operation or document in which what would be answered under one of the names is answered under another. */
export function renameAnswers<N extends ASTNode>(node: N, names: ReadonlySet<string>): N {
  return visit(node, {
    Field: (field) => {
      const key = (field.alias ?? field.name).value
      return names.has(key) ? { ...field, alias: { kind: Kind.NAME, value: MARK + key } } : undefined
    },
  })
}

/** The answer under the names that the client chose. */
export function restoreNames(value: unknown, names: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((item) => restoreNames(item, names))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => {
      const chosen = key.slice(MARK.length)
      return [key.startsWith(MARK) && names.has(chosen) ? chosen : key, restoreNames(item, names)]
    }),
  )
}
