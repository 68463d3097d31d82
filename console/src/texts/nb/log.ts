import type * as Graph from '../../generated/graphql.ts'
import type { Area, Words } from '../shape.ts'

export const log = {
  intro: 'Her står alle som har slått opp noe, og det familien selv har gjort. Det nyeste står først.',
  none: 'Ingen har slått opp noe ennå.',
  older: 'Vis eldre',
  renew: 'Hent på nytt',
  someone: 'En person som ikke vises her',
  looked: 'så {{slices}}.',
  lookedAtNothing: 'slo opp navn og alder. Ingen opplysninger fra tjenestene ble vist.',
  showEach: 'Vis hvert oppslag ({{total}})',
  purpose: 'Brukt {{purpose}}.',
  noPurpose: 'Formål er ikke oppgitt.',
  acts: {
    GAVE: 'ga et svar om deling. {{slices}}.',
    SIGNED: 'signerte et svar om deling. {{slices}}.',
    REFUSED: 'sa nei til deling. {{slices}}.',
    WITHDREW: 'trakk tilbake et svar om deling. {{slices}}.',
    RECORDED: 'førte inn en signatur. {{slices}}.',
    CONFIRMED: 'bekreftet en signatur som er ført inn. {{slices}}.',
    HEARD: 'førte inn at barnet er hørt. {{slices}}.',
    REQUESTED: 'spurte familien om å dele. {{slices}}.',
    KEPT: 'holder dette for seg selv, ikke til foreldrene. {{slices}}.',
    STOPPED_KEEPING: 'holder ikke lenger dette for seg selv. {{slices}}.',
  },
  onBehalfOf: 'på vegne av {{name}}',
} as const satisfies Area<{
  acts: Words<Exclude<Graph.AccessLogKind, 'LOOKED'>>
}>
