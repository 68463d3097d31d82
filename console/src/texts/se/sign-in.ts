import type { SamiTexts } from '../shape.ts'

export const signIn: SamiTexts['signIn'] = {
  title: 'Geat don háliidat leat?',
  demo: 'Dát lea čájáhus. Buot olbmot leat hutkojuvvon, ja buot vajálduhttojuvvo go čájáhus bisána.',
  ended: 'Don leat loggejuvvon olggos danne go sisaloggen lea nohkan. Vállje ođđasit.',
  notSetUp: 'Sisaloggen ii leat ráhkaduvvon dáppe.',
  failed: 'Sisaloggen ii lihkostuvvan. Geahččal ođđasit.',
  signedInAs: 'Sisaloggejuvvon:',
  leave: 'Molsso olbmo',
}
