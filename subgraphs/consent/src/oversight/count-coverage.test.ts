import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, SLICE_IDS } from '@samsyn/schema/policy'
import { recordDirective } from '../testing-history.ts'
import { actIn, type Acts } from '../testing-acts.ts'
import { readRegister, serveFamilies } from '../testing-families.ts'
import { ENGINES, type TestRegistry } from '../testing.ts'
import { askFor } from '../access-log/testing-looks.ts'
import { FEWEST_TOLD } from './count-coverage.ts'

interface Cell {
  readonly recipient: { readonly service: string | null; readonly role: string | null }
  readonly shared: number | null
  readonly refused: number | null
  readonly ending: number | null
}

interface Coverage {
  readonly fewestTold: number
  readonly children: number | null
  readonly rows: readonly { readonly slice: { readonly id: string }; readonly cells: readonly Cell[] }[]
}

const QUERY = `query ($purpose: Purpose!) { coverage: overseenCoverage(purpose: $purpose) {
  fewestTold children rows { slice { id } cells { recipient { service role } shared refused ending } }
} }`

/** Each with someone who alone must sign for school slices, or all who must. */
const SIGNERS = {
  linnea: ['ingrid', 'pal'],
  hakon: ['ingrid', 'pal'],
  ante: ['gro'],
  biret: ['sara', 'niillas'],
  ailu: ['sara', 'niillas'],
  ase: ['hanne'],
} as const

describe.each(ENGINES)('what is shared in a whole municipality (%s)', (engine) => {
  let registry: TestRegistry
  let acts: Acts

  const read = async (person = 'siri', purpose = 'COORDINATION') =>
    (await askFor<{ coverage: Coverage | null }>(registry, person, QUERY, { purpose })).coverage
  const cellOf = async (slice: string, service: string, purpose?: string) => {
    const row = (await read('siri', purpose))?.rows.find((one) => one.slice.id === slice)
    const cell = row?.cells.find(({ recipient }) => recipient.service === service)
    return { shared: cell?.shared, refused: cell?.refused, ending: cell?.ending }
  }
  const give = async (child: keyof typeof SIGNERS, slice: string, days = 90): Promise<string> => {
    const [giver, ...others] = SIGNERS[child]
    const to = addDays(registry.families.today, days)
    const given = await acts.given(giver, child, { slices: [slice], to })
    for (const other of others) await acts.sign(other, child, given.id, given.textHash)
    return given.id
  }

  beforeAll(async () => {
    registry = await serveFamilies(engine)
    acts = actIn(registry)
  })
  afterAll(() => registry.close())

  it('has every slice and every service and role, whoever is on a team', async () => {
    const coverage = await read()
    expect(coverage?.rows.map(({ slice }) => slice.id)).toEqual(SLICE_IDS)
    expect(coverage?.rows[0]?.cells.map(({ recipient }) => recipient.service ?? recipient.role)).toEqual([
      'COORDINATION_UNIT',
      'SCHOOL',
      'PPT',
      'SCHOOL_HEALTH_SERVICE',
      'SPECIALIST_HEALTH_SERVICE',
      'CHILD_WELFARE_SERVICE',
      'NAV_OFFICE',
      'CHILD_COORDINATOR',
      'COORDINATOR',
      'TEAM_LEADER',
      'TEAM_MEMBER',
    ])
  })

  it('tells of five children, and of four no more than of none', async () => {
    const slice = 'school.attendance'
    const nothing = { shared: null, refused: null, ending: null }
    expect(await cellOf(slice, 'COORDINATION_UNIT')).toEqual(nothing)
    const children = ['linnea', 'hakon', 'ante', 'biret'] as const
    for (const child of children) await give(child, slice)
    expect(await cellOf(slice, 'COORDINATION_UNIT')).toEqual(nothing)
    const fifth = await give('ailu', slice)
    expect(await cellOf(slice, 'COORDINATION_UNIT')).toEqual({ ...nothing, shared: 5 })
    expect(await cellOf(slice, 'SCHOOL')).toEqual(nothing)
    expect(await cellOf(slice, 'COORDINATION_UNIT', 'TRANSITION')).toEqual(nothing)
    await acts.withdraw('sara', 'ailu', fifth)
    expect(await cellOf(slice, 'COORDINATION_UNIT')).toEqual(nothing)
  })

  it('counts those of what is shared that end within thirty days, and not the day after', async () => {
    const slice = 'school.adaptedEducation'
    for (const child of ['linnea', 'hakon', 'ante', 'biret', 'ailu'] as const) await give(child, slice, 29)
    expect(await cellOf(slice, 'COORDINATION_UNIT')).toEqual({ shared: 5, refused: null, ending: 5 })
    const later = 'nav.contact'
    for (const child of ['linnea', 'hakon', 'ante', 'biret', 'ailu'] as const) await give(child, later, 30)
    expect(await cellOf(later, 'COORDINATION_UNIT')).toEqual({ shared: 5, refused: null, ending: null })
  })

  it('counts a no, and a refusal to sign', async () => {
    const slice = 'nav.followUp'
    for (const [child, giver] of [
      ['linnea', 'ingrid'],
      ['ante', 'gro'],
      ['biret', 'sara'],
      ['ase', 'hanne'],
    ] as const) {
      await acts.given(giver, child, { kind: 'DENY', slices: [slice] })
    }
    const given = await acts.given('ingrid', 'hakon', { slices: [slice] })
    expect(await cellOf(slice, 'COORDINATION_UNIT')).toEqual({ shared: null, refused: null, ending: null })
    await acts.refuse('pal', 'hakon', given.id)
    expect(await cellOf(slice, 'COORDINATION_UNIT')).toEqual({ shared: null, refused: 5, ending: null })
  })

  it('counts all children there are, and none whose address is strictly protected', async () => {
    const { children } = registry.families
    const findable = children.filter(({ addressProtection }) => addressProtection !== 'STRENGT_FORTROLIG')
    expect((await read())?.children).toBe(findable.length)
    const slice = 'school.enrolment'
    for (const child of ['linnea', 'ante', 'biret', 'ailu', 'ase'] as const) await give(child, slice)
    expect((await cellOf(slice, 'COORDINATION_UNIT')).shared).toBe(5)
    await registry.record('ase', null, readRegister(registry, 'ase', { addressProtection: 'STRENGT_FORTROLIG' }))
    expect((await cellOf(slice, 'COORDINATION_UNIT')).shared).toBeNull()
    expect((await read())?.children).toBe(findable.length - 1)
  })

  it('counts nothing of what the ledger holds of long ago', async () => {
    const { today } = registry.families
    for (const child of ['linnea', 'hakon', 'ante', 'biret', 'ailu'] as const) {
      await recordDirective(registry, child, SIGNERS[child][0], {
        slices: ['nav.decision14a'],
        validTo: `${addDays(today, -1)}T00:00:00.000Z`,
      })
    }
    expect(await cellOf('nav.decision14a', 'COORDINATION_UNIT')).toEqual({ shared: null, refused: null, ending: null })
  })

  it('is null for whoever is no privacy officer, and says from how many on it counts', async () => {
    for (const person of ['kari', 'ingrid', 'froya', 'hedda']) expect(await read(person)).toBeNull()
    expect((await read())?.fewestTold).toBe(FEWEST_TOLD)
  })
})
