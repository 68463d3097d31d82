/** Evidence comes in parts, each whole in itself; a reader gets one file. */

/** JSON: lists of the same name follow one another, and the first part says the rest. */
export function joinJson(parts: readonly string[]): string {
  const joined: Record<string, unknown> = {}
  for (const part of parts) {
    for (const [name, value] of Object.entries(JSON.parse(part) as Record<string, unknown>)) {
      const before = joined[name]
      if (Array.isArray(before) && Array.isArray(value)) joined[name] = [...before, ...value]
      else if (!(name in joined)) joined[name] = value
    }
  }
  return JSON.stringify(joined, null, 2)
}

/** CSV: the header of the first part alone. It has no cell with a line end. */
export function joinCsv(parts: readonly string[]): string {
  return parts.map((part, index) => (index === 0 ? part : part.slice(part.indexOf('\r\n') + 2))).join('')
}
