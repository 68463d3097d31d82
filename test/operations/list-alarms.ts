import { parse } from 'yaml'
import { readDocker } from './read-compose.ts'

export interface Alarm {
  readonly alert: string
  readonly expr: string
  readonly annotations: { readonly summary: string; readonly runbook: string }
}

export function listAlarms(): readonly Alarm[] {
  const { groups } = parse(readDocker('alarms.yaml')) as { groups: readonly { rules: readonly Alarm[] }[] }
  return groups.flatMap(({ rules }) => rules)
}

/** The names of all metrics that the alarms ask about. */
export function listAlarmMetrics(): readonly string[] {
  return [...new Set(listAlarms().flatMap(({ expr }) => expr.match(/\bsamsyn_\w+/g) ?? []))].toSorted()
}
