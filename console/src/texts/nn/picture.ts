import type { Texts } from '../shape.ts'

export const picture: Texts['picture'] = {
  purpose: 'Kva skal du bruke opplysningane til?',
  purposeHint: 'Familien ser kva du har valt.',
  fetchedAt: 'Henta {{time}}',
  offlineSince: 'Biletet er frå klokka {{time}}, og kan vere endra sidan.',
  renew: 'Hent på nytt',
  notShared: 'Ikkje delt',
  empty: 'Delt, men ingenting er registrert',
  unavailable: 'Kjelda svarer ikkje akkurat no',
  partly: 'Noko av dette er ikkje delt.',
  showAll: 'Vis alle ({{total}})',
  showFewer: 'Vis færre',
  announce: 'Biletet er oppdatert.',
}
