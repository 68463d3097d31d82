import type { SamiTexts } from '../shape.ts'

export const log: SamiTexts['log'] = {
  intro: 'Dás oainnát buohkaid geat leat ohcan dieđuid, ja maid bearaš ieš lea dahkan. Ođđaseamos lea bajimusas.',
  none: 'Ii oktage leat vel ohcan dieđuid.',
  older: 'Čájet boarráseappot',
  renew: 'Viečča ođđasit',
  someone: 'Olmmoš guhte ii čájehuvvo dás',
  looked: 'oinnii: {{slices}}.',
  lookedAtNothing: 'ozai nama ja agi. Dieđut bálvalusain eai čájehuvvon.',
  showEach: 'Čájet juohke geahčadeami ({{total}})',
  purpose: 'Ulbmil: {{purpose}}.',
  noPurpose: 'Ulbmil ii leat almmuhuvvon.',
  acts: {
    GAVE: 'attii vástádusa juohkima birra. {{slices}}.',
    SIGNED: 'vuolláičálii vástádusa juohkima birra. {{slices}}.',
    REFUSED: 'dajai ii juohkimii. {{slices}}.',
    WITHDREW: 'gesii vástádusa ruovttoluotta. {{slices}}.',
    RECORDED: 'registrerii vuolláičállima. {{slices}}.',
    CONFIRMED: 'nannii registrerejuvvon vuolláičállima. {{slices}}.',
    HEARD: 'registrerii ahte mánná lea gullojuvvon. {{slices}}.',
    REQUESTED: 'jearai bearrašis juohkima. {{slices}}.',
    KEPT: 'doallá dán alddis, ii juoge váhnemiidda. {{slices}}.',
    STOPPED_KEEPING: 'ii šat doala dán alddis. {{slices}}.',
  },
  onBehalfOf: 'dán olbmo ovddas: {{name}}',
}
