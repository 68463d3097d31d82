/** FNV-1a. @param from the hash of what went before */
export function hash(text: string, from = 0x811c9dc5): number {
  let state = from
  for (let index = 0; index < text.length; index++) state = Math.imul(state ^ text.charCodeAt(index), 0x01000193)
  return state >>> 0
}
