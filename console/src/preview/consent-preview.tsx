import { BodyLong, BodyShort, Detail, InlineMessage, ReadMore, Tag, VStack } from '@navikt/ds-react'
import { useState } from 'react'
import { writeFault } from '../directives/use-act.ts'
import { writeSlices } from '../format/by-sector.ts'
import { formatDate } from '../format/dates.ts'
import { writeList } from '../format/lists.ts'
import { readRecipients, writeRecipient } from '../format/recipients.ts'
import { type ConsentTermsInput, PreviewConsentDocument, type PreviewConsentQuery } from '../generated/graphql.ts'
import { useAnswer } from '../graph/use-answer.ts'
import { Loaded } from '../page/loaded.tsx'
import { useLanguage } from '../page/use-language.ts'
import { LANGUAGES } from '../texts/languages.ts'
import { t, wordFor } from '../texts/index.ts'

interface ConsentPreviewProps {
  readonly child: string
  readonly terms: ConsentTermsInput
}

/** What each recipient would see, told by made-up examples. Asked for when it is opened. */
export function ConsentPreview({ child, terms }: ConsentPreviewProps) {
  const [isOpen, setOpen] = useState(false)
  if (terms.kind === 'DENY') return null
  return (
    <ReadMore header={t('preview.open')} open={isOpen} onOpenChange={setOpen} className="preview">
      {isOpen && <Views child={child} terms={terms} />}
    </ReadMore>
  )
}

function Views({ child, terms }: ConsentPreviewProps) {
  const locale = LANGUAGES[useLanguage()].registry
  const asked = useAnswer(PreviewConsentDocument, { child, terms, locale })
  return (
    <Loaded asked={asked}>
      {({ answer: { data } }) => {
        const { problem, views } = data.previewConsent
        if (problem !== null)
          return <InlineMessage status="error">{writeFault({ problem: problem.code })}</InlineMessage>
        return (
          <VStack gap="space-16">
            <InlineMessage status="info">{t('preview.madeUp')}</InlineMessage>
            {(views ?? []).map((view) => (
              <View key={`${view.recipient.service} ${view.recipient.role} ${view.purpose}`} view={view} />
            ))}
          </VStack>
        )
      }}
    </Loaded>
  )
}

type PreviewView = NonNullable<PreviewConsentQuery['previewConsent']['views']>[number]

function View({ view: { recipient, purpose, shared, notShared } }: { readonly view: PreviewView }) {
  const named = readRecipients([recipient]).map(writeRecipient)
  const said = { recipient: writeList(named), purpose: wordFor('words.purposesInSentence', purpose) }
  return (
    <section>
      <BodyShort spacing>{t('preview.view', said)}</BodyShort>
      {shared.length === 0 && <BodyShort>{t('preview.nothing')}</BodyShort>}
      <ul className="plain-list tight">
        {shared.map(({ slice, isNew, recordsSince, sample }) => (
          <li key={slice.id} className="preview-sample">
            <div className="preview-title">
              <BodyShort size="small" weight="semibold">
                {writeSlices([slice])}
              </BodyShort>
              <Tag size="xsmall" variant="outline" data-color={isNew ? 'accent' : 'neutral'}>
                {isNew ? t('preview.new') : t('preview.already')}
              </Tag>
            </div>
            <BodyLong size="small">
              <em>{sample ?? t('preview.withheldPlace')}</em>
            </BodyLong>
            {recordsSince !== null && (
              <Detail textColor="subtle">{t('preview.recordsSince', { since: formatDate(recordsSince) })}</Detail>
            )}
          </li>
        ))}
      </ul>
      {notShared.length > 0 && (
        <BodyShort size="small">{t('preview.notShared', { slices: writeSlices(notShared) })}</BodyShort>
      )}
    </section>
  )
}
