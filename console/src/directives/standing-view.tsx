import { Button, Heading, ReadMore, VStack } from '@navikt/ds-react'
import type { DirectiveFragment } from '../generated/graphql.ts'
import { writeSliceName } from '../format/slice-name.ts'
import { t } from '../texts/index.ts'
import { SliceGroup } from './slice-group.tsx'
import { SliceRow } from './slice-row.tsx'
import { mayWithdraw, type SliceLine, type Standing } from './standing.ts'
import { WaitingCard } from './waiting-card.tsx'

/** What the reader is about to do, until it is confirmed or dropped. */
export type OpenAct =
  | { readonly act: 'sign' | 'refuse'; readonly directive: DirectiveFragment }
  | {
      readonly act: 'withdraw'
      readonly directive: DirectiveFragment
      readonly slice: SliceLine['slice']
      readonly isPending: boolean
    }

interface StandingViewProps {
  readonly standing: Standing
  readonly youthAge: number | null
  readonly onOpen: (act: OpenAct) => void
}

/** All that a family has said, by how it stands: what waits for someone first, what is over last. */
export function StandingView({ standing, youthAge, onOpen }: StandingViewProps) {
  const { waiting, shared, stopped, inactive, saidNo, later, past } = standing
  const row = (line: SliceLine, isInForce = true) => (
    <SliceRow key={`${line.directive.id} ${line.slice.id}`} line={line} isInForce={isInForce}>
      {mayWithdraw(line.directive, youthAge) && (
        <Button
          variant="secondary"
          size="small"
          onClick={() => onOpen({ act: 'withdraw', directive: line.directive, slice: line.slice, isPending: false })}
        >
          {line.directive.kind === 'PERMIT' ? t('acts.withdraw') : t('acts.withdrawNo')}
          <span className="aksel-sr-only"> {writeSliceName(line.slice)}</span>
        </Button>
      )}
    </SliceRow>
  )
  return (
    <VStack gap="space-32">
      {waiting.length > 0 && (
        <section aria-labelledby="waiting">
          <Heading id="waiting" level="2" size="medium" spacing>
            {t('directives.waiting')}
          </Heading>
          <ul className="plain-list">
            {waiting.map((directive) => (
              <WaitingCard
                key={directive.id}
                directive={directive}
                onSign={() => onOpen({ act: 'sign', directive })}
                onRefuse={() => onOpen({ act: 'refuse', directive })}
                onWithdraw={(slice) => onOpen({ act: 'withdraw', directive, slice, isPending: true })}
              />
            ))}
          </ul>
        </section>
      )}
      <SliceGroup title={t('directives.shared')} lines={shared} none={t('directives.sharedNone')}>
        {(line) => row(line)}
      </SliceGroup>
      <SliceGroup title={t('directives.later')} lines={later}>
        {(line) => row(line)}
      </SliceGroup>
      <SliceGroup title={t('directives.saidNo')} lines={saidNo}>
        {(line) => row(line)}
      </SliceGroup>
      <SliceGroup title={t('directives.stopped')} hint={t('directives.stoppedHint')} lines={stopped}>
        {(line) => row(line, false)}
      </SliceGroup>
      <SliceGroup title={t('directives.inactive')} hint={t('directives.inactiveHint')} lines={inactive}>
        {(line) => row(line, false)}
      </SliceGroup>
      {past.length > 0 && (
        <ReadMore header={t('directives.showPast', { total: past.length })}>
          <SliceGroup title={t('directives.past')} lines={past}>
            {(line) => (
              <SliceRow
                key={`${line.directive.id} ${line.slice.id}`}
                line={line}
                isInForce={false}
                note={t(`directives.states.${line.state}`)}
              />
            )}
          </SliceGroup>
        </ReadMore>
      )}
    </VStack>
  )
}
