import type { LifePhase } from '../generated/graphql.ts'
import { t, wordFor } from '../texts/index.ts'

interface Aged {
  readonly age: number | null
  readonly phase: LifePhase | null
}

/** `9 år, barnetrinnet`; whatever of it is known. */
export function describeAge({ age, phase }: Aged): string {
  const words = [
    ...(age === null ? [] : [t('children.age', { count: age })]),
    ...(phase === null ? [] : [wordFor('words.phases', phase)]),
  ]
  return words.join(', ')
}
