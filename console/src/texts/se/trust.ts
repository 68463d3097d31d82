import type { SamiTexts } from '../shape.ts'

export const looks: SamiTexts['looks'] = {
  show: 'Čájet',
  grouped: 'Beaivvi mielde',
  each: 'Ovttain hávil',
  groupedIntro:
    'Dás oainnát geat leat geahččan, beaivvi mielde ja ulbmila mielde. Vállje «Ovttain hávil» jus háliidat dárkkistit dahje dieđihit.',
  noPurpose: 'Ulbmil ii leat almmuhuvvon',
  times_one: '{{count}} geahčadeapmi',
  times_other: '{{count}} geahčadeami',
  times_two: '{{count}} geahčadeami',
}

export const proof: SamiTexts['proof'] = {
  open: 'Mo sáhtán dása luohttit?',
  plain:
    'Buot geahčadeamit ja vástádusat čállojuvvojit loggii man ii oktage sáhte rievdadit almmá oidnokeahttá. Du neahttalohkki lea dál ieš rehkenastán lea go dát linnjá doppe, nu movt čállojuvvui.',
  holds: 'Dat doallá. Linnjá lea loggas, iige oktage leat dan rievdadan.',
  holdsPartly:
    'Linnjá lea loggas dáinna áiggiin. Eará mii lea čállojuvvon, ii sáhte čájehuvvot dutnje, ja danne dat ii leat dárkkistuvvon.',
  fails: 'Dat ii doala. Linnjá ii leat loggas nu movt dás čájehuvvo. Dieđit persovdnasuodjeáittardeaddjái.',
  pending: 'Linnjá ii leat vel giddejuvvon loggii. Dat ádjána moadde sekundda. Geahččal ođđasit.',
  cannot:
    'Du neahttalohkki ii sáhte dán rehkenastit dás. Geahččal ođđaset neahttalohkki, dahje oadjebas oktavuođa (https).',
  details: 'Teknihkalaš dieđut',
  signature: {
    VALID: 'Logga lea vuolláičállojuvvon čoavdagiin vuolábealde (Ed25519).',
    INVALID: 'Logga vuolláičála ii leat dahkkojuvvon čoavdagiin vuolábealde. Dieđit persovdnasuodjeáittardeaddjái.',
    UNSUPPORTED: 'Du neahttalohkki ii sáhte dárkkistit vuolláičállaga (Ed25519). Eará lea dárkkistuvvon.',
    NO_KEY: 'Vuolláičála ii leat dárkkistuvvon, go logga čoavdda váilu. Liibme dan vuolábeallái.',
  },
  key: 'Logga čoavdda',
  keyHint: 'Buohtastahte dainna maid suohkan lea almmuhan eará sajis.',
  number: 'Sadji loggas',
  place: '{{number}} / {{size}}',
  leaf: 'Linnjá nu movt lea čállojuvvon',
  record: 'Mii registrerejuvvui',
  root: 'Ruohtas',
  path: 'Geaidnu ruohtasii',
  note: 'Maid logga lea vuolláičállán',
}

export const reports: SamiTexts['reports'] = {
  title: 'Maid leat dieđihan',
  report: 'Dieđit dán birra',
  dialog: 'Dieđit persovdnasuodjeáittardeaddjái',
  body: 'Diehtu ja vástádus leat dušše du ja persovdnasuodjeáittardeaddji gaskkas.',
  message: 'Maid imaštalat?',
  send: 'Sádde',
  sent: 'Diehtu lea sáddejuvvon. Vástádus boahtá deike.',
  asked: 'Don čállet {{date}}:',
  askedBy: '{{name}} čálii {{date}}:',
  answered: '{{name}} vástidii {{date}}:',
  officer: 'Persovdnasuodjeáittardeaddji',
  open: 'Vuordá persovdnasuodjeáittardeaddji vástádusa.',
}
