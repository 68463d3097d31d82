import { isOnOrAfter, type SectorContext, type SectorResolvers, type SliceSubject } from '@samsyn/kit'
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

export const resolvers: SectorResolvers<Loaders> = {
  NavRecord: {
    contact: async (subject: SliceSubject, _args: never, context: Context) =>
      (await findPerson(subject, context))?.followUp?.contact ?? null,

    followUp: async (subject: SliceSubject, _args: never, context: Context) => {
      const followUp = (await findPerson(subject, context))?.followUp
      const periods = takeSince(subject.since, followUp?.periods)
      const underFollowUp = followUp?.underFollowUp ?? null
      // "Not under follow-up" alone would tell that there was once a period, before `since`.
      return underFollowUp === true || periods !== null ? { underFollowUp, periods } : null
    },

    activities: async (subject: SliceSubject, _args: never, context: Context) =>
      takeSince(subject.since, await context.loaders.activities.load(subject.nationalIdentityNumber)),

    decision14a: async (subject: SliceSubject, _args: never, context: Context) => {
      const decision = await context.loaders.decision14a.load(subject.nationalIdentityNumber)
      return decision !== null && isOnOrAfter(subject.since, decision.decidedOn) ? decision : null
    },

    benefits: async (subject: SliceSubject, _args: never, context: Context) =>
      takeSince(subject.since, await context.loaders.benefits.load(subject.nationalIdentityNumber)),

    householdEconomy: async (subject: SliceSubject, _args: never, context: Context) => {
      const parents = (await findPerson(subject, context))?.parents ?? []
      const consenting = parents.filter((parent) => subject.subjects?.includes(parent.nationalIdentityNumber) === true)
      const parts = await Promise.all(
        consenting.map(async ({ nationalIdentityNumber, role }) => {
          const supports = await context.loaders.householdSupports.load(nationalIdentityNumber)
          return { parent: role, supports: takeSince(subject.since, supports) }
        }),
      )
      const recorded = parts.filter(({ supports }) => supports !== null)
      return recorded.length === 0 ? null : recorded
    },
  },
}
