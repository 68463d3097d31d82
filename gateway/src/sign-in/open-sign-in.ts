import type { FastifyInstance } from 'fastify'
import type { IssuerConfig } from '../identity/issuers.ts'
import { addCallbackRoutes, type CallbackOptions } from './add-callback-routes.ts'
import { addSessionRoutes, type SessionOptions } from './add-session-routes.ts'
import { openAttempts } from './attempts.ts'
import type { SignInConfig } from './config.ts'
import { createIssuerClient } from './issuer-client.ts'
import { LOOPBACK } from './other-name.ts'
import { openSessions, type Sessions } from './sessions.ts'

type Surroundings = Pick<CallbackOptions, 'verifier' | 'rates' | 'log'> & Pick<SessionOptions, 'readCredential'>

/** Sign-in with a browser, where it is set up. */
export interface SignIn {
  readonly sessions: Sessions
  addRoutes(app: FastifyInstance, surroundings: Surroundings): void
}

/**
 * @param listeningUrl where the gateway listens, once it does
 * @throws Error for an issuer that is not one of those configured, and for plain http anywhere but on loopback
 */
export function openSignIn(config: SignInConfig, issuers: readonly IssuerConfig[], listeningUrl: () => string): SignIn {
  const issuer = issuers.find((one) => one.issuer === config.issuer)
  if (issuer === undefined) throw new Error('the issuer of sign-in is not one of the issuers')
  const publicUrl = (): string => config.publicUrl ?? listeningUrl()
  const isSecure = config.publicUrl !== null && config.publicUrl.startsWith('https:')
  if (!isSecure && config.publicUrl !== null && !LOOPBACK.includes(new URL(config.publicUrl).hostname)) {
    throw new Error('sign-in over plain http is for loopback alone')
  }
  const sessions = openSessions(config, isSecure)
  const attempts = openAttempts(config, isSecure)
  const client = createIssuerClient(config, issuer.audience)
  return {
    sessions,
    addRoutes: (app, surroundings) => {
      addCallbackRoutes(app, { client, attempts, sessions, publicUrl, ...surroundings })
      addSessionRoutes(app, { client, attempts, sessions, publicUrl, ...surroundings })
    },
  }
}
