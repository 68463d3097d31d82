/** Names with the words of a search in them, in any order. Case and accents do not count; å, æ and ø are letters. */
export function findByName<Named extends { readonly displayName: string | null }>(
  all: readonly Named[],
  wanted: string,
): readonly Named[] {
  const words = fold(wanted).split(/\s+/).filter(Boolean)
  return all.filter(({ displayName }) => words.every((word) => fold(displayName ?? '').includes(word)))
}

function fold(text: string): string {
  const letters = text.toLocaleLowerCase('nb').normalize('NFC').split('')
  return letters.map((letter) => (letter === 'å' ? letter : letter.normalize('NFD').replace(/\p{M}/gu, ''))).join('')
}
