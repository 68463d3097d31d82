import { t, wordFor } from '../texts/index.ts'
import { capitalise } from '../format/lists.ts'
import type { CourseStep, Turn } from './course.ts'

/** `høsten 2029`, or `høsten 2029 eller 2030` where no more is known. */
export function writeTurn({ earliest, latest, isAutumn }: Turn): string {
  const [first, last] = [earliest.slice(0, 4), latest.slice(0, 4)]
  const years = first === last ? first : t('timeline.either', { first, last })
  return isAutumn ? t('timeline.autumn', { years }) : years
}

export function writeStep(step: CourseStep): { readonly what: string; readonly when: string } {
  if (step.kind !== 'PHASE') return { what: t(`timeline.turns.${step.kind}`), when: capitalise(writeTurn(step.at)) }
  const [from, until] = [writeTurn(step.from), writeTurn(step.until)]
  return {
    what: capitalise(wordFor('words.phases', step.phase)),
    when: capitalise(from === until ? from : t('records.between', { from, until })),
  }
}
