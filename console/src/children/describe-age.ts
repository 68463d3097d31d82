import type { LifePhase } from '../generated/graphql.ts'
import { TEXTS, wordFor } from '../texts.ts'

interface Aged {
  readonly age: number | null
  readonly phase: LifePhase | null
}

/** `9 år, barnetrinnet`; whatever of it is known. */
export function describeAge({ age, phase }: Aged): string {
  const words = [
    ...(age === null ? [] : [TEXTS.children.age(age)]),
    ...(phase === null ? [] : [wordFor(TEXTS.words.phases, phase)]),
  ]
  return words.join(', ')
}
