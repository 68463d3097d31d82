import { BodyLong, BodyShort, Button, Heading, InlineMessage, Label, Table, VStack } from '@navikt/ds-react'
import { useId, useState } from 'react'
import { formatDate } from '../format/dates.ts'
import { writeSliceName } from '../format/slice-name.ts'
import { t, wordFor } from '../texts/index.ts'
import type { RequiredSigners, Sector } from '../generated/graphql.ts'
import { writeCsv } from './csv.ts'
import { downloadFile } from '../page/download-file.ts'
import { compareFields, FIELD_TABLE, type FieldChanges, listFields, readFieldTable } from './field-table.ts'
import { listProcessing, writeProcessing } from './processing-record.ts'
import { ScrollTable } from './scroll-table.tsx'

/** Which field is which slice, and by which rule of law; the same as files; and what has changed since an earlier file. */
export function FieldsPage() {
  const rows = listFields(FIELD_TABLE)
  const columns = ['field', 'slice', 'ruleColumn', 'sensitivity', 'months', 'locating'] as const
  const legalColumns = ['ruleColumn', 'ages', 'who', 'source', 'inForce', 'review'] as const
  const downloadCsv = (): void => {
    const body = rows.map(({ path, type, isLocating, slice }) => [
      path,
      type,
      slice.id,
      slice.rule,
      slice.sensitivity,
      slice.longestMonths,
      isLocating,
    ])
    const head = ['field', 'type', 'slice', 'rule', 'sensitivity', 'longestMonths', 'isLocating']
    downloadFile('samsyn-fields.csv', 'text/csv', writeCsv([head, ...body]))
  }
  return (
    <VStack gap="space-24">
      <BodyLong>{t('oversight.fieldsIntro')}</BodyLong>
      <div className="page-header-person">
        <Button
          variant="secondary"
          size="small"
          onClick={() => downloadFile('samsyn-fields.json', 'application/json', JSON.stringify(FIELD_TABLE, null, 2))}
        >
          {t('oversight.asJson')}
        </Button>
        <Button variant="secondary" size="small" onClick={downloadCsv}>
          {t('oversight.asCsv')}
        </Button>
        <Button
          variant="secondary"
          size="small"
          onClick={() => downloadFile('samsyn-art-30.csv', 'text/csv', writeCsv(listProcessing(FIELD_TABLE)))}
        >
          {t('oversight.record')}
        </Button>
        <Button
          variant="secondary"
          size="small"
          onClick={() => downloadFile('samsyn-art-30.json', 'application/json', writeProcessing(FIELD_TABLE))}
        >
          {t('oversight.recordJson')}
        </Button>
      </div>
      <CompareFile />
      <ScrollTable label={t('oversight.tabs.fields')}>
        <Table size="small">
          <Columns names={columns} />
          <Table.Body>
            {rows.map(({ path, isLocating, slice }) => (
              <Table.Row key={path}>
                <Table.HeaderCell scope="row">
                  <code>{path}</code>
                </Table.HeaderCell>
                <Table.DataCell>
                  {wordFor('words.sectors', slice.sector as Sector)}: {writeSliceName(slice.name)}
                </Table.DataCell>
                <Table.DataCell>{slice.rule}</Table.DataCell>
                <Table.DataCell>{slice.sensitivity}</Table.DataCell>
                <Table.DataCell>{slice.longestMonths}</Table.DataCell>
                <Table.DataCell>{isLocating ? t('common.yes') : t('common.no')}</Table.DataCell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </ScrollTable>
      <Heading level="2" size="medium">
        {t('oversight.law')}
      </Heading>
      <BodyShort>{t('oversight.municipal')}</BodyShort>
      <ScrollTable label={t('oversight.law')}>
        <Table size="small">
          <Columns names={legalColumns} />
          <Table.Body>
            {FIELD_TABLE.legalTable.map((row) => (
              <Table.Row key={row.id}>
                <Table.HeaderCell scope="row">{row.id}</Table.HeaderCell>
                <Table.DataCell>
                  {row.fromAge}–{row.toAge - 1}
                </Table.DataCell>
                <Table.DataCell>
                  {wordFor('oversight.signers', row.signers as RequiredSigners)}
                  {row.kept && `, ${t('oversight.kept')}`}
                </Table.DataCell>
                <Table.DataCell>{row.source}</Table.DataCell>
                <Table.DataCell>{formatDate(row.inForceFrom)}</Table.DataCell>
                <Table.DataCell>{row.needsLegalReview ? t('common.yes') : t('common.no')}</Table.DataCell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </ScrollTable>
    </VStack>
  )
}

type Column =
  | 'field'
  | 'slice'
  | 'ruleColumn'
  | 'sensitivity'
  | 'months'
  | 'locating'
  | 'ages'
  | 'who'
  | 'source'
  | 'inForce'
  | 'review'

function Columns({ names }: { readonly names: readonly Column[] }) {
  return (
    <Table.Header>
      <Table.Row>
        {names.map((name) => (
          <Table.HeaderCell key={name} scope="col">
            {t(`oversight.${name}`)}
          </Table.HeaderCell>
        ))}
      </Table.Row>
    </Table.Header>
  )
}

/** An earlier table, which never leaves the page, beside the one in use. */
function CompareFile() {
  const id = useId()
  const [changes, setChanges] = useState<FieldChanges | 'NONE_CHOSEN' | 'NO_TABLE'>('NONE_CHOSEN')
  const compare = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return setChanges('NONE_CHOSEN')
    const earlier = readFieldTable(await file.text())
    setChanges(earlier === null ? 'NO_TABLE' : compareFields(earlier, FIELD_TABLE))
  }
  return (
    <div>
      <Label htmlFor={id}>{t('oversight.compare')}</Label>
      <div>
        <input
          id={id}
          type="file"
          accept="application/json,.json"
          className="file-input"
          onChange={({ target }) => void compare(target.files?.[0])}
        />
      </div>
      <div role="alert">
        {changes === 'NO_TABLE' && <InlineMessage status="error">{t('oversight.notTable')}</InlineMessage>}
        {typeof changes === 'object' && <Changes changes={changes} />}
      </div>
    </div>
  )
}

function Changes({ changes: { added, removed, changed } }: { readonly changes: FieldChanges }) {
  const parts = [
    ['added', added],
    ['removed', removed],
    ['moved', changed],
  ] as const
  if (parts.every(([, paths]) => paths.length === 0)) return <BodyShort>{t('oversight.noChange')}</BodyShort>
  return parts.map(([title, paths]) =>
    paths.length === 0 ? null : (
      <div key={title}>
        <BodyShort weight="semibold">{t(`oversight.${title}`)}</BodyShort>
        <ul>
          {paths.map((path) => (
            <li key={path}>
              <code>{path}</code>
            </li>
          ))}
        </ul>
      </div>
    ),
  )
}
