import type { Texts } from '../shape.ts'

export const signIn: Texts['signIn'] = {
  title: 'Kven vil du vere?',
  demo: 'Dette er ein demonstrasjon. Alle personane er oppdikta, og alt blir gløymt når han blir stoppa.',
  ended: 'Du er logga ut fordi innlogginga har gått ut. Vel på nytt.',
  notSetUp: 'Innlogging er ikkje sett opp på denne staden.',
  failed: 'Innlogginga verka ikkje. Prøv igjen.',
  signedInAs: 'Innlogga som',
  leave: 'Byt person',
}
