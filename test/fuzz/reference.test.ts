import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** Every specifier that a file, or a file of the same folder that it imports, imports. */
function listImports(file: URL, seen: Map<string, readonly string[]> = new Map()): readonly string[] {
  if (!seen.has(file.href)) {
    const specifiers = [...readFileSync(file, 'utf8').matchAll(/^(?:import|\} from|export).*?'([^']+)'$/gm)].flatMap(
      ([, specifier]) => specifier ?? [],
    )
    seen.set(file.href, specifiers)
    for (const specifier of specifiers) if (specifier.startsWith('.')) listImports(new URL(specifier, file), seen)
  }
  return [...seen.values()].flat()
}

describe('the reference and the world it reads', () => {
  it.each(['reference.ts', 'registry-fields.ts', 'query.ts', 'compare.ts'])(
    '%s is made of nothing that it judges',
    (name) => {
      const imports = listImports(new URL(name, import.meta.url))
      expect(imports.length).toBeGreaterThan(0)
      expect(imports.filter((specifier) => /^@samsyn\/|\/(?:schema|gateway|subgraphs)\//.test(specifier))).toEqual([])
    },
  )
})
