import { BodyShort, Detail, Heading, InlineMessage, Select, VStack } from '@navikt/ds-react'
import { useState } from 'react'
import { writeNames, writeSharing } from '../directives/write-sharing.ts'
import { formatDate, formatMoment } from '../format/dates.ts'
import { writeList } from '../format/lists.ts'
import { writeSliceName } from '../format/slice-name.ts'
import {
  ExplainDecisionDocument,
  type ExplainDecisionQueryVariables,
  type SliceTraceFragment,
} from '../generated/graphql.ts'
import { useAnswer } from '../graph/use-answer.ts'
import { Loaded } from '../page/loaded.tsx'
import { t, wordFor } from '../texts/index.ts'

/** What was decided of each slice, and what it came from: the row of law, who had signed, and each directive. */
export function DecisionTrace({ question }: { readonly question: ExplainDecisionQueryVariables }) {
  const asked = useAnswer(ExplainDecisionDocument, question)
  const [only, setOnly] = useState('')
  return (
    <Loaded asked={asked}>
      {({ answer: { data } }) => {
        const trace = data.child?.explainDecision ?? null
        if (trace === null) return <BodyShort>{t('oversight.noTrace')}</BodyShort>
        return (
          <VStack gap="space-16">
            <output>
              <Heading level="2" size="medium">
                {t('oversight.at', { at: formatMoment(trace.at) })}
              </Heading>
            </output>
            {trace.obstacle !== null && (
              <InlineMessage status="warning">
                {t('oversight.obstacle', { reason: wordFor('oversight.reasons', trace.obstacle) })}
              </InlineMessage>
            )}
            <Select
              label={t('oversight.slice')}
              value={only}
              onChange={({ target }) => setOnly(target.value)}
              className="purpose"
            >
              <option value="">{t('oversight.allSlices')}</option>
              {trace.slices.map(({ slice }) => (
                <option key={slice.id} value={slice.id}>
                  {writeSlice(slice)}
                </option>
              ))}
            </Select>
            <ul className="plain-list">
              {trace.slices
                .filter(({ slice }) => only === '' || slice.id === only)
                .map((one) => (
                  <SliceTraceRow key={one.slice.id} trace={one} />
                ))}
            </ul>
          </VStack>
        )
      }}
    </Loaded>
  )
}

function writeSlice(slice: SliceTraceFragment['slice']): string {
  return `${wordFor('words.sectors', slice.sector)}: ${writeSliceName(slice)}`
}

function SliceTraceRow({ trace }: { readonly trace: SliceTraceFragment }) {
  const { slice, shared, reason, rule, mustSign, directive, directives } = trace
  return (
    <li className="card" data-shared={shared}>
      <Heading level="3" size="xsmall">
        {writeSlice(slice)} – {shared ? t('oversight.shared') : t('oversight.notShared')}
      </Heading>
      {reason !== null && (
        <BodyShort>{t('oversight.because', { reason: wordFor('oversight.reasons', reason) })}</BodyShort>
      )}
      <Detail textColor="subtle">{rule === null ? t('oversight.noRule') : writeRule(rule)}</Detail>
      {rule?.needsLegalReview === true && <Detail textColor="subtle">{t('oversight.ruleReview')}</Detail>}
      {mustSign.length > 0 && (
        <Detail textColor="subtle">{t('oversight.mustSign', { names: writeList(writeNames(mustSign)) })}</Detail>
      )}
      {directives.length > 0 && (
        <ul>
          {directives.map((one) => (
            <li key={one.directive.id}>
              <BodyShort>{writeSharing(one.directive, one.directive.validTo, 'said')}</BodyShort>
              <Detail textColor="subtle">
                {[
                  ...(one.directive.id === directive?.id ? [t('oversight.decides')] : []),
                  one.reason === null
                    ? t('oversight.counts')
                    : t('oversight.countsNot', { reason: wordFor('oversight.reasons', one.reason) }),
                  ...(one.signed.length === 0
                    ? []
                    : [t('oversight.signed', { names: writeList(writeNames(one.signed)) })]),
                  ...(one.missing.length === 0
                    ? []
                    : [t('officer.missing', { names: writeList(writeNames(one.missing)) })]),
                ].join('. ')}
              </Detail>
            </li>
          ))}
        </ul>
      )}
    </li>
  )
}

function writeRule(rule: NonNullable<SliceTraceFragment['rule']>): string {
  return t('oversight.rule', {
    id: rule.id,
    from: String(rule.fromAge),
    to: String(rule.toAge - 1),
    signers: wordFor('oversight.signers', rule.signers),
    source: rule.source,
    since: formatDate(rule.inForceFrom),
  })
}
