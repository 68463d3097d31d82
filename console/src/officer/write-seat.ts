import { capitalise } from '../format/lists.ts'
import type { Service, TeamRole } from '../generated/graphql.ts'
import { wordFor } from '../texts/index.ts'

export interface Seat {
  readonly service: Service | null
  readonly role: TeamRole | null
}

/** `Koordinator, PPT`. */
export function writeSeat({ service, role }: Seat): string {
  const words = [
    ...(role === null ? [] : [wordFor('words.roles', role)]),
    ...(service === null ? [] : [wordFor('words.services', service)]),
  ]
  return capitalise(words.join(', '))
}
