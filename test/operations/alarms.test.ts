import { readdirSync } from 'node:fs'
import { parser } from '@prometheus-io/lezer-promql'
import { describe, expect, it } from 'vitest'
import { listAlarms } from './list-alarms.ts'
import { DOCKER, readDocker } from './read-compose.ts'

const alarms = listAlarms()

describe('the alarms', () => {
  it.each(alarms.map(({ alert, expr }) => [alert, expr]))('%s is one that Prometheus can read', (_alert, expr) => {
    const faults: number[] = []
    parser.parse(expr).iterate({
      enter: ({ type, from }) => {
        if (type.isError) faults.push(from)
      },
    })
    expect(faults).toEqual([])
  })

  it('have a page of the runbook each, and no page is without its alarm', () => {
    const pages = readdirSync(`${DOCKER}runbook`).map((name) => `runbook/${name}`)
    expect(alarms.map(({ annotations }) => annotations.runbook).toSorted()).toEqual(pages.toSorted())
    for (const { alert, annotations } of alarms) {
      const page = readDocker(annotations.runbook)
      expect(page).toContain(`\`${alert}\``)
      expect(page).toMatch(/^\*\*What people notice\.\*\*[^]*^## First look$[^]*^## Mend$/m)
    }
  })

  it('tell nothing but parts and numbers', () => {
    for (const { expr, annotations } of alarms) {
      expect([...expr.matchAll(/\bby \(([^)]*)\)/g)].map(([, label]) => label)).toEqual(
        expect.not.arrayContaining(['instance', 'child', 'person', 'slice']),
      )
      expect(annotations.summary).not.toMatch(/\$labels\.(?!subgraph)/)
    }
  })
})
