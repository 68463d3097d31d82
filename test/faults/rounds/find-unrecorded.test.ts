import { expect, it } from 'vitest'
import { findUnrecorded, type Reading, type Recorded } from './find-unrecorded.ts'

const reading: Reading = { child: 'a', received: ['school.attendance', 'nav.followUp'], from: 1_000, to: 1_100 }
const record: Recorded = { child: 'a', slices: ['nav.followUp', 'school.attendance'], at: 1_050.5 }

it.each([
  ['nothing was recorded', [], false],
  ['it was recorded while the reading went on', [record], true],
  ['it was recorded in the last millisecond of the reading', [{ ...record, at: 1_100.9 }], true],
  ['it was recorded before the reading began', [{ ...record, at: 999 }], false],
  ['it was recorded after the reading had come', [{ ...record, at: 1_101 }], false],
  ['another child was recorded', [{ ...record, child: 'b' }], false],
  ['one of its slices was not recorded', [{ ...record, slices: ['nav.followUp'] }], false],
  ['more was recorded than came', [{ ...record, slices: [...record.slices, 'health.plan'] }], true],
])('a reading is accounted for only by a record of it: %s', (_rule, records, isFound) => {
  expect(findUnrecorded([reading], records)).toEqual(isFound ? [] : [reading])
})

it('one record does not account for two readings', () => {
  const next: Reading = { ...reading, from: 1_040, to: 1_200 }
  expect(findUnrecorded([next, reading], [record])).toEqual([next])
})

it('a reading that shared nothing needs no record', () => {
  expect(findUnrecorded([{ ...reading, received: [] }], [])).toEqual([])
})
