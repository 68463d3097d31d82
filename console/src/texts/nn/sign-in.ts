import type { Texts } from '../shape.ts'

export const signIn: Texts['signIn'] = {
  title: 'Logg inn',
  ended: 'Du er logga ut fordi innlogginga har gått ut.',
  notSetUp: 'Innlogging er ikkje sett opp på denne staden.',
  signedInAs: 'Innlogga som',
  leave: 'Logg ut',
  begin: 'Logg inn',
  left: 'Du er logga ut.',
  notLeft: 'Du er ikkje logga ut, fordi Samsyn ikkje svarer.',
  ending: 'Du blir snart logga ut',
  endingUnused: 'Samsyn har ikkje vore i bruk ei stund. Om eitt minutt blir du logga ut.',
  endingAnyhow: 'Innlogginga varer ikkje lenger. Om eitt minutt blir du logga ut, og må logge inn på nytt.',
  goOn: 'Hald fram',
  understood: 'Eg forstår',
}
