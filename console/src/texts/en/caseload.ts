import type { Texts } from '../shape.ts'

export const caseload: Texts['caseload'] = {
  label: 'Search by name',
  found_one: '{{count}} found',
  found_other: '{{count}} found',
}
