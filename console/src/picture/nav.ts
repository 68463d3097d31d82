import { formatDate } from '../format/dates.ts'
import { capitalise } from '../format/lists.ts'
import type { NavFragment, SupportFragment } from '../generated/graphql.ts'
import { t, wordFor } from '../texts/index.ts'
import { type Entry, facts, type Readings, section, when, writePeriod, writeYesNo } from './sections.ts'

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
      })),
    ),
  decision14a: ({ supportGroup, mainGoal, decidedOn }) =>
    section(null, [
      {
        title: `${t('records.supportGroup')}: ${wordFor('records.supportGroups', supportGroup).toLocaleLowerCase('nb')}`,
        facts: facts(
          [t('records.mainGoal'), when(mainGoal, (value) => wordFor('records.mainGoals', value))],
          [t('records.decidedOn'), formatDate(decidedOn)],
        ),
      },
    ]),
  benefits: (benefits) => section(null, benefits.map(readSupport)),
  householdEconomy: (parents) =>
    parents.flatMap(({ parent, supports }) => section(wordFor('records.parents', parent), supports.map(readSupport))),
}

function readSupport({ kind, startDate, endDate }: SupportFragment): Entry {
  return {
    title: wordFor('records.supportKinds', kind),
    facts: facts([t('records.period'), writePeriod(startDate, endDate)]),
  }
}
