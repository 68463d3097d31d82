import { readFile, writeFile } from 'node:fs/promises'

const RESULTS = new URL('../RESULTS.md', import.meta.url)

/**
 * Puts Markdown in place of what stands between `<!-- mark -->` and `<!-- end of mark -->` in RESULTS.md.
 * @throws Error when it has no such place
 */
export async function replaceSection(mark: string, section: string): Promise<void> {
  const [begin, end] = [`<!-- ${mark} -->`, `<!-- end of ${mark} -->`]
  const before = await readFile(RESULTS, 'utf8')
  const [from, to] = [before.indexOf(begin), before.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${RESULTS.pathname} has no place for "${mark}"`)
  await writeFile(RESULTS, `${before.slice(0, from)}${begin}\n\n${section.trim()}\n\n${before.slice(to)}`)
}
