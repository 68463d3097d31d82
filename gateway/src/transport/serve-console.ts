import fastifyStatic, { type FastifyStaticOptions } from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/**
 * Serves the console's files: packed where the build left a packed copy beside a file (`.br`, `.gz`), and kept by browsers
 * as long as their names say what they hold. Answers about a child are never packed: how well they pack tells what is in
 * them (BREACH, CVE-2013-3587).
 */
export async function serveConsole(app: FastifyInstance, folder: string): Promise<void> {
  const options: Partial<FastifyStaticOptions> = { dotfiles: 'ignore', preCompressed: true }
  await app.register(fastifyStatic, { ...options, root: folder })
  // Those that are built: another content has another name.
  await app.register(fastifyStatic, {
    ...options,
    root: `${folder}/assets`,
    prefix: '/assets/',
    decorateReply: false,
    maxAge: '365d',
    immutable: true,
  })
}
