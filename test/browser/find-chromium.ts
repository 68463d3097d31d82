import { accessSync, constants } from 'node:fs'

/** Where Debian puts it. */
const DEBIAN = '/usr/bin/chromium'

/** The Chromium that is on this computer, as `CHROMIUM` tells or where Debian has it; null when there is none. */
export function findChromium(): string | null {
  const path = process.env['CHROMIUM'] ?? DEBIAN
  try {
    accessSync(path, constants.X_OK)
    return path
  } catch {
    return null
  }
}

export const NO_CHROMIUM =
  'NO BROWSER HERE, SO NOTHING IS TRIED IN ONE: install Debian’s chromium, or set CHROMIUM to the path of yours'
