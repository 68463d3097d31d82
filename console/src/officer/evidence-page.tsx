import { BodyLong, BodyShort, Button, HStack, InlineMessage, VStack } from '@navikt/ds-react'
import { useState } from 'react'
import { EvidenceDocument, type EvidenceFormat, type EvidenceQuery } from '../generated/graphql.ts'
import type { FailureCode } from '../graph/client.ts'
import { useSession } from '../session/session.ts'
import { t } from '../texts/index.ts'
import { downloadFile } from '../page/download-file.ts'
import { joinCsv, joinJson } from './join-evidence.ts'

type Part = NonNullable<NonNullable<EvidenceQuery['child']>['evidence']>

const FORMATS = ['JSON', 'CSV'] as const satisfies readonly EvidenceFormat[]

/** What a court or Datatilsynet needs of one child, as a file that can be checked. */
export function EvidencePage({ child }: { readonly child: string }) {
  const { ask } = useSession()
  const [busy, setBusy] = useState<EvidenceFormat | null>(null)
  const [failure, setFailure] = useState<FailureCode | null>(null)

  const fetchPart = async (format: EvidenceFormat, after: string | null): Promise<Part | FailureCode> => {
    const result = await ask(EvidenceDocument, { child, format, after })
    return result.ok ? (result.answer.data.child?.evidence ?? 'INTERNAL') : result.code
  }
  const fetchParts = async (format: EvidenceFormat): Promise<readonly string[] | FailureCode> => {
    const parts: string[] = []
    for (let after: string | null = null; ; ) {
      const part: Part | FailureCode = await fetchPart(format, after)
      if (typeof part === 'string') return part
      parts.push(part.content)
      after = part.endCursor
      if (after === null) return parts
    }
  }
  const download = async (format: EvidenceFormat): Promise<void> => {
    setFailure(null)
    setBusy(format)
    const parts = await fetchParts(format)
    setBusy(null)
    // A file's name is seen by others: it names no child.
    if (typeof parts === 'string') setFailure(parts)
    else if (format === 'JSON') downloadFile('samsyn-evidence.json', 'application/json', joinJson(parts))
    else downloadFile('samsyn-evidence.csv', 'text/csv', joinCsv(parts))
  }

  return (
    <VStack gap="space-16">
      <BodyLong>{t('overseen.evidenceIntro')}</BodyLong>
      <BodyLong>{t('overseen.evidenceProof')}</BodyLong>
      <div role="alert">
        {failure !== null && <InlineMessage status="error">{t(`common.failures.${failure}`)}</InlineMessage>}
      </div>
      <HStack gap="space-8" wrap>
        {FORMATS.map((format) => (
          <Button
            key={format}
            variant="secondary"
            loading={busy === format}
            disabled={busy !== null && busy !== format}
            onClick={() => void download(format)}
          >
            {t(format === 'JSON' ? 'oversight.asJson' : 'oversight.asCsv')}
          </Button>
        ))}
      </HStack>
      <BodyShort textColor="subtle">{t('overseen.evidenceNothing')}</BodyShort>
    </VStack>
  )
}
