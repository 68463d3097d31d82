import { describe, expect, it } from 'vitest'
import { createLoadLimit } from './load-limit.ts'
import { type Overload, playOverload } from './testing-overload.ts'

const LONGEST = 200

interface Window {
  /** How long each of the answers that end in the window took, and what of that all wait for. */
  readonly answer: number
  readonly wait: number
  readonly late?: number
  /** How many ask at once; everybody, unless said. */
  readonly asked?: number
}

function start() {
  let now = 0
  const load = createLoadLimit(LONGEST, () => now)
  /** Lets in all who may, up to so many. */
  const fill = (asked: number): readonly (() => void)[] => {
    const leaves: (() => void)[] = []
    while (leaves.length < asked) {
      const leave = load.enter()
      if (leave === null) break
      leaves.push(leave)
    }
    return leaves
  }
  const count = (): number => {
    const leaves = fill(Infinity)
    for (const leave of leaves) leave()
    return leaves.length
  }
  const pass = (windows: number, { answer, wait, late = 0, asked = Infinity }: Window): void => {
    for (let window = 0; window < windows; window++) {
      const leaves = fill(asked)
      const ends = leaves.map(() => load.wait())
      now += wait
      for (const end of ends) end()
      now += answer - wait
      for (const leave of leaves) leave()
      load.adapt(late)
    }
  }
  return { load, pass, count, fill, advance: (by: number): void => void (now += by) }
}

/** Each from the same beginning. */
const CASES: readonly (readonly [rule: string, window: Window, becomes: 'higher' | 'lower' | 'the same'])[] = [
  ['rises while it is used and answers are quick', { answer: 50, wait: 10 }, 'higher'],
  ['falls while what all wait for takes too long', { answer: 400, wait: 150 }, 'lower'],
  ['rises past those who wait for a slow sector', { answer: 3_000, wait: 10 }, 'higher'],
  ['falls when the process itself comes too late to what is due', { answer: 50, wait: 10, late: 300 }, 'lower'],
  ['rises as long as what all wait for is quick enough', { answer: 150, wait: 60, late: 60 }, 'higher'],
  ['stays while hardly anybody asks', { answer: 50, wait: 10, asked: 3 }, 'the same'],
]

describe('how many may be under way at once', () => {
  it.each(CASES)('%s', (_rule, window, becomes) => {
    const { pass, count } = start()
    const before = count()
    pass(10, window)
    const after = count()
    expect(after === before ? 'the same' : after > before ? 'higher' : 'lower').toBe(becomes)
  })

  it('is never less than a few, however slow answers are', () => {
    const { pass, count } = start()
    pass(100, { answer: 60_000, wait: 30_000, late: 10_000 })
    expect(count()).toBe(4)
  })

  it('is never more than the memory is for', () => {
    const { pass, count } = start()
    pass(200, { answer: 3_000, wait: 1 })
    expect(count()).toBe(1_000)
  })

  it('comes back when answers are quick again', () => {
    const { pass, count } = start()
    const before = count()
    pass(5, { answer: 1_000, wait: 500 })
    expect(count()).toBeLessThan(before)
    pass(100, { answer: 50, wait: 10 })
    expect(count()).toBeGreaterThanOrEqual(before)
  })

  it('falls however many others are answered at once', () => {
    const { load, fill, advance, count } = start()
    const before = count()
    for (let window = 0; window < 10; window++) {
      const [leave, ...others] = fill(Infinity)
      for (const other of others) other()
      const end = load.wait()
      advance(100)
      end()
      leave?.()
      load.adapt(0)
    }
    expect(count()).toBeLessThan(before)
  })

  it('comes back while nobody asks', () => {
    const { load, pass, count } = start()
    const before = count()
    pass(5, { answer: 1_000, wait: 500 })
    for (let window = 0; window < 100; window++) load.adapt(0)
    expect(count()).toBeGreaterThanOrEqual(before)
  })

  it('goes back when it is no longer used, so that no flood comes in by what was allowed before', () => {
    const { pass, count } = start()
    const before = count()
    pass(50, { answer: 3_000, wait: 1 })
    expect(count()).toBeGreaterThan(before)
    pass(50, { answer: 50, wait: 1, asked: 1 })
    expect(count()).toBeLessThan(before * 1.5)
  })

  it('does not stay low for a registry that is as slow when few ask', () => {
    const { pass, count } = start()
    const farAway = { answer: 400, wait: 300 }
    pass(20, farAway)
    const few = count()
    pass(60, farAway)
    expect(count()).toBeGreaterThan(few)
  })

  it('falls while nothing comes back at all of what all wait for', () => {
    const { load, fill, advance, count } = start()
    const before = count()
    const leaves = fill(Infinity)
    for (const _ of leaves) load.wait()
    for (let window = 0; window < 10; window++) {
      advance(100)
      load.adapt(0)
    }
    for (const leave of leaves) leave()
    expect(count()).toBeLessThan(before)
  })
})

describe('a request', () => {
  it('that is one too many is refused, and let in when another has left', () => {
    const { load, fill } = start()
    const [leave] = fill(Infinity)
    expect(load.enter()).toBeNull()
    leave?.()
    expect(load.enter()).not.toBeNull()
    expect(load.enter()).toBeNull()
  })
})

const ORDINARY = { times: 5, seconds: 10, shared: 0.35, elsewhere: 0 }

describe('at five times what can be answered', () => {
  it.each<[string, Overload]>([
    ['a small machine', { ...ORDINARY, capacity: 100 }],
    ['a machine', { ...ORDINARY, capacity: 400 }],
    ['a large one', { ...ORDINARY, capacity: 1_200 }],
    ['a registry that is what is short of time', { ...ORDINARY, capacity: 400, shared: 0.9 }],
    ['sectors that take a while themselves', { ...ORDINARY, capacity: 400, elsewhere: 60 }],
  ])('%s: nearly all it can is answered, 99 of 100 within 500 ms', (_what, overload) => {
    const { times, shed } = playOverload((now) => createLoadLimit(LONGEST, now), overload)
    expect(times[Math.floor(times.length * 0.99)]).toBeLessThan(500)
    expect(times.length / overload.seconds).toBeGreaterThan(overload.capacity * 0.9)
    expect(shed).toBeGreaterThan(0)
  })
})

it('a sector that takes a second has hardly anybody refused', () => {
  const slow = { capacity: 400, times: 0.5, seconds: 20, shared: 0.35, elsewhere: 1_000 }
  const { times, shed } = playOverload((now) => createLoadLimit(LONGEST, now), slow)
  expect(shed).toBeLessThan(times.length * 0.05)
})
