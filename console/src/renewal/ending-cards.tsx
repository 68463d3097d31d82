import { BodyShort, Button, Heading } from '@navikt/ds-react'
import { useId } from 'react'
import { writeSlices } from '../format/by-sector.ts'
import { formatLastDay } from '../format/dates.ts'
import type { DirectiveFragment, ReminderFragment } from '../generated/graphql.ts'
import { t } from '../texts/index.ts'
import { groupReminders } from './group-reminders.ts'

interface EndingCardsProps {
  readonly reminders: readonly ReminderFragment[]
  readonly directives: readonly DirectiveFragment[]
  readonly onRenew: (directive: DirectiveFragment) => void
}

/** What ends within a month, the soonest first. */
export function EndingCards({ reminders, directives, onRenew }: EndingCardsProps) {
  const id = useId()
  if (reminders.length === 0) return null
  return (
    <section aria-labelledby={id}>
      <Heading id={id} level="2" size="medium" spacing>
        {t('renewal.title')}
      </Heading>
      <ul className="plain-list">
        {groupReminders(reminders).map(({ key, directive, reason, endsAt, slices }) => {
          const renewed = directives.find((one) => one.id === directive)
          const until = formatLastDay(endsAt)
          return (
            <li key={key} className="card row">
              <div>
                <BodyShort weight="semibold">{writeSlices(slices)}</BodyShort>
                <BodyShort>
                  {reason === 'EXPIRES' ? t('renewal.expires', { until }) : t('renewal.lapses', { until })}
                </BodyShort>
              </div>
              {reason === 'EXPIRES' && renewed !== undefined && (
                <Button size="small" variant="secondary" onClick={() => onRenew(renewed)}>
                  {t('renewal.renew')}
                  <span className="aksel-sr-only"> {writeSlices(slices)}</span>
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
