import type { Random } from './random.ts'
import type { Caller, World } from './world.ts'

/** What a team asks a family for: the input of a mutation that answers with the child. */
export interface RequestInput {
  readonly child: string
  readonly slices: readonly string[]
  readonly purpose: string
}

/** Each only once: the same asked for again is refused, and the answer has no child. */
export function createRequests(world: World) {
  const left = new Map<string, RequestInput[]>()
  for (const caller of world.callers) {
    if (caller.seat === null) continue
    const inputs = world.see(caller).flatMap(({ child }) =>
      Object.entries(world.files.records.get(child.key) ?? {}).flatMap(([sector, records]) =>
        Object.keys(records).flatMap((name) =>
          ['COORDINATION', 'TRANSITION'].map((purpose) => ({
            child: child.id,
            slices: [`${sector}.${name}`],
            purpose,
          })),
        ),
      ),
    )
    left.set(caller.key, inputs)
  }
  return {
    take: (caller: Caller, random: Random): RequestInput | undefined => {
      const inputs = left.get(caller.key) ?? []
      return inputs.splice(random.whole(0, Math.max(0, inputs.length - 1)), 1)[0]
    },
  }
}
