export const caseload = {
  label: 'Søk etter navn',
  found_one: '{{count}} funnet',
  found_other: '{{count}} funnet',
} as const
