import { readFile } from 'node:fs/promises'
import { buildASTSchema, type GraphQLObjectType, parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { askSector, createTestKey } from '@samsyn/kit/testing'
import { folderOf, sectorOf, SECTORS, SLICE_IDS, type SliceId, SLICES } from '@samsyn/schema/policy'
import { serveMock } from './mock-sector.ts'
import { selectAll } from './select-all.ts'

const TODAY = '2026-11-20'
const CHILD = ['3b1f8c52-6d0e-4a97-8c24-0e7d5b9a1f01', '14831750031'] as const

describe.each(SECTORS)('a mock of %s', (sector) => {
  const open = async () => {
    const sdl = await readFile(new URL(`../../../${folderOf(sector)}/schema.graphql`, import.meta.url), 'utf8')
    const child = buildASTSchema(parse(sdl), { assumeValidSDL: true }).getType('Child') as GraphQLObjectType
    const record = child.getFields()[sector]?.type as GraphQLObjectType
    const { key } = createTestKey()
    const running = await serveMock(sector, sdl, key, TODAY)
    const selection = `${sector}${selectAll(record)}`
    return {
      slices: Object.keys(record.getFields()),
      close: () => running.close(),
      ask: async (terms: { readonly since?: string; readonly parents?: readonly string[] } | null) => {
        const granted = SLICE_IDS.filter((id) => sectorOf(id) === sector && terms !== null)
        const { since = null, parents = ['46860598888'] } = terms ?? {}
        const slices = granted.map((slice) => ({
          slice,
          since,
          subjects: SLICES[slice].rule === 'R' ? parents : null,
        }))
        const { status, body } = await askSector(running.url, sector, key, selection, { slices, children: [CHILD] })
        expect({ status, errors: body.errors }).toEqual({ status: 200, errors: undefined })
        return body.data?._entities[0]?.[sector] as Readonly<Record<string, unknown>>
      },
    }
  }

  it('has a record of every slice that fits its SDL, and only where the grant covers it', async () => {
    const mock = await open()
    try {
      const shared = await mock.ask({})
      for (const slice of mock.slices) expect(shared[slice], slice).not.toBeNull()
      const hidden = await mock.ask(null)
      for (const slice of mock.slices) expect(hidden[slice], slice).toBeNull()
    } finally {
      await mock.close()
    }
  })

  it('has none where only later records are shared', async () => {
    const mock = await open()
    try {
      expect(Object.values(await mock.ask({ since: '2026-11-21' })).every((record) => record === null)).toBe(true)
      expect(Object.values(await mock.ask({ since: TODAY })).every((record) => record !== null)).toBe(true)
    } finally {
      await mock.close()
    }
  })

  it('has of parents only where one of them has said yes', async () => {
    const mock = await open()
    try {
      const answered = await mock.ask({ parents: [] })
      const ofParents = mock.slices.filter((slice) => SLICES[`${sector}.${slice}` as SliceId].rule === 'R')
      expect(mock.slices.filter((slice) => answered[slice] === null)).toEqual(ofParents)
    } finally {
      await mock.close()
    }
  })
})
