import { BodyShort, Checkbox, Select, Table, VStack } from '@navikt/ds-react'
import { useState } from 'react'
import { writeNames } from '../directives/write-sharing.ts'
import { formatLastDay } from '../format/dates.ts'
import { writeList } from '../format/lists.ts'
import { writeSliceName } from '../format/slice-name.ts'
import { DirectivesOfAllDocument, type DirectivesOfAllQuery, type DirectiveState } from '../generated/graphql.ts'
import { usePages } from '../graph/use-pages.ts'
import { Loaded } from '../page/loaded.tsx'
import { MoreButton } from '../page/more-button.tsx'
import { t, wordFor } from '../texts/index.ts'
import { lacksSignature, type ReviewFilter, type ReviewLine, reviewDirectives } from './review-directives.ts'
import { ScrollTable } from './scroll-table.tsx'

const STATES = [
  'ACTIVE',
  'PENDING',
  'NOT_YET_VALID',
  'LAPSED_BY_AGE',
  'REFUSED',
  'WITHDRAWN',
  'EXPIRED',
] as const satisfies readonly DirectiveState[]

/** What families have said, across the officer's children: how it stands, when it ends and who must still sign. */
export function ReviewPage() {
  const pages = usePages(DirectivesOfAllDocument, {}, readChildren)
  const [filter, setFilter] = useState<ReviewFilter>({ state: null, withinDays: null, onlyMissing: false })
  return (
    <Loaded asked={pages.asked}>
      {({ at }) => {
        const children = (pages.nodes ?? []).filter(({ myCapacity }) => myCapacity === 'PRIVACY_OFFICER')
        const lines = reviewDirectives(children, filter, at)
        return (
          <VStack gap="space-16">
            <div className="filters">
              <Select
                label={t('oversight.state')}
                value={filter.state ?? ''}
                onChange={({ target }) =>
                  setFilter({ ...filter, state: STATES.find((state) => state === target.value) ?? null })
                }
              >
                <option value="">{t('oversight.anyState')}</option>
                {STATES.map((state) => (
                  <option key={state} value={state}>
                    {t(`directives.states.${state}`)}
                  </option>
                ))}
              </Select>
              <Select
                label={t('oversight.ends')}
                value={filter.withinDays ?? ''}
                onChange={({ target }) =>
                  setFilter({ ...filter, withinDays: target.value === '' ? null : Number(target.value) })
                }
              >
                <option value="">{t('oversight.anyTime')}</option>
                {[30, 90].map((days) => (
                  <option key={days} value={days}>
                    {t('oversight.within', { days: String(days) })}
                  </option>
                ))}
              </Select>
              <Checkbox
                checked={filter.onlyMissing}
                onChange={({ target }) => setFilter({ ...filter, onlyMissing: target.checked })}
              >
                {t('oversight.onlyMissing')}
              </Checkbox>
            </div>
            {lines.length === 0 ? <BodyShort>{t('oversight.noLines')}</BodyShort> : <ReviewTable lines={lines} />}
            <MoreButton pages={pages} label={t('oversight.moreChildren')} />
          </VStack>
        )
      }}
    </Loaded>
  )
}

function readChildren(data: DirectivesOfAllQuery): DirectivesOfAllQuery['children'] {
  return data.children
}

function ReviewTable({ lines }: { readonly lines: readonly ReviewLine[] }) {
  return (
    <ScrollTable label={t('oversight.scroll')}>
      <Table size="small">
        <Table.Header>
          <Table.Row>
            {(['child', 'slice', 'said', 'state', 'ends', 'lacks'] as const).map((column) => (
              <Table.HeaderCell key={column} scope="col">
                {t(`oversight.${column}`)}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {lines.map((line) => (
            <Table.Row key={`${line.directive.id} ${line.slice.id}`}>
              <Table.HeaderCell scope="row">{line.child.displayName ?? t('children.nameless')}</Table.HeaderCell>
              <Table.DataCell>
                {wordFor('words.sectors', line.slice.sector)}: {writeSliceName(line.slice)}
              </Table.DataCell>
              <Table.DataCell>{wordFor('oversight.kinds', line.directive.kind)}</Table.DataCell>
              <Table.DataCell>{wordFor('directives.states', line.state)}</Table.DataCell>
              <Table.DataCell>{formatLastDay(line.validTo)}</Table.DataCell>
              <Table.DataCell>
                {lacksSignature(line) ? writeList(writeNames(line.directive.missing)) : ''}
              </Table.DataCell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </ScrollTable>
  )
}
