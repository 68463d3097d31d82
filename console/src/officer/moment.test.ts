import { expect, test } from 'vitest'
import { instantInNorway } from './moment.ts'

test.each([
  ['in winter', '2026-11-24', '14:30', '2026-11-24T13:30:00.000Z'],
  ['in summer', '2026-07-01', '00:15', '2026-06-30T22:15:00.000Z'],
  ['that comes twice', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
  ['that never comes', '2026-03-29', '02:30', null],
  ['that is not filled in', '', '', null],
])('a time in Norway %s', (_, date, time, instant) => {
  expect(instantInNorway(date, time)).toBe(instant)
})
