import { BodyLong, BodyShort, Select, Table, VStack } from '@navikt/ds-react'
import { useState } from 'react'
import { PURPOSES } from '../format/purposes.ts'
import { writeSliceName } from '../format/slice-name.ts'
import { CoverageDocument, type Purpose } from '../generated/graphql.ts'
import { useAnswer } from '../graph/use-answer.ts'
import { Loaded } from '../page/loaded.tsx'
import { t, wordFor } from '../texts/index.ts'
import { ScrollTable } from './scroll-table.tsx'
import { writeSeat } from './write-seat.ts'

/** Which slices each service and role on a child's team is shown today. */
export function CoveragePage({ child }: { readonly child: string }) {
  const [purpose, setPurpose] = useState<Purpose>('COORDINATION')
  const asked = useAnswer(CoverageDocument, { child, purpose })
  return (
    <VStack gap="space-16">
      <BodyLong>{t('oversight.coverageIntro')}</BodyLong>
      <Select
        label={t('oversight.purpose')}
        value={purpose}
        onChange={({ target }) => setPurpose(PURPOSES.find((one) => one === target.value) ?? purpose)}
        className="purpose"
      >
        {PURPOSES.map((one) => (
          <option key={one} value={one}>
            {wordFor('words.purposes', one)}
          </option>
        ))}
      </Select>
      <Loaded asked={asked}>
        {({ answer: { data } }) => {
          const rows = data.child?.coverage ?? []
          const recipients = rows[0]?.cells.map(({ recipient }) => writeSeat(recipient)) ?? []
          if (recipients.length === 0) return <BodyShort>{t('oversight.noTeam')}</BodyShort>
          return (
            <ScrollTable label={t('oversight.scroll')}>
              <Table size="small">
                <Table.Header>
                  <Table.Row>
                    <Table.HeaderCell scope="col">{t('oversight.slice')}</Table.HeaderCell>
                    {recipients.map((name) => (
                      <Table.HeaderCell key={name} scope="col">
                        {name}
                      </Table.HeaderCell>
                    ))}
                  </Table.Row>
                </Table.Header>
                <Table.Body>
                  {rows.map(({ slice, cells }) => (
                    <Table.Row key={slice.id}>
                      <Table.HeaderCell scope="row">
                        {wordFor('words.sectors', slice.sector)}: {writeSliceName(slice)}
                      </Table.HeaderCell>
                      {cells.map(({ recipient, state }) => (
                        <Table.DataCell key={writeSeat(recipient)} data-state={state}>
                          {state === 'SHARED' ? <strong>{t('oversight.shared')}</strong> : t('oversight.notShared')}
                        </Table.DataCell>
                      ))}
                    </Table.Row>
                  ))}
                </Table.Body>
              </Table>
            </ScrollTable>
          )
        }}
      </Loaded>
    </VStack>
  )
}
