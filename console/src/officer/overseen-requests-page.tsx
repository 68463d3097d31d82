import { BodyLong, BodyShort, Select, Table, VStack } from '@navikt/ds-react'
import { useState } from 'react'
import { formatDay, formatNumber } from '../format/dates.ts'
import { writeSliceName } from '../format/slice-name.ts'
import { OverseenRequestsDocument, type OverseenRequestsQuery, type RequestAnswer } from '../generated/graphql.ts'
import { usePages } from '../graph/use-pages.ts'
import { Loaded } from '../page/loaded.tsx'
import { MoreButton } from '../page/more-button.tsx'
import { t, wordFor } from '../texts/index.ts'
import { countDays, type RequestFilter, type RequestLine, reviewRequests } from './review-requests.ts'
import { ScrollTable } from './scroll-table.tsx'
import { writeSeat } from './write-seat.ts'

const ANSWERS = [
  'NO_ANSWER',
  'SIGNATURES_MISSING',
  'REFUSED',
  'WITHDRAWN',
  'UNDECIDED',
] as const satisfies readonly RequestAnswer[]

/** Who has asked and not got: for how long, and what became of it. */
export function OverseenRequestsPage() {
  const pages = usePages(OverseenRequestsDocument, {}, readRequests)
  const [filter, setFilter] = useState<RequestFilter>({ answer: null, olderThanDays: null })
  return (
    <Loaded asked={pages.asked}>
      {({ at }) => {
        const lines = reviewRequests(pages.nodes ?? [], filter, at)
        return (
          <VStack gap="space-16">
            <BodyLong>{t('overseen.requestsIntro')}</BodyLong>
            <div className="filters">
              <Select
                label={t('overseen.answer')}
                value={filter.answer ?? ''}
                onChange={({ target }) =>
                  setFilter({ ...filter, answer: ANSWERS.find((answer) => answer === target.value) ?? null })
                }
              >
                <option value="">{t('oversight.anyState')}</option>
                {ANSWERS.map((answer) => (
                  <option key={answer} value={answer}>
                    {t(`overseen.answers.${answer}`)}
                  </option>
                ))}
              </Select>
              <Select
                label={t('overseen.asked')}
                value={filter.olderThanDays ?? ''}
                onChange={({ target }) =>
                  setFilter({ ...filter, olderThanDays: target.value === '' ? null : Number(target.value) })
                }
              >
                <option value="">{t('oversight.anyTime')}</option>
                {[14, 30, 90].map((days) => (
                  <option key={days} value={days}>
                    {t('overseen.olderThan', { days: String(days) })}
                  </option>
                ))}
              </Select>
            </div>
            {lines.length === 0 ? (
              <BodyShort>{t('overseen.noRequests')}</BodyShort>
            ) : (
              <RequestTable lines={lines} now={at} />
            )}
            <MoreButton pages={pages} label={t('overseen.moreRequests')} />
          </VStack>
        )
      }}
    </Loaded>
  )
}

function readRequests(data: OverseenRequestsQuery): OverseenRequestsQuery['overseenRequests'] {
  return data.overseenRequests
}

function RequestTable({ lines, now }: { readonly lines: readonly RequestLine[]; readonly now: Date }) {
  const heads = [
    t('oversight.child'),
    t('oversight.slice'),
    t('overseen.askedBy'),
    t('oversight.purpose'),
    t('overseen.asked'),
    t('overseen.days'),
    t('overseen.answer'),
    t('overseen.whoAnswered'),
  ]
  return (
    <ScrollTable label={t('oversight.scroll')}>
      <Table size="small">
        <Table.Header>
          <Table.Row>
            {heads.map((head) => (
              <Table.HeaderCell key={head} scope="col">
                {head}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {lines.map(({ id, at, child, request, slice, outcome }) => (
            <Table.Row key={`${id} ${slice.id}`}>
              <Table.HeaderCell scope="row">{child.displayName ?? t('children.nameless')}</Table.HeaderCell>
              <Table.DataCell>
                {wordFor('words.sectors', slice.sector)}: {writeSliceName(slice)}
              </Table.DataCell>
              <Table.DataCell>
                {request.by === null ? writeSeat(request.recipient) : `${request.by} (${writeSeat(request.recipient)})`}
              </Table.DataCell>
              <Table.DataCell>{wordFor('words.purposes', request.purpose)}</Table.DataCell>
              <Table.DataCell>{formatDay(at)}</Table.DataCell>
              <Table.DataCell>{formatNumber(countDays(at, now))}</Table.DataCell>
              <Table.DataCell data-answer={outcome.answer}>
                {wordFor('overseen.answers', outcome.answer)}
              </Table.DataCell>
              <Table.DataCell>
                {outcome.by === null ? '' : wordFor('overseen.capacities', outcome.by)}
                {outcome.at === null ? '' : `, ${formatDay(outcome.at)}`}
              </Table.DataCell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </ScrollTable>
  )
}
