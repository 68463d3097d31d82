const wall = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  dateStyle: 'short',
  timeStyle: 'medium',
})

/**
 * The instant of a date and a time on a clock in Norway, `2026-10-25` and `14:30`. Of an hour that comes twice, the first;
 * `null` for what is no time there.
 */
export function instantInNorway(date: string, time: string): string | null {
  const wanted = `${date} ${time}:00`
  for (const offset of [2, 1]) {
    const instant = new Date(Date.parse(`${date}T${time}:00Z`) - offset * 3_600_000)
    if (!Number.isNaN(instant.getTime()) && wall.format(instant) === wanted) return instant.toISOString()
  }
  return null
}
