import { Select } from '@navikt/ds-react'
import { formatDate, lastDayOfPeriod } from '../format/dates.ts'
import { t } from '../texts/index.ts'

const PERIODS = [1, 3, 6, 12] as const
export const LONGEST_PERIOD = Math.max(...PERIODS)
/** Offered first. */
export const FIRST_PERIOD = 3

interface PeriodSelectProps {
  readonly today: string
  readonly months: number
  /** The most that may be chosen. */
  readonly limit: number
  readonly description?: string | undefined
  readonly onChange: (months: number) => void
}

/** How long an answer is to count, in whole months from today. */
export function PeriodSelect({ today, months, limit, description, onChange }: PeriodSelectProps) {
  return (
    <Select
      label={t('give.period')}
      description={description}
      value={months}
      onChange={(event) => onChange(Number(event.target.value))}
      className="purpose"
    >
      {PERIODS.filter((period) => period <= limit).map((period) => (
        <option key={period} value={period}>
          {t('give.months', { count: period, until: formatDate(lastDayOfPeriod(today, period)) })}
        </option>
      ))}
    </Select>
  )
}
