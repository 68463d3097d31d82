import { Heading, ReadMore, VStack } from '@navikt/ds-react'
import type { DirectiveFragment } from '../generated/graphql.ts'
import { t } from '../texts/index.ts'
import { SaidGroups } from './said-groups.tsx'
import { listLines, mayWithdraw, type SliceLine, type Standing } from './standing.ts'
import { WaitingCard } from './waiting-card.tsx'

/** What the reader is about to do, until it is confirmed or dropped. */
export type OpenAct =
  | { readonly act: 'sign' | 'refuse'; readonly directive: DirectiveFragment }
  | { readonly act: 'withdraw'; readonly lines: readonly SliceLine[]; readonly isPending: boolean }

interface StandingViewProps {
  readonly standing: Standing
  readonly youthAge: number | null
  readonly onOpen: (act: OpenAct) => void
}

/** All that a family has said, by how it stands: what waits for someone first, what is over last. */
export function StandingView({ standing, youthAge, onOpen }: StandingViewProps) {
  const { waiting, shared, stopped, inactive, saidNo, later, past } = standing
  const reach = {
    mayWithdraw: ({ directive }: SliceLine) => mayWithdraw(directive, youthAge),
    onWithdraw: (lines: readonly SliceLine[]) => onOpen({ act: 'withdraw', lines, isPending: false }),
  }
  const withdrawWaiting = (directive: DirectiveFragment, slice: string): void =>
    onOpen({
      act: 'withdraw',
      lines: listLines(directive).filter((line) => line.slice.id === slice),
      isPending: true,
    })
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
                onWithdraw={(slice) => withdrawWaiting(directive, slice.id)}
              />
            ))}
          </ul>
        </section>
      )}
      <SaidGroups title={t('directives.shared')} lines={shared} none={t('directives.sharedNone')} {...reach} />
      <SaidGroups title={t('directives.later')} lines={later} {...reach} />
      <SaidGroups title={t('directives.saidNo')} lines={saidNo} {...reach} />
      <SaidGroups
        title={t('directives.stopped')}
        hint={t('directives.stoppedHint')}
        lines={stopped}
        isInForce={false}
        {...reach}
      />
      <SaidGroups
        title={t('directives.inactive')}
        hint={t('directives.inactiveHint')}
        lines={inactive}
        isInForce={false}
        {...reach}
      />
      {past.length > 0 && (
        <ReadMore header={t('directives.showPast', { total: past.length })}>
          <SaidGroups title={t('directives.past')} lines={past} isInForce={false} tellsState />
        </ReadMore>
      )}
    </VStack>
  )
}
