/** The text of a directive in its parts: sections parted by a blank line, `- ` before each item of a list. */
export interface TextSection {
  readonly heading: string
  /** A line, or the items of a list. */
  readonly blocks: readonly (string | readonly string[])[]
}

const ITEM = '- '

export function readConsentText(text: string): readonly TextSection[] {
  return text.split('\n\n').map((part) => {
    const [heading = '', ...lines] = part.split('\n')
    const blocks: (string | string[])[] = []
    for (const line of lines) {
      const last = blocks.at(-1)
      if (!line.startsWith(ITEM)) blocks.push(line)
      else if (Array.isArray(last)) last.push(line.slice(ITEM.length))
      else blocks.push([line.slice(ITEM.length)])
    }
    return { heading, blocks }
  })
}
