import type { Texts } from '../shape.ts'

export const caseload: Texts['caseload'] = {
  label: 'Søk etter namn',
  found_one: '{{count}} funnen',
  found_other: '{{count}} funne',
}
