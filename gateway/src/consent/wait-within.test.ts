import { getEventListeners } from 'node:events'
import { describe, expect, it } from 'vitest'
import { waitWithin } from './wait-within.ts'

const OVER = new Error('over')

describe('work for a request', () => {
  it('gives what it gives while the request lives, and nothing listens any more', async () => {
    const { signal } = new AbortController()
    expect(await waitWithin(signal, () => Promise.resolve('facts'))).toBe('facts')
    await expect(waitWithin(signal, () => Promise.reject(new Error('gone')))).rejects.toThrow('gone')
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  it('that never ends is waited for until the request is over', async () => {
    const request = new AbortController()
    const waiting = waitWithin(request.signal, () => new Promise(() => undefined))
    request.abort(OVER)
    await expect(waiting).rejects.toBe(OVER)
    expect(getEventListeners(request.signal, 'abort')).toEqual([])
  })

  it.each<readonly [string, () => Promise<unknown>]>([
    ['succeeds', () => Promise.resolve()],
    ['fails', () => Promise.reject(new Error('late'))],
  ])('that %s after the request is over is looked at by nobody', async (_rule, end) => {
    const request = new AbortController()
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    const waiting = waitWithin(request.signal, () => held.then(end))
    request.abort(OVER)
    release()
    await expect(waiting).rejects.toBe(OVER)
  })

  it('is not begun for a request that is over', async () => {
    let begun = false
    const work = async (): Promise<void> => void (begun = true)
    await expect(waitWithin(AbortSignal.abort(OVER), work)).rejects.toBe(OVER)
    expect(begun).toBe(false)
  })
})
