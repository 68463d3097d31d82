import { describe, expect, it } from 'vitest'
import { MODEL_SDL } from '../model-subgraph.ts'
import { grantFaults } from './grant-faults.ts'
import { listFailed, serveModelHere } from './run-against.ts'
import { sdlFaults } from './sdl-faults.ts'

const runAgainst = serveModelHere()

describe('a subgraph that breaks one rule of grants or SDL fails one check alone', () => {
  it.each(Object.entries({ ...grantFaults, ...sdlFaults }))('%s', async (id, fault) => {
    // One that gives no SDL is judged by a file.
    const sdl = id === 'Q01' ? MODEL_SDL : undefined
    expect(listFailed(await runAgainst(fault, sdl))).toEqual([id])
  })
})
