import { BodyLong, BodyShort, VStack } from '@navikt/ds-react'
import { formatNumber } from '../format/dates.ts'
import { CheckpointDocument } from '../generated/graphql.ts'
import { useAnswer } from '../graph/use-answer.ts'
import { Loaded } from '../page/loaded.tsx'
import { t } from '../texts/index.ts'
import { readNote } from './read-note.ts'

/** The newest checkpoint of the log, and how the whole log is checked. */
export function CheckpointPage() {
  const asked = useAnswer(CheckpointDocument, {})
  return (
    <VStack gap="space-16">
      <BodyLong>{t('oversight.logIntro')}</BodyLong>
      <Loaded asked={asked}>
        {({ answer: { data } }) => {
          const note = data.logCheckpoint === null ? null : readNote(data.logCheckpoint.note)
          if (data.logCheckpoint === null || note === null) {
            return <BodyShort>{t('oversight.noCheckpoint')}</BodyShort>
          }
          return (
            <dl className="facts">
              <Fact term={t('oversight.size')}>{formatNumber(data.logCheckpoint.size)}</Fact>
              <Fact term={t('oversight.origin')}>{note.origin}</Fact>
              <Fact term={t('oversight.root')}>{note.root}</Fact>
              <Fact term={t('oversight.keys')}>{note.keys.map(({ name, id }) => `${name} (${id})`).join(', ')}</Fact>
            </dl>
          )
        }}
      </Loaded>
      <BodyShort>
        {t('oversight.verify')} <code>npm run audit:verify</code>
      </BodyShort>
    </VStack>
  )
}

function Fact({ term, children }: { readonly term: string; readonly children: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
