import { describe, expect, test } from 'vitest'
import { canGoOn, readPhase, readTimes, timeToNextPhase } from './session-times.ts'

const NOW = 1_800_000_000_000
const timesOf = (secondsLeft: number, secondsLeftAtMost = 28_800) =>
  readTimes({ id: 'a', secondsLeft, secondsLeftAtMost }, NOW)

describe('a session', () => {
  test.each([
    [1_800, 'GOOD', 1_735_000],
    [66, 'GOOD', 1_000],
    [65, 'ENDING', 60_000],
    [30, 'ENDING', 25_000],
    [6, 'ENDING', 1_000],
    [5, 'OVER', 1_000],
    [0, 'OVER', 1_000],
  ] as const)('with %d seconds left is %s, for %d milliseconds more', (seconds, phase, next) => {
    const times = timesOf(seconds)
    expect([readPhase(times, NOW), timeToNextPhase(times, NOW)]).toEqual([phase, next])
  })

  test('that has slept with its computer is over when that wakes', () => {
    expect(readPhase(timesOf(1_800), NOW + 3_600_000)).toBe('OVER')
  })

  test('goes on by use until its last hour is over, and then not', () => {
    expect([canGoOn(timesOf(60)), canGoOn(timesOf(60, 61)), canGoOn(timesOf(60, 60))]).toEqual([true, true, false])
  })
})
