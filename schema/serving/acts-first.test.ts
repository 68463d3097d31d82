import { expect, it } from 'vitest'
import { openActsFirst } from './acts-first.ts'

/** An act that is under way until it is ended. */
function begin(acts: ReturnType<typeof openActsFirst>): { end: () => Promise<void> } {
  let end: () => void = () => undefined
  const done = acts.act(() => new Promise<void>((resolve) => (end = resolve)))
  return {
    end: () => {
      end()
      return done
    },
  }
}

it('a look-up begins at once while nobody acts', async () => {
  await openActsFirst().yield()
})

it('a look-up that comes while somebody acts begins when all acts are done, also one that failed', async () => {
  const acts = openActsFirst()
  const [one, other] = [begin(acts), begin(acts)]
  const order: string[] = []
  const looks = [acts.yield(), acts.yield()].map((look) => look.then(() => void order.push('look')))
  await one.end()
  order.push('one act is done')
  await acts.act(() => Promise.reject(new Error('refused'))).catch(() => order.push('one has failed'))
  await other.end()
  await Promise.all(looks)
  expect(order).toEqual(['one act is done', 'one has failed', 'look', 'look'])
  await acts.yield()
})

it('a look-up begins though an act has no end', async () => {
  const acts = openActsFirst()
  const endless = begin(acts)
  await acts.yield()
  await endless.end()
})
