import { Button, Heading, ReadMore, VStack } from '@navikt/ds-react'
import type { DirectiveFragment } from '../generated/graphql.ts'
import { TEXTS } from '../texts.ts'
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
          {line.directive.kind === 'PERMIT' ? TEXTS.acts.withdraw : TEXTS.acts.withdrawNo}
          <span className="aksel-sr-only"> {line.slice.name}</span>
        </Button>
      )}
    </SliceRow>
  )
  return (
    <VStack gap="space-32">
      {waiting.length > 0 && (
        <section aria-labelledby="waiting">
          <Heading id="waiting" level="2" size="medium" spacing>
            {TEXTS.directives.waiting}
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
      <SliceGroup title={TEXTS.directives.shared} lines={shared} none={TEXTS.directives.sharedNone}>
        {(line) => row(line)}
      </SliceGroup>
      <SliceGroup title={TEXTS.directives.later} lines={later}>
        {(line) => row(line)}
      </SliceGroup>
      <SliceGroup title={TEXTS.directives.saidNo} lines={saidNo}>
        {(line) => row(line)}
      </SliceGroup>
      <SliceGroup title={TEXTS.directives.stopped} hint={TEXTS.directives.stoppedHint} lines={stopped}>
        {(line) => row(line, false)}
      </SliceGroup>
      <SliceGroup title={TEXTS.directives.inactive} hint={TEXTS.directives.inactiveHint} lines={inactive}>
        {(line) => row(line, false)}
      </SliceGroup>
      {past.length > 0 && (
        <ReadMore header={TEXTS.directives.showPast(past.length)}>
          <SliceGroup title={TEXTS.directives.past} lines={past}>
            {(line) => (
              <SliceRow
                key={`${line.directive.id} ${line.slice.id}`}
                line={line}
                isInForce={false}
                note={TEXTS.directives.states[line.state]}
              />
            )}
          </SliceGroup>
        </ReadMore>
      )}
    </VStack>
  )
}
