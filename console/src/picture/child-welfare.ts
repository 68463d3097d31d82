import { formatDate } from '../format/dates.ts'
import type { ChildWelfareFragment } from '../generated/graphql.ts'
import { TEXTS, wordFor } from '../texts.ts'
import { facts, type Readings, section, when, writePeriod, writeYesNo } from './sections.ts'

const { records } = TEXTS

type LegalBasis = NonNullable<NonNullable<ChildWelfareFragment['measures']>[number]['legalBasis']>

export const CHILD_WELFARE: Readings<ChildWelfareFragment> = {
  contact: (contacts) =>
    section(
      null,
      contacts.map(({ role, name, telephone, email, office }) => ({
        title: wordFor(records.childWelfareRoles, role),
        facts: facts(
          [records.name, name],
          [records.phone, telephone],
          [records.email, email],
          [records.office, office],
        ),
      })),
    ),
  measures: (measures) =>
    section(
      null,
      measures.map(({ group, category, isPlacement, legalBasis, startDate, endDate }) => ({
        title: category?.text ?? wordFor(records.measureGroups, group),
        facts: facts(
          [records.period, writePeriod(startDate, endDate)],
          [records.placement, isPlacement ? TEXTS.yes : null],
          [records.legalBasis, when(legalBasis, writeLegalBasis)],
        ),
      })),
    ),
  plan: (plans) =>
    section(
      null,
      plans.map(({ kind, startDate, endDate, evaluations }) => ({
        title: wordFor(records.childWelfarePlanKinds, kind),
        facts: facts(
          [records.period, writePeriod(startDate, endDate)],
          [
            records.evaluated,
            evaluations.length === 0
              ? records.neverEvaluated
              : TEXTS.list(evaluations.map(({ date }) => formatDate(date))),
          ],
        ),
      })),
    ),
  aftercare: (offers) =>
    section(
      null,
      offers.map(({ offerSentDate, outcome, concludedDate }) => ({
        title: records.aftercare,
        facts: facts(
          [records.sent, formatDate(offerSentDate)],
          [records.answer, when(outcome, (value) => wordFor(records.aftercareOutcomes, value)) ?? records.noAnswer],
          [records.concluded, when(concludedDate, formatDate)],
        ),
      })),
    ),
  investigationStatus: (investigations) =>
    section(
      null,
      investigations.map(({ state, startDate, endDate, hasExtendedDeadline }) => ({
        title: `${records.investigation}: ${wordFor(records.investigationStates, state).toLocaleLowerCase('nb')}`,
        facts: facts(
          [records.period, writePeriod(startDate, endDate)],
          [records.extendedDeadline, writeYesNo(hasExtendedDeadline)],
        ),
      })),
    ),
  parentSupport: (supports) =>
    section(
      null,
      supports.map(({ category, startDate, endDate }) => ({
        title: category.text,
        facts: facts([records.period, writePeriod(startDate, endDate)]),
      })),
    ),
}

function writeLegalBasis({ kind, act, chapter, section: number }: LegalBasis): string {
  return `${wordFor(records.legalBases, kind)}, ${wordFor(records.acts, act)} ${records.section(chapter, number)}`
}
