export const signIn = {
  title: 'Hvem vil du være?',
  demo: 'Dette er en demonstrasjon. Alle personer er oppdiktet, og alt glemmes når den stoppes.',
  ended: 'Du er logget ut fordi innloggingen er gått ut. Velg på nytt.',
  notSetUp: 'Innlogging er ikke satt opp på dette stedet.',
  failed: 'Innloggingen virket ikke. Prøv igjen.',
  signedInAs: 'Innlogget som',
  leave: 'Bytt person',
} as const
