import {
  isOnOrAfter,
  type SectorContext,
  type SectorResolvers,
  type SliceResolvers,
  type SliceSubject,
} from '@samsyn/kit'
import type { ChildWelfareRecord } from './generated/sdl.ts'
import type { Loaders } from './loaders.ts'
import type { CaseRecords } from './records.ts'

type Context = SectorContext<Loaders>

/** The records of the grant's period, newest first; `null` for none. */
function selectDated<T>(records: readonly T[], since: string | null, date: (record: T) => string): T[] | null {
  const selected = records.filter((record) => isOnOrAfter(since, date(record)))
  return selected.length === 0 ? null : selected.toSorted((a, b) => date(b).localeCompare(date(a)))
}

const resolveCases =
  <T>(of: (records: CaseRecords) => readonly T[], date: (record: T) => string) =>
  async ({ nationalIdentityNumber, since }: SliceSubject, _args: never, { loaders }: Context) => {
    const records = await loaders.caseRecords.load(nationalIdentityNumber)
    return records && selectDated(of(records), since, date)
  }

const startDate = (record: { readonly startDate: string }): string => record.startDate

const slices: SliceResolvers<ChildWelfareRecord, Loaders> = {
  contact: async ({ nationalIdentityNumber }, _args, { loaders }) => {
    const contacts = await loaders.contacts.load(nationalIdentityNumber)
    return contacts && contacts.toSorted((a, b) => a.role.localeCompare(b.role))
  },
  measures: resolveCases(({ measures }) => measures, startDate),
  plan: async (subject, args, context) => {
    const shared = await resolveCases(({ plans }) => plans, startDate)(subject, args, context)
    return shared?.map((plan) => ({
      ...plan,
      evaluations: selectDated(plan.evaluations, subject.since, ({ date }) => date) ?? [],
    }))
  },
  aftercare: resolveCases(
    ({ aftercare }) => aftercare,
    ({ offerSentDate }) => offerSentDate,
  ),
  investigationStatus: resolveCases(({ investigations }) => investigations, startDate),
  parentSupport: async ({ nationalIdentityNumber, since, subjects }, _args, { loaders }) => {
    const support = await loaders.parentSupport.load(nationalIdentityNumber)
    const consented = support?.filter(({ parent }) => subjects?.includes(parent) === true)
    return consented && selectDated(consented, since, startDate)
  },
}

export const resolvers: SectorResolvers<Loaders> = { ChildWelfareRecord: slices }
