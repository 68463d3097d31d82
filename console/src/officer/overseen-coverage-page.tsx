import { BodyLong, BodyShort, Button, Select, Table, VStack } from '@navikt/ds-react'
import { useState } from 'react'
import { formatNumber } from '../format/dates.ts'
import { PURPOSES } from '../format/purposes.ts'
import { writeSliceName } from '../format/slice-name.ts'
import { OverseenCoverageDocument, type OverseenCoverageQuery, type Purpose } from '../generated/graphql.ts'
import { useAnswer } from '../graph/use-answer.ts'
import { Loaded } from '../page/loaded.tsx'
import { t, wordFor } from '../texts/index.ts'
import { writeCsv } from './csv.ts'
import { downloadFile } from '../page/download-file.ts'
import { ScrollTable } from './scroll-table.tsx'
import { writeSeat } from './write-seat.ts'

type Coverage = NonNullable<OverseenCoverageQuery['overseenCoverage']>

const MEASURES = ['shared', 'refused', 'ending'] as const
type Measure = (typeof MEASURES)[number]

/** How much is shared with whom, over all the officer's children: numbers alone, and none that points at somebody. */
export function OverseenCoveragePage() {
  const [purpose, setPurpose] = useState<Purpose>('COORDINATION')
  const [measure, setMeasure] = useState<Measure>('shared')
  const asked = useAnswer(OverseenCoverageDocument, { purpose })
  return (
    <VStack gap="space-16">
      <BodyLong>{t('overseen.coverageIntro')}</BodyLong>
      <div className="filters">
        <Select
          label={t('overseen.measure')}
          value={measure}
          onChange={({ target }) => setMeasure(MEASURES.find((one) => one === target.value) ?? measure)}
        >
          {MEASURES.map((one) => (
            <option key={one} value={one}>
              {t(`overseen.measures.${one}`)}
            </option>
          ))}
        </Select>
        <Select
          label={t('oversight.purpose')}
          value={purpose}
          onChange={({ target }) => setPurpose(PURPOSES.find((one) => one === target.value) ?? purpose)}
        >
          {PURPOSES.map((one) => (
            <option key={one} value={one}>
              {wordFor('words.purposes', one)}
            </option>
          ))}
        </Select>
      </div>
      <Loaded asked={asked}>
        {({ answer: { data } }) => {
          const coverage = data.overseenCoverage
          if (coverage === null) return <BodyShort>{t('child.notFound')}</BodyShort>
          return (
            <VStack gap="space-16">
              <BodyShort>
                {t('overseen.total', { children: writeCount(coverage.children, coverage) })}{' '}
                {t('overseen.masked', { fewest: formatNumber(coverage.fewestTold) })}
              </BodyShort>
              <div>
                <Button
                  variant="secondary"
                  size="small"
                  onClick={() => downloadFile('samsyn-coverage.csv', 'text/csv', writeCsv(listRows(coverage, purpose)))}
                >
                  {t('oversight.asCsv')}
                </Button>
              </div>
              <CoverageTable coverage={coverage} measure={measure} />
            </VStack>
          )
        }}
      </Loaded>
    </VStack>
  )
}

function CoverageTable({ coverage, measure }: { readonly coverage: Coverage; readonly measure: Measure }) {
  return (
    <ScrollTable label={t('oversight.scroll')}>
      <Table size="small">
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell scope="col">{t('oversight.slice')}</Table.HeaderCell>
            {coverage.rows[0]?.cells.map(({ recipient }) => (
              <Table.HeaderCell key={writeSeat(recipient)} scope="col">
                {writeSeat(recipient)}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {coverage.rows.map(({ slice, cells }) => (
            <Table.Row key={slice.id}>
              <Table.HeaderCell scope="row">
                {wordFor('words.sectors', slice.sector)}: {writeSliceName(slice)}
              </Table.HeaderCell>
              {cells.map((cell) => (
                <Table.DataCell key={writeSeat(cell.recipient)}>
                  {cell[measure] === null ? (
                    writeCount(null, coverage)
                  ) : (
                    <strong>{writeCount(cell[measure], coverage)}</strong>
                  )}
                </Table.DataCell>
              ))}
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </ScrollTable>
  )
}

function writeCount(count: number | null, { fewestTold }: Coverage): string {
  return count === null ? t('overseen.fewer', { fewest: formatNumber(fewestTold) }) : formatNumber(count)
}

/** In the words of the graph, so that a file is read alike in every language. */
function listRows(coverage: Coverage, purpose: Purpose): readonly (readonly (string | number)[])[] {
  const head = ['slice', 'service', 'role', 'purpose', ...MEASURES]
  const body = coverage.rows.flatMap(({ slice, cells }) =>
    cells.map(({ recipient, ...counts }) => [
      slice.id,
      recipient.service ?? '',
      recipient.role ?? '',
      purpose,
      ...MEASURES.map((measure) => counts[measure] ?? `< ${coverage.fewestTold}`),
    ]),
  )
  return [head, ...body]
}
