import { expect, test } from 'vitest'
import { readConsentText } from './read-consent-text.ts'

test('the text that is signed is shown whole, in its own order', () => {
  const text = 'Ja\n\nDette deles\nSkole\n- Fravær: når\n- Kontaktlærer\nNAV\n- Veileder\n\nHva det betyr\nEn linje.'
  expect(readConsentText(text)).toEqual([
    { heading: 'Ja', blocks: [] },
    { heading: 'Dette deles', blocks: ['Skole', ['Fravær: når', 'Kontaktlærer'], 'NAV', ['Veileder']] },
    { heading: 'Hva det betyr', blocks: ['En linje.'] },
  ])
})
