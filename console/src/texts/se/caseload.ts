import type { SamiTexts } from '../shape.ts'

export const caseload: SamiTexts['caseload'] = {
  label: 'Oza nama mielde',
  found_one: '{{count}} gávdnon',
  found_two: '{{count}} gávdnon',
  found_other: '{{count}} gávdnon',
}
