import type { FastifyInstance } from 'fastify'
import type { Readiness } from '@samsyn/schema/serving'
import type { IssuerConfig } from '../identity/issuers.ts'

export interface StatusOptions {
  readonly issuers: readonly IssuerConfig[]
  readonly readiness: () => Promise<Readiness>
}

/**
 * Routes that tell of the gateway itself and of nobody: whether it runs, whether it can answer, whose tokens it takes. What
 * is missing is told to those who run it, on another port (`OPERATIONS_PORT`): here anybody may ask.
 */
export function addStatusRoutes(app: FastifyInstance, { issuers, readiness }: StatusOptions): void {
  app.get('/health/live', () => ({ status: 'ok' }))
  app.get('/health/ready', async (_request, reply) => {
    const { status } = await readiness()
    return reply.code(status === 'ok' ? 200 : 503).send({ status })
  })
  // RFC 9728
  app.get('/.well-known/oauth-protected-resource', () => ({
    resource: issuers[0]?.audience,
    authorization_servers: issuers.map(({ issuer }) => issuer),
    bearer_methods_supported: ['header'],
  }))
}
