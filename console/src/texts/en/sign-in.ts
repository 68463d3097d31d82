import type { Texts } from '../shape.ts'

export const signIn: Texts['signIn'] = {
  title: 'Who do you want to be?',
  demo: 'This is a demonstration. All people are made up, and everything is forgotten when it stops.',
  ended: 'You are signed out because your session has ended. Choose again.',
  notSetUp: 'Signing in is not set up here.',
  failed: 'Signing in did not work. Try again.',
  signedInAs: 'Signed in as',
  leave: 'Change person',
}
