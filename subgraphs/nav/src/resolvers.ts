import {
  isOnOrAfter,
  type SectorContext,
  type SectorResolvers,
  type SliceResolvers,
  type SliceSubject,
} from '@samsyn/kit'
import type { NavRecord } from './generated/sdl.ts'
import type { Loaders } from './loaders.ts'

type Context = SectorContext<Loaders>

const findPerson = ({ nationalIdentityNumber }: SliceSubject, { loaders }: Context) =>
  loaders.person.load(nationalIdentityNumber)

/** The records that count under `since`, or `null` where there are none. */
function takeSince<T extends { readonly startDate: string | null }>(
  since: string | null,
  records: readonly T[] = [],
): readonly T[] | null {
  const taken = records.filter(({ startDate }) => isOnOrAfter(since, startDate))
  return taken.length === 0 ? null : taken
}

const slices: SliceResolvers<NavRecord, Loaders> = {
  contact: async (subject, _args, context) => (await findPerson(subject, context))?.followUp?.contact ?? null,

  followUp: async (subject, _args, context) => {
    const followUp = (await findPerson(subject, context))?.followUp
    const periods = takeSince(subject.since, followUp?.periods)
    const underFollowUp = followUp?.underFollowUp ?? null
    // "Not under follow-up" alone would tell that there was once a period, before `since`.
    return underFollowUp === true || periods !== null ? { underFollowUp, periods } : null
  },

  activities: async (subject, _args, context) =>
    takeSince(subject.since, await context.loaders.activities.load(subject.nationalIdentityNumber)),

  decision14a: async (subject, _args, context) => {
    const decision = await context.loaders.decision14a.load(subject.nationalIdentityNumber)
    return decision !== null && isOnOrAfter(subject.since, decision.decidedOn) ? decision : null
  },

  benefits: async (subject, _args, context) =>
    takeSince(subject.since, await context.loaders.benefits.load(subject.nationalIdentityNumber)),

  householdEconomy: async (subject, _args, context) => {
    const parents = (await findPerson(subject, context))?.parents ?? []
    const consenting = parents.filter((parent) => subject.subjects?.includes(parent.nationalIdentityNumber) === true)
    const parts = await Promise.all(
      consenting.map(async ({ nationalIdentityNumber, role }) => {
        const supports = await context.loaders.householdSupports.load(nationalIdentityNumber)
        const counted = takeSince(subject.since, supports)
        return counted === null ? [] : [{ parent: role, supports: counted }]
      }),
    )
    const recorded = parts.flat()
    return recorded.length === 0 ? null : recorded
  },
}

export const resolvers: SectorResolvers<Loaders> = { NavRecord: slices }
