import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const ROOT = fileURLToPath(new URL('../../console/', import.meta.url))

/** Where the built console is, once `buildConsole` has resolved. */
export const CONSOLE_FOLDER = `${ROOT}dist`

/** Builds the console. Returns the folder; prints nothing. */
export async function buildConsole(): Promise<string> {
  await build({ root: ROOT, configFile: `${ROOT}vite.config.ts`, logLevel: 'silent' })
  return CONSOLE_FOLDER
}
