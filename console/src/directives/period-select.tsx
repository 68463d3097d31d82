import { Select } from '@navikt/ds-react'
import { formatDate, lastDayOfPeriod } from '../format/dates.ts'
import { t } from '../texts/index.ts'

const PERIODS = [1, 3, 6, 12] as const
export const LONGEST_PERIOD = Math.max(...PERIODS)
/** Offered first. */
export const FIRST_PERIOD = 3

interface PeriodSelectProps {
  readonly label?: string
  readonly today: string
  readonly months: number
  /** The most that may be chosen. */
  readonly limit: number
  /** The last day that somebody asks for, which is offered first. */
  readonly asked?: AskedPeriod | null
  readonly description?: string | undefined
  readonly onChange: (months: number) => void
}

interface AskedPeriod {
  readonly to: string
  readonly isChosen: boolean
  readonly onChoose: () => void
}

/** Of the option for what is asked for: any other is a number of months. */
const AS_ASKED = 'as-asked'

/** How long an answer is to count, in whole months from today. */
export function PeriodSelect({ label, today, months, limit, asked = null, description, onChange }: PeriodSelectProps) {
  return (
    <Select
      label={label ?? t('give.period')}
      description={description}
      value={asked?.isChosen === true ? AS_ASKED : months}
      onChange={({ target: { value } }) => (value === AS_ASKED ? asked?.onChoose() : onChange(Number(value)))}
      className="purpose"
    >
      {asked !== null && <option value={AS_ASKED}>{t('asked.until', { date: formatDate(asked.to) })}</option>}
      {PERIODS.filter((period) => period <= limit).map((period) => (
        <option key={period} value={period}>
          {t('give.months', { count: period, until: formatDate(lastDayOfPeriod(today, period)) })}
        </option>
      ))}
    </Select>
  )
}
