import type { FastifyInstance } from 'fastify'
import { type DemoIssuer, isForeign } from './issuer.ts'
import { isPersona } from './personas.ts'

/** What the demo adds to the gateway: a token for one of the personas, and the key the log is verified by. */
export function addDemoRoutes(app: FastifyInstance, issuer: DemoIssuer, logKey: string): void {
  app.register(async (demo) => {
    demo.addHook('onRequest', async (request, reply) => {
      void reply.header('cache-control', 'no-store')
      if (isForeign(request.raw, { port: request.socket.localPort ?? 0 })) return reply.code(403).send()
    })
    demo.get('/demo/log-key', () => ({ verifier: logKey }))
    demo.post<{ Params: { persona: string } }>('/demo/token/:persona', async (request, reply) => {
      const { persona } = request.params
      if (!isPersona(persona)) return reply.code(404).send({ error: 'no such persona' })
      return { token: await issuer.issueToken(persona) }
    })
  })
}
