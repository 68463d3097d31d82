import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, startOfDate } from '@samsyn/schema/policy'
import { joinTeam, readRegister } from '../testing-families.ts'
import { ENGINES } from '../testing.ts'
import { serveNotices, type TestNotices } from './testing-notices.ts'

const KEEP = 'mutation ($input: KeepInput!) { keepFromGuardians(input: $input) { problem { code } } }'
const QUERY = `query ($id: ID!, $days: Int!) {
  child(id: $id) {
    reminders(withinDays: $days) { directive { slices { slice { id } } } slice { id name } endsAt reason }
    byDefault: reminders { slice { id } }
  }
}`

interface Answer {
  readonly child: {
    readonly reminders: readonly { readonly slice: { readonly id: string }; readonly endsAt: string }[] | null
    readonly byDefault: readonly unknown[] | null
  } | null
}

describe.each(ENGINES)('reminders (%s)', (engine) => {
  let notices: TestNotices

  beforeAll(async () => {
    notices = await serveNotices(engine)
    const { registry } = notices.staff
    await notices.agree('linnea', 20, ['school.attendance', 'nav.contact'], 'ingrid', 'pal')
    await notices.agree('linnea', 50, ['school.contacts'], 'ingrid', 'pal')
    await notices.agree('ante', 200, ['school.contacts'], 'gro')
    await registry.ask('ailu', KEEP, { input: { child: registry.idOf('ailu'), slices: ['health.plan'] } })
    await notices.agree('ailu', 20, ['health.plan'], 'ailu')
    await notices.agree('ailu', 20, ['health.plan', 'school.contacts'], 'sara', 'niillas')
    await notices.agree('froya', 20, ['health.plan', 'school.contacts'], 'ingrid', 'pal', 'froya')
    await notices.staff.acts.given('froya', 'froya', { kind: 'DENY', slices: ['school.contacts'] })
  })
  afterAll(() => notices.staff.close())

  const ask = async (person: string, child: string, days = 30) => {
    const { registry } = notices.staff
    const { body } = await registry.ask<Answer>(person, QUERY, { id: registry.idOf(child), days })
    if (body.data === undefined || body.errors !== undefined) throw new Error(JSON.stringify(body.errors))
    return body.data.child
  }
  const slices = async (person: string, child: string, days?: number) =>
    (await ask(person, child, days))?.reminders?.map(({ slice }) => slice.id) ?? null
  const today = () => notices.staff.registry.families.today

  it('name the slice, its directive, the instant it ends and why', async () => {
    const reminder = (slice: string, name: string) => ({
      directive: { slices: [{ slice: { id: 'school.attendance' } }, { slice: { id: 'nav.contact' } }] },
      slice: { id: slice, name },
      endsAt: startOfDate(addDays(today(), 21)),
      reason: 'EXPIRES',
    })
    expect((await ask('pal', 'linnea'))?.reminders).toEqual([
      reminder('school.attendance', 'Fravær'),
      reminder('nav.contact', 'Veileder'),
    ])
  })

  it('are of the next 30 days unless another number is asked for', async () => {
    expect((await ask('pal', 'linnea', 60))?.byDefault).toHaveLength(2)
    expect(await slices('pal', 'linnea', 60)).toEqual(['school.attendance', 'nav.contact', 'school.contacts'])
  })

  it('are of one day at least, and of a year at most', async () => {
    expect(await slices('pal', 'linnea', 0)).toEqual([])
    expect(await slices('pal', 'linnea', -2_000_000_000)).toEqual([])
    expect(await slices('gro', 'ante', 2_000_000_000)).toEqual(['school.contacts'])
  })

  it('tell a guardian nothing of what the child keeps from them, and the child of it', async () => {
    expect(await slices('sara', 'ailu')).toEqual(['school.contacts'])
    expect(await slices('ailu', 'ailu')).toEqual(['school.contacts', 'health.plan'])
  })

  it('tell a guardian nothing of a youth’s health from 16, nor of what the youth has said no to', async () => {
    expect(await slices('pal', 'froya')).toEqual([])
    expect(await slices('froya', 'froya')).toEqual(['school.contacts', 'health.plan'])
  })

  it('are for the family: neither the team, a registrar nor the privacy officer is told', async () => {
    const { registry } = notices.staff
    await registry.record('biret', null, joinTeam(registry, 'kari'))
    for (const person of ['kari', 'hedda', 'siri']) expect(await slices(person, 'linnea'), person).toBeNull()
  })

  it('tell of the birthday at which a consent lapses', async () => {
    const { registry } = notices.staff
    await notices.agree('biret', 90, ['school.contacts'], 'sara', 'niillas')
    const [year = '', ...day] = addDays(today(), 10).split('-')
    const birthDate = `${Number(year) - 15}-${day.join('-').replace('02-29', '02-28')}`
    await registry.record('biret', null, readRegister(registry, 'biret', { birthDate }))
    const [reminder] = (await ask('sara', 'biret'))?.reminders ?? []
    expect(reminder).toMatchObject({
      slice: { id: 'school.contacts' },
      reason: 'LAPSES_BY_AGE',
      endsAt: startOfDate(`${year}${birthDate.slice(4)}`),
    })
  })
})
