import type { SamiTexts } from '../shape.ts'

export const signIn: SamiTexts['signIn'] = {
  title: 'Logge sisa',
  ended: 'Don leat loggejuvvon olggos danne go sisaloggen lea nohkan.',
  notSetUp: 'Sisaloggen ii leat ráhkaduvvon dáppe.',
  signedInAs: 'Sisaloggejuvvon:',
  leave: 'Logge olggos',
  begin: 'Logge sisa',
  left: 'Don leat loggejuvvon olggos.',
  notLeft: 'Don it leat loggejuvvon olggos, danne go Samsyn ii vástit.',
  ending: 'Don loggejuvvot fargga olggos',
  endingUnused: 'Samsyn ii leat geavahuvvon muhtun áiggi. Ovtta minuhta geahčen loggejuvvot olggos.',
  endingAnyhow:
    'Sisaloggen ii bistte šat guhkit. Ovtta minuhta geahčen loggejuvvot olggos, ja fertet logget sisa ođđasit.',
  goOn: 'Joatkke',
  understood: 'Mun ipmirdan',
}
