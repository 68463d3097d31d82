import { BodyShort, Button, Heading, HStack, InlineMessage } from '@navikt/ds-react'
import { writeSlices } from '../format/by-sector.ts'
import { writeList } from '../format/lists.ts'
import type { DirectiveFragment } from '../generated/graphql.ts'
import { writeSliceName } from '../format/slice-name.ts'
import { t } from '../texts/index.ts'
import { AgreementList } from './agreement-list.tsx'
import { hasSigned, isMissingMe, listWaitingSlices } from './standing.ts'
import { writeNames, writeSharing } from './write-sharing.ts'

interface WaitingCardProps {
  readonly directive: DirectiveFragment
  readonly onSign: () => void
  readonly onRefuse: () => void
  readonly onWithdraw: (slice: DirectiveFragment['slices'][number]['slice']) => void
}

/** A directive that does not count until someone more has signed. */
export function WaitingCard({ directive, onSign, onRefuse, onWithdraw }: WaitingCardProps) {
  const slices = listWaitingSlices(directive)
  const isMine = isMissingMe(directive)
  const missing = writeList(writeNames(directive.missing))
  return (
    <li className="card">
      <Heading level="3" size="xsmall">
        {writeSlices(slices.map(({ slice }) => slice))}
      </Heading>
      <BodyShort>{writeSharing(directive, directive.validTo, 'ifAllSayYes')}</BodyShort>
      {slices.some(({ state }) => state === 'LAPSED_BY_AGE') && (
        <BodyShort spacing>{t('directives.lapsedForMe')}</BodyShort>
      )}
      <InlineMessage status={isMine ? 'warning' : 'info'} size="small" className="waiting-for">
        {isMine ? t('directives.waitingForMe') : t('directives.waitingFor', { names: missing })}
      </InlineMessage>
      <AgreementList directive={directive} />
      {isMine && directive.text === null && <BodyShort spacing>{t('directives.textGone')}</BodyShort>}
      <HStack gap="space-12" wrap>
        {isMine && !hasSigned(directive) && (
          <>
            {directive.text !== null && (
              <Button size="small" onClick={onSign}>
                {t('acts.say.yes')}
              </Button>
            )}
            <Button size="small" variant="secondary" onClick={onRefuse}>
              {t('acts.say.no')}
            </Button>
          </>
        )}
        {hasSigned(directive) &&
          slices.map(({ slice }) => (
            <Button key={slice.id} size="small" variant="secondary" onClick={() => onWithdraw(slice)}>
              {slices.length === 1 ? t('acts.withdraw') : `${t('acts.withdraw')} ${writeSliceName(slice)}`}
            </Button>
          ))}
      </HStack>
    </li>
  )
}
