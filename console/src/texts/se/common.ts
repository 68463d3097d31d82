import type { SamiTexts } from '../shape.ts'

export const common: SamiTexts['common'] = {
  product: 'Samsyn',
  tagline: 'Okta oktasaš govva mánás, dainna maid bearaš lea mieđihan juohkit.',
  loading: 'Viežžamin …',
  language: 'Giella',
  list: '{{first}} ja {{last}}',
  tryAgain: 'Geahččal ođđasit',
  back: 'Oppalašgovvii',
  cancel: 'Gaskkalduhte',
  yes: 'Juo',
  no: 'Ii',
  network: 'Neahtta',
  offline:
    'Dus ii leat neahttaoktavuohta. Maid deavddát, dat bissu dás, muhto ii mihkkege sáddejuvvo ovdal go dus fas lea oktavuohta.',
  online: 'Dus lea fas neahttaoktavuohta.',
  failures: {
    UNAUTHENTICATED: 'Don leat loggejuvvon olggos. Logge sisa ođđasit.',
    OVERLOADED: 'Olu olbmot geavahit bálvalusa dál. Geahččal fargga ođđasit.',
    REGISTRY_UNAVAILABLE:
      'Mii eat sáhte dárkkistit masa bearaš lea mieđihan, ja danne eat čájet maidege. Geahččal maŋŋelis ođđasit.',
    ANSWER_OUTDATED: 'Juoga rievdaduvvui dan botta go vástádus vižžojuvvui. Geahččal ođđasit.',
    OFFLINE:
      'Dus ii leat neahttaoktavuohta. Maid leat deavdán, dat lea ain dás. Geahččal ođđasit go dus lea oktavuohta.',
    UNREACHABLE: 'Mii eat oaččo oktavuođa bálvalusain. Dárkkis neahttaoktavuođa ja geahččal ođđasit.',
    INTERNAL: 'Mis šattai meattáhus. Geahččal maŋŋelis ođđasit.',
  },
  problems: {
    NOT_FOUND: 'Mii eat gávnna dán, dahje don it sáhte dahkat dainna maidege.',
    NOT_FAMILY: 'Dán sáhttet mearridit dušše váhnemat dahje nuorra ieš.',
    NOT_STAFF:
      'Dán sáhttet dahkat dušše joavkku lahtut, suohkana registrerejeaddjit ja persovdnasuodjalusáittardeaddji.',
    ASSURANCE_TOO_LOW: 'Don fertet logget sisa sihkkarit elektrovnnalaš ID:in vai sáhtát vuolláičállit.',
    UNKNOWN_SLICE: 'Okta fáttáin ii gávdno šat. Rabas siiddu ođđasit.',
    INCOMPLETE_TERMS: 'Vállje unnimusat ovtta fáttá, ovtta vuostáiváldi ja ovtta ulbmila.',
    MIXED_SIGNERS: 'Muhtun osiid mearridat okto, ja muhtumiid ovttas váhnemiiguin. Vástit daid sierra.',
    INVALID_PERIOD: 'Áigodat ii sáhte leat nohkan, ja dat ferte nohkat maŋŋel go álgá.',
    PERIOD_TOO_LONG: 'Áigodat lea guhkit go lea lobálaš ovtta fáddái.',
    INVALID_DATE: 'Beaivemearri ii gávdno, dahje dat ii leat vel boahtán.',
    TEXT_CHANGED: 'Teaksta lea rievdan maŋŋel go lohket dan. Loga dan ođđasit ovdal go vuolláičálát.',
    LANGUAGE_NOT_REVIEWED: 'Teaksta dán gillii ii leat vel dárkkistuvvon. Loga ja vuolláičále girjedárogillii.',
    ALREADY_SIGNED: 'Don leat juo vuolláičállán dán.',
    ALREADY_SENT: 'Dii lehpet juo jearran bearrašis oasi das.',
    ALREADY_ON_TEAM: 'Olmmoš lea juo joavkkus dán rollas.',
    NOT_OPEN: 'Dát lea juo gessojuvvon ruovttoluotta, biehttaluvvon dahje nohkan.',
    NOT_RENEWABLE: 'Dán ii sáhte guhkidit. Atte baicca ođđa vástádusa.',
    NOT_INDEPENDENT:
      'Registrerejeaddji, duođašteaddji, son geas lea ávki das, ja vuolláičálli galget leat njeallje sierra olbmo.',
    OWN_FAMILY: 'Ii oktage sáhte leat joavkkus man vuolde lea iežas bearaš.',
    INVALID_IDENTITY_NUMBER: 'Dát ii leat gustovaš riegádannummir dahje D-nummir.',
    INVALID_ORGANISATION: 'Organisašuvdnanummiris eai leat ovcci logu, dahje dat ii leat du.',
    INVALID_ADDRESS: 'Dát ii leat e-poastačujuhus.',
    INVALID_TEXT: 'Čále teavstta, ja ale daga dan menddo guhkkin.',
    ALREADY_REPORTED: 'Don leat juo dieđihan dán ohcamis.',
    ALREADY_ANSWERED: 'Dieđáhus lea vástiduvvon.',
  },
}
