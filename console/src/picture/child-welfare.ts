import { formatDate } from '../format/dates.ts'
import { writeList } from '../format/lists.ts'
import { formatPhone } from '../format/phone.ts'
import type { ChildWelfareFragment } from '../generated/graphql.ts'
import { t, wordFor } from '../texts/index.ts'
import { facts, type Readings, section, span, spanOfDay, when, writePeriod, writeYesNo } from './sections.ts'

type LegalBasis = NonNullable<NonNullable<ChildWelfareFragment['measures']>[number]['legalBasis']>

export const CHILD_WELFARE: Readings<ChildWelfareFragment> = {
  contact: (contacts) =>
    section(
      null,
      contacts.map(({ role, name, telephone, email, office }) => ({
        title: wordFor('records.childWelfareRoles', role),
        facts: facts(
          [t('records.name'), name],
          [t('records.phone'), when(telephone, formatPhone)],
          [t('records.email'), email],
          [t('records.office'), office],
        ),
      })),
    ),
  measures: (measures) =>
    section(
      null,
      measures.map(({ group, category, isPlacement, legalBasis, startDate, endDate }) => {
        const title = category?.text ?? wordFor('records.measureGroups', group)
        return {
          title,
          facts: facts(
            [t('records.period'), writePeriod(startDate, endDate)],
            [t('records.placement'), isPlacement ? t('common.yes') : null],
            [t('records.legalBasis'), when(legalBasis, writeLegalBasis)],
          ),
          spans: span(title, startDate, endDate),
        }
      }),
    ),
  plan: (plans) =>
    section(
      null,
      plans.map(({ kind, startDate, endDate, evaluations }) => ({
        title: wordFor('records.childWelfarePlanKinds', kind),
        facts: facts(
          [t('records.period'), writePeriod(startDate, endDate)],
          [
            t('records.evaluated'),
            evaluations.length === 0
              ? t('records.neverEvaluated')
              : writeList(evaluations.map(({ date }) => formatDate(date))),
          ],
        ),
        spans: [
          ...span(wordFor('records.childWelfarePlanKinds', kind), startDate, endDate),
          ...evaluations.flatMap(({ date }) => spanOfDay(t('records.evaluated'), date)),
        ],
      })),
    ),
  aftercare: (offers) =>
    section(
      null,
      offers.map(({ offerSentDate, outcome, concludedDate }) => ({
        title: t('records.aftercare'),
        facts: facts(
          [t('records.sent'), formatDate(offerSentDate)],
          [
            t('records.answer'),
            when(outcome, (value) => wordFor('records.aftercareOutcomes', value)) ?? t('records.noAnswer'),
          ],
          [t('records.concluded'), when(concludedDate, formatDate)],
        ),
        spans: span(t('records.aftercare'), offerSentDate, concludedDate),
      })),
    ),
  investigationStatus: (investigations) =>
    section(
      null,
      investigations.map(({ state, startDate, endDate, hasExtendedDeadline }) => ({
        title: `${t('records.investigation')}: ${wordFor('records.investigationStates', state).toLocaleLowerCase('nb')}`,
        facts: facts(
          [t('records.period'), writePeriod(startDate, endDate)],
          [t('records.extendedDeadline'), writeYesNo(hasExtendedDeadline)],
        ),
        spans: span(t('records.investigation'), startDate, endDate),
      })),
    ),
  parentSupport: (supports) =>
    section(
      null,
      supports.map(({ category, startDate, endDate }) => ({
        title: category.text,
        facts: facts([t('records.period'), writePeriod(startDate, endDate)]),
        spans: span(category.text, startDate, endDate),
      })),
    ),
}

function writeLegalBasis({ kind, act, chapter, section: number }: LegalBasis): string {
  return `${wordFor('records.legalBases', kind)}, ${wordFor('records.acts', act)} ${t('records.section', { chapter, section: number })}`
}
