import { describe, expect, it } from 'vitest'
import { httpFaults } from './http-faults.ts'
import { recordFaults } from './record-faults.ts'
import { listFailed, serveModelHere } from './run-against.ts'

const runAgainst = serveModelHere()

describe('a subgraph that breaks one rule of records, HTTP or errors fails one check alone', () => {
  it.each(Object.entries({ ...recordFaults, ...httpFaults }))('%s', async (id, fault) => {
    expect(listFailed(await runAgainst(fault))).toEqual([id])
  })
})
