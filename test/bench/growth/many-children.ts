import { randomUUID } from 'node:crypto'
import { openDatabase, recordEvents } from '@samsyn/consent'
import { todayInNorway } from '@samsyn/demo/families'
import { addDays, type SliceId, startOfDate } from '@samsyn/schema/policy'
import type { Stage } from '../consent-cost/stage.ts'
import { type BenchChild, type BenchPerson, enterChildren } from '../enter-children.ts'

/** One slice of each sector, so cheap that 500 children of them are admitted in one operation. */
export const CHEAP = [
  'school.enrolment',
  'health.contacts',
  'childWelfare.measures',
  'nav.followUp',
] as const satisfies readonly SliceId[]

const ORGANISATION = '314000021'
const MEMBER_SINCE_DAYS = 30
const YEARS_OLD = 9

/** Enters so many more children, who share the cheap slices with the stage's coordinator. */
export async function enterManyChildren({ pool, ten }: Stage, count: number): Promise<void> {
  const today = todayInNorway()
  const birthDate = addDays(today, -YEARS_OLD * 366)
  const children = Array.from({ length: count }, (_, serial): BenchChild => {
    const parents = [createPerson('Mor', serial, 1), createPerson('Far', serial, 2)] as const
    return { ...createPerson('Barn', serial, 0), birthDate, parents }
  })
  // The coordinator is entered already: another of the same service is who it is shared with first.
  const member = createPerson('Kollega', count, 0)
  await enterChildren(pool, today, children, [{ member, service: 'COORDINATION_UNIT', slices: CHEAP }])
  const database = openDatabase(pool)
  const from = addDays(today, -MEMBER_SINCE_DAYS)
  for (const child of children) {
    const body = {
      id: randomUUID(),
      person: ten.people.staff.coordinator.id,
      role: 'COORDINATOR',
      service: 'COORDINATION_UNIT',
      organisation: ORGANISATION,
      from,
      to: null,
    } as const
    await recordEvents(database, child.id, null, startOfDate(from), [{ kind: 'MEMBER_ADDED', body }])
  }
}

/** Numbers of eleven digits that are nobody's: no day is the 99th. */
function createPerson(name: string, serial: number, part: number): BenchPerson {
  return {
    id: randomUUID(),
    nationalIdentityNumber: `99${String(serial * 3 + part).padStart(9, '0')}`,
    displayName: `${name} Ærlig ${serial}`,
  }
}
