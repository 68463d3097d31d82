import { BodyLong, BodyShort, Button, HStack, InlineMessage, ReadMore, VStack } from '@navikt/ds-react'
import { useState } from 'react'
import { writeSharing } from '../directives/write-sharing.ts'
import { writeSlices } from '../format/by-sector.ts'
import { type DirectiveFragment, type ReceiptFormat, ReceiptsDocument } from '../generated/graphql.ts'
import type { FailureCode } from '../graph/client.ts'
import { useSession } from '../session/session.ts'
import { t } from '../texts/index.ts'
import { downloadFile } from '../page/download-file.ts'
import { PrintedReceipt } from './printed-receipt.tsx'
import { type PlainReceipt, readReceipt } from './read-receipt.ts'

interface ReceiptsProps {
  readonly child: string
  readonly directives: readonly DirectiveFragment[]
}

/** What was said, and by whom, to keep: on paper or as a file. */
export function Receipts({ child, directives }: ReceiptsProps) {
  const { ask } = useSession()
  const [busy, setBusy] = useState<string | null>(null)
  const [failure, setFailure] = useState<FailureCode | null>(null)
  const [printed, setPrinted] = useState<PlainReceipt | null>(null)

  const fetchReceipt = async (id: string, format: ReceiptFormat): Promise<string | null> => {
    setFailure(null)
    setBusy(id)
    const result = await ask(ReceiptsDocument, { child, format })
    setBusy(null)
    const found = result.ok ? result.answer.data.child?.directives?.find((one) => one.id === id) : undefined
    if (found === undefined) setFailure(result.ok ? 'INTERNAL' : result.code)
    return found?.receipt ?? null
  }
  const download = async (id: string, format: ReceiptFormat): Promise<void> => {
    const receipt = await fetchReceipt(id, format)
    // A file's name is seen by others: it names neither child nor slice.
    if (receipt !== null)
      downloadFile(`samsyn-${format === 'PLAIN' ? 'kvittering' : 'fhir-consent'}.json`, 'application/json', receipt)
  }
  const print = async (id: string): Promise<void> => {
    const receipt = await fetchReceipt(id, 'PLAIN')
    if (receipt === null) return
    const read = readReceipt(receipt)
    if (read === null) setFailure('INTERNAL')
    else setPrinted(read)
  }

  if (directives.length === 0) return null
  return (
    <ReadMore header={t('receipts.title')}>
      <VStack gap="space-16">
        <BodyLong>{t('receipts.intro')}</BodyLong>
        <div role="alert">
          {failure !== null && <InlineMessage status="error">{t(`common.failures.${failure}`)}</InlineMessage>}
        </div>
        <ul className="plain-list">
          {directives.map((directive) => {
            const slices = writeSlices(directive.slices.map(({ slice }) => slice))
            const buttons = [
              ['print', () => print(directive.id)],
              ['json', () => download(directive.id, 'PLAIN')],
              ['fhir', () => download(directive.id, 'FHIR_R4')],
            ] as const
            return (
              <li key={directive.id} className="card">
                <BodyShort weight="semibold">{slices}</BodyShort>
                <BodyShort spacing>{writeSharing(directive, directive.validTo, 'said')}</BodyShort>
                <HStack gap="space-8" wrap>
                  {buttons.map(([name, act]) => (
                    <Button
                      key={name}
                      size="small"
                      variant={name === 'fhir' ? 'tertiary' : 'secondary'}
                      loading={busy === directive.id}
                      onClick={() => void act()}
                    >
                      {t(`receipts.${name}`)}
                      <span className="aksel-sr-only"> {slices}</span>
                    </Button>
                  ))}
                </HStack>
              </li>
            )
          })}
        </ul>
      </VStack>
      {printed !== null && <PrintedReceipt receipt={printed} onPrinted={() => setPrinted(null)} />}
    </ReadMore>
  )
}
