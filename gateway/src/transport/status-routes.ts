import type { FastifyInstance } from 'fastify'
import type { IssuerConfig } from '../identity/issuers.ts'

export interface StatusOptions {
  readonly issuers: readonly IssuerConfig[]
  /** Rejects while the gateway can't answer. */
  readonly checkDatabase: () => Promise<unknown>
  /** Whether the gateway is about to stop: it answers, and is to be sent no more. */
  readonly isDraining: () => boolean
}

/** Routes that tell of the gateway itself and of nobody: whether it runs, whether it can answer, whose tokens it takes. */
export function addStatusRoutes(app: FastifyInstance, { issuers, checkDatabase, isDraining }: StatusOptions): void {
  app.get('/health/live', () => ({ status: 'ok' }))
  app.get('/health/ready', async (_request, reply) => {
    if (isDraining()) return reply.code(503).send({ status: 'draining' })
    try {
      await checkDatabase()
      return { status: 'ok' }
    } catch {
      return reply.code(503).send({ status: 'waiting', for: ['database'] })
    }
  })
  // RFC 9728
  app.get('/.well-known/oauth-protected-resource', () => ({
    resource: issuers[0]?.audience,
    authorization_servers: issuers.map(({ issuer }) => issuer),
    bearer_methods_supported: ['header'],
  }))
}
