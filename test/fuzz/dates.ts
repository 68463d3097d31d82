/**
 * A date so long before or after another, both `YYYY-MM-DD`. A day the month lacks runs into the next.
 * @param by whole numbers, negative for before
 */
export function shiftDate(
  date: string,
  by: { readonly years?: number; readonly months?: number; readonly days?: number },
): string {
  const { years = 0, months = 0, days = 0 } = by
  const moved = new Date(`${date}T00:00:00Z`)
  moved.setUTCFullYear(moved.getUTCFullYear() + years, moved.getUTCMonth() + months, moved.getUTCDate() + days)
  return moved.toISOString().slice(0, 10)
}
