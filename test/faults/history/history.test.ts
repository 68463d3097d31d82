import { describe, expect, it } from 'vitest'
import type { SliceId } from '@samsyn/schema/policy'
import { createHistory, type Permit, type Read, type Withdrawal } from './history.ts'

const ATTENDANCE: SliceId = 'school.attendance'
const PLAN: SliceId = 'health.plan'

const permit = (change: Partial<Permit> = {}): Permit => ({
  child: 'c1',
  directive: 'd1',
  slices: [ATTENDANCE],
  purposes: ['COORDINATION'],
  start: 100,
  ...change,
})
const withdrawal = (change: Partial<Withdrawal> = {}): Withdrawal => ({
  child: 'c1',
  directive: 'd1',
  slices: [ATTENDANCE],
  start: 200,
  end: 300,
  ...change,
})
const read = (start: number, end: number, change: Partial<Read> = {}): Read => ({
  child: 'c1',
  purpose: 'COORDINATION',
  start,
  end,
  shown: [ATTENDANCE],
  told: [ATTENDANCE],
  ...change,
})

interface Case {
  readonly name: string
  readonly permits?: readonly Permit[]
  readonly withdrawals?: readonly Withdrawal[]
  readonly read: Read
  readonly forbidden: readonly SliceId[]
}

const CASES: readonly Case[] = [
  { name: 'a slice nobody said yes to', permits: [], read: read(400, 500), forbidden: [ATTENDANCE] },
  { name: 'a slice that is shared', read: read(150, 160), forbidden: [] },
  { name: 'a look-up that ended before anyone began to say yes', read: read(50, 99), forbidden: [ATTENDANCE] },
  { name: 'a look-up under way when someone began to say yes', read: read(50, 101), forbidden: [] },
  {
    name: 'a look-up that starts after the acknowledgement',
    withdrawals: [withdrawal()],
    read: read(301, 400),
    forbidden: [ATTENDANCE],
  },
  {
    name: 'a look-up that started before the acknowledgement, however late it ends',
    withdrawals: [withdrawal()],
    read: read(299, 9_000),
    forbidden: [],
  },
  {
    name: 'a look-up after the acknowledgement of another slice of the directive',
    permits: [permit({ slices: [ATTENDANCE, PLAN] })],
    withdrawals: [withdrawal({ slices: [PLAN] })],
    read: read(400, 500, { told: [ATTENDANCE, PLAN] }),
    forbidden: [PLAN],
  },
  {
    name: 'a slice that was said yes to again',
    permits: [permit(), permit({ directive: 'd2', start: 350 })],
    withdrawals: [withdrawal()],
    read: read(400, 500),
    forbidden: [],
  },
  {
    name: 'a slice that was said yes to again only after the look-up ended',
    permits: [permit(), permit({ directive: 'd2', start: 501 })],
    withdrawals: [withdrawal()],
    read: read(400, 500),
    forbidden: [ATTENDANCE],
  },
  {
    name: 'a second directive that is still in force when the first is withdrawn',
    permits: [permit(), permit({ directive: 'd2', start: 150 })],
    withdrawals: [withdrawal()],
    read: read(400, 500),
    forbidden: [],
  },
  { name: 'another child', read: read(150, 160, { child: 'c2' }), forbidden: [ATTENDANCE] },
  { name: 'another purpose', read: read(150, 160, { purpose: 'TRANSITION' }), forbidden: [ATTENDANCE] },
  {
    name: 'a withdrawn slice with nothing in it: that it is shared is told',
    withdrawals: [withdrawal()],
    read: read(400, 500, { shown: [] }),
    forbidden: [ATTENDANCE],
  },
  {
    name: 'a look-up that was told nothing',
    permits: [],
    read: read(400, 500, { shown: [], told: [] }),
    forbidden: [],
  },
]

describe('what a look-up may tell of', () => {
  it.each(CASES)('$name', ({ permits = [permit()], withdrawals = [], read: look, forbidden }) => {
    const history = createHistory()
    for (const one of permits) history.permit(one)
    for (const one of withdrawals) history.withdraw(one)
    expect(history.findForbidden(look)).toEqual(forbidden)
  })

  it('is described by what was done about that slice of that child, in order', () => {
    const history = createHistory()
    history.permit(permit({ directive: 'd2', start: 350 }))
    history.permit(permit())
    history.permit(permit({ child: 'c2', directive: 'd3' }))
    history.withdraw(withdrawal())
    history.withdraw(withdrawal({ slices: [PLAN] }))
    expect(history.describe('c1', ATTENDANCE)).toEqual([
      '100.0 ms d1 may count from here on, for COORDINATION',
      '200.0 ms d1 is withdrawn, acknowledged at 300.0 ms',
      '350.0 ms d2 may count from here on, for COORDINATION',
    ])
  })
})
