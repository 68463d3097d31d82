import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BOTH_ENGINES } from '../testing.ts'
import { MANIPULATIONS } from './testing-manipulate.ts'
import { type ManipulatedLog, openManipulatedLog } from './testing-rounds.ts'

describe.each(BOTH_ENGINES)('the log (%s)', (engine) => {
  let scene: ManipulatedLog
  beforeAll(async () => {
    scene = await openManipulatedLog(engine)
  })
  afterAll(() => scene.log.close())

  it('is right before anything is done to it, and after what changes nothing', async () => {
    const right = { ok: true, summary: { erased: 1, pending: 6 } }
    expect(await scene.log.verify(scene.witnessed)).toMatchObject(right)
    const act = async (statement: string) =>
      scene.tryOne(
        { kind: 'change', name: 'nothing', act: async ({ session }) => void (await session.query(statement)) },
        1,
      )
    for (const statement of [
      'UPDATE audit.leaf SET leaf = leaf',
      'UPDATE audit.disclosure SET details = details::text::jsonb, at = at',
      `UPDATE registry.ledger SET body = body || '{}'`,
      'UPDATE audit.node SET hash = hash',
      'UPDATE audit.checkpoint SET note = note',
    ]) {
      expect(await act(statement), statement).toMatchObject(right)
    }
  })

  it.each(MANIPULATIONS)('is found out: $kind $name', async (manipulation) => {
    expect(await scene.tryOne(manipulation, 1)).toMatchObject({ ok: false })
  })
})
