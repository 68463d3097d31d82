export type LifePhase = 'INFANCY' | 'KINDERGARTEN' | 'PRIMARY_SCHOOL' | 'LOWER_SECONDARY' | 'UPPER_SECONDARY' | 'ADULT'

/** The year in which the school year of a date began; it begins on 1 August (opplæringslova § 2-1). */
function schoolYearOf(date: string): number {
  const year = Number(date.slice(0, 4))
  return date.slice(5) >= '08-01' ? year : year - 1
}

/** Where in life a person born on a date is on another, by birth year and school year alone. */
export function findLifePhase(birthDate: string, age: number, date: string): LifePhase {
  const turns = schoolYearOf(date) - Number(birthDate.slice(0, 4))
  if (turns >= 19) return 'ADULT'
  if (turns >= 16) return 'UPPER_SECONDARY'
  if (turns >= 13) return 'LOWER_SECONDARY'
  if (turns >= 6) return 'PRIMARY_SCHOOL'
  return age >= 1 ? 'KINDERGARTEN' : 'INFANCY'
}
