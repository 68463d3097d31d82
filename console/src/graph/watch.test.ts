import { describe, expect, test } from 'vitest'
import { findWait, readEvents, watch } from './watch.ts'

const bytes = (...pieces: string[]): ReadableStream<Uint8Array<ArrayBuffer>> =>
  new Blob(['']).stream().pipeThrough(
    new TransformStream({
      flush: (controller) => {
        for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece))
      },
    }),
  )

/** Watches through these answers, one after another; aborts when there are no more. */
async function follow(...answers: (() => Response)[]): Promise<readonly string[]> {
  const told: string[] = []
  const abort = new AbortController()
  await watch({
    children: ['a', 'b'],
    makeHeaders: () => ({ authorization: 'Bearer x' }),
    onBegun: (isTold) => told.push(isTold ? 'begun' : 'not begun'),
    onChanged: () => told.push('changed'),
    signal: abort.signal,
    fetch: async (_, init) => {
      expect(init?.headers).toMatchObject({ authorization: 'Bearer x', 'samsyn-watch': 'a,b' })
      const answer = answers.shift()
      if (answer !== undefined) return answer()
      abort.abort()
      throw new Error('no more answers')
    },
    wait: async () => undefined,
  })
  return told
}

describe('the events of a stream', () => {
  test('are read whole, however they are cut, and comments are none', async () => {
    const read: string[] = []
    for await (const name of readEvents(bytes(':\n\nevent: ref', 'etch\ndata: {}\n', '\n:\n\n'))) read.push(name)
    expect(read).toEqual(['refetch'])
  })
})

describe('a watch', () => {
  test('tells of each change', async () => {
    expect(await follow(() => new Response(bytes('event: refetch\ndata: {}\n\n')))).toEqual(['begun', 'changed'])
  })

  test('that begins again takes it that something changed meanwhile', async () => {
    const empty = () => new Response(bytes(':\n\n'))
    expect(await follow(empty, empty)).toEqual(['begun', 'changed', 'begun'])
  })

  test('that could not begin says so, and tries again', async () => {
    const busy = () => new Response(null, { status: 503 })
    expect(await follow(busy, () => new Response(bytes(':\n\n')))).toEqual(['not begun', 'begun'])
  })

  test('ends where nobody is signed in', async () => {
    expect(await follow(() => new Response(null, { status: 401 }))).toEqual(['not begun'])
  })

  test('waits longer each time, up to a minute, and never the same for all', () => {
    expect([findWait(0, 0), findWait(0, 1), findWait(3, 1), findWait(20, 1)]).toEqual([500, 1_000, 8_000, 60_000])
  })
})
