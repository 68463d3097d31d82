import type { RegistryContext } from './loaders.ts'

type Resolver = (source: never, args: never, context: RegistryContext) => unknown

/** Has every act wait until the request's grant is known to act for the first time. */
export function actOnce<R extends Readonly<Record<string, Resolver>>>(acts: R): Record<keyof R, Resolver> {
  const once =
    (act: Resolver): Resolver =>
    async (source, args, context) => {
      return context.acts.act(async () => {
        await context.useGrant()
        return act(source, args, context)
      })
    }
  return Object.fromEntries(Object.entries(acts).map(([name, act]) => [name, once(act)])) as Record<keyof R, Resolver>
}
