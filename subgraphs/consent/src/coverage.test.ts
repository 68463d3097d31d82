import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SLICE_IDS } from '@samsyn/schema/policy'
import { actIn, type Acts } from './testing-acts.ts'
import { joinTeam, serveFamilies } from './testing-families.ts'
import { ENGINES, type TestRegistry } from './testing.ts'

const QUERY = `query ($id: ID!, $purpose: Purpose!) {
  child(id: $id) { coverage(purpose: $purpose) { slice { id } cells { recipient { service role } state } } }
}`

interface Row {
  readonly slice: { readonly id: string }
  readonly cells: readonly { readonly recipient: { service: string; role: string }; readonly state: string }[]
}

interface CoverageAnswer {
  readonly child: { readonly coverage: readonly Row[] | null } | null
}

describe.each(ENGINES)('the coverage of a child (%s)', (engine) => {
  let registry: TestRegistry
  let acts: Acts

  beforeAll(async () => {
    registry = await serveFamilies(engine)
    acts = actIn(registry)
    const { record } = registry
    const gone = joinTeam(registry, 'lene', { service: 'NAV_OFFICE' })
    await record(
      'linnea',
      null,
      joinTeam(registry, 'kari'),
      joinTeam(registry, 'tor'),
      joinTeam(registry, 'hedda', { service: 'SCHOOL', role: 'TEAM_MEMBER' }),
      gone,
      { kind: 'MEMBER_REMOVED', body: { membership: gone.body.id } },
    )
    const yes = await acts.given('ingrid', 'linnea')
    await acts.sign('pal', 'linnea', yes.id, yes.textHash)
    await acts.given('ingrid', 'linnea', { slices: ['school.contacts'] })
  })
  afterAll(() => registry.close())

  const read = async (person: string, child = 'linnea', purpose = 'COORDINATION') => {
    const { body } = await registry.ask<CoverageAnswer>(person, QUERY, { id: registry.idOf(child), purpose })
    if (body.data === undefined || body.errors !== undefined) throw new Error(JSON.stringify(body.errors))
    return body.data.child
  }
  /** The slices shared with each seat, by `service/role`. */
  const shared = async (person: string, child?: string, purpose?: string): Promise<Record<string, string[]>> => {
    const found: Record<string, string[]> = {}
    for (const { slice, cells } of (await read(person, child, purpose))?.coverage ?? []) {
      for (const { recipient, state } of cells) {
        const list = (found[`${recipient.service}/${recipient.role}`] ??= [])
        if (state === 'SHARED') list.push(slice.id)
      }
    }
    return found
  }

  it('has every slice by every service and role on the team today, each once', async () => {
    const rows = (await read('ingrid'))?.coverage ?? []
    expect(rows.map(({ slice }) => slice.id)).toEqual(SLICE_IDS)
    for (const { cells } of rows) {
      expect(cells.map(({ recipient }) => recipient)).toEqual([
        { service: 'COORDINATION_UNIT', role: 'COORDINATOR' },
        { service: 'SCHOOL', role: 'TEAM_MEMBER' },
      ])
    }
  })

  it.each(['ingrid', 'pal', 'siri'])(
    'tells %s what is shared, and of all else that it is not active',
    async (person) => {
      expect(await shared(person)).toEqual({
        'COORDINATION_UNIT/COORDINATOR': ['school.attendance', 'health.contacts'],
        'SCHOOL/TEAM_MEMBER': [],
      })
    },
  )

  it('is of one purpose', async () => {
    expect(await shared('ingrid', 'linnea', 'TRANSITION')).toEqual({
      'COORDINATION_UNIT/COORDINATOR': [],
      'SCHOOL/TEAM_MEMBER': [],
    })
  })

  it('has no columns for a child without a team', async () => {
    expect((await read('ingrid', 'froya'))?.coverage?.every(({ cells }) => cells.length === 0)).toBe(true)
  })

  it('is nothing to the team', async () => {
    expect(await read('kari')).toEqual({ coverage: null })
  })

  it.each([
    ['of another family', 'gro', 'linnea'],
    ['of a child with a strictly protected address', 'marte', 'signe'],
  ])('is not found by a guardian %s', async (_, person, child) => {
    expect(await read(person, child)).toBeNull()
  })

  it('heeds a no to a role from one who has the service too', async () => {
    await acts.given('pal', 'linnea', {
      kind: 'DENY',
      slices: ['health.contacts'],
      recipients: [{ role: 'COORDINATOR' }],
    })
    expect((await shared('ingrid'))['COORDINATION_UNIT/COORDINATOR']).toEqual(['school.attendance'])
  })

  it('loses a slice at once when it is withdrawn', async () => {
    const yes = await acts.given('hanne', 'ase', { slices: ['health.plan', 'school.ppt'] })
    await registry.record('ase', null, joinTeam(registry, 'kari'))
    expect(await shared('hanne', 'ase')).toEqual({ 'COORDINATION_UNIT/COORDINATOR': ['school.ppt', 'health.plan'] })
    await acts.withdraw('hanne', 'ase', yes.id, ['school.ppt'])
    expect(await shared('hanne', 'ase')).toEqual({ 'COORDINATION_UNIT/COORDINATOR': ['health.plan'] })
  })
})
