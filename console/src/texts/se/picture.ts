import type { SamiTexts } from '../shape.ts'

export const picture: SamiTexts['picture'] = {
  purpose: 'Masa don áiggut geavahit dieđuid?',
  purposeHint: 'Bearaš oaidná maid don leat válljen.',
  fetchedAt: 'Vižžojuvvon {{time}}',
  offlineSince: 'Govva lea diibmu {{time}}, ja sáhttá leat rievdan dan maŋŋel.',
  renew: 'Viečča ođđasit',
  notShared: 'Ii juhkkojuvvon',
  empty: 'Juhkkojuvvon, muhto mihkkege ii leat registrerejuvvon',
  unavailable: 'Gáldu ii vástit dál',
  partly: 'Oassi das ii leat juhkkojuvvon.',
  showAll: 'Čájet buot ({{total}})',
  showFewer: 'Čájet unnit',
  announce: 'Govva lea ođasmahttojuvvon.',
}
