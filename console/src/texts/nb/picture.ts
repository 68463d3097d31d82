export const picture = {
  purpose: 'Hva skal du bruke opplysningene til?',
  purposeHint: 'Familien ser hva du har valgt.',
  fetchedAt: 'Hentet {{time}}',
  offlineSince: 'Bildet er fra klokken {{time}}, og kan være endret siden.',
  renew: 'Hent på nytt',
  notShared: 'Ikke delt',
  empty: 'Delt, men ingenting er registrert',
  unavailable: 'Kilden svarer ikke akkurat nå',
  partly: 'Noe av dette er ikke delt.',
  showAll: 'Vis alle ({{total}})',
  showFewer: 'Vis færre',
  announce: 'Bildet er oppdatert.',
} as const
