import { shiftDate } from './dates.ts'
import { SEATS, type SeatKey } from './says.ts'
import { type Caller, MUNICIPALITY, ORGANISATION, REGISTERED_DAYS_AGO, type SeenChild, type World } from './world.ts'

/** What the registry itself tells of a child: the fields that need no consent, and those that are for the family alone. */
export function createRegistryFields(world: World): (seen: SeenChild, caller: Caller) => Record<string, unknown> {
  const { people, teams } = world
  const from = shiftDate(people.today, { days: -REGISTERED_DAYS_AGO })
  return ({ child, capacity }, caller) => {
    const hidesPlaces = child.protection !== 'UGRADERT'
    const team = (Object.keys(teams) as SeatKey[])
      .filter((seat) => teams[seat].includes(child.key))
      .map((seat) => ({
        id: membershipId(child.id, seat),
        displayName: hidesPlaces ? null : people.staff[seat].displayName,
        isMe: seat === caller.seat,
        organisation: hidesPlaces ? null : ORGANISATION,
        ...SEATS[seat],
        from,
        to: null,
      }))
    const guardians = child.age >= 18 ? [] : child.parents
    return {
      id: child.id,
      displayName: child.displayName,
      age: child.age,
      phase: findPhase(child.birthDate, people.today),
      municipality: hidesPlaces ? null : MUNICIPALITY,
      myCapacity: capacity,
      team,
      guardians: guardians.map(({ id, displayName, key }) => ({ id, displayName, isMe: key === caller.key })),
      // For the family and its own officers. Asked for by the team and by outsiders alone, who are told nothing.
      directives: null,
      accessLog: null,
      looks: null,
      accessLogExport: null,
      everything: null,
      reports: null,
      coverage: null,
      evidence: null,
      openDirectives: null,
      reminders: null,
      keptSlices: null,
      explainDecision: null,
    }
  }
}

/** The id of a membership: whoever enters it into the registry says what it is. */
export function membershipId(child: string, seat: SeatKey): string {
  return `${child.slice(0, 9)}${1000 + Object.keys(SEATS).indexOf(seat)}${child.slice(13)}`
}

/** By birth year and school year, which begins on 1 August. */
function findPhase(birthDate: string, today: string): string {
  const year = Number(today.slice(0, 4))
  const turns = (today.slice(5) >= '08-01' ? year : year - 1) - Number(birthDate.slice(0, 4))
  if (turns >= 19) return 'ADULT'
  if (turns >= 16) return 'UPPER_SECONDARY'
  return turns >= 13 ? 'LOWER_SECONDARY' : 'PRIMARY_SCHOOL'
}
