import type { Texts } from '../shape.ts'

export const log: Texts['log'] = {
  intro: 'Her står alle som har slått opp noko, og det familien sjølv har gjort. Det nyaste står først.',
  none: 'Ingen har slått opp noko enno.',
  older: 'Vis eldre',
  renew: 'Hent på nytt',
  someone: 'Ein person som ikkje blir vist her',
  looked: 'såg {{slices}}.',
  lookedAtNothing: 'slo opp namn og alder. Ingen opplysningar frå tenestene blei viste.',
  showEach: 'Vis kvart oppslag ({{total}})',
  purpose: 'Brukt {{purpose}}.',
  noPurpose: 'Formål er ikkje oppgitt.',
  acts: {
    GAVE: 'gav eit svar om deling. {{slices}}.',
    SIGNED: 'signerte eit svar om deling. {{slices}}.',
    REFUSED: 'sa nei til deling. {{slices}}.',
    WITHDREW: 'trekte tilbake eit svar om deling. {{slices}}.',
    RECORDED: 'førte inn ein signatur. {{slices}}.',
    CONFIRMED: 'stadfesta ein signatur som er ført inn. {{slices}}.',
    HEARD: 'førte inn at barnet er høyrt. {{slices}}.',
    REQUESTED: 'spurde familien om å dele. {{slices}}.',
    KEPT: 'held dette for seg sjølv, ikkje til foreldra. {{slices}}.',
    STOPPED_KEEPING: 'held ikkje lenger dette for seg sjølv. {{slices}}.',
  },
  onBehalfOf: 'på vegner av {{name}}',
}
