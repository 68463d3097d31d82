import type { TestProject } from 'vitest/node'
import { buildConsole } from '@samsyn/demo/console'
import { findChromium, NO_CHROMIUM } from './find-chromium.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Path of the browser; `null`: there is none here, and all tests of this folder are skipped. */
    chromium: string | null
    /** Where the built console is. */
    consoleFolder: string
    /** Whether each page is looked at in every way there is, or in those that cover all between them. */
    everyLook: boolean
  }
}

/** Finds the browser, and builds the console once for all files. */
export default async function prepareBrowser(project: TestProject): Promise<void> {
  const chromium = findChromium()
  if (chromium === null) process.stdout.write(`${NO_CHROMIUM}\n`)
  project.provide('chromium', chromium)
  project.provide('consoleFolder', chromium === null ? '' : await buildAsServed())
}

/** The test runner says that this is a test, and Vite would then build React as it is for its developers. */
async function buildAsServed(): Promise<string> {
  const { NODE_ENV: before } = process.env
  process.env['NODE_ENV'] = 'production'
  try {
    return await buildConsole()
  } finally {
    if (before === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = before
  }
}
