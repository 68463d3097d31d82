import { addDays, type PlainDate } from '@samsyn/schema/policy'

/** Days on which offices are closed, by lov om helligdager og helligdagsfred § 2 and lov om 1 og 17 mai § 1. */

const FIXED = ['01-01', '05-01', '05-17', '12-25', '12-26']
/** Maundy Thursday to Easter Monday, Ascension Day, Whit Sunday and Monday: days from Easter Sunday. */
const FROM_EASTER = [-3, -2, 0, 1, 39, 49, 50]

/** Whether a date is a Saturday, a Sunday or a public holiday in Norway. */
export function isRestDay(date: PlainDate): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  if (weekday === 0 || weekday === 6 || FIXED.includes(date.slice(5))) return true
  const easter = findEaster(Number(date.slice(0, 4)))
  return FROM_EASTER.some((days) => addDays(easter, days) === date)
}

/** Easter Sunday of a year in the Gregorian calendar: the Sunday after the first full moon of spring, as the Church counts it. */
function findEaster(year: number): PlainDate {
  const century = Math.floor(year / 100)
  const golden = year % 19
  const lunar = (19 * golden + century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25) + 15) % 30
  const isLate = lunar === 29 || (lunar === 28 && golden > 10)
  const fullMoon = addDays(`${String(year).padStart(4, '0')}-03-21`, isLate ? lunar - 1 : lunar)
  return addDays(fullMoon, 7 - new Date(`${fullMoon}T00:00:00Z`).getUTCDay())
}
