import { BodyLong, BodyShort, Button, InlineMessage, ReadMore, TextField, VStack } from '@navikt/ds-react'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { Loading } from '../page/loading.tsx'
import { useSession } from '../session/session.ts'
import { t } from '../texts/index.ts'
import { fetchLogKey } from './fetch-log-key.ts'
import { findProof, type FoundProof } from './find-proof.ts'
import { canVerify, type Verdict, verifyProof } from './verify-proof.ts'
import type { LogEntry } from './write-entry.ts'

interface EntryProofProps {
  readonly child: string
  readonly entry: LogEntry
}

/** Why an entry can be trusted: worked out by the reader's own browser when it is opened. */
export function EntryProof({ child, entry }: EntryProofProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <ReadMore header={t('proof.open')} size="small" open={isOpen} onOpenChange={setOpen}>
      {isOpen && (canVerify() ? <Check child={child} entry={entry} /> : <BodyLong>{t('proof.cannot')}</BodyLong>)}
    </ReadMore>
  )
}

function Check({ child, entry }: EntryProofProps) {
  const { ask } = useSession()
  const [found, setFound] = useState<FoundProof | null>(null)
  const [key, setKey] = useState<string | null>(null)

  const find = useCallback(async (): Promise<void> => {
    const [proof, published] = await Promise.all([findProof(ask, child, entry.id), fetchLogKey()])
    setKey((before) => before ?? published)
    setFound(proof)
  }, [ask, child, entry.id])
  useEffect(() => {
    const start = async (): Promise<void> => find()
    void start()
  }, [find])
  const retry = (): void => {
    setFound(null)
    void find()
  }

  if (found === null) return <Loading />
  if (found.status === 'found') return <Proven entry={entry} found={found} verifier={key} onVerifier={setKey} />
  return (
    <VStack gap="space-12">
      <div role="alert">
        <InlineMessage status={found.status === 'pending' ? 'info' : 'error'}>
          {found.status === 'pending' ? t('proof.pending') : t(`common.failures.${found.code}`)}
        </InlineMessage>
      </div>
      <div>
        <Button size="small" variant="secondary" onClick={retry}>
          {t('common.tryAgain')}
        </Button>
      </div>
    </VStack>
  )
}

interface ProvenProps {
  readonly entry: LogEntry
  readonly found: Extract<FoundProof, { status: 'found' }>
  readonly verifier: string | null
  readonly onVerifier: (key: string) => void
}

function Proven({ entry, found: { proof, checkpoint }, verifier, onVerifier }: ProvenProps) {
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  useEffect(() => {
    let isOver = false
    const verify = async (): Promise<void> => {
      const next = await verifyProof(entry, proof, checkpoint, verifier)
      if (!isOver) setVerdict(next)
    }
    void verify()
    return () => {
      isOver = true
    }
  }, [entry, proof, checkpoint, verifier])
  if (verdict === null) return <Loading />
  const fails = !verdict.isInLog || verdict.entry === 'OTHER' || verdict.signature === 'INVALID'
  const holds = verdict.entry === 'SAME' ? t('proof.holds') : t('proof.holdsPartly')
  const signatureStatus = { VALID: 'success', INVALID: 'error', UNSUPPORTED: 'info', NO_KEY: 'info' } as const
  return (
    <VStack gap="space-12">
      <BodyLong size="small">{t('proof.plain')}</BodyLong>
      <output>
        <InlineMessage as="span" status={fails ? 'error' : 'success'}>
          {fails ? t('proof.fails') : holds}
        </InlineMessage>
      </output>
      {verdict.signature !== 'VALID' && (
        <InlineMessage status={signatureStatus[verdict.signature]}>
          {t(`proof.signature.${verdict.signature}`)}
        </InlineMessage>
      )}
      <ReadMore header={t('proof.details')} size="small">
        <VStack gap="space-12">
          {verdict.signature === 'VALID' && (
            <InlineMessage status="success">{t('proof.signature.VALID')}</InlineMessage>
          )}
          <TextField
            label={t('proof.key')}
            description={t('proof.keyHint')}
            size="small"
            value={verifier ?? ''}
            spellCheck={false}
            autoComplete="off"
            onChange={({ target }) => onVerifier(target.value)}
          />
          <Fact name={t('proof.number')}>{t('proof.place', { number: proof.number + 1, size: checkpoint.size })}</Fact>
          <Fact name={t('proof.leaf')}>{proof.leaf}</Fact>
          {proof.record !== null && <Fact name={t('proof.record')}>{proof.record}</Fact>}
          <Fact name={t('proof.path')}>{proof.hashes.join('\n')}</Fact>
          <Fact name={t('proof.root')}>{verdict.root}</Fact>
          <Fact name={t('proof.note')}>{checkpoint.note}</Fact>
        </VStack>
      </ReadMore>
    </VStack>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <BodyShort size="small" weight="semibold">
        {name}
      </BodyShort>
      <code className="technical">{children}</code>
    </div>
  )
}
