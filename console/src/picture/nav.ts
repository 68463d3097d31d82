import { formatDate } from '../format/dates.ts'
import { capitalise } from '../format/lists.ts'
import type { NavFragment, SupportFragment } from '../generated/graphql.ts'
import { t, wordFor } from '../texts/index.ts'
import {
  type Entry,
  facts,
  type Readings,
  section,
  span,
  spanOfDay,
  when,
  writePeriod,
  writeYesNo,
} from './sections.ts'

export const NAV: Readings<NavFragment> = {
  contact: ({ officeName, officeNumber }) =>
    section(
      null,
      officeName === null && officeNumber === null
        ? []
        : [
            {
              title: officeName ?? t('records.navOffice'),
              facts: facts([t('records.officeNumber'), officeNumber]),
            },
          ],
    ),
  followUp: ({ underFollowUp, periods }) => [
    ...section(
      null,
      underFollowUp === null
        ? []
        : [{ title: `${t('records.underFollowUp')}: ${writeYesNo(underFollowUp)}`, facts: [] }],
    ),
    ...section(
      t('records.periods'),
      (periods ?? []).map(({ startDate, endDate }) => ({
        title: capitalise(writePeriod(startDate, endDate) ?? ''),
        facts: [],
        spans: span(t('records.followUpPeriods'), startDate, endDate),
      })),
    ),
  ],
  activities: (activities) =>
    section(
      null,
      activities.map(({ title, status, startDate, endDate, agreedWithNav }) => ({
        title,
        facts: facts(
          [t('records.status'), wordFor('records.activityStatuses', status)],
          [t('records.period'), writePeriod(startDate, endDate)],
          [t('records.agreed'), when(agreedWithNav, writeYesNo)],
        ),
        spans: span(title, startDate, endDate),
      })),
    ),
  decision14a: ({ supportGroup, mainGoal, decidedOn }) => {
    const title = `${t('records.supportGroup')}: ${wordFor('records.supportGroups', supportGroup).toLocaleLowerCase('nb')}`
    return section(null, [
      {
        title,
        facts: facts(
          [t('records.mainGoal'), when(mainGoal, (value) => wordFor('records.mainGoals', value))],
          [t('records.decidedOn'), formatDate(decidedOn)],
        ),
        spans: spanOfDay(title, decidedOn),
      },
    ])
  },
  benefits: (benefits) =>
    section(
      null,
      benefits.map((support) => readSupport(support, '')),
    ),
  householdEconomy: (parents) =>
    parents.flatMap(({ parent, supports }) => {
      const heading = wordFor('records.parents', parent)
      return section(
        heading,
        supports.map((support) => readSupport(support, `${heading}: `)),
      )
    }),
}

function readSupport({ kind, startDate, endDate }: SupportFragment, whose: string): Entry {
  const title = wordFor('records.supportKinds', kind)
  return {
    title,
    facts: facts([t('records.period'), writePeriod(startDate, endDate)]),
    spans: span(`${whose}${title}`, startDate, endDate),
  }
}
