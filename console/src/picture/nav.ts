import { formatDate } from '../format/dates.ts'
import type { NavFragment, SupportFragment } from '../generated/graphql.ts'
import { TEXTS, wordFor } from '../texts.ts'
import { type Entry, facts, type Readings, section, when, writePeriod, writeYesNo } from './sections.ts'

const { records } = TEXTS

export const NAV: Readings<NavFragment> = {
  contact: ({ officeName, officeNumber }) =>
    section(
      null,
      officeName === null && officeNumber === null
        ? []
        : [
            {
              title: officeName ?? records.navOffice,
              facts: facts([records.officeNumber, officeNumber]),
            },
          ],
    ),
  followUp: ({ underFollowUp, periods }) => [
    ...section(
      null,
      underFollowUp === null ? [] : [{ title: `${records.underFollowUp}: ${writeYesNo(underFollowUp)}`, facts: [] }],
    ),
    ...section(
      records.periods,
      (periods ?? []).map(({ startDate, endDate }) => ({
        title: TEXTS.capitalise(writePeriod(startDate, endDate) ?? ''),
        facts: [],
      })),
    ),
  ],
  activities: (activities) =>
    section(
      null,
      activities.map(({ title, status, startDate, endDate, agreedWithNav }) => ({
        title,
        facts: facts(
          [records.status, wordFor(records.activityStatuses, status)],
          [records.period, writePeriod(startDate, endDate)],
          [records.agreed, when(agreedWithNav, writeYesNo)],
        ),
      })),
    ),
  decision14a: ({ supportGroup, mainGoal, decidedOn }) =>
    section(null, [
      {
        title: `${records.supportGroup}: ${wordFor(records.supportGroups, supportGroup).toLocaleLowerCase('nb')}`,
        facts: facts(
          [records.mainGoal, when(mainGoal, (value) => wordFor(records.mainGoals, value))],
          [records.decidedOn, formatDate(decidedOn)],
        ),
      },
    ]),
  benefits: (benefits) => section(null, benefits.map(readSupport)),
  householdEconomy: (parents) =>
    parents.flatMap(({ parent, supports }) => section(wordFor(records.parents, parent), supports.map(readSupport))),
}

function readSupport({ kind, startDate, endDate }: SupportFragment): Entry {
  return {
    title: wordFor(records.supportKinds, kind),
    facts: facts([records.period, writePeriod(startDate, endDate)]),
  }
}
