import type { Texts } from '../shape.ts'

export const picture: Texts['picture'] = {
  purpose: 'What will you use the information for?',
  purposeHint: 'The family sees what you choose.',
  fetchedAt: 'Fetched at {{time}}',
  offlineSince: 'The picture is from {{time}}, and may have changed since.',
  renew: 'Fetch again',
  notShared: 'Not shared',
  empty: 'Shared, but nothing is on record',
  unavailable: 'The source does not answer right now',
  partly: 'Some of this is not shared.',
  showAll: 'Show all ({{total}})',
  showFewer: 'Show fewer',
  announce: 'The picture has been updated.',
}
