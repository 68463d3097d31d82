import { expect, it } from 'vitest'
import type { Measure } from './measure.ts'
import { summarise } from './results.ts'

const measure = (rps: number): Measure => ({
  rps,
  p50Ms: 1,
  p99Ms: 2,
  cpuMsPerRequest: 0.123456,
  databaseCpuMsPerRequest: 0,
  upstreamPerRequest: 5,
  peakRssMb: 100,
  benchCoreBusy: 0.5,
})

it('a ratio is the median of each round’s ratio, not the ratio of the medians', () => {
  const rounds = new Map([
    ['floor', [measure(100), measure(400), measure(200)]],
    ['samsyn', [measure(50), measure(100), measure(180)]],
  ] as const)
  expect(summarise('10x4-all-c20', rounds)).toEqual([
    {
      workload: '10x4-all-c20',
      contender: 'floor',
      rps: 200,
      ratioToFloor: 1,
      p50Ms: 1,
      p99Ms: 2,
      cpuMsPerRequest: 0.1235,
      upstreamPerRequest: 5,
      peakRssMb: 100,
    },
    expect.objectContaining({ contender: 'samsyn', rps: 100, ratioToFloor: 0.5 }),
  ])
})
