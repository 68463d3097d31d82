import type { Texts } from '../shape.ts'

export const signIn: Texts['signIn'] = {
  title: 'Sign in',
  ended: 'You are signed out because your session has ended.',
  notSetUp: 'Signing in is not set up here.',
  signedInAs: 'Signed in as',
  leave: 'Sign out',
  begin: 'Sign in',
  left: 'You are signed out.',
  notLeft: 'You are not signed out, because Samsyn does not answer.',
  ending: 'You will be signed out soon',
  endingUnused: 'Samsyn has not been used for a while. You will be signed out in one minute.',
  endingAnyhow: 'Your session cannot last longer. You will be signed out in one minute, and must sign in again.',
  goOn: 'Continue',
  understood: 'I understand',
}
