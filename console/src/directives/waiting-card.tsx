import { BodyShort, Button, Heading, HStack, InlineMessage } from '@navikt/ds-react'
import { writeSlices } from '../format/by-sector.ts'
import type { DirectiveFragment } from '../generated/graphql.ts'
import { TEXTS } from '../texts.ts'
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
  const missing = writeNames(directive.missing)
  return (
    <li className="card">
      <Heading level="3" size="xsmall">
        {writeSlices(slices.map(({ slice }) => slice))}
      </Heading>
      <BodyShort>{writeSharing(directive, directive.validTo, 'ifAllSayYes')}</BodyShort>
      {directive.signatures.length > 0 && (
        <BodyShort size="small" textColor="subtle">
          {TEXTS.directives.saidYesBy(writeNames(directive.signatures.map(({ by }) => by)))}
        </BodyShort>
      )}
      {slices.some(({ state }) => state === 'LAPSED_BY_AGE') && (
        <BodyShort spacing>{TEXTS.directives.lapsedForMe}</BodyShort>
      )}
      <InlineMessage status={isMine ? 'warning' : 'info'} size="small" className="waiting-for">
        {isMine ? TEXTS.directives.waitingForMe : TEXTS.directives.waitingFor(missing)}
      </InlineMessage>
      {isMine && directive.text === null && <BodyShort spacing>{TEXTS.directives.textGone}</BodyShort>}
      <HStack gap="space-12" wrap>
        {isMine && !hasSigned(directive) && (
          <>
            {directive.text !== null && (
              <Button size="small" onClick={onSign}>
                {TEXTS.acts.say.yes}
              </Button>
            )}
            <Button size="small" variant="secondary" onClick={onRefuse}>
              {TEXTS.acts.say.no}
            </Button>
          </>
        )}
        {hasSigned(directive) &&
          slices.map(({ slice }) => (
            <Button key={slice.id} size="small" variant="secondary" onClick={() => onWithdraw(slice)}>
              {slices.length === 1 ? TEXTS.acts.withdraw : `${TEXTS.acts.withdraw} ${slice.name}`}
            </Button>
          ))}
      </HStack>
    </li>
  )
}
