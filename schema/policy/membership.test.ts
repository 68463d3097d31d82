import { expect, it } from 'vitest'
import { asks, EVER_FRESH, family, aged, member, NOON } from './decision-cases/language.ts'
import { decide } from './decision.ts'

const { slice: _, ...asked } = asks('school.attendance')

it('a decision names the membership it was made for, the first of those that count', () => {
  const [first, second] = [member('coordinator', { id: 'first' }), member('coordinator', { id: 'second' })]
  const past = member('coordinator', { id: 'past', to: '2026-01-01' })
  const decideFor = (...team: readonly ReturnType<typeof member>[]) =>
    decide({ ...asked, facts: family({ born: aged(9), team }), at: NOON, registerReadAt: EVER_FRESH }).membership
  expect(decideFor(past, first, second)).toEqual(first)
  expect(decideFor(past)).toBeNull()
  expect(decideFor()).toBeNull()
})
