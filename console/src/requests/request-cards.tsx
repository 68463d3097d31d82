import { BodyShort, Button, Detail, Heading, HStack } from '@navikt/ds-react'
import { useId } from 'react'
import { writeSlices } from '../format/by-sector.ts'
import { formatDate, formatDay } from '../format/dates.ts'
import { writeList } from '../format/lists.ts'
import { readRecipients, writeRecipient } from '../format/recipients.ts'
import type { DirectiveKind } from '../generated/graphql.ts'
import { t, wordFor } from '../texts/index.ts'
import type { WaitingRequest } from './waiting-requests.ts'

interface RequestCardsProps {
  readonly waiting: readonly WaitingRequest[]
  readonly onAnswer: (kind: DirectiveKind, waiting: WaitingRequest) => void
}

/** What the team asks the family for. A yes and a no are equally near. */
export function RequestCards({ waiting, onAnswer }: RequestCardsProps) {
  const id = useId()
  if (waiting.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <Heading id={id} level="2" size="medium" spacing>
        {t('asked.title')}
      </Heading>
      <ul className="plain-list">
        {waiting.map((one) => (
          <li key={one.request.id} className="card">
            <Heading level="3" size="xsmall">
              {writeSlices(one.slices)}
            </Heading>
            <BodyShort>
              {t('asked.sentence', {
                by: one.request.by ?? t('asked.someone'),
                recipient: writeList(readRecipients([one.request.recipient]).map(writeRecipient)),
                purpose: wordFor('words.purposesInSentence', one.request.purpose),
              })}
            </BodyShort>
            {one.request.to !== null && (
              <BodyShort>{t('asked.period', { date: formatDate(one.request.to) })}</BodyShort>
            )}
            <Detail textColor="subtle" spacing>
              {t('asked.since', { date: formatDay(one.request.at) })}
            </Detail>
            <HStack gap="space-12" wrap>
              <Button size="small" onClick={() => onAnswer('PERMIT', one)}>
                {t('acts.say.yes')}
              </Button>
              <Button size="small" variant="secondary" onClick={() => onAnswer('DENY', one)}>
                {t('acts.say.no')}
              </Button>
            </HStack>
          </li>
        ))}
      </ul>
    </section>
  )
}
