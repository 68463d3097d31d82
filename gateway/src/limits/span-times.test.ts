import { describe, expect, it } from 'vitest'
import { createSpanTimes } from './span-times.ts'

function start() {
  let now = 0
  const spans = createSpanTimes(() => now)
  const pass = (milliseconds: number): void => void (now += milliseconds)
  const take = (milliseconds: number): void => {
    const end = spans.begin()
    pass(milliseconds)
    end()
  }
  return { spans, pass, take }
}

describe('how long something usually takes', () => {
  it('is the median of what ended, so that one that takes long says nothing of the others', () => {
    const { spans, take } = start()
    for (const milliseconds of [10, 12, 9_000]) take(milliseconds)
    expect(spans.usual()).toBe(12)
  })

  it('is how long the oldest has taken so far while none ends', () => {
    const { spans, pass } = start()
    spans.begin()
    pass(300)
    spans.begin()
    pass(20)
    expect(spans.usual()).toBe(320)
  })

  it('is nothing while nothing is done', () => {
    const { spans, take } = start()
    take(80)
    spans.forget()
    expect(spans.usual()).toBe(0)
  })
})

describe('how many are under way', () => {
  it('is counted from the beginning of each to its end', () => {
    const { spans } = start()
    const ends = [spans.begin(), spans.begin(), spans.begin()]
    expect(spans.underWay).toBe(3)
    for (const end of ends) end()
    expect(spans.underWay).toBe(0)
  })

  it('has a peak of its own in each window, which begins with those that are still under way', () => {
    const { spans } = start()
    const ends = [spans.begin(), spans.begin(), spans.begin()]
    ends[0]?.()
    expect(spans.peak).toBe(3)
    spans.forget()
    expect(spans.peak).toBe(2)
  })
})
