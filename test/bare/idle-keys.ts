import { type ConstDirectiveNode, Kind, parse, print, visit } from 'graphql'

/**
 * A supergraph without the keys that no request may use, where the subgraph has one that may be used. To come back to a
 * subgraph for a field with `@requires`, the planner takes the first key it can fill, also one that is not resolvable.
 * In our own graph `Child` has one key, and the composition proof lets no supergraph pass that has another.
 */
export function dropIdleKeys(supergraphSdl: string): string {
  const drop = ({ directives }: { readonly directives?: readonly ConstDirectiveNode[] }) => {
    const keys = (directives ?? []).filter((use) => use.name.value === 'join__type' && read(use, 'key') !== undefined)
    const usable = new Set(keys.filter(isResolvable).map((use) => read(use, 'graph')))
    return (directives ?? []).filter(
      (use) => !keys.includes(use) || isResolvable(use) || !usable.has(read(use, 'graph')),
    )
  }
  return print(
    visit(parse(supergraphSdl), {
      ObjectTypeDefinition: (node) => ({ ...node, directives: drop(node) }),
      InterfaceTypeDefinition: (node) => ({ ...node, directives: drop(node) }),
    }),
  )
}

function read(use: ConstDirectiveNode, argument: string): string | undefined {
  const value = use.arguments?.find(({ name }) => name.value === argument)?.value
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : undefined
}

function isResolvable(use: ConstDirectiveNode): boolean {
  const value = use.arguments?.find(({ name }) => name.value === 'resolvable')?.value
  return value?.kind !== Kind.BOOLEAN || value.value
}
