import { expect, it } from 'vitest'
import { withhold } from './withhold.ts'

const record = { school: { enrolment: [1], attendance: 2 }, health: { contacts: 3 }, childWelfare: {}, nav: {} }

it('what is not shared is null and listed, and a sector with nothing left is null', () => {
  expect(withhold({ child: { id: 'a', ...record } }, ['school.attendance'])).toEqual({
    data: {
      child: { id: 'a', school: { enrolment: null, attendance: 2 }, health: null, childWelfare: null, nav: null },
    },
    withheld: [
      { path: ['child', 'school', 'enrolment'], slice: 'school.enrolment', code: 'NOT_SHARED' },
      { path: ['child', 'health', 'contacts'], slice: 'health.contacts', code: 'NOT_SHARED' },
    ],
  })
})

it('each child of a page is told of by its place', () => {
  const { withheld } = withhold({ children: { nodes: [record, record] } }, ['school.attendance', 'school.enrolment'])
  expect(withheld.map(({ path }) => path)).toEqual([
    ['children', 'nodes', 0, 'health', 'contacts'],
    ['children', 'nodes', 1, 'health', 'contacts'],
  ])
})
