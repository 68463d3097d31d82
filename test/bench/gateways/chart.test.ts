import { expect, it } from 'vitest'
import { chooseTicks, drawChart } from './chart.ts'
import type { Result } from './results.ts'

const result = (contender: Result['contender'], ratioToFloor: number): Result => ({
  workload: '10x4-all-c20',
  contender,
  rps: 1000 * ratioToFloor,
  ratioToFloor,
  p50Ms: 1,
  p99Ms: 2,
  cpuMsPerRequest: 1,
  upstreamPerRequest: 5,
  peakRssMb: 100,
})

it('the axis begins at 0, reaches the longest bar and has round marks', () => {
  expect(chooseTicks(1)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1])
  expect(chooseTicks(2.3)).toEqual([0, 0.5, 1, 1.5, 2, 2.5])
})

it('a bar is as long as its ratio, and a workload that was not measured is left out', () => {
  const groups = [
    { workload: '10x4-all-c20', title: 'ten' },
    { workload: '50x4-all-c20', title: 'fifty' },
  ]
  const svg = drawChart([result('floor', 1), result('samsyn', 0.5)], groups, 'of & for')
  const widths = [...svg.matchAll(/<rect x="\d+" y="\d+" width="([\d.]+)"/g)].map(([, width]) => Number(width))
  expect(widths).toHaveLength(2)
  expect(widths[1]).toBeCloseTo((widths[0] ?? 0) / 2)
  expect(svg).toContain('ten')
  expect(svg).not.toContain('fifty')
  expect(svg).toContain('of &amp; for')
})
