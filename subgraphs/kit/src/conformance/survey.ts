import type { GrantKey } from '@samsyn/schema/grant'
import type { Sector } from '@samsyn/schema/policy'
import { ask, readSlices } from './ask.ts'
import type { Person } from './people.ts'
import { askForSdl } from './served-sdl.ts'
import { readSectorPlan } from './slice-plan.ts'
import type { SliceValues, Subject } from './subject.ts'
import type { Wire } from './wire.ts'

export interface SurveyOptions {
  readonly sector: Sector
  readonly key: GrantKey
  readonly people: readonly Person[]
  /** The SDL, where the subgraph is not to be asked for it. */
  readonly sdl?: string
}

export type Survey = { readonly ok: true; readonly subject: Subject } | { readonly ok: false; readonly reason: string }

/** Finds out what a subgraph has: its slices, by its SDL, and what each person's slices answer to the widest grant. */
export async function survey(wire: Wire, { sector, key, people, sdl }: SurveyOptions): Promise<Survey> {
  const empty = {
    sector,
    wire,
    key,
    people,
    sdl: '',
    isSdlServed: false,
    namespace: '',
    slices: [],
    holdings: new Map(),
  }
  try {
    const served = await askForSdl(wire, empty)
    const text = sdl ?? served
    if (text === null) return { ok: false, reason: 'gave no SDL to a valid grant; name a file with --sdl' }
    const plan = readSectorPlan(text, sector)
    if (plan.slices.length === 0) return { ok: false, reason: `its SDL has no slice of ${sector}` }
    const subject = { ...empty, sdl: text, isSdlServed: served !== null, ...plan }
    const holdings = new Map<string, SliceValues>()
    for (const person of people) {
      const answer = await ask(subject, { people: [person] })
      if (answer.status !== 200 || answer.entities?.length !== 1) {
        return { ok: false, reason: `answered ${answer.status} without entities to a valid grant` }
      }
      holdings.set(person.id, readSlices(subject, answer))
    }
    return { ok: true, subject: { ...subject, holdings } }
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : 'failed' }
  }
}
