import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

/** What a page's origin has stored, as a script of it can read. */
export interface Stores {
  readonly local: Readonly<Record<string, string>>
  readonly session: Readonly<Record<string, string>>
  /** Names of IndexedDB's databases. */
  readonly databases: readonly string[]
  /** Names of what the Cache interface keeps. */
  readonly caches: readonly string[]
}

export function readStores(page: Page): Promise<Stores> {
  return page.evaluate<Stores>(`(async () => ({
    local: { ...localStorage },
    session: { ...sessionStorage },
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
  }))()`)
}

/** Those of the texts that are in a file of a browser's profile: its history, cache, cookies, stores, form data. */
export async function searchProfile(folder: string, texts: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const bytes = await readFile(join(entry.parentPath, entry.name))
    for (const text of texts) if (isWithin(bytes, text)) found.add(text)
  }
  return [...found]
}

/** As a browser may write it: in either of its encodings, or escaped as in an address. The gateway packs nothing. */
function isWithin(bytes: Buffer, text: string): boolean {
  const forms = [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(encodeURIComponent(text))]
  return forms.some((form) => bytes.includes(form))
}
